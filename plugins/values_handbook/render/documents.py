"""Documents beside the site: pages of HTML that stand alone, and Markdown to paste elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.compare.report.escaping import inline
from values_handbook.render.overrides import environment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.labels import Labels

_LONGEST = 5_000
"""Characters of a text on one line of Markdown."""


def html_document(template: str, view: object, t: Labels) -> str:
    """A view in a template that extends `document.html`: the page loads nothing else, prints, and follows a dark screen."""
    made = environment(())
    made.globals["t"] = t
    return made.get_template(template).render(view=view)


def markdown_document(blocks: Iterable[Iterable[str]]) -> str:
    """Blocks of lines as Markdown, with a blank line between them."""
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def markdown_text(words: str) -> str:
    """Words of records on one line, which mean nothing but themselves."""
    return inline(words, _LONGEST)
