"""Text of contributors on a terminal: how wide it is, and nothing in it that a terminal would obey."""

from __future__ import annotations

import unicodedata

TAB = "    "
_JOINERS = "\u200c\u200d"
"""Zero-width joiners: emoji and several scripts are made with them, and they do no harm."""
_UNSAFE = frozenset(("Cc", "Cf", "Zl", "Zp", "Cs"))
"""Categories that move the cursor, turn the direction of what follows, break the line, or are no text."""
_ESCAPES = {"\t": TAB, "\n": r"\n", "\r": r"\r", "\0": r"\0"}


LONGEST = 1_000
"""Characters of a text that are shown: a headline may quote a value of a whole megabyte."""


def short(text: str) -> str:
    """The text, cut where nobody would read on."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def safe(text: str) -> str:
    """The text with a tab as four spaces, and what a terminal would obey as an escape: `\\x1b`, `\\u202e`."""
    return text if text.isascii() and text.isprintable() else "".join(map(_safe_character, text))


def _safe_character(character: str) -> str:
    if unicodedata.category(character) not in _UNSAFE or character in _JOINERS:
        return character
    point = ord(character)
    return _ESCAPES.get(character) or (f"\\x{point:02x}" if point < 256 else f"\\u{point:04x}")


def width(text: str) -> int:
    """The columns that `safe` text takes: two for a wide character (Chinese, emoji), none for an accent."""
    return sum(map(_width_of, safe(text)))


def _width_of(character: str) -> int:
    if character in _JOINERS or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
