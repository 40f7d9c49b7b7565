"""What sentences of a report are made of, before any format is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.compare.changes import DiffPiece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.model.record import Key


class Named(NamedTuple):
    """A record, to be shown by its title, with a link where there is somewhere to go."""

    key: Key


class Quoted(NamedTuple):
    """Words of a contributor."""

    text: str


class Code(NamedTuple):
    """Something as it stands in YAML: the name of a field, an id."""

    text: str


class ChangedWords(NamedTuple):
    """A text with what changed in it."""

    words: tuple[DiffPiece, ...]


TextPart = str | Named | Quoted | Code | ChangedWords
"""A plain `str` is the report's own English: it holds nothing that a contributor wrote."""
ReportLine = tuple[TextPart, ...]


@dataclass(frozen=True)
class Frame:
    """What was compared, in words: `base` and `head` as they were given, with their commits (empty for files on disk).

    `notes` are sentences on how far the comparison may be trusted. `command` shows all of it on a terminal. `adds_only`
    says whether check-ins and recognitions were added and nothing else changed, in all records.
    """

    base: str
    head: str
    base_commit: str = ""
    head_commit: str = ""
    notes: tuple[str, ...] = ()
    command: str = "handbook diff"
    adds_only: bool = False


CONTEXT = 6
"""Words that are kept on each side of a change; what lies between is cut."""


def abridged(words: tuple[DiffPiece, ...]) -> tuple[DiffPiece, ...]:
    """A marked text without what is far from any change."""
    last = len(words) - 1
    return tuple(
        DiffPiece(piece.fate, _cut(piece.text, before=index > 0, after=index < last)) if piece.fate == "same" else piece
        for index, piece in enumerate(words)
    )


def _cut(text: str, *, before: bool, after: bool) -> str:
    """The words that stand next to a change: those at the start where one comes before, at the end where one follows."""
    words = text.split(" ")
    if len(words) <= CONTEXT * (before + after) + 2:
        return text
    return " ".join([*(words[:CONTEXT] if before else ()), "…", *(words[-CONTEXT:] if after else ())])


def join_parts(parts: Iterable[TextPart], most: int) -> ReportLine:
    """Parts with semicolons between them, since titles hold commas; of more than `most`, the first and a count."""
    every = list(parts)
    shown = every[:most] if len(every) > most + 1 else every
    line: list[TextPart] = []
    for number, part in enumerate(shown):
        line += ["; ", part] if number else [part]
    return (*line, f" and {len(every) - len(shown)} more") if len(shown) < len(every) else tuple(line)


def with_count(count: int, one: str, many: str = "") -> str:
    """`1 goal`, `3 goals`."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def join_words(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} and {last}" if first else last
