"""Repairs one text: fixes each problem on a copy as it is found, and reports it.

This module and the rules are imported when the first text needs them.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from values_handbook.diagnostics.lines import split_lines
from values_handbook.yaml_repair.comments import cut_texts
from values_handbook.yaml_repair.failure import CHARACTERS_A_STEP, StepBudget
from values_handbook.yaml_repair.flow import key_problems, keyless_entries
from values_handbook.yaml_repair.indentation import joined_items
from values_handbook.yaml_repair.indicators import indicator_problems
from values_handbook.yaml_repair.lists import folded_lists
from values_handbook.yaml_repair.problem import Repaired
from values_handbook.yaml_repair.quick_tests import has_cut, has_odd, holds_no_record, may_hold_list
from values_handbook.yaml_repair.quotes import misplaced_quotes
from values_handbook.yaml_repair.repaired_lines import RepairedLines
from values_handbook.yaml_repair.spacing import missing_spaces
from values_handbook.yaml_repair.syntax import SyntaxRepair
from values_handbook.yaml_repair.white_space import odd_spaces_in_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.nodes import Node
    from values_handbook.yaml_repair.problem import ParsedYaml, Problem

MAX_ROUNDS = 50
MAX_REFUSED = 10
"""How often fixes of accepted problems may make a text that libyaml refuses. After that no more are tried."""
MAX_DIAGNOSTICS = 200
"""Diagnostics of a text after which no more problems are looked for."""
MAX_PROBLEMS = 200
"""Problems of one family reported of a text at a time; a bound for hostile files."""
_STEPS = {"\n": 2, ":": 2, ",": 2, "{": 5, "[": 5}
"""How many steps a mark that starts a node takes at most."""


class TextRepair:
    """One text with its fixes, its diagnostics and the work spent on it."""

    def __init__(self, path: str, text: str, parse: Callable[[str], ParsedYaml | None]) -> None:
        self._path = path
        self._parse = parse
        self._budget = StepBudget()
        self._found: list[Diagnostic] = []
        self._repaired = RepairedLines(split_lines(text))
        self._steps = _steps_to_parse(text)
        self._budget.spend(self._steps)
        self._refused = 0

    def repair(self, parsed: ParsedYaml | None) -> Repaired:
        """Fix everything that can be fixed.

        A quote that closes at the wrong place hides what lies between, so such quotes are fixed first. libyaml may
        refuse the text afterwards.
        """
        is_broken = False
        syntax = SyntaxRepair(self._repaired, self._report, self._budget)
        for _ in range(MAX_ROUNDS):
            if parsed is None:
                failure = syntax.repair()
                is_broken = bool(self._found)
                if failure is not None:
                    self._report_above(failure.row)
                    return Repaired(None, tuple(self._found), is_broken)
            elif (problem := self._misplaced_quote(parsed)) is not None:
                self._report(problem)
                self._repaired.apply(problem)
            else:
                break
            parsed = self._parsed(self._repaired)
        root = None if parsed is None else self._fix_accepted(parsed)
        if root is not None and self._repaired.is_changed:
            root = self._repaired.node(root, {})
        return Repaired(root, tuple(self._found), is_broken)

    def _misplaced_quote(self, parsed: ParsedYaml) -> Problem | None:
        return None if self._budget.is_spent else next(misplaced_quotes(self._repaired.lines, parsed.swallowing), None)

    def _report_above(self, index: int) -> None:
        """Report the problems above a line that cannot be repaired, up to the entry that it belongs to."""
        lines = self._repaired.lines
        while index > 0 and (index >= len(lines) or not lines[index] or lines[index][0] in " \t#"):
            index -= 1
        lines[index:] = [""] * (len(lines) - index)
        if (parsed := self._parsed(self._repaired)) is not None:
            self._fix_accepted(parsed)

    def _fix_accepted(self, parsed: ParsedYaml) -> Node | None:
        """Report and fix the problems that libyaml accepts, one of a line at a time, until nothing is left to fix."""
        for _ in range(MAX_ROUNDS):
            self._budget.spend(self._steps)
            problems = accepted_problems(self._repaired.lines, self._repaired.text, parsed)
            is_last = self._budget.is_spent or len(self._found) > MAX_DIAGNOSTICS
            fixed = None if is_last else self._fix_one_of_each_line(problems)
            if fixed is None:
                for problem in problems:
                    self._report(problem)
                break
            parsed = fixed
        return parsed.root

    def _fix_one_of_each_line(self, problems: list[Problem]) -> ParsedYaml | None:
        """The text after fixing and reporting one problem of each line; None where nothing can be fixed."""
        chosen: list[Problem] = []
        taken: set[int] = set()
        for problem in problems:
            numbers = {index for index, _ in problem.fix}
            if self._repaired.may_apply(problem) and not numbers & taken:
                taken |= numbers
                chosen.append(problem)
        parsed = self._fix(chosen)
        if parsed is not None or len(chosen) < 2:
            return parsed
        return next((alone for problem in chosen if (alone := self._fix([problem])) is not None), None)

    def _fix(self, problems: list[Problem]) -> ParsedYaml | None:
        """The text after fixing and reporting these problems; None, and no change, where libyaml would refuse it."""
        if not problems or self._refused > MAX_REFUSED:
            return None
        trial = RepairedLines(self._repaired.lines)
        for problem in problems:
            trial.apply(problem)
        parsed = self._parsed(trial)
        if parsed is None:
            self._refused += 1
            return None
        for problem in problems:
            self._report(problem)
        for problem in problems:
            self._repaired.apply(problem)
        return parsed

    def _parsed(self, repaired: RepairedLines) -> ParsedYaml | None:
        self._budget.spend(self._steps)
        return self._parse(repaired.text)

    def _report(self, problem: Problem) -> None:
        self._found.append(self._repaired.diagnostic(self._path, problem))


def _steps_to_parse(text: str) -> int:
    """How many steps it takes to parse a text, or to look through it for problems."""
    return len(text) // CHARACTERS_A_STEP + sum(steps * text.count(mark) for mark, steps in _STEPS.items())


def accepted_problems(lines: list[str], text: str, parsed: ParsedYaml) -> list[Problem]:
    """The problems of a text that libyaml accepts, by family. Those without a fix are left to the author."""
    families: list[Iterable[Problem]] = [
        key_problems(lines, parsed.problems),
        indicator_problems(lines, parsed.indicators),
        keyless_entries(lines, parsed.keyless),
        misplaced_quotes(lines, parsed.swallowing),
    ]
    if has_cut(text):
        families.append(cut_texts(lines, parsed.root))
    if has_odd(text):
        families.append(odd_spaces_in_texts(lines, parsed.root))
    if holds_no_record(parsed) or parsed.dashed or parsed.wrapped:
        families.append(missing_spaces(lines, parsed.root, parsed.dashed, parsed.wrapped))
    if any(may_hold_list(scalar.value) for scalar in parsed.wrapped):
        families += [joined_items(lines, parsed.wrapped), folded_lists(lines, parsed.wrapped)]
    return [problem for family in families for problem in islice(family, MAX_PROBLEMS)]
