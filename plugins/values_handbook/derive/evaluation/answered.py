"""You said, we did: which feedback of a review its decisions answer, told by the words that they quote."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from values_handbook.model.kinds import Review

# No quotation holds its own mark, or is without end: else each mark that opens one is looked for its end in all of the text.
_QUOTED = re.compile(r"“[^“”]{1,2000}”|„[^„“]{1,2000}“|«[^«»]{1,2000}»|\"[^\"]{1,2000}\"|‘[^‘’]{1,2000}’")
_EDGES = " \t\n.,;:!?…“”„\"«»‘’'*_"
MOST_SEARCHED = 100_000_000
"""Quotations by characters of feedback that are searched. Of 30 decisions and as many voices it is 100,000."""
SHORTEST = 8
"""Characters from which on words are taken for a quotation: `“Yes”` may stand in anything."""


class Answer(NamedTuple):
    """A decision by its number in its review, and the numbers of the feedback that it quotes.

    `rest` is what prompted it beside these words: a quotation that is shown in full need not be read twice.
    """

    decision: int
    feedback: tuple[int, ...]
    rest: str


def answers(review: Review) -> tuple[Answer, ...]:
    """What each decision of a review answers, in its order."""
    return _answers(tuple(decision.prompted_by or "" for decision in review.decisions), tuple(review.feedback))


@lru_cache(maxsize=64)
def _answers(prompts: tuple[str, ...], feedback: tuple[str, ...]) -> tuple[Answer, ...]:
    said = [_comparable(text) for text in feedback]
    quotations = sum(1 + len(_QUOTED.findall(prompt)) for prompt in prompts)
    if quotations * sum(map(len, said)) > MOST_SEARCHED:
        said = []
    return tuple(_answer(number, prompt, said) for number, prompt in enumerate(prompts))


def unanswered(review: Review) -> tuple[int, ...]:
    """The numbers of the feedback that no decision quotes."""
    quoted = {number for answer in answers(review) for number in answer.feedback}
    return tuple(number for number in range(len(review.feedback)) if number not in quoted)


def _answer(number: int, prompted: str, said: list[str]) -> Answer:
    pieces = [prompted, *map(_words, _QUOTED.finditer(prompted))]
    found = {place for piece in pieces for place in _places(piece, said)}
    return Answer(number, tuple(sorted(found)), "" if _places(prompted, said) else _rest(prompted, said))


def _places(words: str, said: list[str]) -> list[int]:
    """Where words are quoted from: the numbers of the feedback that holds them."""
    quote = _comparable(words)
    return [place for place, text in enumerate(said) if quote in text] if len(quote) >= SHORTEST else []


def _rest(prompted: str, said: list[str]) -> str:
    """What prompted a decision beside what it quotes: `“…”` for a quotation, and nothing for one that it begins with."""
    rest, end = "", 0
    for found in _QUOTED.finditer(prompted):
        if _places(_words(found), said):
            rest += prompted[end : found.start()]
            rest = f"{rest}{found[0][0]}…{found[0][-1]}" if rest.strip(_EDGES) else ""
            end = found.end()
    return rest + prompted[end:] if rest else prompted[end:].lstrip(" \t\n.,;:")


def _words(found: re.Match[str]) -> str:
    return found[0].strip(_EDGES)


def _comparable(text: str) -> str:
    """Words without case, quotation marks around them, and how they are spread over lines."""
    return " ".join(text.casefold().split()).strip(_EDGES)
