"""Text of contributors on a terminal: how wide it is, and nothing in it that a terminal would obey."""

from __future__ import annotations

import json
import re
import unicodedata

TAB = "    "
_JOINERS = "\u200c\u200d"
"""Zero-width joiners: emoji and several scripts are made with them, and they do no harm."""
_UNSAFE = frozenset(("Cc", "Cf", "Zl", "Zp", "Cs"))
"""Categories that move the cursor, turn the direction of what follows, break the line, or are no text."""
_ESCAPES = {"\t": TAB, "\n": r"\n", "\r": r"\r", "\0": r"\0"}


_COMMANDS = re.compile(r"^(?=\s*::)|(?<=#)(?=#(?:vso|teamcity)?\[)", re.MULTILINE)
"""What CI runners obey: a line that starts with `::`, and `##[`, `##vso[`, `##teamcity[` anywhere in a line.

Sources: "Workflow commands for GitHub Actions", https://docs.github.com, whose runner still reads the older `##[`; "Logging
commands", https://learn.microsoft.com/azure/devops; "Service Messages", https://www.jetbrains.com/help/teamcity.
"""
_BREAK = "\u200b"

LONGEST = 1_000
"""Characters of a text that are shown: a headline may quote a value of a whole megabyte."""


def short(text: str) -> str:
    """The text, cut where nobody would read on."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def safe(text: str) -> str:
    """The text with a tab as four spaces, and what a terminal would obey as an escape: `\\x1b`, `\\u202e`."""
    return text if text.isascii() and text.isprintable() else "".join(map(_safe_character, text))


def without_commands(text: str) -> str:
    """Lines for a terminal or a log, none of which a CI runner takes for a command; a space of no width breaks them."""
    return _COMMANDS.sub(_BREAK, text)


def json_lines(document: object) -> str:
    """A document as indented JSON in ASCII that can be printed to a log: no text in it is a command to a CI runner.

    Raises ValueError for a number that JSON does not have.
    """
    return json.dumps(document, indent=2, allow_nan=False).replace("##", "#\\u0023")


def safe_lines(text: str) -> str:
    """Several lines of text, each `safe`, and none of them a command to a CI runner."""
    return without_commands("\n".join(map(safe, text.split("\n"))))


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
