"""Several references written as one text, such as `values: candor, craft`."""

from __future__ import annotations

import re

_MARKS = re.compile(r"\s*(?:[,;•·▪]|\s[–—-]\s|\s(?:and|und|&|/)\s)\s*")
LONGEST = 1_000
"""Characters of a text that may be a list of references."""
_MOST = 50
"""Parts of a text that are looked at."""


def parts_of(word: str) -> list[str]:
    """The parts of a text that lists several things, without the marks between them; one part where it lists nothing."""
    if len(word) > LONGEST:
        return [word]
    return [part for part in (part.strip(" -–—•·▪*") for part in _MARKS.split(word, _MOST)) if part]


def has_commas(word: str) -> bool:
    """Whether marks stand in a text that no id holds."""
    return re.search(r"[,;•·▪]", word) is not None
