"""The places of a record and of its plain fields, without reading its file as YAML again.

Checks may have something to say of each of 10,000 goals, most often of the whole record: to read all files again takes
0.8 s.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Span
from values_handbook.diagnostics.lines import decode, split_lines

if TYPE_CHECKING:
    from values_handbook.model.record import Record
    from values_handbook.source.files import SourceFile

_FIRST_KEY = re.compile(r"(?:- +| +)*([a-z_]+) *:(?: |$)")
_PLAIN = re.compile(r": +([a-z0-9][a-z0-9-]*)$", re.IGNORECASE)
"""What follows a key: one word or date, to the end of the line."""


def quick_span(record: Record, path: tuple[str | int, ...]) -> Span | None:
    """The place of a record, or of a field of one plain word or date; None where only YAML's own rules tell it."""
    lines = file_lines(record.file)
    first = _FIRST_KEY.match(lines[record.line - 1]) if 0 < record.line <= len(lines) else None
    if first is None or len(path) > 1:
        return None
    if not path:
        return Span.on_line(record.file.path, record.line, first.start(1) + 1, len(first[1]))
    found = [*_of_field(record, lines, f"{' ' * first.start(1)}{path[0]}")]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8)
def file_lines(file: SourceFile) -> list[str]:
    """The lines of a file, kept for what is looked for next in it: it may hold thousands of records."""
    return split_lines(decode(file.data))


def _of_field(record: Record, lines: list[str], key: str) -> list[Span]:
    """The values of lines that start with a key, indented as the record's first one, up to the end of the record."""
    found = []
    indent = len(key) - len(key.lstrip())
    for number, line in enumerate(islice(lines, record.line, None), record.line + 1):
        if record.item is not None and line[:indent].strip(" "):
            break
        if line.startswith(key) and (value := _PLAIN.match(line, len(key))):
            if "".join(lines[number : number + 1])[: indent + 1].isspace():  # The value goes on in the next line.
                return []
            found.append(Span.on_line(record.file.path, number, value.start(1) + 1, len(value[1])))
    return found
