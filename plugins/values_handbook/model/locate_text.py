"""From a place in a Markdown text back to its place in the YAML file that holds the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Span
from values_handbook.diagnostics.lines import split_lines
from values_handbook.model.locate import locate_record, scalar_at
from values_handbook.model.locate_quick import file_lines

if TYPE_CHECKING:
    from values_handbook.model.locate import Path
    from values_handbook.model.record import Record
    from values_handbook.nodes import Range, Scalar
    from values_handbook.prose import ProseLink


def locate_in_text(record: Record, path: Path, link: ProseLink) -> Span:
    """The span of a link's address; the first line of the scalar where escapes or folding hide it."""
    scalar = scalar_at(record, path)
    if scalar is None:
        return locate_record(record, path)
    return _nth(record, scalar, link.href, _number_of(scalar.value, link))


def locate_piece(record: Record, path: Path, text: str, start: int, piece: str) -> Span:
    """The span of a piece that starts at an offset of a text; the first line of the scalar where it is hidden."""
    scalar = scalar_at(record, path)
    if scalar is None:
        return locate_record(record, path)
    return _nth(record, scalar, piece, text.count(piece, 0, start))


def _nth(record: Record, scalar: Scalar, piece: str, number: int) -> Span:
    """A scalar's lines are searched for a piece: the n-th in the text is the n-th in the file, whatever the style."""
    places = _occurrences(file_lines(record.file), scalar.at, piece)
    if number < len(places):
        line, column = places[number]
        return Span.on_line(record.file.path, line, column, len(piece))
    return Span.on_line(record.file.path, scalar.at.line, scalar.at.column)


def _occurrences(lines: list[str], at: Range, piece: str) -> list[tuple[int, int]]:
    """The 1-based places of a piece in a range of lines."""
    places = []
    for line in range(at.line, min(at.end_line, len(lines)) + 1):
        column = lines[line - 1].find(piece, at.column - 1 if line == at.line else 0)
        while column >= 0:
            places.append((line, column + 1))
            column = lines[line - 1].find(piece, column + 1)
    return places


def _number_of(text: str, link: ProseLink) -> int:
    """How many times the address stands in the text before this link."""
    lines = split_lines(text)
    before = "\n".join([*lines[: link.line], lines[link.line][: max(link.column, 0)] if link.line < len(lines) else ""])
    return before.count(link.href)
