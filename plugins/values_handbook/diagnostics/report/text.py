"""Diagnostics as text for people: a block each, with the source lines that they are about, and a summary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Severity
from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.diagnostics.report.alike import group_alike
from values_handbook.diagnostics.report.screen import safe, short, without_commands
from values_handbook.diagnostics.report.snippet import ShownSpan, gutter_of, snippet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from values_handbook.diagnostics import Diagnostic, Span
    from values_handbook.diagnostics.report.snippet import Paint

    LineOf = Callable[[str, int], str | None]
    Shown = Callable[[str], str]

MENDED_ALIKE = 5
"""Further places of one cause whose own line of help is shown; of all others the number of the line."""
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
    fold: bool = False,
) -> str:
    """The diagnostics with a blank line between them, errors last, then a summary. No last line break.

    Within a severity they stand in the order given; those of one file that have one cause are shown once, with the lines of
    the others.

    `line_of` gives a line of a file by a span's path and its 1-based number, or None where there is none.
    `shown` turns such a path into the one that is printed. `records` are counted where there are no problems.
    `fold` shows one line for all notes of a code.
    """
    found = list(diagnostics)
    paint = _painted if color else _unpainted
    notes = [item for item in found if item.severity is Severity.NOTE]
    blocks = ["\n".join(_folded(notes, shown, paint))] if fold and notes else []
    reported = [item for item in found if not (fold and item.severity is Severity.NOTE)]
    for group in group_alike(sorted(reported, key=lambda item: -item.severity.rank)):
        blocks.append("\n".join(_block(group, list(_places(group[0], line_of, shown)), paint)))
    return without_commands("\n\n".join([*blocks, summary(found, records)]))


def _folded(notes: list[Diagnostic], shown: Shown, paint: Paint) -> Iterator[str]:
    """A line for each code, in the order of its first note, then how to see all of them."""
    by_code: dict[str, list[Diagnostic]] = {}
    for note in notes:
        by_code.setdefault(note.code, []).append(note)
    for code, (first, *others) in by_code.items():
        name = paint(f"{first.severity}[{code}]", first.severity.value)
        place = f"{safe(shown(first.span.path))}:{first.span.line}:{first.span.column}"
        more = f", and {len(others):,} more" if others else ""
        yield f"{name}: {safe(short(first.headline))} ({place}){more}"
    yield "  these are folded to a line for each code: `handbook check --notes` shows all of them"


def summary(diagnostics: Iterable[Diagnostic], records: int | None = None) -> str:
    """`2 errors, 1 warning, 14 notes`, or `no problems found in 68 records`."""
    counts = Counter(item.severity for item in diagnostics)
    parts = [_counted(counts[severity], severity.value) for severity in Severity if counts[severity]]
    where = "" if records is None else f" in {_counted(records, 'record')}"
    return ", ".join(parts) or f"no problems found{where}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _places(item: Diagnostic, line_of: LineOf, shown: Shown) -> Iterator[ShownSpan]:
    """The place that a diagnostic is about, then those related to it."""

    def line(span: Span) -> str | None:
        # What a problem of a whole file is about may be a pipe, or lie outside of the project: it is not opened again.
        return None if span.is_whole_file else line_of(span.path, span.line)

    yield ShownSpan(item.span, shown(item.span.path), line(item.span), "^", item.severity.value, item.label)
    for other in item.related:
        yield ShownSpan(other.span, shown(other.span.path), line(other.span), "-", "related", other.label)


def _block(group: list[Diagnostic], places: list[ShownSpan], paint: Paint) -> Iterator[str]:
    """The lines of diagnostics with one cause: headline and places of the first, help, the step of the idea."""
    item = group[0]
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
    for label, line in _also(group):
        yield f"{margin}{paint('=', 'frame')} {paint(label, 'strong')}: {line}"
    if belongs_to := CATALOGUE[item.code].belongs_to:
        yield f"{margin}{paint('=', 'frame')} {paint('part of', 'strong')}: {belongs_to}"


def _also(group: list[Diagnostic]) -> Iterator[tuple[str, str]]:
    """The further places of one cause, the first ones with their own help where it is another one: label and text."""
    first, *others = group
    own = [item for item in others if item.help != first.help][:MENDED_ALIKE]
    for item in own:
        yield f"also line {item.span.line}", safe(short(item.help.partition("\n")[0]))
    if rest := [str(item.span.line) for item in others if item not in own]:
        yield "also", safe(short(f"line{'s' * (len(rest) > 1)} {', '.join(dict.fromkeys(rest))}"))


def _painted(text: str, tone: str) -> str:
    return f"\x1b[{_COLOURS[tone]}m{text}\x1b[0m"


def _unpainted(text: str, _tone: str) -> str:
    return text
