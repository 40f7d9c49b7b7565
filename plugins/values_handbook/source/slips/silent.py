"""Slips in a text that libyaml accepts, and cuts or bends without a word."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from values_handbook.source.nodes import Scalar, Sequence
from values_handbook.source.slips.blanks import ODD, odd_texts
from values_handbook.source.slips.braces import key_slips, keyless_entries
from values_handbook.source.slips.comments import CUT, cut_texts
from values_handbook.source.slips.indentation import joined_items
from values_handbook.source.slips.lists import folded_lists
from values_handbook.source.slips.quotes import open_quotes
from values_handbook.source.slips.signs import sign_slips
from values_handbook.source.slips.spacing import tight_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.source.slips.parsed import Parsed
    from values_handbook.source.slips.slip import Slip

MOST = 200
"""Slips of one family that are told of a file at a time; a bound for hostile files."""

_TIGHT_KEY = re.compile(r"[A-Za-z_]\w*:\S")
_LIST_MARKER = re.compile(r"(?:^|\s)(?:[-*+•]|\d{1,3}[.)])\s")


def is_suspicious(text: str, parsed: Parsed) -> bool:
    """Whether a file deserves a second look: a test of some microseconds that says no to nearly all."""
    if parsed.slips or parsed.dashed or parsed.keyless or parsed.signs or parsed.swallowing or parsed.too_deep:
        return True
    if _holds_no_record(parsed) or _has_cut(text) or _has_odd(text):
        return True
    return bool(parsed.wrapped) and (_may_hold_lists(parsed) or any(map(_may_be_tight, parsed.wrapped)))


def silent_slips(lines: list[str], text: str, parsed: Parsed) -> list[Slip]:
    """The slips of the text, family by family; those without mended lines are for the author to mend."""
    families: list[Iterable[Slip]] = [
        key_slips(lines, parsed.slips),
        sign_slips(lines, parsed.signs),
        keyless_entries(lines, parsed.keyless),
        open_quotes(lines, parsed.swallowing),
    ]
    if _has_cut(text):
        families.append(cut_texts(lines, parsed.root))
    if _has_odd(text):
        families.append(odd_texts(lines, parsed.root))
    if _holds_no_record(parsed) or parsed.dashed or parsed.wrapped:
        families.append(tight_texts(lines, parsed.root, parsed.dashed, parsed.wrapped))
    if _may_hold_lists(parsed):
        families += [joined_items(lines, parsed.wrapped), folded_lists(lines, parsed.wrapped)]
    return [slip for family in families for slip in islice(family, MOST)]


def _holds_no_record(parsed: Parsed) -> bool:
    """A text, nothing, or a list with texts in it, where a file holds records."""
    root = parsed.root
    return root is None or isinstance(root, Scalar) or (isinstance(root, Sequence) and any(map(_is_text, root.items)))


def _may_be_tight(scalar: Scalar) -> bool:
    return _TIGHT_KEY.match(scalar.value) is not None


def _is_text(node: object) -> bool:
    return isinstance(node, Scalar)


def _has_cut(text: str) -> bool:
    return "#" in text and CUT.search(text) is not None


def _has_odd(text: str) -> bool:
    return not text.isascii() and ODD.search(text) is not None


def _may_hold_lists(parsed: Parsed) -> bool:
    return any(_LIST_MARKER.search(scalar.value) for scalar in parsed.wrapped)
