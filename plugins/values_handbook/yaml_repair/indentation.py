"""Lines that are indented a little too much or too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.yaml_repair.lines import before, is_blank, split_line
from values_handbook.yaml_repair.problem import Problem, on_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.nodes import Scalar

_MOST_COLUMNS = 6
SHORT = 40
"""Nobody wraps a shorter line (in characters)."""


def indentation_problems(lines: list[str], index: int) -> Iterator[Problem]:
    """The line at the columns of the lines above it, the nearest first; alone, then with the deeper lines below it."""
    line = split_line(lines[index])
    if is_blank(lines[index]):
        return
    if not line.key and not line.has_hyphen:
        yield from _loose_text(lines, index)
        return
    columns = list(dict.fromkeys(columns_above(lines, index, has_hyphen=line.has_hyphen)))
    for column in sorted(columns, key=lambda column: abs(column - line.indent))[:_MOST_COLUMNS]:
        if column != line.indent:
            yield _moved(lines, index, [index], column - line.indent)
            if len(block := _block(lines, index)) > 1:
                yield _moved(lines, index, block, column - line.indent)


def columns_above(lines: list[str], index: int, *, has_hyphen: bool) -> Iterator[int]:
    """Possible columns of the line: those of the fields and list items above that are still open, and inside the last."""
    lowest = None
    for number in before(lines, index):
        line = split_line(lines[number])
        if lowest is None and line.value == line.end:
            yield line.start + 2
        if lowest is not None and line.indent >= lowest:
            continue
        lowest = line.indent
        if line.has_hyphen and has_hyphen:
            yield line.indent
        if line.key:
            yield line.start


def _block(lines: list[str], index: int) -> list[int]:
    """The line and the deeper ones below it."""
    indent = split_line(lines[index]).indent
    end = index + 1
    while end < len(lines) and (is_blank(lines[end]) or split_line(lines[end]).indent > indent):
        end += 1
    return [number for number in range(index, end) if not is_blank(lines[number])]


def joined_items(lines: list[str], wrapped: list[Scalar]) -> Iterator[Problem]:
    """List items that YAML joins to the text of the item above, since they are indented deeper.

    A line of a wrapped text may start with a dash too. So only a short first line or an odd column shows that it is an
    item.
    """
    for scalar in wrapped:
        first, column = scalar.at.line - 1, scalar.at.column - 1
        above = split_line(lines[first], with_key=False)
        if scalar.style or not above.has_hyphen or above.start != column:
            continue
        hyphen = lines[first].rindex("-", 0, column)
        is_short = above.end - above.start < SHORT
        for number in range(first + 1, scalar.at.end_line):
            line = split_line(lines[number])
            if line.has_hyphen and (is_short or line.indent != column):
                yield _moved(lines, number, [number], hyphen - line.indent)


def _moved(lines: list[str], index: int, numbers: list[int], by: int) -> Problem:
    line = split_line(lines[index])
    direction = "right" if by < 0 else "left"
    spaces = "1 space" if abs(by) == 1 else f"{abs(by)} spaces"
    headline = f"the line stands {spaces} too far to the {direction}"
    fix = tuple((number, _shifted(lines[number], by)) for number in numbers)
    width = max(len(lines[index].rstrip()) - line.indent, 1)
    return Problem("wrong-indentation", headline, on_line(index, line.indent, width), "indent it like this", fix)


def _shifted(line: str, by: int) -> str:
    return " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]


def _loose_text(lines: list[str], index: int) -> Iterator[Problem]:
    """Text that continues the line above and is not indented."""
    above = next(before(lines, index), None)
    if above is None:
        return
    column = split_line(lines[above]).start
    if split_line(lines[above]).key or split_line(lines[above]).has_hyphen:
        column += 2
    indent = split_line(lines[index]).indent
    end = index + 1
    while end < len(lines) and not is_blank(lines[end]) and split_line(lines[end]).indent <= indent:
        line = split_line(lines[end])
        if line.key or line.has_hyphen:
            break
        end += 1
    fix = tuple((number, " " * column + lines[number].lstrip()) for number in range(index, end))
    width = max(len(lines[index].strip()), 1)
    headline = "a text that goes on in the next line has to be indented"
    yield Problem("wrong-indentation", headline, on_line(index, indent, width), "indent it like this", fix)
