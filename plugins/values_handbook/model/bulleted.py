"""Lists pasted from a word processor: their items start with other marks than `- `, and YAML reads one text."""

from __future__ import annotations

import re

BULLETS = "•·▪●○◦‣–—"
"""Marks that start an item on paper, and no text."""
_BULLET = re.compile(rf"([{BULLETS}*+-])[ \t\xa0]+(?=\S)")
_NUMBER = re.compile(r"1([.)])[ \t\xa0]+(?=\S)")
LONGEST = 10_000
"""Characters of a text that is looked at: nobody pastes a longer list."""


def bulleted_items(text: str) -> list[str]:
    """The items of a list that stands in one text; none where it is a text like any other.

    One mark is enough for a list, but of numbers there are two at least: `1. Quarter` is a text.
    """
    text = text.strip()
    if len(text) > LONGEST:
        return []
    if bullet := _BULLET.match(text):
        mark = re.escape(bullet[1])
        return _split(rf"(?:^|\s){mark}[ \t\xa0]+", text)
    if number := _NUMBER.match(text):
        items = _split(rf"(?:^|\s)\d{{1,2}}{re.escape(number[1])}[ \t\xa0]+", text)
        return items if len(items) > 1 else []
    return []


def _split(mark: str, text: str) -> list[str]:
    return [item for part in re.split(mark, text) if (item := " ".join(part.split()))]
