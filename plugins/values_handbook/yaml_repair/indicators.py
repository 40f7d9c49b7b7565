"""Characters at the start of a text that YAML reads as something else: `&`, `*`, `!`, and `>` before a digit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.yaml_repair.problem import Indicator, Problem
from values_handbook.yaml_repair.texts import QUOTE_IT, pieces_between, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"(?:&\S+[ \t]+)?(![^\s,\[\]{}]*)[ \t]*")


def indicator_problems(lines: list[str], indicators: list[Indicator]) -> Iterator[Problem]:
    """A problem for each indicator. Its fix quotes the text, or deletes the tag if it is one of YAML's own."""
    for indicator in indicators:
        if indicator.character in ">|":
            headline = f"a text that starts with `{indicator.character}` needs quotes"
            yield Problem("unquoted-start", headline, indicator.at, QUOTE_IT, _quoted(lines, indicator))
        else:
            yield _tag(lines, indicator) if indicator.character == "!" else _anchor(lines, indicator)


def _anchor(lines: list[str], indicator: Indicator) -> Problem:
    if indicator.character == "*":
        headline = f"`*{indicator.name}` refers to an anchor `&{indicator.name}`, and there is none"
        return Problem("unknown-alias", headline, indicator.at, QUOTE_IT, _quoted(lines, indicator))
    headline = f"`&{indicator.name}` at the start of a text is taken for an anchor and lost"
    if not indicator.is_plain:
        return Problem("unquoted-start", headline, indicator.at, f"delete `&{indicator.name}`, which nothing refers to")
    return Problem("unquoted-start", headline, indicator.at, QUOTE_IT, _quoted(lines, indicator))


def _tag(lines: list[str], indicator: Indicator) -> Problem:
    index, start = indicator.at.line - 1, indicator.at.column - 1
    line = lines[index]
    match = _TAG.match(line, start)
    written = match[1] if match else indicator.name
    headline = f"`{written}` is a tag, and tags are not read"
    if indicator.is_plain and not written.startswith(("!!", "!<")):
        return Problem("yaml-tag", headline, indicator.at, QUOTE_IT, _quoted(lines, indicator))
    fix = ((index, line[: match.start(1)] + line[match.end() :]),) if match else ()
    also = "what a text means is decided by the field that it stands in"
    return Problem("yaml-tag", headline, indicator.at, "delete it", fix, also=also)


def _quoted(lines: list[str], indicator: Indicator) -> tuple[tuple[int, str], ...]:
    at = indicator.at
    return quote(lines, pieces_between(lines, at.line - 1, at.column - 1, at.end_line - 1, at.end_column - 1))
