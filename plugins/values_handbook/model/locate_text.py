"""From a place in a Markdown text back to its place in the YAML file that holds the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Span
from values_handbook.diagnostics.lines import decode, split_lines
from values_handbook.model.locate import locate_record, scalar_at

if TYPE_CHECKING:
    from values_handbook.model.locate import Path
    from values_handbook.model.record import Record
    from values_handbook.prose import ProseLink
    from values_handbook.source.nodes import Range


def locate_in_text(record: Record, path: Path, link: ProseLink) -> Span:
    """The span of a link's address; the first line of the scalar where escapes or folding hide it.

    A scalar's lines are searched for the address: the n-th in the text is the n-th in the file, whatever the style.
    """
    scalar = scalar_at(record, path)
    if scalar is None:
        return locate_record(record, path)
    lines = split_lines(decode(record.file.data))
    places = _occurrences(lines, scalar.at, link.href)
    if (number := _number_of(scalar.value, link)) < len(places):
        line, column = places[number]
        return Span.on_line(record.file.path, line, column, len(link.href))
    return Span.on_line(record.file.path, scalar.at.line, scalar.at.column)


def _occurrences(lines: list[str], at: Range, href: str) -> list[tuple[int, int]]:
    """The 1-based places of an address in a range of lines."""
    places = []
    for line in range(at.line, min(at.end_line, len(lines)) + 1):
        column = lines[line - 1].find(href, at.column - 1 if line == at.line else 0)
        while column >= 0:
            places.append((line, column + 1))
            column = lines[line - 1].find(href, column + 1)
    return places


def _number_of(text: str, link: ProseLink) -> int:
    """How many times the address stands in the text before this link."""
    lines = split_lines(text)
    before = "\n".join([*lines[: link.line], lines[link.line][: max(link.column, 0)] if link.line < len(lines) else ""])
    return before.count(link.href)
