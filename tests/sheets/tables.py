"""A handbook in a folder, and tables that are imported into it without a process of its own."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook

from tests.support import MKDOCS
from values_handbook.editing.apply.document import change_document
from values_handbook.editing.apply.prepare import prepare, write
from values_handbook.editing.opened import open_handbook
from values_handbook.sheets.changes import plan_import
from values_handbook.sheets.csv_file import read_csv, write_csv
from values_handbook.sheets.locale import read_locale
from values_handbook.sheets.output import output_sheets
from values_handbook.sheets.problems import UnusableSheetError
from values_handbook.sheets.workbook import read_workbook, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "people.yml": """\
- {id: cto, title: CTO}
- {id: platform-lead, title: Platform lead, held_by: Kim Larsen}
""",
    "teams.yml": "[{id: platform, title: Platform}, {id: care, title: Library Care}]\n",
    "objectives.yml": "[{id: trusted-services, title: Trusted services}]\n",
    "values.yml": """\
- id: candor
  title: Candor   # the first one
  behaviours: [Say it early, Write it down]
- {id: craft, title: Craft}
""",
}
CALM = """\
# Agreed in May.
title: Calmer deploys
owner: [cto]
status: active
values:
  - value: candor
    strength: strong
    rationale: Every deploy tells its risk.
  - craft
measures:
  - {title: Incidents, baseline: 9, target: 1, current: 4, as_of: 2026-09-30}   # per month
check_ins:
  - {date: 2026-09-30, progress: 60, note: "Two teams have joined."}
"""


def handbook(root: Path, **files: str) -> Path:
    """A folder with the handbook of `FILES`, and goals by their ids."""
    (root / "content/goals").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    for name, text in {**FILES, **{f"goals/{name}.yml": text for name, text in files.items()}}.items():
        (root / "content" / name).write_text(text, encoding="utf-8")
    return root


def contents(root: Path) -> dict[str, bytes]:
    """Every file of the handbook."""
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def take(root: Path, data: bytes | str, *maps: str, locale: str = "", sheet: str = "") -> list[str]:
    """Import a table. Returns why it was refused, in lines; nothing where it was taken."""
    given = data.encode() if isinstance(data, str) else data
    try:
        is_workbook = given.startswith(b"PK")
        tables = read_workbook(given, "plan.xlsx") if is_workbook else (read_csv(given, "plan.csv"),)
        opened = open_handbook(root)
        ways = read_locale(locale) if locale else None
        name = "plan.xlsx" if is_workbook else "plan.csv"
        planned = plan_import(opened, tables, name, mapping=maps, locale=ways, sheet=sheet)
        if planned.changes:
            write(prepare(opened, change_document(*planned.changes)))
    except UnusableSheetError as error:
        return [line.strip() for line in str(error).splitlines()]
    return []


def exported(root: Path, sheet: str = "goals", *, with_hidden: bool = True) -> str:
    """A sheet as CSV."""
    sheets = output_sheets(open_handbook(root), only_published=not with_hidden)
    return write_csv(next(item for item in sheets if item.name == sheet)).decode("utf-8-sig")


def workbook(root: Path, *, with_hidden: bool = True) -> bytes:
    """All sheets as a workbook."""
    return write_workbook(output_sheets(open_handbook(root), only_published=not with_hidden))


def edited(table: str, row: int, **cells: str) -> str:
    """A CSV table with other cells in a row, counted from 1 below the titles."""
    rows = list(csv.reader(io.StringIO(table, newline="")))
    for column, text in cells.items():
        rows[row][rows[0].index(column)] = text
    return as_csv(rows)


def appended(table: str, **cells: str) -> str:
    """A CSV table with one more row, as a person adds it: the hidden column is empty."""
    header = next(csv.reader(io.StringIO(table, newline="")))
    return table + as_csv([[cells.get(column, "") for column in header]])


def as_csv(rows: list[list[str]]) -> str:
    """Rows as CSV."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def typed(*rows: list[Any], formats: dict[str, str] | None = None, title: str = "Sheet1") -> bytes:
    """A workbook with one sheet, as a spreadsheet writes it: its cells are numbers, dates and texts."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    return saved(book)


def opened_workbook(data: bytes) -> Any:
    """The workbook in bytes."""
    return load_workbook(io.BytesIO(data))


def saved(book: Any) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
