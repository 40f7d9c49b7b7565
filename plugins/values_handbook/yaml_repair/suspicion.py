"""Quick tests, made on every file: what no slip can hide in is not looked at again.

They say no to nearly all files, and the modules that find the slips are imported where one says yes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.nodes import Scalar, Sequence

if TYPE_CHECKING:
    from values_handbook.yaml_repair.parsed import ParsedYaml

WIDE = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces other than the one that YAML knows."""
INVISIBLE = "\xad\u200b\u200c\u200d\u2060"
ODD = re.compile(f"[{WIDE}{INVISIBLE}]")

CUT = re.compile(r"(?:^|[ \t])#+(?=[^\s#])", re.MULTILINE)
"""A comment without a space after its `#`: a file without any has no such slip."""

_ENTRY = re.compile(r"[\r\n]( *)(?:- |[\w-]+:\s)")
_TIGHT_KEY = re.compile(r"[A-Za-z_]\w*:\S")
_LIST_MARKER = re.compile(r"(?:^|\s)(?:[-*+•·▪●○◦‣]|\d{1,3}[.)])\s")


def is_suspicious(text: str, parsed: ParsedYaml) -> bool:
    """Whether a file deserves a second look: a test of some microseconds."""
    if parsed.slips or parsed.dashed or parsed.keyless or parsed.signs or parsed.swallowing or parsed.too_deep:
        return True
    if holds_no_record(parsed) or has_cut(text) or has_odd(text):
        return True
    return any(may_be_joined(scalar.value) for scalar in parsed.wrapped)


def holds_no_record(parsed: ParsedYaml) -> bool:
    """A text, nothing, or a list with texts in it, where a file holds records."""
    root = parsed.root
    return root is None or isinstance(root, Scalar) or (isinstance(root, Sequence) and any(map(_is_text, root.items)))


def _is_text(node: object) -> bool:
    return isinstance(node, Scalar)


def has_cut(text: str) -> bool:
    """Whether a comment in a file may be the rest of a text."""
    return "#" in text and CUT.search(text) is not None


def has_odd(text: str) -> bool:
    """Whether a file holds spaces that YAML does not take for any."""
    return not text.isascii() and ODD.search(text) is not None


def may_be_joined(value: str) -> bool:
    """Whether a text that stands on several lines may be a list, or start with a field."""
    return may_hold_list(value) or _TIGHT_KEY.match(value) is not None


def may_hold_list(value: str) -> bool:
    """Whether a text that stands on several lines may have taken in the items of a list."""
    return _LIST_MARKER.search(value) is not None


def may_swallow(text: str, start: int, end: int) -> bool:
    """Whether a text in quotes holds what may be a field, no deeper than the line on which the quote opens.

    `start` and `end` are its places in the file.
    """
    before = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
    column = len(before) - len(before.lstrip(" -"))
    return any(len(match[1]) <= column for match in _ENTRY.finditer(text, start, end))
