"""The parts of a line of YAML as its author sees it: hyphens, a key, a text, a comment. All numbers are 0-based."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.taxonomy import FIELD_NAMES
from values_handbook.yaml_repair.quoting import end_of_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

_HYPHENS = re.compile(r"(?:-(?:[ \t]++|$))*+")
_COLON = re.compile(r":(?=[ \t]|$)")
_NO_KEY = re.compile(r"[\[\]{},#&*!|>%@`]|[?:-](?=[ \t]|$)")
_HASH = re.compile(r"[ \t]#")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#+(?=[ \t]|$)")
_ONLY_COMMENT = re.compile(r"[ \t]*+(?:#+(?=[ \t]|$)|$)")

_WORD = re.compile(r"[\w-]+\Z")

MAX_DISTANCE = 1_000
"""How many lines up or down the rules look; a bound for hostile files."""


class LineColumns(NamedTuple):
    """The columns of a line's parts, in one of its interpretations."""

    indent: int
    """Of the first character that is not white space."""
    start: int
    """Where the key or the text behind the hyphens starts."""
    value: int
    """Where the text starts; the same as `start` without a key."""
    end: int
    """Where the text ends, before a comment."""
    key: str
    """Empty without a key."""

    @property
    def has_hyphen(self) -> bool:
        """Whether the line starts a list item."""
        return self.start > self.indent

    def text(self, line: str) -> str:
        """The text of this line."""
        return line[self.value : self.end]


def split_line(line: str, *, with_key: bool = True) -> LineColumns:
    """The columns of a line, with its first `key:` as a key or (without `with_key`) all of it as a text."""
    indent = len(line) - len(line.lstrip())
    hyphens = _HYPHENS.match(line, indent)
    start = hyphens.end() if hyphens else indent
    colon = _colon_of_key(line, start) if with_key else None
    value = start if colon is None else colon + 1
    value += len(line[value:]) - len(line[value:].lstrip(" \t"))
    key = "" if colon is None else line[start:colon].strip()
    return LineColumns(indent, start, value, end_of_text(line, value), key)


def _colon_of_key(line: str, start: int) -> int | None:
    """Where the colon of the key at `start` stands; the key may be in quotes."""
    if line[start : start + 1] in ("'", '"'):
        end = end_of_quoted(line, start)
        at = len(line) - len(line[end:].lstrip(" \t")) if end else start
        return at if _COLON.match(line, at) else None
    colon = _COLON.search(line, start)
    if colon is None or _NO_KEY.match(line, start) or _HASH.search(line, start, colon.start()):
        return None
    return colon.start()


def end_of_text(line: str, start: int) -> int:
    """Where the text at `start` ends: before a comment (` # `, not ` #x`) and the spaces in front of it."""
    text = line[start:]
    at = 0
    if text[:1] in ("'", '"'):
        at = end_of_quoted(text) or 0
        if not _ONLY_COMMENT.match(text, at):
            at = text.rfind(text[0])
    comment = _COMMENT.search(text, at)
    return start + len(text[: comment.start() if comment else None].rstrip())


def is_blank(line: str) -> bool:
    """Whether a line is empty or white space."""
    return not line.strip()


def is_comment(line: str) -> bool:
    """Whether a line is a comment."""
    return line.lstrip().startswith("#")


def is_field(line: str) -> bool:
    """Whether a line starts with the name of a known field, after hyphens or not."""
    return split_line(line).key in FIELD_NAMES


def before(lines: list[str], index: int) -> Iterator[int]:
    """The lines above, upwards, without blank ones and comments."""
    numbers = range(index - 1, max(index - MAX_DISTANCE, 0) - 1, -1)
    return (number for number in numbers if not (is_blank(lines[number]) or is_comment(lines[number])))


def after(lines: list[str], index: int) -> Iterator[int]:
    """The lines below, without blank ones and comments."""
    numbers = range(index + 1, min(index + MAX_DISTANCE, len(lines)))
    return (number for number in numbers if not (is_blank(lines[number]) or is_comment(lines[number])))


def enclosing_line(lines: list[str], index: int) -> int | None:
    """The next line above that is indented less; None at the top."""
    indent = split_line(lines[index]).indent
    return next((number for number in before(lines, index) if split_line(lines[number]).indent < indent), None)


def parent_column(lines: list[str], index: int, line: LineColumns) -> int:
    """The column of the parent of a line's text: lines that continue the text are indented deeper. -1 at the top."""
    if line.key:
        return line.start
    if line.has_hyphen:
        return lines[index].rindex("-", line.indent, line.start)
    above = enclosing_line(lines, index)
    return split_line(lines[above]).start if above is not None and split_line(lines[above]).key else line.indent - 1


def interpretations(lines: list[str], index: int) -> list[LineColumns]:
    """The interpretations of a line, the likelier one first.

    In a list `- CEO: grow` is rather a text, `- note: grow` a field; beside other fields everything is one.
    """
    field, text = split_line(lines[index]), split_line(lines[index], with_key=False)
    if not field.key:
        return [text]
    if field.indent == 0 and not field.has_hyphen:
        return [field]
    if field.key in FIELD_NAMES or _has_sibling(lines, index, field):
        return [field, text]
    return [text, field]


def _has_sibling(lines: list[str], index: int, line: LineColumns) -> bool:
    """Whether there is another key at the column of this line's key, right below, or above without a hyphen."""
    below = next(after(lines, index), None)
    if below is not None and _is_key_at(lines[below], line.start, hyphen=False):
        return True
    above = next(before(lines, index), None)
    return not line.has_hyphen and above is not None and _is_key_at(lines[above], line.start, hyphen=True)


def _is_key_at(line: str, column: int, *, hyphen: bool) -> bool:
    other = split_line(line)
    return bool(other.key) and other.start == column and (hyphen or not other.has_hyphen)


def text_below(lines: list[str], index: int, line: LineColumns, *, with_items: bool = False) -> list[int]:
    """The numbers of the lines below that continue the text of a line.

    They are indented deeper and end at a field (or, without `with_items`, a list). Blank lines between them are
    included.
    """
    column, found = parent_column(lines, index, line), []
    for number in range(index + 1, min(index + MAX_DISTANCE, len(lines))):
        other = lines[number]
        if is_blank(other):
            found.append(number)
            continue
        inner = split_line(other)
        if inner.indent <= column or (inner.has_hyphen and not with_items) or _is_rather_field(lines, number, column):
            break
        found.append(number)
    while found and is_blank(lines[found[-1]]):
        found.pop()
    return found


def _is_rather_field(lines: list[str], index: int, column: int) -> bool:
    """Whether a line below a text is probably a field with the wrong indentation, not a part of the text.

    That is so if its key is a known field, or if its key is one word and its column is odd or the text above is one word.
    """
    line = split_line(lines[index])
    if line.key in FIELD_NAMES or not _WORD.match(line.key):
        return line.key in FIELD_NAMES
    above = next(before(lines, index), None)
    is_below_word = above is not None and not re.search(r"\s", split_line(lines[above]).text(lines[above]))
    return is_below_word or (line.indent - column) % 2 == 1
