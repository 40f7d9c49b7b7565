"""Diagnostics as text for people: a block each, with the source lines that they are about, and a summary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Severity
from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.diagnostics.report.alike import first_alike
from values_handbook.diagnostics.report.screen import safe, short, without_commands
from values_handbook.diagnostics.report.snippet import Place, gutter_of, snippet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from values_handbook.diagnostics import Diagnostic, Span
    from values_handbook.diagnostics.report.snippet import Paint

    LineOf = Callable[[str, int], str | None]
    Shown = Callable[[str], str]

MOST_ALIKE = 50
"""Notes of one code that are told: who has 5,000 goals without a measure reads no 5,000 blocks. Errors are told all."""
_COLOURS = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "frame": "1;34",
    "related": "34",
    "strong": "1",
}


def _identity(path: str) -> str:
    return path


def render_text(
    diagnostics: Iterable[Diagnostic],
    *,
    line_of: LineOf,
    color: bool = False,
    shown: Shown = _identity,
    records: int | None = None,
) -> str:
    """The diagnostics in the order given with a blank line between them, then a summary. No last line break.

    Of many notes with one code the first ones are told, and the others counted.

    `line_of` gives a line of a file by a span's path and its 1-based number, or None where there is none.
    `shown` turns such a path into the one that is printed. `records` are counted where there are no problems.
    """
    found = list(diagnostics)
    paint = _painted if color else _unpainted
    told, untold = first_alike(found, MOST_ALIKE)
    blocks = ["\n".join(_block(item, list(_places(item, line_of, shown)), paint)) for item in told]
    if untold:
        blocks.append("\n".join(_more(code, number, paint) for code, number in untold.items()))
    return without_commands("\n\n".join([*blocks, summary(found, records)]))


def _more(code: str, number: int, paint: Paint) -> str:
    name = paint(f"{Severity.NOTE}[{code}]", Severity.NOTE.value)
    return f"{name}: {number:,} more; `--format json` tells all of them"


def summary(diagnostics: Iterable[Diagnostic], records: int | None = None) -> str:
    """`2 errors, 1 warning, 14 notes`, or `no problems found in 68 records`."""
    counts = Counter(item.severity for item in diagnostics)
    parts = [_counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    where = "" if records is None else f" in {_counted(records, 'record')}"
    return ", ".join(parts) or f"no problems found{where}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _places(item: Diagnostic, line_of: LineOf, shown: Shown) -> Iterator[Place]:
    """The place that a diagnostic is about, then those related to it."""

    def line(span: Span) -> str | None:
        # What a problem of a whole file is about may be a pipe, or lie outside of the project: it is not opened again.
        return None if span.is_whole_file else line_of(span.path, span.line)

    yield Place(item.span, shown(item.span.path), line(item.span), "^", item.severity.value, item.label)
    for other in item.related:
        yield Place(other.span, shown(other.span.path), line(other.span), "-", "related", other.label)


def _block(item: Diagnostic, places: list[Place], paint: Paint) -> Iterator[str]:
    """The lines of one diagnostic: headline, places, help, and what of the idea it belongs to."""
    gutter = gutter_of(places)
    margin = " " * (gutter + 2)
    name = paint(f"{item.severity}[{item.code}]", item.severity.value)
    yield f"{name}{paint(f': {safe(short(item.headline))}', 'strong')}"
    for number, place in enumerate(places):
        if number and places[number - 1].has_source:
            yield f"{margin}{paint('|', 'frame')}"
        yield from snippet(place, gutter, paint)
    for line in item.help.split("\n") if item.help else ():
        yield f"{margin}{paint('=', 'frame')} {paint('help', 'strong')}: {safe(short(line))}"
    if belongs_to := CATALOGUE[item.code].belongs_to:
        yield f"{margin}{paint('=', 'frame')} {paint('part of', 'strong')}: {belongs_to}"


def _painted(text: str, tone: str) -> str:
    return f"\x1b[{_COLOURS[tone]}m{text}\x1b[0m"


def _unpainted(text: str, _tone: str) -> str:
    return text
