"""What reads the texts of contributors."""

from __future__ import annotations

from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING

from values_handbook.compare.items import match_alike
from values_handbook.compare.report.escaping import code, inline, with_code
from values_handbook.compare.words import diff_words
from values_handbook.derive.evaluation.answers import answers
from values_handbook.diagnostics import Span, diagnostic
from values_handbook.diagnostics.report.json import render_json
from values_handbook.diagnostics.report.text import render_text
from values_handbook.editing.apply.issue import MAX_BYTES, document_in
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.link.embeds import find_embeds, parse_embed
from values_handbook.model.kinds.culture import Review
from values_handbook.model.record import Handbook
from values_handbook.plan.anchors import anchors_of, page_title
from values_handbook.prose import excerpt, find_links, render_block, render_inline, without_asides
from values_handbook.render.escape_search_attributes import shield
from values_handbook.render.html import headings, text_of
from values_handbook.render.search import search_entries
from values_handbook.sheets.cells import CellError, Reader, SheetCell, unescape
from values_handbook.sheets.cells import escape as sheet_escape
from values_handbook.sheets.columns import SHEETS
from values_handbook.sheets.names import RecordNames
from values_handbook.site.markdown_page import link_raw, mark_embeds
from values_handbook.source.front_matter import front_matter_problem
from values_handbook.source.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

EMPTY = Handbook((), (), frozenset(), frozenset(), ())


def read(text: str) -> None:
    """A file of records, as YAML; and what `check` prints of it."""
    found = read_yaml("content/values/a.yml", text.encode()).diagnostics
    lines = text.split("\n")
    render_text(found, line_of=lambda path, number: lines[number - 1] if number <= len(lines) else None)
    render_json(found)


def _page(text: str) -> None:
    for embed in find_embeds(text):
        parse_embed("page.md", embed)
    mark_embeds(text)
    front_matter_problem("page.md", text.encode())
    page_title(text, "page.md")
    anchors_of(text, EMPTY, attribute_lists=True)


def _html(text: str) -> None:
    link_raw(f"{text}<value:a>", lambda href: None)
    # What follows reads HTML of ours, in which texts are escaped.
    html = escape(text)
    list(search_entries(f'<h2 id="a">{html}</h2>', "a"))
    headings(f'<h2 id="a">{html}</h2>')
    text_of(html)
    shield(html)


def _compared(text: str) -> None:
    words = text.split()
    diff_words(text, " ".join(reversed(words)))
    match_alike(words[:5000], words[1:5000:2])


def _reported(text: str) -> None:
    inline(text)
    code(text)
    with_code(text)
    found = [diagnostic("unknown-field", text, Span.on_line("a.yml", 1, n + 1), help=text) for n in range(20)]
    render_text(found, line_of=lambda path, number: text)


def _quoted(text: str) -> None:
    decisions = [{"title": "d", "prompted_by": text}]
    answers(Review.model_validate({"title": "t", "date": "2026-01-01", "feedback": [text], "decisions": decisions}))


def _issue(text: str) -> None:
    with suppress(CannotEditError):
        document_in(text.encode()[:MAX_BYTES])


def _words(text: str) -> None:
    excerpt(text, 200)
    for is_inline in (True, False):
        without_asides(text, inline=is_inline)


def _cells(text: str) -> None:
    reader = Reader(RecordNames(EMPTY), "en", is_known_period=lambda word: False)
    for columns in SHEETS.values():
        for column in columns:
            with suppress(CellError):
                reader.read(column, SheetCell(text))
    unescape(sheet_escape(text))


READERS: dict[str, Callable[[str], object]] = {
    "a text of a record": render_block,
    "an inline text of a record": render_inline,
    "links of a page": lambda text: find_links(text, page=True),
    "a page": _page,
    "HTML of a page": _html,
    "two wordings": _compared,
    "a report": _reported,
    "quotations": _quoted,
    "words": _words,
    "an issue": _issue,
    "cells of a table": _cells,
}
"""What is given each of the texts."""
