"""Quoting: texts in the quotes with which YAML reads them as they are."""

from __future__ import annotations

import re

_START = re.compile(r"[\[\]{},#&*!|>'\"%@`]|[-?:](?=[ \t]|$)")
_INSIDE = re.compile(r":(?=[ \t]|$)|(?<=[ \t])#")
_INSIDE_FLOW = re.compile(r"[\[\]{},?]|:(?=[ \t]|$)|(?<=[ \t])#")

# Possessive, so that an unclosed quote takes linear time and `'it''` counts as unclosed, as YAML has it.
_DOUBLE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_SINGLE = re.compile(r"'[^']*+(?:''[^']*+)*+'")


def quoted(text: str) -> str:
    """`text` between quotes: double ones, or single ones where it holds a double one or a backslash."""
    mark = mark_for(text)
    return mark + escaped(text, mark) + mark


def mark_for(text: str) -> str:
    """The quotes that need the least escaping."""
    return "'" if '"' in text or "\\" in text else '"'


def escaped(text: str, mark: str) -> str:
    """`text` as it stands between quotes of that kind."""
    return text.replace("'", "''") if mark == "'" else text


def unquoted(text: str) -> str:
    """`text` without the quotes around it, unless these are part of the text.

    `"Say "no" early"` is a text in quotes; `"Candor" and "craft"` starts and ends with a quoted word.
    """
    mark = text[:1]
    if len(text) < 2 or mark not in ("'", '"') or text[-1] != mark:
        return text
    inner = text[1:-1]
    return text if _closes_then_opens(inner, mark) else inner


def _closes_then_opens(inner: str, mark: str) -> bool:
    """Whether the first quote inside closes a quoted word and a later one opens another."""
    opening = [_opens(inner, match.start()) for match in re.finditer(re.escape(mark), inner) if _is_quote(inner, match)]
    return bool(opening) and not opening[0] and any(opening)


def _is_quote(inner: str, match: re.Match[str]) -> bool:
    """Whether a mark is a quote and not the apostrophe of `don't`."""
    around = inner[max(match.start() - 1, 0) : match.end() + 1]
    return match[0] == '"' or len(around) < 3 or not (around[0].isalnum() and around[2].isalnum())


def _opens(inner: str, at: int) -> bool:
    before, after = inner[at - 1 : at], inner[at + 1 : at + 2]
    return (not before or before in " \t([{–—-/") and bool(after.strip())


def is_plain_safe(text: str, *, flow: bool = False) -> bool:
    """Whether YAML reads `text` without quotes as that text."""
    inside = _INSIDE_FLOW if flow else _INSIDE
    return not _START.match(text) and not inside.search(text)


def end_of_quoted(text: str, at: int = 0) -> int | None:
    """The end (exclusive) of the quoted text that opens at `at`; None where the quote never closes."""
    match = (_DOUBLE if text[at] == '"' else _SINGLE).match(text, at)
    return match.end() if match else None
