"""A slip: what is wrong in the text, and the lines that would mend it."""

from __future__ import annotations

from typing import NamedTuple

from values_handbook.diagnostics import Diagnostic, Related, Span, diagnostic
from values_handbook.nodes import Range

SHOWN_LINES = 5
"""Mended lines in one help; a slip that concerns more of them shows the first."""

LONGEST_SHOWN = 2_000
"""Longer mended lines are not shown: nobody compares them with their own."""
MOST_MENDS = 5
"""How often one line is mended."""
LONGEST_LINE = 20_000
"""Longer lines are not mended: no person typed them."""


class Slip(NamedTuple):
    """One problem of the text. `mended` gives lines by their 0-based number; it never changes how many there are.

    A slip without a code is mended in silence. `at` is 1-based, in the text that the slip was found in.
    """

    code: str
    headline: str
    at: Range
    advice: str = ""
    mended: tuple[tuple[int, str], ...] = ()
    related: tuple[tuple[Range, str], ...] = ()
    shown: bool = True
    """Whether the mended lines are what the author should write, and not only what lets the reading go on."""

    also: str = ""
    """One more line of help, after the mended ones."""


class Sign(NamedTuple):
    """A character that YAML gives a meaning of its own: `!` a tag, `&` an unused anchor, `*` an alias of nothing.

    `>` and `|` are the start of a text on the lines below that has none there, since a figure was meant: `>5`.
    """

    sign: str
    name: str
    at: Range
    is_plain: bool = True
    """Whether a text without quotes follows, or nothing."""


def on_line(index: int, column: int, width: int = 1) -> Range:
    """The range of `width` characters of a line; both numbers are 0-based."""
    return Range(index + 1, column + 1, index + 1, column + 1 + width)


class RepairedLines:
    """The lines of a file, some of them mended in memory, and the way back to the places in the file."""

    def __init__(self, lines: list[str]) -> None:
        self.original = lines
        self.lines = list(lines)
        self._times = [0] * len(lines)
        self._unchanged: dict[int, tuple[int, int]] = {}

    @property
    def text(self) -> str:
        """The lines as they are now, as one text."""
        return "\n".join(self.lines)

    @property
    def is_mended(self) -> bool:
        """Whether any line is other than in the file."""
        return self.lines != self.original

    def may_mend(self, slip: Slip) -> bool:
        """Whether a slip's lines are to be tried: not those that were mended again and again to no end.

        Quotes around quotes double in length each time.
        """
        return bool(slip.mended) and all(
            self._times[index] < MOST_MENDS and len(line) <= LONGEST_LINE for index, line in slip.mended
        )

    def text_with(self, slip: Slip) -> str:
        """The text as it would be with a slip mended."""
        trial = list(self.lines)
        for index, line in slip.mended:
            trial[index] = line
        return "\n".join(trial)

    def mend(self, slip: Slip) -> None:
        """Take a slip's mended lines."""
        for index, line in slip.mended:
            self.lines[index] = line
            self._times[index] += 1
            self._unchanged.pop(index, None)

    def range(self, at: Range) -> Range:
        """A range of the text as it is now, as a range of the file; always inside the file."""
        line, column = self._place(at.line, at.column)
        end_line, end_column = self._place(at.end_line, at.end_column)
        return Range(line, column, *max((line, column), (end_line, end_column)))

    def _place(self, number: int, column: int) -> tuple[int, int]:
        index = min(max(number, 1), len(self.original)) - 1
        if number > len(self.original):
            return index + 1, len(self.original[index]) + 1
        before, now = self.original[index], self.lines[index]
        place = column - 1 if before is now or before == now else self._column_before(index, column - 1)
        return index + 1, min(max(place, 0), len(before)) + 1

    def _column_before(self, index: int, column: int) -> int:
        """The column in a line's text before mending; between the first and the last change it is the nearest one."""
        before, now = self.original[index], self.lines[index]
        if index not in self._unchanged:  # Thousands of nodes may stand on one line.
            self._unchanged[index] = _unchanged(before, now)
        prefix, suffix = self._unchanged[index]
        if column <= prefix:
            return column
        if column >= len(now) - suffix:
            return column - len(now) + len(before)
        return min(column, len(before) - suffix)

    def report(self, path: str, slip: Slip) -> Diagnostic:
        """The slip as a diagnostic about the file as it is on disk."""
        related = [Related(self._span(path, at), label) for at, label in slip.related]
        return diagnostic(slip.code, slip.headline, self._span(path, slip.at), related=related, help=_help(slip))

    def _span(self, path: str, at: Range) -> Span:
        return Span(path, *self.range(at))


def _unchanged(before: str, now: str) -> tuple[int, int]:
    """How many characters at the start and at the end of a line are the same after mending."""
    prefix = _common(before, now)
    return prefix, min(_common(before[::-1], now[::-1]), len(before) - prefix, len(now) - prefix)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    for number, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return number
    return min(len(one), len(other))


def _help(slip: Slip) -> str:
    """What to do, with the mended lines, one line of help for each; lines other than the slip's own are named."""
    if not slip.mended or not slip.shown or any(len(line) > LONGEST_SHOWN for _, line in slip.mended[:SHOWN_LINES]):
        return slip.advice + (f"\n{slip.also}" if slip.also else "")
    shown = [_where(slip, index) + f"`{line}`" for index, line in slip.mended[:SHOWN_LINES]]
    more = len(slip.mended) - len(shown)
    rest = [f"and {more} more lines alike"] if more else []
    return "\n".join(
        [slip.advice + shown[0], *(f"and{line}" for line in shown[1:]), *rest, *([slip.also] if slip.also else [])]
    )


def _where(slip: Slip, index: int) -> str:
    own = len(slip.mended) == 1 and index + 1 == slip.at.line
    return ": " if own else f" on line {index + 1}: "
