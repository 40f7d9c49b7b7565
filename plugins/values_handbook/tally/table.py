"""The table in a CSV file, whatever its encoding and its delimiter."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 64_000_000
"""Bytes of a file: 10,000 answers with long comments have 20 million."""
DELIMITERS = ",;\t"
_IMPORT_ID = '{"importid"'
LONGEST_SHOWN = 60


class UnusableAnswersError(Exception):
    """Answers that cannot be counted. The message names the line and the column, and repeats no answer."""


class Row(NamedTuple):
    """The cells of a person's answers, and the line of the file where they begin."""

    line: int
    cells: list[str]


class Table(NamedTuple):
    """The header of a file of answers, and its rows, each as long as the header."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(data: bytes, name: str) -> Table:
    """The table in the bytes of a file. Raises UnusableAnswersError, with `name` and the line, where there is none."""
    if len(data) > MAX_BYTES:
        raise UnusableAnswersError(f"{name} has {len(data):,} bytes, more than {MAX_BYTES:,}")
    text = _decoded(data)
    first, _, rest = text.partition("\n")
    skipped = 0
    delimiter = ""
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=") + 1:  # Excel says so.
        delimiter, text, skipped = first.strip()[-1], rest, 1
    rows = _rows(text, delimiter or _delimiter(text), name, skipped)
    header = next(rows, None)
    if header is None:
        raise UnusableAnswersError(f"{name} is empty; export it with a line of column names")
    titles = tuple(" ".join(cell.split()) for cell in header.cells)
    return Table(titles, tuple(_fitted(row, len(titles), name) for row in rows))


def shown_column(header: tuple[str, ...], number: int) -> str:
    """A column as messages name it: its number, from 1, and its title."""
    title = header[number]
    return f"column {number + 1} “{title if len(title) <= LONGEST_SHOWN else title[: LONGEST_SHOWN - 1] + '…'}”"


def _decoded(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 where it is one, else Windows-1252, which every byte can be read as."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    start = data[:200]
    if start.count(0) > len(start) // 4:  # UTF-16 without a byte order mark: every other byte of ASCII is 0.
        return data.decode("utf-16-be" if start[:1] == b"\0" else "utf-16-le", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """The delimiter that stands most often in the header, outside of quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    unquoted = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=unquoted.count)


def _rows(text: str, delimiter: str, name: str, skipped: int) -> Iterator[Row]:
    """The rows that hold something. The second header of a tool that writes ids into it is none."""
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    line = skipped + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells) and not cells[0].replace(" ", "").lower().startswith(_IMPORT_ID):
                yield Row(line, cells)
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        raise UnusableAnswersError(f"{name}:{line}: this line cannot be read as CSV: {error}") from error


def _fitted(row: Row, width: int, name: str) -> Row:
    """A row with as many cells as the header has. One with more has a text that is not in quotes."""
    if any(cell.strip() for cell in row.cells[width:]):
        raise UnusableAnswersError(
            f"{name}:{row.line}: this line has {len(row.cells)} columns and the header has {width}; "
            "export it again, with texts in quotes"
        )
    return row._replace(cells=[*row.cells[:width], *[""] * (width - len(row.cells))])
