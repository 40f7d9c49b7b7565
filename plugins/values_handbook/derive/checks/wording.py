"""Check of vague words in titles, summaries, behaviours, do's and don'ts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import east_asian_width

from values_handbook.derive.checks.check import Check
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.kinds import Goal, Guideline, Value
from values_handbook.model.locate import locate_piece
from values_handbook.prose import without_asides

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from values_handbook.derive.checks.check import Found
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.kinds import Common
    from values_handbook.model.record import Record
    from values_handbook.taxonomy import Path

_LIST = """best-in-class; best of breed; bleeding-edge; business-critical; cutting-edge; delight our customers; excellence;
game-changer; game-changing; go the extra mile; go above and beyond; holistic; leverage; leverages; leveraged; leveraging;
low-hanging fruit; mission-critical; move the needle; next-level; paradigm shift; passionate; passionately; seamless;
seamlessly; state-of-the-art; strive for; synergies; synergistic; synergy; think big; think outside the box;
thought leader; thought leadership; top-notch; unparalleled; value-add; win-win; world-class; world-leading"""
VAGUE = tuple(word.strip() for word in _LIST.split(";"))
"""English words that every company writes and nobody can check; the option `checks.vague_words` adds to them."""

_GAP = re.compile(r"[-\s]+")
_HELP = "write what can be seen: who does what, and when"


class _Text(NamedTuple):
    """A text of a record: its path, its content, and whether it is inline Markdown."""

    path: Path
    content: str
    is_marked_up: bool = True


def _records_read_first(linked: LinkedHandbook) -> list[Record]:
    return [record for kind in ("value", "goal", "guideline") for record in linked.current(kind)]


def _vague(linked: LinkedHandbook, records: Sequence[Record]) -> Iterator[Found]:
    """The first occurrence of each vague word in each record. Code, links and quoted words do not count."""
    texts = [(record, text) for record in records for text in _texts(record.fields)]
    # A pattern takes 0.4 s for the titles of 10,000 goals; searching for its words one by one takes a hundredth of that.
    everything = "\n".join(text.content for _, text in texts).lower()
    listed = (*VAGUE, *linked.options.checks.vague_words)
    words = [word for word in listed if (first := _start_of(word)) and first in everything]
    starts, pattern = [*map(_start_of, words)], vague_pattern(words)
    reported = set()
    for record, text in texts:
        for start, word in _vague_words(pattern, text) if any(map(text.content.lower().__contains__, starts)) else ():
            if (record.key, word.lower()) not in reported:
                reported.add((record.key, word.lower()))
                yield record, _vague_wording(record, text, start, word)


def _start_of(word: str) -> str:
    """The part of a word that every text with it contains, whatever its hyphens; empty for an empty word."""
    return _GAP.split(word.strip().lower())[0]


def _vague_wording(record: Record, text: _Text, start: int, word: str) -> Diagnostic:
    headline = f"the {record.kind} `{record.id}` says “{word}”, which can mean anything"
    return diagnostic("vague-wording", headline, locate_piece(record, text.path, text.content, start, word), help=_HELP)


def vague_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all words: whole words in any case, with hyphens and spaces interchangeable."""
    found = sorted({word.strip().lower() for word in words})
    return re.compile("|".join(map(_whole, found)), re.IGNORECASE)


def _whole(word: str) -> str:
    """The pattern of a word that is no part of another. Chinese and Japanese have no spaces between words."""
    before, after = ("" if east_asian_width(edge) in "WF" else edge_of for edge, edge_of in _edges(word))
    return before + _GAP.pattern.join(map(re.escape, _GAP.split(word))) + after


def _edges(word: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (word[0], r"(?<!\w)"), (word[-1], r"(?!\w)")


def _vague_words(pattern: re.Pattern[str], text: _Text) -> Iterator[tuple[int, str]]:
    """The start of each vague word and the word as it is written."""
    for found in pattern.finditer(without_asides(text.content, inline=text.is_marked_up)):
        yield found.start(), found[0]


def _texts(fields: Common) -> Iterator[_Text]:
    """Titles, summaries, behaviours, do's and don'ts: the texts that people read first."""
    if fields.title:
        yield _Text(("title",), fields.title, is_marked_up=False)
    if isinstance(fields, Value | Goal) and fields.summary:
        yield _Text(("summary",), fields.summary)
    if isinstance(fields, Guideline):
        yield from (_Text((name,), text) for name, text in (("do", fields.do), ("dont", fields.dont)) if text)
    if isinstance(fields, Value):
        for place, behaviour in enumerate(fields.behaviours):
            if behaviour.title:
                yield _Text(("behaviours", place, "title"), behaviour.title, is_marked_up=False)
            if behaviour.text:
                yield _Text(("behaviours", place, "text"), behaviour.text)


CHECKS = (Check("vague-wording", _records_read_first, _vague),)
