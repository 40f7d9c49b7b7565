"""You said, we did: which feedback of a review its decisions answer, told by the words that they quote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from values_handbook.model.kinds import Review

_QUOTED = re.compile(r"“([^”]+)”|„([^“]+)“|«\s*([^»]+?)\s*»|\"([^\"]+)\"|‘([^’]+)’")
_EDGES = " \t\n.,;:!?…“”„\"«»‘’'*_"
SHORTEST = 8
"""Characters from which on words are taken for a quotation: `“Yes”` may stand in anything."""


class Answer(NamedTuple):
    """A decision by its number in its review, and the numbers of the feedback that it quotes.

    `says_more` says whether what prompted it is more than these words.
    """

    decision: int
    feedback: tuple[int, ...]
    says_more: bool


def answers(review: Review) -> tuple[Answer, ...]:
    """What each decision of a review answers, in its order."""
    return tuple(_answer(review, number) for number in range(len(review.decisions)))


def unanswered(review: Review) -> tuple[int, ...]:
    """The numbers of the feedback that no decision quotes."""
    quoted = {number for answer in answers(review) for number in answer.feedback}
    return tuple(number for number in range(len(review.feedback)) if number not in quoted)


def _answer(review: Review, number: int) -> Answer:
    prompted = review.decisions[number].prompted_by or ""
    pieces = {_comparable(prompted), *(_comparable("".join(found)) for found in _QUOTED.findall(prompted))}
    quotes = {piece for piece in pieces if len(piece) >= SHORTEST}
    said = [_comparable(text) for text in review.feedback]
    found = tuple(place for place, text in enumerate(said) if any(quote in text for quote in quotes))
    return Answer(number, found, bool(prompted) and not any(_comparable(prompted) in said[place] for place in found))


def _comparable(text: str) -> str:
    """Words without case, quotation marks around them, and how they are spread over lines."""
    return " ".join(text.casefold().split()).strip(_EDGES)
