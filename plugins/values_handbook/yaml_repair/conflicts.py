"""The conflict marks that git leaves in a file after a merge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.yaml_repair.problem import Problem, on_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(r"<{7}(?: |$)|\|{7}(?: |$)|={7}$|>{7}(?: |$)")


def merge_conflicts(lines: list[str]) -> Iterator[Problem]:
    """Each conflict, with the lines of the first side kept and all others blank."""
    start: int | None = None
    blank: list[tuple[int, str]] = []
    dropping = False
    for number, line in enumerate(lines):
        mark = _MARK.match(line)
        if mark is None:
            if start is not None and dropping:
                blank.append((number, ""))
            continue
        if line[0] == "<":
            start, blank, dropping = number, [], False
        if start is None:
            continue
        blank.append((number, ""))
        dropping = line[0] != "<"
        if line[0] == ">":
            yield _conflict(start, number, tuple(blank))
            start = None


def _conflict(start: int, end: int, blank: tuple[tuple[int, str], ...]) -> Problem:
    headline = f"a merge conflict is left in the file, up to line {end + 1}"
    advice = "keep what is right of the two sides, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`"
    return Problem("merge-conflict", headline, on_line(start, 0, 7), advice, blank, shown=False)
