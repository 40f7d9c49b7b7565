"""Characters at the start of a text that YAML accepts and makes something else of: `&`, `*`, `!`, and `>` before a digit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.yaml_repair.slip import Sign, Slip
from values_handbook.yaml_repair.texts import QUOTE_IT, pieces_between, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"(?:&\S+[ \t]+)?(![^\s,\[\]{}]*)[ \t]*")


def sign_slips(lines: list[str], signs: list[Sign]) -> Iterator[Slip]:
    """One slip for each sign, with the text in quotes, or without the tag where it is one of YAML's own."""
    for sign in signs:
        if sign.sign in ">|":
            headline = f"a text that starts with `{sign.sign}` needs quotes"
            yield Slip("unquoted-start", headline, sign.at, QUOTE_IT, _quoted(lines, sign))
        else:
            yield _tag(lines, sign) if sign.sign == "!" else _anchor(lines, sign)


def _anchor(lines: list[str], sign: Sign) -> Slip:
    if sign.sign == "*":
        headline = f"`*{sign.name}` refers to an anchor `&{sign.name}`, and there is none"
        return Slip("unknown-alias", headline, sign.at, QUOTE_IT, _quoted(lines, sign))
    headline = f"`&{sign.name}` at the start of a text is taken for an anchor and lost"
    if not sign.is_plain:
        return Slip("unquoted-start", headline, sign.at, f"delete `&{sign.name}`, which nothing refers to")
    return Slip("unquoted-start", headline, sign.at, QUOTE_IT, _quoted(lines, sign))


def _tag(lines: list[str], sign: Sign) -> Slip:
    index, start = sign.at.line - 1, sign.at.column - 1
    line = lines[index]
    match = _TAG.match(line, start)
    written = match[1] if match else sign.name
    headline = f"`{written}` is a tag, and tags are not read"
    if sign.is_plain and not written.startswith(("!!", "!<")):
        return Slip("yaml-tag", headline, sign.at, QUOTE_IT, _quoted(lines, sign))
    mended = ((index, line[: match.start(1)] + line[match.end() :]),) if match else ()
    also = "what a text means is decided by the field that it stands in"
    return Slip("yaml-tag", headline, sign.at, "delete it", mended, also=also)


def _quoted(lines: list[str], sign: Sign) -> tuple[tuple[int, str], ...]:
    at = sign.at
    return quote(lines, pieces_between(lines, at.line - 1, at.column - 1, at.end_line - 1, at.end_column - 1))
