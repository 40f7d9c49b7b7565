"""Words of contributors in a Markdown comment: shown as they are, and nothing in them is obeyed.

A comment is rendered by a forge that knows more than Markdown: `@name` notifies, `#12` and `!12` link and leave a trace
in what they name, bare addresses become links, `<img>` loads a picture.
"""

from __future__ import annotations

import re

from values_handbook.diagnostics.report.screen import safe
from values_handbook.prose import excerpt

_BREAK = "\u200b"
"""A space of no width: it is not seen, and what it stands in is no name, number or address any more."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]|~$])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_NAMES = re.compile(r"@|([#!$%~&^*\[])(?=[\w\"'{\[])")
"""What starts a mention, an issue, a merge request, a snippet, a milestone, a label, an epic or an alert."""
_EMOJI = re.compile(r":(?=[\w+-]+:)")
_KEYS = re.compile(r"\b(?:GH|[A-Z][A-Z0-9_]+)-(?=\d)|\bgh-(?=\d)")
"""What starts an issue of GitHub, or of a tracker that a forge links to by its keys: `GH-12`, `OPS-12`."""
_COMMITS = re.compile(r"[0-9a-f]{6}(?=[0-9a-f])", re.IGNORECASE)
"""Seven digits may be a commit."""
_ADDRESSES = re.compile(r":(?=//)|www(?=\.)", re.IGNORECASE)
"""What makes a bare address a link. GitHub reads `_www.` as one, too: it needs no word boundary before it."""
_START = re.compile(r"\A(?=[#>+\-=:/]|\d+[.)])")
"""What would start a heading, a quote, a list, a table or a command to the forge where it stands first in a line."""
_BROKEN = (_START, _NAMES, _EMOJI, _KEYS, _COMMITS, _ADDRESSES)


def inline(text: str, most: int = 500) -> str:
    """A text as one line of Markdown that reads as the text and means nothing else, cut after `most` characters."""
    # A text may have a megabyte, and what lies far behind the cut need not be looked at.
    flat = excerpt(safe(" ".join(text[: most * 8].split())), most)
    for pattern in _BROKEN:
        flat = pattern.sub(rf"\g<0>{_BREAK}", flat)
    flat = "".join(_HTML.get(character, character) for character in flat)
    return _MARKDOWN.sub(r"\\\1", flat)


def code(text: str) -> str:
    """A short name as code: in code nothing notifies. One that could end the code is written as text."""
    return inline(text) if re.search(r"[`|<>&\n\r]", text) or not text.strip() else f"`{inline_code(text)}`"


_QUOTED = re.compile(r"`([^`]+)`")
MOST = 500
"""Characters of a sentence that are shown."""


def with_code(sentence: str) -> str:
    """A sentence of ours that has words of contributors between backticks: those as code, and the rest as text."""
    parts = enumerate(_QUOTED.split(sentence[:MOST]))
    return "".join(code(part) if number % 2 else _between(part) for number, part in parts)


def _between(text: str) -> str:
    """A part of a sentence, with the blanks at its ends."""
    return f"{' ' * text[:1].isspace()}{inline(text)}{' ' * text[-1:].isspace()}" if text.strip() else " " * bool(text)


def inline_code(text: str) -> str:
    """What stands between the backticks: as it is, cut where it is long."""
    shown = safe(text)
    return shown if len(shown) <= 100 else f"{shown[:99]}…"


def link(text: str, address: str) -> str:
    """A link with a text that is Markdown already; the text alone where there is no address."""
    return f"[{text}]({_address(address)})" if address else text


def _address(address: str) -> str:
    """An address that cannot end the link that it stands in."""
    return re.sub(r"[\s()<>\\\"'|`\[\]*_~]", lambda found: f"%{ord(found[0]):02X}", address)
