"""Answers on the scales of the questionnaire: numbers from 0 to 5, or the words for them in any language of the pages."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from values_handbook.labels import LANGUAGES, labels_of
from values_handbook.model.kinds.culture import BEST_SCORE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.derive.evaluation.questionnaire import Scale

Answer = int | Fraction
"""A number from 0 to 5."""
SCALE_LABELS: Mapping[Scale, str] = {"frequency": "scale", "agreement": "agree", "sightings": "seen"}
"""What the labels of each scale start with: `scale-0` … `scale-5`."""
_YES = frozenset("yes y ja j true wahr x ✓ ✔ ☑ checked selected نعم".split())
_NO = frozenset("no n nein false falsch unchecked لا".split())
_NO_ANSWER = frozenset(
    ("", "?", "-", "–", "—", ".", "n/a", "n. a.", "na", "no answer", "keine antwort", "keine angabe", "k. a.", "k.a.")
)
_NUMBER = re.compile(r"[(\[]?(\d+(?:[.,٫]\d+)?)[)\]]?(?:\s*(?:/|of|von|out of|aus|من)\s*5)?(?!\d)")
_MARKS = " \t\n\r\u00a0.,:;!–—-=()[]“”\"'*"


class NotOnScaleError(ValueError):
    """A cell that is no answer on a scale."""


@cache
def _words(scale: Scale) -> Mapping[str, int]:
    """The words of all scales in all languages, with their numbers; those of this scale win."""
    found: dict[str, int] = {}
    for label in (*SCALE_LABELS.values(), SCALE_LABELS[scale]):
        for t in map(labels_of, LANGUAGES):
            found |= {_plain(t(f"{label}-{number}")): number for number in range(BEST_SCORE + 1)}
    return found


def scale_words(scale: Scale) -> list[str]:
    """The words of a scale in English, from 0 to 5."""
    return [labels_of("en")(f"{SCALE_LABELS[scale]}-{number}") for number in range(BEST_SCORE + 1)]


@cache
def _unknown() -> frozenset[str]:
    return frozenset({_plain(labels_of(code)("scale-unknown")) for code in LANGUAGES} | _NO_ANSWER)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split()).strip(_MARKS)


def read_answer(cell: str, scale: Scale) -> Answer | None:
    """The number that a cell says; None for no answer. Raises NotOnScaleError where it is neither."""
    text = " ".join(cell.replace("’", "'").casefold().split())
    plain = _plain(text)
    if text in _unknown() or plain in _unknown():
        return None
    words = _words(scale)
    if plain in words:
        return words[plain]
    if scale == "sightings" and (plain in _YES or plain in _NO):
        return int(plain in _YES)
    if found := _NUMBER.match(text):
        number = Fraction(found[1].replace(",", ".").replace("٫", "."))
        rest = text[found.end() :].strip(_MARKS)
        if number <= BEST_SCORE and (not rest or rest in words):
            return int(number) if number.denominator == 1 else number
    raise NotOnScaleError


def is_yes(cell: str) -> bool:
    """Whether a choice is ticked, in a form that has a column for each choice."""
    plain = _plain(cell)
    return plain in _YES or plain == "1"
