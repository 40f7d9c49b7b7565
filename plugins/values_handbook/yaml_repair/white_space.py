"""White space that YAML does not read as a space: tabs in the indentation, no-break spaces, invisible characters."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from values_handbook.nodes import Mapping, Node, Sequence
from values_handbook.yaml_repair.indentation import columns_above
from values_handbook.yaml_repair.lines import MAX_DISTANCE, before, is_blank, split_line
from values_handbook.yaml_repair.problem import Problem, on_line
from values_handbook.yaml_repair.quick_tests import INVISIBLE, ODD, WIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_INDENT = re.compile(f"[ \t]*[{WIDE}{INVISIBLE}][ \t{WIDE}{INVISIBLE}]*")
_AFTER_SIGN = re.compile(f"([ \t]*(?:-[ \t]+)*(?:-|[\\w-]+[{INVISIBLE}]*:))[ \t]*([{WIDE}{INVISIBLE}]+)")
_BEFORE_COLON = re.compile(f"([ \t]*(?:-[ \t]+)*)([{INVISIBLE}]*)([\\w-]+)([{WIDE}{INVISIBLE}]+)(?=[ \t]*:(?:[ \t]|$))")
_TAB_INDENT = re.compile(r" *\t[ \t]*")
_TAB_AFTER_HYPHEN = re.compile(r"[ ]*(?:-[ \t]+)*?-( *\t[ \t]*)")


def white_space_problems(lines: list[str], index: int) -> Iterator[Problem]:
    """The line with plain spaces instead of tabs and odd spaces, with each indentation that is possible."""
    yield from _tabs(lines, index)
    yield from odd_space_problems(lines, index)


def _tabs(lines: list[str], index: int) -> Iterator[Problem]:
    line = lines[index]
    if match := _TAB_INDENT.match(line):
        numbers = _alike(lines, index)
        at = on_line(index, line.index("\t"))
        headline = "a tab indents this line, and YAML takes only spaces"
        if len(numbers) > 1:
            headline = f"tabs indent lines {index + 1} to {numbers[-1] + 1}, and YAML takes only spaces"
        for width in _widths(lines, index, match[0]):
            fix = tuple((number, _expanded(lines[number], width)) for number in numbers)
            yield Problem("tab-indentation", headline, at, "indent with spaces", fix)
    elif match := _TAB_AFTER_HYPHEN.match(line):
        fixed_line = f"{line[: match.start(1)]} {line[match.end(1) :]}"
        at = on_line(index, line.index("\t", match.start(1)))
        yield Problem("tab-indentation", "a tab stands after the hyphen", at, "use a space", ((index, fixed_line),))


def _alike(lines: list[str], index: int) -> list[int]:
    """The line and those right below it that are indented with tabs too."""
    end = index + 1
    while end < min(index + MAX_DISTANCE, len(lines)) and _TAB_INDENT.match(lines[end]):
        end += 1
    return list(range(index, end))


def _widths(lines: list[str], index: int, indent: str) -> list[float]:
    """How many spaces a tab may stand for: what fits the fields and items above first, then the usual numbers, then none."""
    if next(before(lines, index), None) is None:
        return [0]
    line = split_line(lines[index])
    columns = columns_above(lines, index, has_hyphen=line.has_hyphen) if line.key or line.has_hyphen else ()
    return list(dict.fromkeys([*(column / indent.count("\t") for column in columns), 2, 4, 8, 0]))


def _expanded(line: str, width: float) -> str:
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    spaces = "".join(" " * round(width) if character == "\t" else " " for character in indent)
    return (spaces + line[len(indent) :]).rstrip(" ") if is_blank(line) else spaces + line[len(indent) :]


def odd_space_problems(lines: list[str], index: int) -> Iterator[Problem]:
    """The line with plain spaces, or none, for the odd ones in its indentation, around its key or after its hyphen."""
    line = lines[index]
    if not ODD.search(line):
        return
    if match := _IN_INDENT.match(line):
        plain = "".join("" if character in INVISIBLE else " " for character in match[0])
        for indent in dict.fromkeys((plain, "")):
            yield _odd(line, index, indent + line[match.end() :])
    if match := _BEFORE_COLON.match(line):
        yield _odd(line, index, match[1] + match[3] + line[match.end() :])
    if match := _AFTER_SIGN.match(line):
        start = match[1].translate(dict.fromkeys(map(ord, INVISIBLE)))
        yield _odd(line, index, f"{start} {line[match.end() :]}".rstrip(" "))


def _odd(line: str, index: int, fix: str) -> Problem:
    match = ODD.search(line)
    assert match is not None
    name = unicodedata.name(match[0]).lower()
    headline = f"the character U+{ord(match[0]):04X} ({name}) stands where YAML needs a plain space"
    if match[0] in INVISIBLE:
        headline = f"the invisible character U+{ord(match[0]):04X} ({name}) stands here"
    advice = "delete it, or put a plain space"
    return Problem("no-break-space", headline, on_line(index, match.start()), advice, ((index, fix),))


def odd_spaces_in_texts(lines: list[str], root: Node | None) -> Iterator[Problem]:
    """Odd spaces that YAML reads as a part of a text or a key."""
    for index in dict.fromkeys(_odd_lines(root)):
        yield from list(odd_space_problems(lines, index))[:1]


def _odd_lines(node: Node | None) -> Iterator[int]:
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            if ODD.sub("", key.value) != key.value and not key.style:
                yield key.at.line - 1
            yield from _odd_lines(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _odd_lines(item)
    elif node is not None and not node.style:
        yield from range(node.at.line - 1, node.at.end_line)
