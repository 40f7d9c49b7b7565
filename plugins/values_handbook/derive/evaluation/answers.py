"""The feedback of a review that its decisions answer, found by the words that they quote."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from values_handbook.model.kinds import Review

# A quotation excludes its own marks and has a maximal length: else each opening mark would scan the rest of the text.
_QUOTED = re.compile(r"“[^“”]{1,2000}”|„[^„“]{1,2000}“|«[^«»]{1,2000}»|\"[^\"]{1,2000}\"|‘[^‘’]{1,2000}’")
_EDGES = " \t\n.,;:!?…“”„\"«»‘’'*_"
MOST_SEARCHED = 100_000_000
"""Quotations by characters of feedback that are searched. Of 30 decisions and as many voices it is 100,000."""
SHORTEST = 8
"""Minimal length of a quotation in characters: `“Yes”` occurs anywhere."""


class Answer(NamedTuple):
    """A decision by its number in its review, and the numbers of the feedback that it quotes.

    `rest` is what prompted it besides these words, since the quoted feedback is shown in full.
    """

    decision: int
    feedback: tuple[int, ...]
    rest: str


def answers(review: Review) -> tuple[Answer, ...]:
    """The feedback that each decision of a review answers, in the order of decisions."""
    return _answers(tuple(decision.prompted_by or "" for decision in review.decisions), tuple(review.feedback))


@lru_cache(maxsize=64)
def _answers(prompts: tuple[str, ...], feedback: tuple[str, ...]) -> tuple[Answer, ...]:
    voices = [_normalize(text) for text in feedback]
    quotations = sum(1 + len(_QUOTED.findall(prompt)) for prompt in prompts)
    if quotations * sum(map(len, voices)) > MOST_SEARCHED:
        voices = []
    return tuple(_answer(number, prompt, voices) for number, prompt in enumerate(prompts))


def unanswered(review: Review) -> tuple[int, ...]:
    """The numbers of the feedback that no decision quotes."""
    quoted = {number for answer in answers(review) for number in answer.feedback}
    return tuple(number for number in range(len(review.feedback)) if number not in quoted)


def _answer(number: int, prompted: str, voices: list[str]) -> Answer:
    pieces = [prompted, *map(_words, _QUOTED.finditer(prompted))]
    found = {place for piece in pieces for place in _places(piece, voices)}
    return Answer(number, tuple(sorted(found)), "" if _places(prompted, voices) else _rest(prompted, voices))


def _places(words: str, voices: list[str]) -> list[int]:
    """The numbers of the feedback that contains these words."""
    quote = _normalize(words)
    return [place for place, text in enumerate(voices) if quote in text] if len(quote) >= SHORTEST else []


def _rest(prompted: str, voices: list[str]) -> str:
    """The prompt of a decision without its quotations: `“…”` in their place, or nothing at the beginning."""
    rest, end = "", 0
    for found in _QUOTED.finditer(prompted):
        if _places(_words(found), voices):
            rest += prompted[end : found.start()]
            rest = f"{rest}{found[0][0]}…{found[0][-1]}" if rest.strip(_EDGES) else ""
            end = found.end()
    return rest + prompted[end:] if rest else prompted[end:].lstrip(" \t\n.,;:")


def _words(found: re.Match[str]) -> str:
    return found[0].strip(_EDGES)


def _normalize(text: str) -> str:
    """The text without case, line breaks and surrounding punctuation."""
    return " ".join(text.casefold().split()).strip(_EDGES)
