"""Quotes that never close, and backslashes in double quotes."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from values_handbook.yaml_repair.lines import interpretations, parent_column, split_line
from values_handbook.yaml_repair.problem import Problem, on_line
from values_handbook.yaml_repair.quoting import end_of_quoted, escaped
from values_handbook.yaml_repair.texts import extents, joined, pieces_of, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.nodes import Scalar

_APOSTROPHE = re.compile(r"'(?:tis|twas|em|til|cause|round|n|\d0s)\b", re.IGNORECASE)
_BLOCK_HEADER = re.compile(r"(?:^|[\s:-])[|>][+-]?[1-9]?[+-]?[ \t]*$")
_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def unclosed_quotes(lines: list[str], index: int) -> Iterator[Problem]:
    """The line with its open quote closed, at its end or where its text ends further down."""
    for line in interpretations(lines, index):
        for below in extents(lines, index, line):
            pieces = pieces_of(lines, index, line, below)
            text = joined(lines, pieces)
            if text[:1] not in ("'", '"') or end_of_quoted(text) is not None:
                continue
            at = on_line(index, line.value)
            if _APOSTROPHE.match(text):
                yield Problem(
                    "unclosed-quote",
                    "an apostrophe at the start opens a quote",
                    at,
                    "quote the text",
                    quote(lines, pieces),
                )
                continue
            last = pieces[-1]
            old = lines[last.row]
            fix = ((last.row, old[: last.end] + text[0] + old[last.end :]),)
            yield Problem("unclosed-quote", "the quote that opens here is never closed", at, "close the quote", fix)


def swallows_entries(lines: list[str], index: int, last: int) -> bool:
    """Whether a quote that opens on a line and closes on the line `last` encloses fields or list items.

    libyaml reads a quoted text to its closing quote, whatever the indentation of the lines between.
    """
    column = min(parent_column(lines, index, line) for line in interpretations(lines, index))
    inner = (
        split_line(lines[number]) for number in range(index + 1, min(last + 1, len(lines))) if lines[number].strip()
    )
    return any(line.indent <= column and (line.key or line.has_hyphen) for line in inner)


def misplaced_quotes(lines: list[str], texts: list[Scalar]) -> Iterator[Problem]:
    """Quotes that close by accident at the next quote further down, so that libyaml accepts the file."""
    for text in texts:
        if swallows_entries(lines, text.at.line - 1, text.at.end_line - 1):
            yield from islice(unclosed_quotes(lines, text.at.line - 1), 1)


def escape_problems(lines: list[str], index: int, column: int, start: int) -> Iterator[Problem]:
    r"""The text at `start` in single quotes, as `"C:\dir"` needs it, or with its backslash doubled.

    `column` is the place of the escape that does not exist.
    """
    line = lines[index]
    yield from _emoji(lines, index, column)
    slash = line.rfind("\\", 0, column + 1)
    if slash < 0:
        return
    at = on_line(index, slash)
    headline = "a backslash between double quotes starts an escape, and this one is none"
    end = end_of_quoted(line, start) if line[max(start, 0) : start + 1] == '"' else None
    if end is not None and end > column:
        inner = escaped(line[start + 1 : end - 1].replace('\\"', '"'), "'")
        fix = f"{line[:start]}'{inner}'{line[end:]}"
        yield Problem("unknown-escape", headline, at, "use single quotes", ((index, fix),))
    doubled = line[:slash] + "\\" + line[slash:]
    yield Problem("unknown-escape", headline, at, "double the backslash", ((index, doubled),))


def _emoji(lines: list[str], index: int, column: int) -> Iterator[Problem]:
    r"""Pairs like `\ud83d\ude00`, in which JSON writes an emoji, as YAML's one escape. This is fixed and not reported.

    All such lines below are fixed at once: a long list of titles may hold one in each line.
    """
    if not _SURROGATES.match(lines[index], max(column - 2, 0)):
        return
    block: int | None = None
    fix = []
    for number in range(index, len(lines)):
        line = lines[number]
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and (indent > block or not line.strip()):
            continue
        block = indent if _BLOCK_HEADER.search(line) else None
        quote = line.find('"')
        if quote >= 0 and "\\u" in line:
            fix.append((number, line[:quote] + _SURROGATES.sub(_joined, line[quote:])))
    yield Problem("", "", on_line(index, column), "", tuple((n, line) for n, line in fix if line != lines[n]))


def _joined(pair: re.Match[str]) -> str:
    high, low = int(pair[1], 16), int(pair[2], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + low - 0xDC00:08X}"
