"""Closest matches for a name that is not known."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

AT_MOST = 4
LONGEST = 200
"""Characters of a name that are compared."""
MOST_STEPS = 600_000
"""Steps of about a microsecond for all names of one build that are not known: 80 typos among 2,000 ids."""


class NearMisses:
    """Finds the closest names for one word after another, until comparing more would hold up the build."""

    def __init__(self, most: int = MOST_STEPS) -> None:
        self._left = most

    def closest(self, word: str, known: Iterable[str], *, cutoff: float = 0.6) -> list[str]:
        """At most four of `known` that resemble `word`, the nearest first."""
        from difflib import SequenceMatcher
        from heapq import nlargest

        if self._left <= 0:
            return []
        matcher = SequenceMatcher()
        matcher.set_seq2(word[:LONGEST])
        found = []
        for name in dict.fromkeys(known):
            matcher.set_seq1(name[:LONGEST])
            self._left -= 1
            if matcher.real_quick_ratio() < cutoff:
                continue
            self._left -= 3 + len(name[:LONGEST]) // 10
            if matcher.quick_ratio() < cutoff:
                continue
            # Texts that repeat a few letters take a thousand times as long as others of their length.
            self._left -= 25 + _equal_pairs(word[:LONGEST], name[:LONGEST]) // 2
            if self._left <= 0:
                break
            if (ratio := matcher.ratio()) >= cutoff:
                found.append((ratio, name))
        return [name for _, name in nlargest(AT_MOST, found)]

    def help(self, word: str, known: Iterable[str]) -> str:
        """A help line that names the closest matches, or an empty text where nothing is close."""
        return f"closest: {quoted(matches)}" if (matches := self.closest(word, known)) else ""


def _equal_pairs(one: str, other: str) -> int:
    """How many pairs of equal characters two texts have: what it takes to match them."""
    counts = Counter(other)
    return sum(number * counts[character] for character, number in Counter(one).items())


def closest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> list[str]:
    """At most four of `known` that resemble `word`, the nearest first."""
    return NearMisses().closest(word, known, cutoff=cutoff)


def closest_help(word: str, known: Iterable[str]) -> str:
    """A help line that names the closest matches, or an empty text where nothing is close."""
    return NearMisses().help(word, known)


def quoted(words: Iterable[str]) -> str:
    """The words in backticks, with commas."""
    return ", ".join(f"`{word}`" for word in words)


def a_or_an(noun: str) -> str:
    """A noun with its article: `a goal`, `an objective`."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
