"""`handbook questionnaire`: the columns of a survey, for a form tool."""

from __future__ import annotations

import csv
import io

import click

from values_handbook.cli.refusal import Refusal
from values_handbook.cli.terminal import progress, say
from values_handbook.derive.evaluation.questionnaire import CULTURE
from values_handbook.editing.opened import open_handbook
from values_handbook.labels import labels_of
from values_handbook.project import ConfigError
from values_handbook.tally.columns import header_of


@click.command("questionnaire")
@click.option(
    "--format",
    "form",
    type=click.Choice(("csv", "text")),
    default="csv",
    show_default=True,
    help="csv for the header of a table, text for a question on each line.",
)
@click.pass_context
def command(ctx: click.Context, form: str) -> None:
    """Print the questions of a survey for a form tool.

    Paste them into a form tool, each as the title of a question. What stands in brackets at the end says what a question is
    about; keep it, and the rest may be worded as you like. The page `questionnaire.md` has the same questions with their
    scales, on paper.
    """
    try:
        with progress("Reading the handbook"):
            opened = open_handbook(ctx.obj)
    except ConfigError as error:
        raise Refusal(str(error)) from error
    t = labels_of(opened.project.language, opened.project.options.labels)
    culture = {name: t(f"questionnaire-culture-{name}") for name in CULTURE}
    titles = list(header_of(opened.linked, t("questionnaire-your-team"), culture))
    if not opened.linked.in_force():
        say("no value is in force yet, so nothing asks how often one is seen; adopt a value first", err=True)
    if form == "text":
        click.echo("\n".join(titles))
        return
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(titles)
    click.echo(line.getvalue(), nl=False)
