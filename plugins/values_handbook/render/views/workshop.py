"""The sheets of a workshop as HTML: parts of a page of the site, and a document of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.labels import labels_of
from values_handbook.prose import place, render_block, render_inline
from values_handbook.render.documents import html_document
from values_handbook.workshop import workshop_sheets

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.labels import Labels
    from values_handbook.render.context import PageContext
    from values_handbook.workshop import Sheet

_HEADING = re.compile(r"^(?=## )", re.MULTILINE)
_FACTS = ("minutes", "people", "material", "result")


@dataclass(frozen=True, slots=True)
class WorkshopSheetView:
    """A sheet. `facts` are how long it takes, who takes part, what it needs and what comes of it, each with its name."""

    anchor: str
    title: str
    facts: tuple[tuple[str, Markup], ...]
    text: Markup


def workshop_view(context: PageContext) -> tuple[WorkshopSheetView, ...]:
    """All sheets, in the language of the site."""
    return _views(context.t, context.prefix)


def workshop_document(code: str) -> str:
    """All sheets as one HTML document that loads nothing, in the language with this code."""
    labels = labels_of(code)
    return html_document("workshop-document.html", _views(labels, ""), labels)


def workshop_markdown(sheet: Sheet, code: str) -> str:
    """A sheet as a Markdown file."""
    labels = labels_of(code)
    facts = "\n".join(f"- **{labels(f'workshop-{name}')}:** {getattr(sheet, name)}" for name in _FACTS)
    return f"# {sheet.title}\n\n{facts}\n\n{sheet.text}"


def _views(labels: Labels, prefix: str) -> tuple[WorkshopSheetView, ...]:
    return tuple(_view(sheet, labels, prefix) for sheet in workshop_sheets(labels.code))


def _view(sheet: Sheet, labels: Labels, prefix: str) -> WorkshopSheetView:
    anchor = f"{prefix}_{sheet.name}"

    def placed(text: str, *, inline: bool) -> Markup:
        prose = render_inline(text) if inline else render_block(text)
        return place(prose, f"{anchor}-", lambda _: None, labels)

    facts = ((labels(f"workshop-{name}"), placed(getattr(sheet, name), inline=True)) for name in _FACTS)
    # On a page that holds several sheets, the headings of each stand one level deeper.
    text = placed(_HEADING.sub("#", sheet.text), inline=False)
    return WorkshopSheetView(anchor, sheet.title, tuple(facts), text)
