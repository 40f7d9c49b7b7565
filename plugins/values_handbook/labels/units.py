"""The unit of a single thing: `1 incident`, where a record says `unit: incidents`."""

from __future__ import annotations

import re

_HEAD = re.compile(
    r"(.*?)(?=\s+(?:per|of|in|on|at|by|for|from|to|with|without|until|after|before|since|a|an|each|that|who)\b|\s*[/(,;]|\Z)"
)
"""What is counted, up to what says more about it: `incidents` in `incidents per month`."""
_WORD = re.compile(r"[A-Za-z]+")
_GERMAN = re.compile(r"\b(Sekunde|Minute|Stunde|Woche)n\b|\b(Tag|Monat|Jahr|Punkt)e\b")
_IRREGULAR = {
    "people": "person", "children": "child", "women": "woman", "men": "man", "lives": "life", "halves": "half",
    "shelves": "shelf", "criteria": "criterion", "buses": "bus", "statuses": "status", "viruses": "virus",
    "bonuses": "bonus", "quizzes": "quiz", "heroes": "hero", "vetoes": "veto", "movies": "movie", "cookies": "cookie",
    "caches": "cache", "headaches": "headache", "hrs": "hr", "yrs": "yr", "pts": "pt",
}  # fmt: skip
_ONE_AS_MANY = {"news", "series", "species", "lens", "alias", "canvas", "bias", "temps", "kudos", "gas"}
_LONG_ENDING = re.compile(r"(?:ss|x|ch|sh)es\Z")
LONGEST = 80
"""Characters of a unit; a longer one is a sentence, which nobody counts."""
SHORTEST = 4
"""Letters from which on a final s is that of a plural: `ms` and `fps` are abbreviations."""


def unit_of_one(unit: str, language: str) -> str:
    """A unit as it stands with the number 1. It is changed only where the language's rules say how."""
    if language == "de":
        return _GERMAN.sub(lambda found: found[1] or found[2], unit)
    head = _HEAD.match(unit) if len(unit) <= LONGEST else None
    return _last_noun_singular(head[1]) + unit[head.end() :] if head else unit


def _last_noun_singular(text: str) -> str:
    """`support ticket` of `support tickets`, `day late` of `days late`."""
    for word in reversed([*_WORD.finditer(text)]):
        if (single := _singular(word[0])) != word[0]:
            return text[: word.start()] + single + text[word.end() :]
    return text


def _singular(word: str) -> str:
    """The singular of an English noun; a word that is none, or that may be one already, as it is."""
    small = word.lower()
    if small in _IRREGULAR:
        found = _IRREGULAR[small]
        return found.capitalize() if word[0].isupper() else found
    if len(word) < SHORTEST or not word.endswith("s") or small.endswith(("ss", "us", "is")) or small in _ONE_AS_MANY:
        return word
    if small.endswith("ies") and len(word) > SHORTEST:
        return f"{word[:-3]}y"
    return word[:-2] if _LONG_ENDING.search(small) else word[:-1]
