"""Texts that need quotes: what YAML would make of their characters, and the lines with the quotes in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.yaml_repair.lines import (
    LineColumns,
    after,
    end_of_text,
    is_blank,
    opener,
    read_line,
    readings,
    text_below,
)
from values_handbook.yaml_repair.quoting import end_of_quoted, escaped, mark_for, meant
from values_handbook.yaml_repair.slip import Slip, on_line

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTE_IT = "quote the text"

_STARTS = re.compile(r"[\[\]{},#&*!%@`]|[?:-](?=\s|$)|[>|](?![+-]?[1-9]?[+-]?(?:[ \t]+#.*)?(?:\n|$))")
_BLOCK_HEADER = re.compile(r"[>|][+-]?[1-9]?[+-]?[ \t]+(?![\d=])")
_ITEM = re.compile(r"[ \t]*-[ \t]")
_INSIDE = re.compile(r":(?=\s|$)|(?<=\s)#++(?=(\S)?)")
"""A colon that makes a field, or a `#`, with what follows it: it hides a text right behind it, and the lines below it."""


class TextPiece(NamedTuple):
    """The part of a text that stands on one line; columns are 0-based."""

    row: int
    start: int
    end: int


class Flaw(NamedTuple):
    """Why a text cannot stand without quotes, and at which of its characters."""

    code: str
    headline: str
    offset: int
    width: int = 1


def find_flaw(text: str) -> Flaw | None:
    """The first thing in a text that YAML takes for something else; lines are joined by a line feed."""
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
    """The headline for a text whose first character means something to YAML."""
    mark = "a backtick" if text[0] == "`" else f"`{text[0]}`"
    return f"a text that starts with {mark} needs quotes"


def closing_bracket(text: str) -> int:
    """Where the bracket closes that a text starts with (one past it); its length where it does not close."""
    depth = 0
    for match in re.finditer(r"[\[\]{}]", text):
        depth += 1 if match[0] in "[{" else -1
        if depth == 0:
            return match.end()
    return len(text)


def text_slips(lines: list[str], index: int, trouble: int) -> Iterator[Slip]:
    """The ways to put the text of a line in quotes, the likelier first; none for a text that needs no quotes.

    The text has to hold the line `trouble`, in which libyaml gets stuck.
    """
    for line in readings(lines, index):
        for below in extents(lines, index, line):
            pieces = pieces_of(lines, index, line, below)
            text = joined(lines, pieces)
            if text and index <= trouble <= pieces[-1].row and (flaw := find_flaw(text)) is not None:
                yield _slip(lines, pieces, text, flaw)


def extents(lines: list[str], index: int, line: LineColumns) -> list[list[int]]:
    """The lines below that may belong to the text: up to a list, with it, none."""
    found = [text_below(lines, index, line), text_below(lines, index, line, with_items=True), []]
    return [below for number, below in enumerate(found) if below not in found[:number]]


def pieces_of(lines: list[str], index: int, line: LineColumns, below: list[int]) -> list[TextPiece]:
    """Where the text of a line stands that goes on in the lines `below`. Only its last line may end in a comment."""
    written = [number for number in below if not is_blank(lines[number])]
    if not written:
        return [TextPiece(index, line.value, line.end)]
    last = written[-1]
    end = end_of_text(lines[last], read_line(lines[last]).indent)
    return pieces_between(lines, index, line.value, last, end)


def pieces_between(lines: list[str], first: int, start: int, last: int, end: int) -> list[TextPiece]:
    """The pieces of a text that starts at `start` of the line `first` and ends at `end` of the line `last`."""
    if first == last:
        return [TextPiece(first, start, end)]
    inner = [number for number in range(first + 1, last) if not is_blank(lines[number])]
    middle = [TextPiece(number, read_line(lines[number]).indent, len(lines[number].rstrip(" \t"))) for number in inner]
    opening = TextPiece(first, start, len(lines[first].rstrip(" \t")))
    return [opening, *middle, TextPiece(last, read_line(lines[last]).indent, end)]


def joined(lines: list[str], pieces: list[TextPiece]) -> str:
    """The pieces as one text with line feeds."""
    return "\n".join(lines[piece.row][piece.start : piece.end] for piece in pieces)


def _slip(lines: list[str], pieces: list[TextPiece], text: str, flaw: Flaw) -> Slip:
    piece, column = place(pieces, text, flaw.offset)
    slip = Slip(flaw.code, flaw.headline, on_line(piece.row, column, flaw.width), QUOTE_IT, quote(lines, pieces))
    if text[:2] == "- ":
        advice = "a list starts on the line below its field"
        return slip._replace(advice=advice, shown=False) if len(pieces) > 1 else slip._replace(also=f"or, {advice}")
    if any(_ITEM.match(lines[below.row]) for below in pieces[1:]):
        advice = "put `|` after the colon, and all of the text with its list on the lines below"
        return slip._replace(advice=advice, shown=False)
    if len(pieces) > 1 and (header := _BLOCK_HEADER.match(text)):
        return _begun_too_early(lines, pieces, slip, text[0], header.end())
    return slip


def _begun_too_early(lines: list[str], pieces: list[TextPiece], slip: Slip, mark: str, width: int) -> Slip:
    """`why: > We say` with more text below."""
    begun = pieces[0]._replace(start=pieces[0].start + width)
    return slip._replace(
        headline=f"the text has to start on the line below the `{mark}`",
        advice=f"start it there, or quote it without the `{mark}`",
        mended=quote(lines, [begun, *pieces[1:]], drop=width),
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
    text = meant(joined(lines, pieces))
    mark = mark_for(text)
    texts = escaped(text, mark).split("\n")
    texts[0] = mark + texts[0]
    texts[-1] += mark
    changed = []
    for piece, new in zip(pieces, texts, strict=True):
        old = lines[piece.row]
        kept = piece.start - drop if piece is pieces[0] else piece.start
        mended = old[:kept] + new + old[piece.end :]
        if mended != old:
            changed.append((piece.row, mended))
    return tuple(changed)


def head(lines: list[str], index: int) -> int | None:
    """The line on which the text starts that a line without a key may go on with."""
    above = opener(lines, index)
    while above is not None:
        line = read_line(lines[above])
        if line.value == line.end:
            return next(after(lines, above), None)
        if line.key or line.has_hyphen:
            return above
        above = opener(lines, above)
    return None


def whole_texts(lines: list[str], index: int) -> Iterator[Slip]:
    """A text in brackets as a whole in quotes: the last resort for `[Draft`."""
    for line in readings(lines, index):
        text = line.text(lines[index])
        if text[:1] in ("[", "{"):
            mended = quote(lines, [TextPiece(index, line.value, line.end)])
            yield Slip("unquoted-start", needs_quotes(text), on_line(index, line.value), QUOTE_IT, mended)
