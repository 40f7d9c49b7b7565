"""In which direction a language or a text is read."""

from __future__ import annotations

import re
from typing import Literal
from unicodedata import bidirectional

Direction = Literal["ltr", "rtl"]

_FROM_THE_RIGHT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"))
"""Languages that are written from right to left, by their codes (ISO 639); `iw` is what Hebrew was called."""
_LETTER = re.compile(r"[^\W\d_]")
_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Where Unicode has the scripts that are written from right to left; in most texts there is nothing to count."""
_JUDGED = 500
"""Characters of a text that are looked at."""

_ISOLATE, _END = "\u2068", "\u2069"
"""Unicode's marks around a text that is read in its own direction (Annex 9, FSI and PDI); nobody sees them."""


def main_part(language: str) -> str:
    """The language in `pt-BR` or `zh_Hant`, in small letters: `pt`, `zh`."""
    return re.split("[-_]", language.strip().lower(), maxsplit=1)[0]


def direction_of(language: str) -> Direction:
    """The direction of a language; of one that nobody knows, from left to right."""
    return "rtl" if main_part(language) in _FROM_THE_RIGHT else "ltr"


def direction_in(text: str) -> Direction | None:
    """The direction in which most letters of a text are read; None where it has none, as a number or an emoji.

    Not the first letter decides, as with `dir="auto"`: `GitHub` may begin a sentence in Arabic.
    """
    if text.isascii() or not _RIGHT.search(text):
        return "ltr" if _LETTER.search(text) else None
    classes = [bidirectional(character) for character in text[:_JUDGED]]
    left, right = classes.count("L"), classes.count("R") + classes.count("AL")
    return "ltr" if left > right else "rtl" if right else None


def apart(text: str, within: Direction) -> str:
    """A text to stand in a line of some direction: where it is read in the other one, it is set apart by marks."""
    if (within == "ltr" and text.isascii()) or _is_apart(text):
        return text
    return text if direction_in(text) in (None, within) else f"{_ISOLATE}{text}{_END}"


def _is_apart(text: str) -> bool:
    return text.startswith(_ISOLATE) and text.find(_END) == len(text) - 1
