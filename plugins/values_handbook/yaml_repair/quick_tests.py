"""Quick tests that show for nearly every file that no problem can hide in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.nodes import Scalar, Sequence

if TYPE_CHECKING:
    from values_handbook.yaml_repair.problem import ParsedYaml

WIDE = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces that YAML does not read as spaces."""
INVISIBLE = "\xad\u200b\u200c\u200d\u2060"
ODD = re.compile(f"[{WIDE}{INVISIBLE}]")

CUT = re.compile(r"(?:^|[ \t])#+(?=[^\s#])", re.MULTILINE)
"""A `#` without a space after it, which may be part of a text."""

_TIGHT_KEY = re.compile(r"[A-Za-z_]\w*:\S")
_LIST_MARKER = re.compile(r"(?:^|\s)(?:[-*+•·▪●○◦‣]|\d{1,3}[.)])\s")


def needs_repair(text: str, parsed: ParsedYaml) -> bool:
    """Whether a parsed text may hold problems: a test of some microseconds."""
    if parsed.problems or parsed.dashed or parsed.keyless or parsed.indicators or parsed.swallowing or parsed.too_deep:
        return True
    if holds_no_record(parsed) or has_cut(text) or has_odd(text):
        return True
    return any(may_be_joined(scalar.value) for scalar in parsed.wrapped)


def holds_no_record(parsed: ParsedYaml) -> bool:
    """Whether a file holds something other than records: a text, nothing, or a list with texts in it."""
    root = parsed.root
    return root is None or isinstance(root, Scalar) or (isinstance(root, Sequence) and any(map(_is_text, root.items)))


def _is_text(node: object) -> bool:
    return isinstance(node, Scalar)


def has_cut(text: str) -> bool:
    """Whether a comment in a file may be part of a text."""
    return "#" in text and CUT.search(text) is not None


def has_odd(text: str) -> bool:
    """Whether a file holds white space that YAML does not read as spaces."""
    return not text.isascii() and ODD.search(text) is not None


def may_be_joined(value: str) -> bool:
    """Whether a text over several lines may be a list, or start with a field."""
    return may_hold_list(value) or _TIGHT_KEY.match(value) is not None


def may_hold_list(value: str) -> bool:
    """Whether a text over several lines may contain the items of a list."""
    return _LIST_MARKER.search(value) is not None
