"""One line with its text in quotes, for stages that find a mapping or a list where a text was meant."""

from __future__ import annotations

import re

from values_handbook.yaml_repair.fields import FIELD_NAMES
from values_handbook.yaml_repair.lines import end_of_text, read_line
from values_handbook.yaml_repair.quoting import end_of_quoted, is_plain_safe, meant, quoted

_FIELD_LIKE = re.compile(r"[a-z][a-z0-9_'’]*\Z")


def quote_line(line: str, column: int | None = None, end_column: int | None = None) -> str | None:
    """A line such as `  - Raise it: in the channel`, `title: [Draft]` or `why: **x**` with its item or its value in quotes.

    `column` and `end_column` (1-based, the end exclusive) say where the text stands. Without them it is the value of a
    field, and in a list the whole item, unless that is a field whose value cannot stand without quotes. None where the
    line holds no text or has its quotes already.
    """
    start, end = _place(line) if column is None else (column - 1, end_of_text(line, column - 1))
    if end_column is not None:
        end = min(end, end_column - 1)
    text = line[start:end]
    if not text or (text[0] in ("'", '"') and end_of_quoted(text) == len(text)):
        return None
    return line[:start] + quoted(meant(text)) + line[end:]


def _place(line: str) -> tuple[int, int]:
    """From where to where the text of a line goes that is read on its own."""
    field, text = read_line(line), read_line(line, with_key=False)
    value = field.text(line)
    if not field.key:
        return text.start, text.end
    if field.has_hyphen:
        needs_quotes = field.key in FIELD_NAMES and bool(value) and not is_plain_safe(value)
        return (field.value, field.end) if needs_quotes else (text.start, text.end)
    whole = not _FIELD_LIKE.match(field.key) and field.indent > 0
    return (text.start, text.end) if whole else (field.value, field.end)
