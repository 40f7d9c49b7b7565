"""Tables ↔ a workbook of a spreadsheet (xlsx). The package openpyxl, of the extra `sheets`, is needed for it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from values_handbook.sheets.cells import SheetCell, escape, number_text, unescape
from values_handbook.sheets.problems import UnusableSheetError
from values_handbook.sheets.table import SheetTable, TableRow

if TYPE_CHECKING:
    from values_handbook.sheets.columns import Column
    from values_handbook.sheets.output import OutputSheet

MAX_BYTES = 64_000_000
MAX_UNPACKED = 512_000_000
"""Bytes of a workbook, and of what is packed in it."""
MAX_ROWS = 20_000
LONGEST_CELL = 32_767
"""Characters of a cell, by the specification of the format."""
LISTS = "lists"
"""The hidden sheet of ids that cells offer to choose from."""
_SPARE_ROWS = 500
"""Rows below the last one that offer words, too."""
_WIDTHS = {
    "id": 24,
    "title": 42,
    "summary": 60,
    "note": 50,
    "learned": 50,
    "behaviours": 60,
    "objectives": 34,
    "values": 34,
}
_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?\Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")


def _openpyxl() -> Any:
    try:
        import openpyxl
    except ImportError as error:
        raise UnusableSheetError(
            'workbooks need one more package: pip install "values-handbook[sheets]"; --format csv needs none'
        ) from error
    return openpyxl


def read_workbook(data: bytes, name: str) -> tuple[SheetTable, ...]:
    """The tables in the bytes of a workbook, but for hidden sheets. Raises UnusableSheetError where there are none."""
    openpyxl = _openpyxl()
    _check_size(data, name)
    try:
        with_results, with_formulas = (
            openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=only) for only in (True, False)
        )
    except Exception as error:  # Whatever a broken file makes openpyxl raise: BadZipFile, KeyError, ParseError …
        raise UnusableSheetError(f"{name} cannot be read as a workbook; save it again as xlsx, or as csv") from error
    tables = []
    for sheet in with_results.worksheets:
        if sheet.sheet_state == "visible":
            table = _table(sheet, with_formulas[sheet.title], name)
            tables += [table] if table else []
    if not tables:
        raise UnusableSheetError(f"{name} holds no table; its first row has to be the titles of the columns")
    return tuple(tables)


def _check_size(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(item.file_size for item in packed.infolist())
    except zipfile.BadZipFile as error:
        raise UnusableSheetError(f"{name} cannot be read as a workbook; save it again as xlsx, or as csv") from error
    if len(data) > MAX_BYTES or size > MAX_UNPACKED:
        raise UnusableSheetError(f"{name} is larger than a workbook may be; save the sheet of goals by itself")


def _table(sheet: Any, formulas: Any, name: str) -> SheetTable | None:
    """The table of a sheet: its first row that holds something are the titles."""
    header: tuple[str, ...] | None = None
    rows = []
    for number, (cells, written) in enumerate(zip(sheet.iter_rows(), formulas.iter_rows(), strict=True), 1):
        found = tuple(_cell(cell, other, name, sheet.title) for cell, other in zip(cells, written, strict=True))
        if not any(cell.text.strip() for cell in found):
            continue
        if header is None:
            header = tuple(" ".join(cell.text.split()) for cell in found)
            continue
        rows.append(TableRow(number, (*found[: len(header)], *[SheetCell()] * (len(header) - len(found)))))
        if len(rows) > MAX_ROWS:
            raise UnusableSheetError(f"{name}, {sheet.title}: more than {MAX_ROWS:,} rows; split the table")
    return SheetTable(sheet.title, header, tuple(rows)) if header else None


def _cell(cell: Any, formula: Any, name: str, sheet: str) -> SheetCell:
    value = cell.value
    if value is None:
        if formula.value is None:
            return SheetCell()
        raise UnusableSheetError(
            f"{name}, {sheet}, cell {formula.coordinate}: the formula has no result; open the file in the spreadsheet, "
            "and save it there"
        )
    if cell.data_type == "e":  # Such as #REF!
        raise UnusableSheetError(
            f"{name}, {sheet}, cell {cell.coordinate}: {value} is an error of the spreadsheet; mend it there"
        )
    match value:
        case bool():
            return SheetCell("true" if value else "false", True)
        case int() | float():
            return SheetCell(_number_text(value, cell.number_format or ""), True)
        case datetime() | date():
            return SheetCell(str(value.date() if isinstance(value, datetime) else value), True)
        case time():
            return SheetCell(value.isoformat("minutes"))
        case _:
            return SheetCell(unescape(str(value)))


def _number_text(value: float, number_format: str) -> str:
    """A number as a person would type it: 0.55 that is shown as a percentage is `55%`."""
    if "%" in number_format:
        return f"{number_text(value * 100, 10)}%"
    return number_text(value, 10)


def write_workbook(sheets: tuple[OutputSheet, ...]) -> bytes:
    """A workbook of sheets. Cells that hold one of several words or ids offer them."""
    openpyxl = _openpyxl()
    book = openpyxl.Workbook()
    book.remove(book.active)
    ranges = _lists(book, sheets)
    for number, sheet in enumerate(sheets):
        _write_sheet(book.create_sheet(sheet.name, number), sheet, ranges)
    book.active = 0
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _lists(book: Any, sheets: tuple[OutputSheet, ...]) -> dict[tuple[str, ...], str]:
    """The hidden sheet of words and ids, and the range of each list of them."""
    page = book.create_sheet(LISTS)
    page.sheet_state = "hidden"
    ranges: dict[tuple[str, ...], str] = {}
    for words in (words for sheet in sheets for words in sheet.choices.values()):
        if words not in ranges:
            column = len(ranges) + 1
            for row, word in enumerate(words, 1):
                _put(page.cell(row, column), word)
            letter = page.cell(1, column).column_letter
            ranges[words] = f"{LISTS}!${letter}$1:${letter}${len(words)}"
    return ranges


def _write_sheet(page: Any, sheet: OutputSheet, ranges: dict[tuple[str, ...], str]) -> None:
    from openpyxl.styles import Alignment, Font

    for number, title in enumerate(sheet.header, 1):
        cell = page.cell(1, number, title)
        cell.font = Font(bold=True)
    for row, texts in enumerate(sheet.rows, 2):
        for number, text in enumerate(texts, 1):
            column = sheet.columns[number - 1] if number <= len(sheet.columns) else None
            _put(page.cell(row, number), text, column)
            page.cell(row, number).alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = "A2"
    for number, column in enumerate(sheet.columns, 1):
        letter = page.cell(1, number).column_letter
        page.column_dimensions[letter].width = _WIDTHS.get(column.name, 16)
        if words := sheet.choices.get(column.name):
            _offer(page, f"{letter}2:{letter}{len(sheet.rows) + 1 + _SPARE_ROWS}", ranges[words], column)
    page.column_dimensions[page.cell(1, len(sheet.header)).column_letter].hidden = True


def _offer(page: Any, cells: str, words: str, column: Column) -> None:
    """Let cells offer words. Only where one word is all that a cell may hold, the spreadsheet refuses others."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=words, allow_blank=True, showErrorMessage=column.sort == "choice")
    page.add_data_validation(rule)
    rule.add(cells)


def _put(cell: Any, text: str, column: Column | None = None) -> None:
    """Write a text: days and plain numbers as such, anything else as a text that nothing runs."""
    if not text:
        return
    sort = column.sort if column else "line"
    if sort == "day" and _DAY.match(text) and text >= "1900-03-01":  # Spreadsheets count days from there.
        cell.value, cell.number_format = date.fromisoformat(text), "yyyy-mm-dd"
    elif sort in ("figure", "percent") and _PLAIN_NUMBER.match(text):
        cell.value = float(text) if "." in text else int(text)
    else:
        safe = escape(text)
        if len(safe) > LONGEST_CELL:
            raise UnusableSheetError(
                f"a text of {len(safe):,} characters does not fit into a cell of a workbook; use --format csv"
            )
        cell.value = safe
        cell.data_type = "s"
