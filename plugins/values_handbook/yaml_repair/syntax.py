"""Repairs a text that libyaml refuses: each time by the first fix with which it reads further, until it accepts the text."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from values_handbook.yaml_repair.conflicts import merge_conflicts
from values_handbook.yaml_repair.failure import SyntaxFailure, explain_failure, find_failure
from values_handbook.yaml_repair.flow import flow_problems, unclosed_brackets
from values_handbook.yaml_repair.indentation import indentation_problems
from values_handbook.yaml_repair.lines import MAX_DISTANCE, before, is_blank
from values_handbook.yaml_repair.lists import bullet_problems
from values_handbook.yaml_repair.quotes import escape_problems, swallows_entries, unclosed_quotes
from values_handbook.yaml_repair.repaired_lines import LONGEST_LINE
from values_handbook.yaml_repair.spacing import missing_colons, spacing_problems
from values_handbook.yaml_repair.texts import bracketed_texts, first_line_of_text, text_problems
from values_handbook.yaml_repair.white_space import white_space_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from values_handbook.yaml_repair.failure import StepBudget
    from values_handbook.yaml_repair.problem import Problem
    from values_handbook.yaml_repair.repaired_lines import RepairedLines

MAX_ROUNDS = 50
MAX_CANDIDATES = 16
"""How many fixes of one family are tried for a line."""


class SyntaxRepair:
    """Repairs lines until libyaml accepts them. `report` gets each problem before its lines are changed.

    When the budget is spent, no more fixes are tried.
    """

    def __init__(self, repaired: RepairedLines, report: Callable[[Problem], None], budget: StepBudget) -> None:
        self._repaired = repaired
        self._report = report
        self._budget = budget

    def repair(self) -> SyntaxFailure | None:
        """Fix what can be fixed. Returns the failure that is left, None where libyaml accepts the text now."""
        for conflict in list(merge_conflicts(self._repaired.lines)):
            self._apply(conflict)
        rounds = 0
        while (failure := self._failure_in(self._repaired.text)) is not None:
            problem = self._first_fix(failure) if rounds < MAX_ROUNDS and not self._budget.is_spent else None
            if problem is None:
                self._report(explain_failure(failure))
                return failure
            self._apply(problem)
            rounds += bool(problem.code)
        return None

    def _apply(self, problem: Problem) -> None:
        if problem.code:
            self._report(problem)
        self._repaired.apply(problem)

    def _failure_in(self, text: str) -> SyntaxFailure | None:
        failure = find_failure(text, self._budget)
        if failure is None or failure.open_row is None or failure.open_row >= failure.row:
            return failure
        self._budget.spend(failure.open_to - failure.open_row)
        is_open = swallows_entries(text.split("\n"), failure.open_row, failure.open_to)
        return failure._replace(row=failure.open_row) if is_open else failure

    def _first_fix(self, failure: SyntaxFailure) -> Problem | None:
        """The first fix with which libyaml gets beyond the line, else the first with which it gets a little further."""
        lines = self._repaired.lines
        for families_of, lesser in ((_in_the_text, (_is_further, _is_elsewhere)), (_in_the_layout, (_is_further,))):
            tried: list[list[tuple[Problem, SyntaxFailure | None]]] = []
            for index in _suspects(lines, failure):
                self._budget.spend(_steps_around(lines, index))
                for family in families_of(lines, index, failure):
                    tried.append(list(self._tried(family)))
                    if (problem := _best(tried[-1], _is_beyond, failure)) is not None:
                        return problem
            for is_better in lesser:
                for attempts in tried:
                    if (problem := _best(attempts, is_better, failure)) is not None:
                        return problem
        return None

    def _tried(self, problems: Iterable[Problem]) -> Iterator[tuple[Problem, SyntaxFailure | None]]:
        """The first problems of a family, each with the failure that is left after its fix."""
        for problem in islice(problems, MAX_CANDIDATES):
            self._budget.spend(len(problem.fix))
            if self._budget.is_spent:
                return
            if self._repaired.may_apply(problem):
                yield problem, self._failure_in(self._repaired.text_with(problem))


def _suspects(lines: list[str], failure: SyntaxFailure) -> list[int]:
    """The lines that may hold the mistake, the likelier first: libyaml often notices it only further down."""
    at = min(failure.row, len(lines) - 1)
    near = [at, failure.last_text, next(before(lines, at), None), first_line_of_text(lines, at), failure.context_row]
    found = [index for index in near if index is not None and index < len(lines) and len(lines[index]) <= LONGEST_LINE]
    return list(dict.fromkeys(index for index in found if lines[index]))


def _steps_around(lines: list[str], index: int) -> int:
    """How many steps it takes at most to look for problems on a line and on those that may continue its text."""
    return len(lines[index]) // 4 + min(len(lines), MAX_DISTANCE)


def _in_the_text(lines: list[str], index: int, failure: SyntaxFailure) -> list[Iterable[Problem]]:
    """Families of fixes that leave each line where it is, the likelier first."""
    if is_blank(lines[index]):
        return [white_space_problems(lines, index)]
    is_escape = failure.is_escape and index == failure.row
    return [
        escape_problems(lines, index, failure.column, failure.context_column) if is_escape else (),
        white_space_problems(lines, index),
        bullet_problems(lines, index),
        spacing_problems(lines, index),
        unclosed_quotes(lines, index),
        flow_problems(lines, index),
        text_problems(lines, index, failure.row),
    ]


def _in_the_layout(lines: list[str], index: int, failure: SyntaxFailure) -> list[Iterable[Problem]]:
    """Families of fixes that change what a line belongs to; tried only where the others fail."""
    if is_blank(lines[index]):
        return []
    at = min(failure.row, len(lines) - 1)
    return [
        unclosed_brackets(lines, index),
        missing_colons(lines, index),
        indentation_problems(lines, index) if index == at else (),
        bracketed_texts(lines, index),
    ]


def _best(
    attempts: list[tuple[Problem, SyntaxFailure | None]],
    is_better: Callable[[Problem, SyntaxFailure, SyntaxFailure | None], bool],
    failure: SyntaxFailure,
) -> Problem | None:
    """Of the helpful fixes of one family, the first of those with which libyaml gets furthest."""
    better = [(problem, then) for problem, then in attempts if is_better(problem, failure, then)]
    return max(better, key=lambda attempt: _reach(attempt[1]))[0] if better else None


def _reach(failure: SyntaxFailure | None) -> float:
    """The line that libyaml gets to."""
    return float("inf") if failure is None else failure.row


def _is_beyond(problem: Problem, failure: SyntaxFailure, then: SyntaxFailure | None) -> bool:
    """Whether libyaml gets to a later line."""
    return then is None or then.row > failure.row


def _is_further(problem: Problem, failure: SyntaxFailure, then: SyntaxFailure | None) -> bool:
    """Whether libyaml gets at least to another problem on the same line."""
    if then is None or then.row != failure.row or then.place == failure.place:
        return then is None
    return max(index for index, _ in problem.fix) < failure.row or then.column > failure.column + 1


def _is_elsewhere(problem: Problem, failure: SyntaxFailure, then: SyntaxFailure | None) -> bool:
    """Whether the fixed line is read now, and another one above the place is next.

    libyaml may notice two mistakes only at a place below both, such as `-candor` and `-craft` above a proper item.
    """
    rows = [index for index, _ in problem.fix]
    return then is not None and then.row < failure.row and (then.row > max(rows) or min(rows) == failure.row)
