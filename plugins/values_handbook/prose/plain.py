"""Plain texts: short ones from long ones, and texts without what they quote."""

from __future__ import annotations

import re

# Lengths are bounded: a text of 300,000 opening quotes would be searched to its end for each of them.
_QUOTED = r"“[^”\n]{1,200}”|„[^“”\n]{1,200}[“”]|«[^»\n]{1,200}»|\"[^\"\n]{1,200}\""
_MARKED = (
    r"(?<!`)(?P<ticks>`{1,9})(?!`).{1,500}?(?<!`)(?P=ticks)(?!`)|"
    r"!?\[[^\[\]]{0,500}\](?:\([^()\s]{0,2000}(?:\s[^()]{0,500})?\)|\[[^\[\]]{0,500}\])|"
    r"<[^<>]{0,2000}>|(?:https?://|www\.)\S+"
)
_ASIDES = re.compile(_QUOTED)
_ASIDES_OF_MARKDOWN = re.compile(f"{_MARKED}|{_QUOTED}", re.DOTALL)


def without_asides(text: str, *, inline: bool) -> str:
    """The text with spaces in place of quoted words, so that all else stays where it is.

    `inline` is for inline Markdown, of which code and links, with their words, are no less than quoted.
    """
    pattern = _ASIDES_OF_MARKDOWN if inline else _ASIDES
    return pattern.sub(lambda found: " " * len(found[0]), text)


def excerpt(plain: str, length: int) -> str:
    """The start of `plain` in at most `length` characters, cut after a word and then ending in `…`."""
    if len(plain) <= length:
        return plain
    start = plain[: max(0, length - 1)]
    if not plain[len(start)].isspace() and (space := start.rfind(" ")) > 0:
        start = start[:space]
    return start.rstrip(" ,;:–—-") + "…"
