"""Slips in a text that libyaml accepts, and cuts or bends without a word."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from values_handbook.yaml_repair.blanks import odd_texts
from values_handbook.yaml_repair.braces import key_slips, keyless_entries
from values_handbook.yaml_repair.comments import cut_texts
from values_handbook.yaml_repair.indentation import joined_items
from values_handbook.yaml_repair.lists import folded_lists
from values_handbook.yaml_repair.quotes import open_quotes
from values_handbook.yaml_repair.signs import sign_slips
from values_handbook.yaml_repair.spacing import tight_texts
from values_handbook.yaml_repair.suspicion import has_cut, has_odd, holds_no_record, may_hold_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.yaml_repair.parsed import ParsedYaml
    from values_handbook.yaml_repair.slip import Slip

MOST = 200
"""Slips of one family that are told of a file at a time; a bound for hostile files."""


def silent_slips(lines: list[str], text: str, parsed: ParsedYaml) -> list[Slip]:
    """The slips of the text, family by family; those without mended lines are for the author to mend."""
    families: list[Iterable[Slip]] = [
        key_slips(lines, parsed.slips),
        sign_slips(lines, parsed.signs),
        keyless_entries(lines, parsed.keyless),
        open_quotes(lines, parsed.swallowing),
    ]
    if has_cut(text):
        families.append(cut_texts(lines, parsed.root))
    if has_odd(text):
        families.append(odd_texts(lines, parsed.root))
    if holds_no_record(parsed) or parsed.dashed or parsed.wrapped:
        families.append(tight_texts(lines, parsed.root, parsed.dashed, parsed.wrapped))
    if any(may_hold_list(scalar.value) for scalar in parsed.wrapped):
        families += [joined_items(lines, parsed.wrapped), folded_lists(lines, parsed.wrapped)]
    return [slip for family in families for slip in islice(family, MOST)]
