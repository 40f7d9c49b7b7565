"""Closest matches for a name that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

AT_MOST = 4


def closest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> list[str]:
    """At most four of `known` that resemble `word`, the nearest first; ties in the order of `known`."""
    from difflib import get_close_matches

    return get_close_matches(word, list(dict.fromkeys(known)), n=AT_MOST, cutoff=cutoff)


def closest_help(word: str, known: Iterable[str]) -> str:
    """A help line that names the closest matches, or an empty text where nothing is close."""
    return f"closest: {quoted(matches)}" if (matches := closest(word, known)) else ""


def quoted(words: Iterable[str]) -> str:
    """The words in backticks, with commas."""
    return ", ".join(f"`{word}`" for word in words)


def a_or_an(noun: str) -> str:
    """A noun with its article: `a goal`, `an objective`."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
