"""Lines that stand a little too far to the left or to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.yaml_repair.lines import before, is_blank, read_line
from values_handbook.yaml_repair.slip import Slip, on_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.nodes import Scalar

_MOST_COLUMNS = 6
SHORT = 40
"""Nobody wraps a line of fewer characters."""


def indentation_slips(lines: list[str], index: int) -> Iterator[Slip]:
    """The line at the columns of the lines above it, the nearest first; alone, then with what lies inside of it."""
    line = read_line(lines[index])
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
    """Where the line may belong: beside the fields and list items above that are still open, or inside the last."""
    lowest = None
    for number in before(lines, index):
        line = read_line(lines[number])
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
    indent = read_line(lines[index]).indent
    end = index + 1
    while end < len(lines) and (is_blank(lines[end]) or read_line(lines[end]).indent > indent):
        end += 1
    return [number for number in range(index, end) if not is_blank(lines[number])]


def joined_items(lines: list[str], wrapped: list[Scalar]) -> Iterator[Slip]:
    """List items that YAML joins to the text of the item above, since they are indented deeper.

    Where a long text is wrapped, a line of it may start with a dash; so a short first line or an odd column has to show
    that it is an item.
    """
    for scalar in wrapped:
        first, column = scalar.at.line - 1, scalar.at.column - 1
        above = read_line(lines[first], with_key=False)
        if scalar.style or not above.has_hyphen or above.start != column:
            continue
        hyphen = lines[first].rindex("-", 0, column)
        is_short = above.end - above.start < SHORT
        for number in range(first + 1, scalar.at.end_line):
            line = read_line(lines[number])
            if line.has_hyphen and (is_short or line.indent != column):
                yield _moved(lines, number, [number], hyphen - line.indent)


def _moved(lines: list[str], index: int, numbers: list[int], by: int) -> Slip:
    line = read_line(lines[index])
    direction = "right" if by < 0 else "left"
    spaces = "1 space" if abs(by) == 1 else f"{abs(by)} spaces"
    headline = f"the line stands {spaces} too far to the {direction}"
    mended = tuple((number, _shifted(lines[number], by)) for number in numbers)
    width = max(len(lines[index].rstrip()) - line.indent, 1)
    return Slip("wrong-indentation", headline, on_line(index, line.indent, width), "indent it like this", mended)


def _shifted(line: str, by: int) -> str:
    return " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]


def _loose_text(lines: list[str], index: int) -> Iterator[Slip]:
    """Text that goes on from the line above and is not indented."""
    above = next(before(lines, index), None)
    if above is None:
        return
    column = read_line(lines[above]).start
    if read_line(lines[above]).key or read_line(lines[above]).has_hyphen:
        column += 2
    indent = read_line(lines[index]).indent
    end = index + 1
    while end < len(lines) and not is_blank(lines[end]) and read_line(lines[end]).indent <= indent:
        line = read_line(lines[end])
        if line.key or line.has_hyphen:
            break
        end += 1
    mended = tuple((number, " " * column + lines[number].lstrip()) for number in range(index, end))
    width = max(len(lines[index].strip()), 1)
    headline = "a text that goes on in the next line has to be indented"
    yield Slip("wrong-indentation", headline, on_line(index, indent, width), "indent it like this", mended)
