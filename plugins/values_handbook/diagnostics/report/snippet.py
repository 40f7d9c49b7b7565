"""A place in a file as lines of a terminal: where it is, the source line, and marks below what is meant.

::

      --> content/goals/zero-surprise-deploys.yml:9:12
       |
     9 |   - value: candour
       |            ^^^^^^^ label
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.diagnostics.report.screen import safe, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from values_handbook.diagnostics import Span

    Paint = Callable[[str, str], str]
    """Colours a text in a tone: `frame`, or one that a place has."""

WIDEST = 120
"""Code points of a source line that are shown; titles of 600 and paragraphs on one line do occur."""
_BEFORE = 60
_CUT = "…"


@dataclass(frozen=True, slots=True)
class ShownSpan:
    """A span to be shown: its path as printed, its source line if known, a mark of one character, a label."""

    span: Span
    path: str
    line: str | None
    mark: str
    tone: str
    label: str

    @property
    def has_source(self) -> bool:
        """Whether there is a line to show; a problem of a whole file (1:1, no width) has none."""
        return self.line is not None and not self.span.is_whole_file


def gutter_of(places: list[ShownSpan]) -> int:
    """The digits of the highest line number among the places."""
    return max((len(str(place.span.line)) for place in places if place.has_source), default=1)


def snippet(place: ShownSpan, gutter: int, paint: Paint) -> Iterator[str]:
    """The lines of a place."""
    span, label = place.span, safe(place.label)
    where = f"{' ' * (gutter + 1)}{paint('-->', 'frame')} {safe(place.path)}:{span.line}:{span.column}"
    if not place.has_source:
        yield f"{where} {label}".rstrip()
        return
    source, first, last = _window(place.line or "", span)
    bar = f"{' ' * (gutter + 2)}{paint('|', 'frame')}"
    marks = place.mark * max(1, width(source[first:last]))
    yield where
    yield bar
    yield f" {paint(f'{span.line:>{gutter}} |', 'frame')} {safe(source)}".rstrip()
    yield f"{bar} {' ' * width(source[:first])}{paint(f'{marks} {label}'.rstrip(), place.tone)}"


def _window(line: str, span: Span) -> tuple[str, int, int]:
    """The part of a line that is shown, and where in it the marks start and end.

    Marks end with the line, whatever the span says.
    """
    first = min(span.column - 1, len(line))
    last = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    if len(line) <= WIDEST:
        return line, first, max(first, last)
    start = max(0, min(first - _BEFORE, len(line) - WIDEST))
    end = min(start + WIDEST, len(line))
    before, after = (_CUT if start else ""), (_CUT if end < len(line) else "")
    shift = len(before) - start
    return f"{before}{line[start:end]}{after}", first + shift, max(first, min(last, end)) + shift
