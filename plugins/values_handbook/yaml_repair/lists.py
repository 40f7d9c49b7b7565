"""Lists that YAML folds into one paragraph, and lists with other marks than hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.yaml_repair.lines import is_blank, split_line
from values_handbook.yaml_repair.problem import Problem, on_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.nodes import Scalar

_MARKER = re.compile(r"(?:[-*+•·▪●○◦‣]|\d{1,3}[.)])[ \t]+\S")
_OF_MARKDOWN = re.compile(r"[-*+\d]")
_OTHER_BULLET = re.compile(r"([ \t]*)([*+•·▪●○◦‣–—]|\d{1,2}[.)])([ \t\xa0]+)(?=\S)")


def folded_lists(lines: list[str], wrapped: list[Scalar]) -> Iterator[Problem]:
    """Texts over several lines that their author wrote as lists and YAML reads as one paragraph."""
    for scalar in wrapped:
        first = scalar.at.line - 1
        if scalar.style == ">":
            inner = list(range(first + 1, scalar.at.end_line))
            if (number := _folded(lines, inner, one_is_enough=True)) is not None:
                yield _under_folded(lines, scalar, number)
        elif (number := _folded_plain(lines, scalar)) is not None:
            yield _in_plain(lines, scalar, number)


def _folded_plain(lines: list[str], scalar: Scalar) -> int | None:
    inner = list(range(scalar.at.line - 1, scalar.at.end_line))
    own = is_blank(lines[inner[0]][: scalar.at.column - 1])
    return _folded(lines, inner if own else inner[1:], one_is_enough=False, text_above=not own)


def _folded(lines: list[str], numbers: list[int], *, one_is_enough: bool, text_above: bool = False) -> int | None:
    """The first line of a folded list: it has two items at least, or one at the start of a folded text."""
    written = [number for number in numbers if not is_blank(lines[number])]
    if not written:
        return None
    base = split_line(lines[written[0]]).indent
    markers = [number for number in written if _is_marker(lines[number], base if one_is_enough else None)]
    starts_with_one = one_is_enough and markers[:1] == written[:1]
    places = set(written)
    above = [n for n in written[:1] if text_above and not is_blank(lines[n - 1])]
    joined = [n for n in (written[1:] if starts_with_one else markers) if n - 1 in places or n in above]
    if not joined or (len(markers) < 2 and not starts_with_one):
        return None
    return markers[0]


def _is_marker(line: str, base: int | None) -> bool:
    """Whether a line starts a list item. In a folded text only lines at its own indentation (`base`) are joined."""
    indent = split_line(line).indent
    return _MARKER.match(line, indent) is not None and base in (None, indent)


def _under_folded(lines: list[str], scalar: Scalar, number: int) -> Problem:
    first, column = scalar.at.line - 1, scalar.at.column - 1
    line = lines[first]
    fix = f"{line[:column]}{line[column:].replace('>', '|', 1)}"
    indent = split_line(lines[number]).indent
    headline = "`>` joins the lines below it, and the list becomes one paragraph"
    related = ((on_line(number, indent, 1), "the list"),)
    advice = f"use `|`, which keeps the lines{_and_hyphens(lines[number][indent])}: `{fix}`"
    return Problem("folded-list", headline, scalar.at, advice, related=related)


def _and_hyphens(mark: str) -> str:
    """The advice to write hyphens too, for marks that Markdown does not know."""
    return "" if _OF_MARKDOWN.match(mark) else f", and `- ` for each `{mark}`"


def _in_plain(lines: list[str], scalar: Scalar, number: int) -> Problem:
    indent = split_line(lines[number]).indent
    width = len(lines[number].rstrip()) - indent
    headline = "YAML joins these lines, and the list becomes one paragraph"
    advice = f"put `|` after the colon, and all of the text on the lines below it{_and_hyphens(lines[number][indent])}"
    related = ((scalar.at, "the text starts here"),) if scalar.at.line - 1 != number else ()
    return Problem("folded-list", headline, on_line(number, indent, width), advice, related=related)


def bullet_problems(lines: list[str], index: int) -> Iterator[Problem]:
    """A list item that starts with `*` as in Markdown, or with a bullet or a number as in a word processor."""
    line = lines[index]
    if match := _OTHER_BULLET.match(line):
        fix = f"{match[1]}- {line[match.end() :]}"
        mark = "a number" if match[2][0].isdigit() else f"`{match[2]}`"
        headline = f"a list item starts with `- `, not with {mark}"
        at = on_line(index, len(match[1]), len(match[2]))
        yield Problem("list-bullet", headline, at, "use a hyphen", ((index, fix),))
