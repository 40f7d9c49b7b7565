"""The lines of a file with their fixes applied, and the ranges of the file that they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Related, Span, diagnostic
from values_handbook.nodes import Mapping, Node, Range, Scalar, Sequence

if TYPE_CHECKING:
    from values_handbook.yaml_repair.problem import Problem

SHOWN_LINES = 5
"""Fixed lines shown in the help of one problem; of more lines the first ones are shown."""

LONGEST_SHOWN = 2_000
"""Longer fixed lines are not shown: nobody compares them with their own."""
MAX_FIXES_OF_LINE = 5
"""How often one line is fixed."""
LONGEST_LINE = 20_000
"""Longer lines are not fixed: no person typed them."""


class RepairedLines:
    """The lines of a file, some of them fixed in memory."""

    def __init__(self, lines: list[str]) -> None:
        self.original = lines
        self.lines = list(lines)
        self._times = [0] * len(lines)
        self._unchanged: dict[int, tuple[int, int]] = {}

    @property
    def text(self) -> str:
        """The lines with their fixes, as one text."""
        return "\n".join(self.lines)

    @property
    def is_changed(self) -> bool:
        """Whether a line differs from the file."""
        return self.lines != self.original

    def may_apply(self, problem: Problem) -> bool:
        """Whether a problem has a fix, of lines that were not fixed too often and did not grow too long.

        Quotes around quotes double in length each time.
        """
        return bool(problem.fix) and all(
            self._times[index] < MAX_FIXES_OF_LINE and len(line) <= LONGEST_LINE for index, line in problem.fix
        )

    def text_with(self, problem: Problem) -> str:
        """The text as it would be after fixing a problem."""
        trial = list(self.lines)
        for index, line in problem.fix:
            trial[index] = line
        return "\n".join(trial)

    def apply(self, problem: Problem) -> None:
        """Replace the lines that a problem fixes."""
        for index, line in problem.fix:
            self.lines[index] = line
            self._times[index] += 1
            self._unchanged.pop(index, None)

    def range(self, at: Range) -> Range:
        """The range of the file for a range of the fixed text; always inside the file."""
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
        """The column in the original line; between the first and the last change it is the nearest one."""
        before, now = self.original[index], self.lines[index]
        if index not in self._unchanged:  # Thousands of nodes may stand on one line.
            self._unchanged[index] = _unchanged(before, now)
        prefix, suffix = self._unchanged[index]
        if column <= prefix:
            return column
        if column >= len(now) - suffix:
            return column - len(now) + len(before)
        return min(column, len(before) - suffix)

    def diagnostic(self, path: str, problem: Problem) -> Diagnostic:
        """A problem as a diagnostic with the ranges of the file."""
        related = [Related(self._span(path, at), label) for at, label in problem.related]
        span = self._span(path, problem.at)
        return diagnostic(problem.code, problem.headline, span, related=related, help=_help(problem))

    def _span(self, path: str, at: Range) -> Span:
        return Span(path, *self.range(at))

    def node(self, node: Node, done: dict[int, Node]) -> Node:
        """A node with the ranges of the file. `done` holds nodes by their `id`: an aliased node stays one object."""
        if (known := done.get(id(node))) is not None:
            return known
        at = self.range(node.at)
        new: Node
        if isinstance(node, Scalar):
            new = node._replace(at=at)
        elif isinstance(node, Sequence):
            new = Sequence(tuple(self.node(item, done) for item in node.items), at)
        else:
            pairs = ((key._replace(at=self.range(key.at)), self.node(value, done)) for key, value in node.pairs)
            new = Mapping(tuple(pairs), at, node.flow)
        done[id(node)] = new
        return new


def _unchanged(before: str, now: str) -> tuple[int, int]:
    """How many characters at the start and at the end of a line the fixes left alone."""
    prefix = _common(before, now)
    return prefix, min(_common(before[::-1], now[::-1]), len(before) - prefix, len(now) - prefix)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their start."""
    for number, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return number
    return min(len(one), len(other))


def _help(problem: Problem) -> str:
    """The advice with the fixed lines, one line of help for each; lines other than the problem's own are named."""
    shown_lines = problem.fix[:SHOWN_LINES]
    if not problem.fix or not problem.shown or any(len(line) > LONGEST_SHOWN for _, line in shown_lines):
        return problem.advice + (f"\n{problem.also}" if problem.also else "")
    shown = [f"{_place_of_line(problem, index)}`{line}`" for index, line in shown_lines]
    more = len(problem.fix) - len(shown)
    rest = ([f"and {more} more lines alike"] if more else []) + ([problem.also] if problem.also else [])
    return "\n".join([problem.advice + shown[0], *(f"and{line}" for line in shown[1:]), *rest])


def _place_of_line(problem: Problem, index: int) -> str:
    own = len(problem.fix) == 1 and index + 1 == problem.at.line
    return ": " if own else f" on line {index + 1}: "
