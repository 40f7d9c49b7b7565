"""What one pass over a file that libyaml accepts has found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from values_handbook.nodes import Node, Scalar
    from values_handbook.yaml_repair.slip import Sign, Slip


@dataclass(slots=True)
class ParsedYaml:
    """A file that libyaml accepts, with what deserves a second look. Ranges are those of the text that was parsed."""

    root: Node | None = None
    slips: list[Slip] = field(default_factory=list)
    wrapped: list[Scalar] = field(default_factory=list)
    """Plain and folded texts over several lines."""
    dashed: list[Scalar] = field(default_factory=list)
    """Plain texts that start with a hyphen."""
    keyless: list[Node] = field(default_factory=list)
    """What stands in braces without a colon and a value."""
    swallowing: list[Scalar] = field(default_factory=list)
    """Texts in quotes that may have taken in fields or list items."""
    signs: list[Sign] = field(default_factory=list)
    """Tags, anchors that nothing uses, aliases that name nothing."""
    too_deep: bool = False
