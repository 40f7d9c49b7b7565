"""`handbook export`: records as tables, for whoever plans in a spreadsheet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.opened import open_handbook
from values_handbook.editing.writing import write_changed
from values_handbook.sheets.columns import SHEETS
from values_handbook.sheets.output import output_sheets
from values_handbook.sheets.problems import UnusableSheetError


@click.command("export")
@click.argument("what", metavar="WHAT", type=click.Choice(("goals",)))
@click.option(
    "--format",
    "form",
    type=click.Choice(("xlsx", "csv")),
    required=True,
    help="xlsx for a workbook with all sheets, csv for one of them.",
)
@click.option(
    "--sheet",
    type=click.Choice(tuple(SHEETS)),
    default="goals",
    show_default=True,
    help="The sheet, with --format csv.",
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write into FILE, seen from the current folder; it may not lie in docs_dir, which is published.",
)
@click.option("--with-hidden", is_flag=True, help="Include what is not published, such as goals of individuals.")
@click.pass_context
def command(ctx: click.Context, what: str, form: str, sheet: str, out: Path | None, *, with_hidden: bool) -> None:
    """Write the goals as a table, for a spreadsheet.

    WHAT is goals: sheets of goals, measures, check-ins and values. A handbook without goals gives a template with an example
    row. `handbook import` takes back what was changed in the table; the hidden column tells it which rows these are.
    """
    with refusing(UnusableSheetError):
        with progress("Reading the handbook"):
            opened = open_handbook(ctx.obj)
        sheets = output_sheets(opened, only_published=not with_hidden)
        if form == "csv":
            from values_handbook.sheets.csv_file import write_csv

            data = write_csv(next(item for item in sheets if item.name == sheet))
        else:
            from values_handbook.sheets.workbook import write_workbook

            data = write_workbook(sheets)
        if out is None:
            if form == "xlsx" and sys.stdout.isatty():
                raise Refusal("a workbook is nothing to read on a terminal; write it into a file: --out goals.xlsx")
            sys.stdout.buffer.write(data)
        else:
            if out.resolve().is_relative_to(opened.project.content.resolve()):
                raise Refusal(f"{out.name} would lie in docs_dir and be published; write it elsewhere")
            write_changed({out.absolute(): data}, opened.project.root)
            say(f"{seen_from(Path.cwd(), out.absolute().parent)(out.name)} is written")
    if opened.errors:
        say("records with errors are left out; `handbook check` shows them", err=True)
