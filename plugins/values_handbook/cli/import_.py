"""`handbook import`: a table of goals → records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from values_handbook.cli.compared import compared, say_written
from values_handbook.cli.refusal import Refusal, cannot_read
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.apply.document import change_document
from values_handbook.editing.apply.prepare import prepare, write
from values_handbook.editing.opened import open_handbook
from values_handbook.sheets.changes import plan_import
from values_handbook.sheets.columns import SHEETS
from values_handbook.sheets.locale import read_locale
from values_handbook.sheets.problems import UnusableSheetError

if TYPE_CHECKING:
    from values_handbook.sheets.table import SheetTable

WORKBOOKS = (".xlsx", ".xlsm")


@click.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--map",
    "mapping",
    metavar="COLUMN=FIELD",
    multiple=True,
    help='The field that a column is, such as --map "Objective Title=title". May be given several times.',
)
@click.option(
    "--locale",
    metavar="NAME",
    default="",
    help="How numbers and dates are written where they can be read in two ways: de, en_US, en_GB.",
)
@click.option(
    "--sheet", type=click.Choice(tuple(SHEETS)), default="goals", help="What a table is that does not say it."
)
@click.option("--dry-run", is_flag=True, help="Show what would change, as `handbook diff` does, and write nothing.")
@click.pass_context
def command(
    ctx: click.Context, file: Path, mapping: tuple[str, ...], locale: str, sheet: str, *, dry_run: bool
) -> None:
    """Take goals from a table of a spreadsheet.

    FILE is a workbook (xlsx) or CSV: one of `handbook export goals`, or any table with a row for each goal and titles of
    columns in the first row. Columns are found by the names of fields and by what people call them in English and German;
    --map tells the others. Owners, teams and other records are found by their names or ids.

    Of an exported table the rows that were changed are applied; where the handbook has changed as well, both are shown, and
    nothing is written. Rows that are missing delete nothing. All that is wrong is listed by row and column; with exit
    status 2 nothing has changed.
    """
    with refusing(UnusableSheetError):
        ways = read_locale(locale) if locale else None
        tables = _tables(file)
        with progress("Reading the handbook"):
            opened = open_handbook(ctx.obj)
            planned = plan_import(opened, tables, file.name, mapping=mapping, locale=ways, sheet=sheet)
            prepared = prepare(opened, change_document(*planned.changes)) if planned.changes else None
        if prepared and not dry_run:
            write(prepared)
    for line in (*planned.columns, *planned.remarks):
        say(line, err=True)
    if prepared is None or not prepared.files:
        say("nothing to change: the handbook says all of this already")
    elif dry_run:
        click.echo(compared(prepared, "the table"), color=True)
    else:
        say_written(prepared)


def _tables(file: Path) -> tuple[SheetTable, ...]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise cannot_read(file, error) from error
    if file.suffix.lower() in WORKBOOKS or data.startswith(b"PK\x03\x04"):
        from values_handbook.sheets.workbook import read_workbook

        return read_workbook(data, file.name)
    if file.suffix.lower() in (".xls", ".ods", ".numbers"):
        raise Refusal(f"{file.name} is in a format that is not read; save it as xlsx or csv")
    from values_handbook.sheets.csv_file import read_csv

    return (read_csv(data, file.name),)
