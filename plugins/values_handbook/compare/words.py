"""The words that changed in a text."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import takewhile
from typing import TYPE_CHECKING

from values_handbook.compare.changes import DiffPiece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.compare.changes import Fate

_WORD = re.compile(r"\S+")
MOST_WORDS = 1_000
"""Words between the first and the last change of a text that are compared one by one: of 2,000 it takes 0.7 s at worst."""
MOST_PAIRS = 20_000
"""Pairs of equal words in them. Two texts of 1,000 words have 9,000; two that repeat three words have 300,000 and would
take 10 s."""
SHORT_BRIDGE = 1
"""Up to this number, unchanged words between changed ones are marked as changed too, which reads better."""


def same_words(before: str, after: str) -> bool:
    """Whether two texts differ in nothing but spaces and line breaks."""
    return before == after or before.split() == after.split()


def diff_words(before: str, after: str) -> tuple[DiffPiece, ...]:
    """The word diff of two wordings, as pieces joined by single spaces. Line breaks become spaces."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _alike(zip(old, new, strict=False))
    end = _alike(zip(reversed(old[start:]), reversed(new[start:]), strict=False))
    was, now = old[start : len(old) - end], new[start : len(new) - end]
    changed: Iterable[tuple[Fate, list[str]]] = (
        _steps(was, now) if _may_compare(was, now) else (("gone", was), ("new", now))
    )
    return _pieces((("same", old[:start]), *changed, ("same", old[len(old) - end :])))


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    """The number of equal words before the first difference."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _may_compare(old: list[str], new: list[str]) -> bool:
    times = Counter(new)
    return max(len(old), len(new)) <= MOST_WORDS and sum(times[word] for word in old) <= MOST_PAIRS


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[Fate, list[str]]]:
    """The steps from one list of words to another, in order: removed words stand before their replacement."""
    gone: list[str] = []
    came: list[str] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        is_bridge = gone and came and i2 - i1 <= SHORT_BRIDGE and i2 < len(old) and j2 < len(new)
        if what != "equal" or is_bridge:
            gone += old[i1:i2]
            came += new[j1:j2]
        else:
            yield from (("gone", gone), ("new", came), ("same", old[i1:i2]))
            gone, came = [], []
    yield from (("gone", gone), ("new", came))


def _pieces(steps: Iterable[tuple[Fate, list[str]]]) -> tuple[DiffPiece, ...]:
    return tuple(DiffPiece(fate, " ".join(words)) for fate, words in steps if words)
