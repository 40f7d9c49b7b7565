"""A table ↔ CSV: read whatever the encoding and the delimiter, written as UTF-8 with commas."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from values_handbook.sheets.cells import SheetCell, escape, unescape
from values_handbook.sheets.problems import UnusableSheetError
from values_handbook.sheets.table import SheetTable, TableRow
from values_handbook.tally.table import UnusableAnswersError, read_table

if TYPE_CHECKING:
    from values_handbook.sheets.output import OutputSheet


def read_csv(data: bytes, name: str) -> SheetTable:
    """The table in the bytes of a file. Raises UnusableSheetError where there is none."""
    try:
        found = read_table(data, name)
    except UnusableAnswersError as error:
        raise UnusableSheetError(str(error)) from error
    rows = (TableRow(row.line, tuple(SheetCell(unescape(cell)) for cell in row.cells)) for row in found.rows)
    return SheetTable("", tuple(map(unescape, found.header)), tuple(rows))


def write_csv(sheet: OutputSheet) -> bytes:
    """A sheet as CSV, with a byte order mark: without it Excel takes the text for another encoding."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(sheet.header)
    for row in sheet.rows:
        writer.writerow([escape(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig", "surrogatepass")
