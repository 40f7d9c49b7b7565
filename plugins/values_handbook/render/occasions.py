"""Occasions of practices as sentences: `someone joins` becomes `When someone joins`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from values_handbook.labels import Labels

_CONJUNCTION = re.compile(
    r"(?:when|whenever|after|before|once|if|as|at|on|in|during|while|until|every|each|with)(?=\s)", re.IGNORECASE
)
"""What begins a text that says by itself how it hangs together: `after an incident`."""
_PRONOUN = re.compile(
    r"(?:some|any|every|no)(?:one|body|thing)\b|(?:i|you|he|she|it|we|they|there|people)\b(?!')", re.IGNORECASE
)
"""What begins a sentence, and no noun alone."""
_ARTICLE_AND_VERB = re.compile(
    r"(?:an?|the|our|my|your|their|new|two|three)\b(?:(?!\b(?:who|whom|that|which|whose)\b).)+?"
    r"\b(?:is|are|was|were|has|have|had|gets?|goes|comes?|joins?|begins?|becomes?|fails?|happens?)\b",
    re.IGNORECASE | re.DOTALL,
)
"""An article alone does not tell: `an incident is closed` is a sentence, and `an incident` is none."""


def occasion(t: Labels, text: str, *, is_labelled: bool = False) -> str:
    """An occasion as it can stand by itself or, where `is_labelled`, after the label `occasion`.

    Texts are free, in any language. Only on English pages, and only where they begin as English sentences do, they are made
    part of one; all others stand as they were written.
    """
    if t.code == "en":
        if _CONJUNCTION.match(text):
            return text[:1].upper() + text[1:]
        if (found := _PRONOUN.match(text)) or _ARTICLE_AND_VERB.match(text):
            is_i = found is not None and found[0] == "I"
            return t("occasion-when", occasion=text if is_i else text[:1].lower() + text[1:])
    return text if is_labelled else t("occasion-noun", occasion=text)
