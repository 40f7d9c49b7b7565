"""Texts that need quotes: why they need them, and the lines with the quotes in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.taxonomy import FIELD_NAMES
from values_handbook.yaml_repair.lines import (
    LineColumns,
    after,
    enclosing_line,
    end_of_text,
    interpretations,
    is_blank,
    split_line,
    text_below,
)
from values_handbook.yaml_repair.problem import Problem, on_line
from values_handbook.yaml_repair.quoting import end_of_quoted, escaped, is_plain_safe, mark_for, quoted, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTE_IT = "quote the text"

_STARTS = re.compile(r"[\[\]{},#&*!%@`]|[?:-](?=\s|$)|[>|](?![+-]?[1-9]?[+-]?(?:[ \t]+#.*)?(?:\n|$))")
_BLOCK_HEADER = re.compile(r"[>|][+-]?[1-9]?[+-]?[ \t]+(?![\d=])")
_ITEM = re.compile(r"[ \t]*-[ \t]")
_INSIDE = re.compile(r":(?=\s|$)|(?<=\s)#++(?=(\S)?)")
"""A colon that makes a field, or a `#` with the character after it: a comment ends the text on its line."""


class TextPiece(NamedTuple):
    """The part of a text that stands on one line; columns are 0-based."""

    row: int
    start: int
    end: int


class Flaw(NamedTuple):
    """Why a text needs quotes, and the character that makes it so."""

    code: str
    headline: str
    offset: int
    width: int = 1


def find_flaw(text: str) -> Flaw | None:
    """The first character of a text that needs quotes; None where none does. Lines are joined by a line feed."""
    if text[:1] in ("'", '"'):
        end = end_of_quoted(text)
        if end is None or end == len(text):
            return None
        return Flaw("quote-closes-early", "the quote closes before the text ends", end - 1)
    if _STARTS.match(text):
        if text[0] in "[{" and closing_bracket(text) == len(text):
            return None
        return Flaw("unquoted-start", needs_quotes(text), 0)
    if text[:1] in (">", "|"):
        return None
    last = text.rfind("\n")
    match = next((it for it in _INSIDE.finditer(text) if it[0] == ":" or it.end() <= last or it[1]), None)
    if match is None:
        return None
    if match[0] == ":":
        return Flaw("unquoted-colon", "a text with a colon and a space after it needs quotes", match.start())
    lost = text[match.start() :].split("\n")[0]
    return Flaw("unquoted-hash", f"`{lost}` is taken for a comment and lost", match.start(), len(lost))


def needs_quotes(text: str) -> str:
    """The headline for a text that starts with a character that has a meaning in YAML."""
    mark = "a backtick" if text[0] == "`" else f"`{text[0]}`"
    return f"a text that starts with {mark} needs quotes"


def closing_bracket(text: str) -> int:
    """The end (exclusive) of the bracket that a text starts with; the text's length where it never closes."""
    depth = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth += 1 if match[0] in "[{" else -1
        if depth == 0:
            return match.end()
    return len(text)


def text_problems(lines: list[str], index: int, failure: int) -> Iterator[Problem]:
    """The line's text in quotes, by each interpretation, the likelier first; nothing for a text that needs none.

    The text must include the line `failure`, which libyaml refuses.
    """
    for line in interpretations(lines, index):
        for below in extents(lines, index, line):
            pieces = pieces_of(lines, index, line, below)
            text = joined(lines, pieces)
            if text and index <= failure <= pieces[-1].row and (flaw := find_flaw(text)) is not None:
                yield _text_problem(lines, pieces, text, flaw)


def extents(lines: list[str], index: int, line: LineColumns) -> list[list[int]]:
    """The lines below that may belong to the text, in three ways: up to a list, including it, none."""
    found = [text_below(lines, index, line), text_below(lines, index, line, with_items=True), []]
    return [below for number, below in enumerate(found) if below not in found[:number]]


def pieces_of(lines: list[str], index: int, line: LineColumns, below: list[int]) -> list[TextPiece]:
    """The pieces of a line's text that continues in the lines `below`. Only its last line may end in a comment."""
    written = [number for number in below if not is_blank(lines[number])]
    if not written:
        return [TextPiece(index, line.value, line.end)]
    last = written[-1]
    end = end_of_text(lines[last], split_line(lines[last]).indent)
    return pieces_between(lines, index, line.value, last, end)


def pieces_between(lines: list[str], first: int, start: int, last: int, end: int) -> list[TextPiece]:
    """The pieces of a text that starts at `start` of the line `first` and ends at `end` of the line `last`."""
    if first == last:
        return [TextPiece(first, start, end)]
    inner = [number for number in range(first + 1, last) if not is_blank(lines[number])]
    middle = [TextPiece(number, split_line(lines[number]).indent, len(lines[number].rstrip(" \t"))) for number in inner]
    opening = TextPiece(first, start, len(lines[first].rstrip(" \t")))
    return [opening, *middle, TextPiece(last, split_line(lines[last]).indent, end)]


def joined(lines: list[str], pieces: list[TextPiece]) -> str:
    """The pieces as one text with line feeds."""
    return "\n".join(lines[piece.row][piece.start : piece.end] for piece in pieces)


def _text_problem(lines: list[str], pieces: list[TextPiece], text: str, flaw: Flaw) -> Problem:
    piece, column = place(pieces, text, flaw.offset)
    problem = Problem(flaw.code, flaw.headline, on_line(piece.row, column, flaw.width), QUOTE_IT, quote(lines, pieces))
    if text[:2] == "- ":
        advice = "a list starts on the line below its field"
        return (
            problem._replace(advice=advice, shown=False) if len(pieces) > 1 else problem._replace(also=f"or, {advice}")
        )
    if any(_ITEM.match(lines[below.row]) for below in pieces[1:]):
        advice = "put `|` after the colon, and all of the text with its list on the lines below"
        return problem._replace(advice=advice, shown=False)
    if len(pieces) > 1 and (header := _BLOCK_HEADER.match(text)):
        return _begun_too_early(lines, pieces, problem, text[0], header.end())
    return problem


def _begun_too_early(lines: list[str], pieces: list[TextPiece], problem: Problem, mark: str, width: int) -> Problem:
    """`why: > We say` with more text below."""
    begun = pieces[0]._replace(start=pieces[0].start + width)
    return problem._replace(
        headline=f"the text has to start on the line below the `{mark}`",
        advice=f"start it there, or quote it without the `{mark}`",
        fix=quote(lines, [begun, *pieces[1:]], drop=width),
    )


def place(pieces: list[TextPiece], text: str, offset: int) -> tuple[TextPiece, int]:
    """The piece and the column in its line of a character of the joined text."""
    number = text.count("\n", 0, offset)
    piece = pieces[number]
    return piece, piece.start + offset - (text.rfind("\n", 0, offset) + 1)


def quote(lines: list[str], pieces: list[TextPiece], *, drop: int = 0) -> tuple[tuple[int, str], ...]:
    """The lines with the text in quotes: opened on its first line and closed on its last.

    `drop` takes that many characters away before it.
    """
    text = unquoted(joined(lines, pieces))
    mark = mark_for(text)
    texts = escaped(text, mark).split("\n")
    texts[0] = mark + texts[0]
    texts[-1] += mark
    changed = []
    for piece, new in zip(pieces, texts, strict=True):
        old = lines[piece.row]
        kept = piece.start - drop if piece is pieces[0] else piece.start
        fix = old[:kept] + new + old[piece.end :]
        if fix != old:
            changed.append((piece.row, fix))
    return tuple(changed)


def first_line_of_text(lines: list[str], index: int) -> int | None:
    """The first line of the text that a line without a key may continue."""
    above = enclosing_line(lines, index)
    while above is not None:
        line = split_line(lines[above])
        if line.value == line.end:
            return next(after(lines, above), None)
        if line.key or line.has_hyphen:
            return above
        above = enclosing_line(lines, above)
    return None


def bracketed_texts(lines: list[str], index: int) -> Iterator[Problem]:
    """The whole text in brackets in quotes: the last resort for `[Draft`."""
    for line in interpretations(lines, index):
        text = line.text(lines[index])
        if text[:1] in ("[", "{"):
            fix = quote(lines, [TextPiece(index, line.value, line.end)])
            yield Problem("unquoted-start", needs_quotes(text), on_line(index, line.value), QUOTE_IT, fix)


_FIELD_LIKE = re.compile(r"[a-z][a-z0-9_'’]*\Z")


def quote_line(line: str, column: int | None = None, end_column: int | None = None) -> str | None:
    """A line such as `  - Raise it: in the channel`, `title: [Draft]` or `why: **x**` with its item or its value in quotes.

    `column` and `end_column` (1-based, the end exclusive) are the place of the text. Without them it is the value of a
    field, and in a list the whole item, unless the item is a field whose value needs quotes. Returns None where the line
    holds no text or has its quotes already.
    """
    start, end = _place(line) if column is None else (column - 1, end_of_text(line, column - 1))
    if end_column is not None:
        end = min(end, end_column - 1)
    text = line[start:end]
    if not text or (text[0] in ("'", '"') and end_of_quoted(text) == len(text)):
        return None
    return line[:start] + quoted(unquoted(text)) + line[end:]


def _place(line: str) -> tuple[int, int]:
    """The start and end column of the text of a single line."""
    field, text = split_line(line), split_line(line, with_key=False)
    value = field.text(line)
    if not field.key:
        return text.start, text.end
    if field.has_hyphen:
        needs_quotes = field.key in FIELD_NAMES and bool(value) and not is_plain_safe(value)
        return (field.value, field.end) if needs_quotes else (text.start, text.end)
    whole = not _FIELD_LIKE.match(field.key) and field.indent > 0
    return (text.start, text.end) if whole else (field.value, field.end)
