"""Texts that a `#` cuts short: YAML reads ` #1 in candor` as a comment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.nodes import Mapping, Node, Range, Scalar, Sequence
from values_handbook.yaml_repair.lines import end_of_text, interpretations, is_blank, parent_column, split_line
from values_handbook.yaml_repair.problem import Problem, on_line
from values_handbook.yaml_repair.quick_tests import CUT
from values_handbook.yaml_repair.texts import QUOTE_IT, pieces_between, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

_AS_COMMENT = "write `# ` with a space if it is a comment"
_HASH = re.compile(r"(?:^|(?<=[ \t]))#+")


class _ScalarText(NamedTuple):
    scalar: Scalar
    in_flow: bool


def cut_texts(lines: list[str], root: Node | None) -> Iterator[Problem]:
    """Texts that end at a `#x`, values that consist of one, and texts that a line of `#x` continues."""
    texts = list(_texts(root, lines))
    opaque = sorted(text.scalar.at for text in texts if text.scalar.style)
    ends = {(text.scalar.at.end_line, text.scalar.at.end_column): text for text in texts if not text.scalar.style}
    for index, column in _tight_comments(lines, opaque):
        before = lines[index][:column].rstrip(" \t")
        if not before:
            found = _continued(lines, index, ends)
        elif (text := ends.get((index + 1, len(before) + 1))) is not None:
            found = _cut(lines, index, column, text)
        else:
            found = _item(lines, index, column) if before[-1] in ",[{" else None
        if found is not None:
            yield found


def _texts(node: Node | None, lines: list[str], in_flow: bool = False) -> Iterator[_ScalarText]:
    """All scalars of a file; keys too, since a comment may follow them."""
    if isinstance(node, Scalar):
        yield _ScalarText(node, in_flow)
    elif isinstance(node, Sequence):
        in_flow = in_flow or lines[node.at.line - 1][node.at.column - 1 : node.at.column] == "["
        for item in node.items:
            yield from _texts(item, lines, in_flow)
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield _ScalarText(key, in_flow or node.flow)
            yield from _texts(value, lines, in_flow or node.flow)


def _tight_comments(lines: list[str], opaque: list[Range]) -> Iterator[tuple[int, int]]:
    """Where comments without a space after the `#` start, outside of quoted and block texts; 0-based."""
    numbers = iter([*opaque, Range(len(lines) + 2, 1, len(lines) + 2, 1)])
    text = next(numbers)
    for index, line in enumerate(lines):
        if "#" not in line:
            continue
        for match in _HASH.finditer(line):
            here = (index + 1, match.start() + 1)
            while text[2:] <= here:
                text = next(numbers)
            if text[:2] <= here:
                continue
            if match.end() < len(line) and not line[match.end()].isspace():
                yield index, match.start()
            break


def _cut(lines: list[str], index: int, column: int, text: _ScalarText) -> Problem | None:
    """The text before a `#x`, or the value that consists of one, with all of it in quotes."""
    at = text.scalar.at
    if not text.scalar.value and lines[index][: at.column - 1].rstrip(" \t")[-1:] not in (":", "-"):
        return None
    if text.in_flow:
        return _item(lines, index, column)
    start = at.column - 1 if text.scalar.value else column
    first = at.line - 1 if text.scalar.value else index
    item = interpretations(lines, first)[0]
    if item.has_hyphen and not item.key:  # `- KR: Be #1` is rather a text than a field.
        start = min(start, item.start)
    return _lost(lines, index, column, first, start, _parent_of_text(lines, first, start))


def _continued(lines: list[str], index: int, ends: dict[tuple[int, int], _ScalarText]) -> Problem | None:
    """A line of `#x` right below a text, indented deeper than its key, so that it may be a part of the text."""
    if index == 0 or is_blank(lines[index - 1]):
        return None
    text = ends.get((index, len(lines[index - 1].rstrip(" \t")) + 1))
    if text is None or text.in_flow or not text.scalar.value:
        return None
    first, start = text.scalar.at.line - 1, text.scalar.at.column - 1
    indent, parent = split_line(lines[index]).indent, _parent_of_text(lines, first, start)
    return _lost(lines, index, indent, first, start, parent) if indent > parent else None


def _parent_of_text(lines: list[str], index: int, start: int) -> int:
    """The column of the text's parent: lines that continue the text are indented deeper."""
    with_key, without = split_line(lines[index]), split_line(lines[index], with_key=False)
    return parent_column(lines, index, with_key if with_key.value == start else without)


def _lost(lines: list[str], index: int, column: int, first: int, start: int, parent: int) -> Problem:
    """The text from its start down to the end of the `#x` at `column`, in quotes, with the lines of `#x` below it."""
    end = end_of_text(lines[index], column)
    lost = lines[index][column:end]
    last = index
    while end == len(lines[last]) and last + 1 < len(lines) and _goes_on(lines[last + 1], parent):
        last += 1
        end = end_of_text(lines[last], split_line(lines[last]).indent)
    fix = quote(lines, pieces_between(lines, first, start, last, end))
    at = on_line(index, column, len(lost))
    return Problem("unquoted-hash", _headline(lost), at, QUOTE_IT, fix, also=f"or {_AS_COMMENT}")


def _goes_on(line: str, parent: int) -> bool:
    return CUT.match(line.lstrip()) is not None and split_line(line).indent > parent


def _headline(lost: str) -> str:
    return f"`{lost}` is taken for a comment and lost"


def _item(lines: list[str], index: int, column: int) -> Problem:
    """A `#x` inside of brackets that go on in the next line: where its text ends cannot be known."""
    lost = lines[index][column : end_of_text(lines[index], column)]
    at = on_line(index, column, len(lost))
    return Problem("unquoted-hash", _headline(lost), at, f"put the text in quotes, or {_AS_COMMENT}")
