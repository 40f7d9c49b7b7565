"""A table as it lies in a file: titles of columns, and rows of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from values_handbook.sheets.cells import SheetCell


class TableRow(NamedTuple):
    """The cells of a row, as many as there are titles, and its number as the spreadsheet or an editor shows it."""

    number: int
    cells: tuple[SheetCell, ...]


class SheetTable(NamedTuple):
    """A table. `name` is that of the sheet, and empty where a file is a single table."""

    name: str
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
