"""A label taken apart: its own words, and the names in braces that are filled in."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter


@lru_cache(maxsize=1024)
def pieces(label: str) -> tuple[tuple[str, str], ...]:
    """Pairs of words and the name that follows them; either may be empty. Braces that are text are doubled.

    Raises ValueError where a brace has no partner, or where more than a name stands in braces.
    """
    found = []
    for words, name, form, conversion in Formatter().parse(label):
        if name is not None and (form or conversion or not name.isidentifier()):
            raise ValueError(f"no name of something to be filled in: {name!r}")
        found.append((words, name or ""))
    return tuple(found)


def names_in(label: str) -> frozenset[str]:
    """What is filled into a label. Raises ValueError as `pieces` does."""
    return frozenset(name for _, name in pieces(label) if name)
