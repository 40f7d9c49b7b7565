"""`handbook tally`: answers of a survey → numbers in a review."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal, cannot_read
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.derive.day import today
from values_handbook.editing.apply.document import change_document
from values_handbook.editing.apply.prepare import prepare, write
from values_handbook.editing.opened import open_handbook
from values_handbook.model.record import Key
from values_handbook.tally.columns import read_columns
from values_handbook.tally.count import count_answers
from values_handbook.tally.document import review_id, tally_change
from values_handbook.tally.table import UnusableAnswersError, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from values_handbook.editing.apply.prepare import Prepared
    from values_handbook.tally.columns import Columns
    from values_handbook.tally.count import TallyResult
    from values_handbook.tally.table import Table


@click.command("tally")
@click.argument("answers", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--into", metavar="FILE", required=True, help="The file of a review, such as reviews/2026-h2.yml, or review:ID."
)
@click.option("--date", "day", metavar="DATE", type=click.DateTime(["%Y-%m-%d"]), help="The day of a new review.")
@click.option("--replace", is_flag=True, help="Write beside or over earlier numbers of almost the same answers.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.pass_context
def command(
    ctx: click.Context, answers: Path, into: str, day: datetime | None, *, replace: bool, dry_run: bool
) -> None:
    """Count the answers of a survey into a review.

    ANSWERS is a CSV file as form tools export it, with a column for each question of the questionnaire (`handbook
    questionnaire` prints them) and one for the team. Other columns, such as times, names and comments, are not read.

    Of each value, behaviour and goal the review gets, for everyone and for each team, the number of answers, their mean and
    distribution, and the share of 4 and 5; of signs of pitfalls, how many saw them; of words of culture, how many chose
    each. Of fewer people than the option `smallest_group` says, nothing is written, nor a number from which their answers
    could be computed.

    The scores of each question that was asked are replaced; the rest of the review stays. Count the answers once, into one
    review, when the survey is closed: two counts that differ by a few people tell what these answered.
    """
    with refusing(UnusableAnswersError):
        table = read_table(_read(answers), answers.name)
        with progress("Reading the handbook"):
            opened = open_handbook(ctx.obj)
        identifier = _identifier(into)
        columns = read_columns(table.header, opened.linked)
        if not columns.questions and not columns.words:
            raise Refusal(
                f"{answers.name}: no column is a question of this handbook; `handbook questionnaire` prints the columns"
            )
        counted = count_answers(table, columns, opened.linked, answers.name)
        of_new = day.date() if day else today()
        change = tally_change(opened.linked, identifier, counted, of_new, replace=replace)
        if set(change) == {"record"}:
            say("nothing to write: too few people answered each of the questions")
            return
        prepared = prepare(opened, change_document(change))
        if not dry_run:
            write(prepared)
    for line in _report(prepared, identifier, counted, dry_run=dry_run):
        say(line)
    for line in _remarks(table, columns, counted, answers.name):
        say(line, err=True)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise cannot_read(path, error) from error


def _identifier(into: str) -> str:
    identifier = review_id(into)
    if not identifier:
        raise Refusal(f"`{into}` names no review; write --into reviews/2026-h2.yml, or --into review:2026-h2")
    return identifier


def _report(prepared: Prepared, identifier: str, counted: TallyResult, *, dry_run: bool) -> Iterator[str]:
    """What was written and where, and what was left out."""
    if prepared.files:
        record = prepared.after.whole.handbook.by_key[Key("review", identifier)]
        verb = "would change" if dry_run else "created" if prepared.created else "changed"
        yield f"{verb} {seen_from(Path.cwd(), prepared.before.project.root)(record.file.path)}:{record.line}"
    else:
        yield "nothing to change: the review says all of this already"
    yield f"{counted.participants:,} people answered"
    for item in counted.scores:
        of = f"{item.of}, {item.lens}" if item.lens else item.of
        yield f"  {of}, {item.team or 'everyone'}: {item.score} ({item.n:,} answers, {item.favourable}% favourable)"
    for of, n in counted.signs.items():
        yield f"  {of}: seen by {n:,}"
    for name, words in counted.culture.items():
        if words:
            yield f"  culture, {name}: {', '.join(f'{word} {n}' for word, n in words.items())}"
    if counted.left_out:
        yield "left out, since too few answered or these could be computed from the other numbers:"
        for of, lens, team in counted.left_out:
            yield "  " + ", ".join(filter(None, (of, lens, team or ("" if of.startswith("pitfall:") else "everyone"))))


def _remarks(table: Table, columns: Columns, counted: TallyResult, name: str) -> Iterator[str]:
    """What of the file was not counted."""
    if columns.ignored:
        titles = (
            f"“{table.header[number]}”" + (f" (did you mean `{near}`?)" if near else "")
            for number, near in columns.ignored
        )
        yield f"columns that were not read: {', '.join(titles)}"
    if counted.unknown_team:
        yield f"{name}:{counted.unknown_team}: the team is not in the handbook; such answers count for everyone alone"
