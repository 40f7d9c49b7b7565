"""Rendered texts, remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from values_handbook.prose import Prose, render_block, render_inline

MOST_TEXTS = 3_000
"""Texts of a form that are remembered; then those are forgotten, and the next ones are. 1,000 goals have 2,500."""


@dataclass
class ProseCache:
    """Each distinct text rendered once, whatever the number of places that show it."""

    blocks: dict[str, Prose] = field(default_factory=dict)
    inlines: dict[str, Prose] = field(default_factory=dict)

    def block(self, text: str) -> Prose:
        """Markdown."""
        found = self.blocks.get(text)
        if found is None:
            bound(self.blocks, MOST_TEXTS)
            found = self.blocks[text] = render_block(text)
        return found

    def inline(self, text: str) -> Prose:
        """Inline Markdown."""
        found = self.inlines.get(text)
        if found is None:
            bound(self.inlines, MOST_TEXTS)
            found = self.inlines[text] = render_inline(text)
        return found


def bound(remembered: dict[Any, Any], most: int) -> None:
    """Make room: let go of everything where there is no more."""
    if len(remembered) >= most:
        remembered.clear()
