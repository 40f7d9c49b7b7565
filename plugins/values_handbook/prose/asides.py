"""What a text holds besides its own words: code, links, and words that it quotes."""

from __future__ import annotations

import re

_QUOTED = r"“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|\"[^\"\n]*\""
_MARKED = (
    r"(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|!?\[[^\[\]]*\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])|"
    r"<[^<>]*>|(?:https?://|www\.)\S+"
)
_ASIDES = re.compile(_QUOTED)
_ASIDES_OF_MARKDOWN = re.compile(f"{_MARKED}|{_QUOTED}", re.DOTALL)


def without_asides(text: str, *, inline: bool) -> str:
    """The text with spaces in place of quoted words, so that all else stays where it is.

    `inline` is for inline Markdown, of which code and links, with their words, are no less than quoted.
    """
    pattern = _ASIDES_OF_MARKDOWN if inline else _ASIDES
    return pattern.sub(lambda found: " " * len(found[0]), text)
