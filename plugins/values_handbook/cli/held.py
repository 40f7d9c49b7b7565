"""`handbook held`: that a practice was held, or that it was skipped and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from values_handbook.cli.days import read_past_day
from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.apply.document import change_document
from values_handbook.editing.apply.prepare import prepare, write
from values_handbook.editing.opened import open_handbook
from values_handbook.editing.rename_target import CannotEditError, find_target
from values_handbook.model.kinds import Practice
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.editing.apply.prepare import Prepared
    from values_handbook.model.record import Key


@click.command("held")
@click.argument("practice", metavar="PRACTICE")
@click.option("--date", "day", metavar="DAY", default="", help="The day, such as 2026-11-03; today without it.")
@click.option("--attended", metavar="N", type=click.IntRange(min=0), help="How many came.")
@click.option("--invited", metavar="N", type=click.IntRange(min=0), help="How many were invited.")
@click.option("--note", metavar="TEXT", default="", help="What came of it.")
@click.option("--skipped", is_flag=True, help="It was not held.")
@click.option("--why", metavar="TEXT", default="", help="Why it was not held; only with --skipped.")
@click.pass_context
def command(
    ctx: click.Context,
    practice: str,
    day: str,
    attended: int | None,
    invited: int | None,
    note: str,
    skipped: bool,
    why: str,
) -> None:
    """Write down that a practice was held, or skipped.

    PRACTICE is its id, with or without the kind: `practice:goal-talk`. The entry goes to the end of the field `held`, or
    `skipped`; everything else in the file stays as it is. With exit status 2 nothing has changed.
    """
    held = {"attended": attended, "invited": invited, "note": note or None}
    if skipped and any(item is not None for item in held.values()):
        raise Refusal("--attended, --invited and --note are for a practice that was held; leave them out, or --skipped")
    if why and not skipped:
        raise Refusal("--why says why a practice was skipped; add --skipped, or write --note")
    when = read_past_day(day, "write it into `except`" if skipped else "write it down on that day")
    entry = {"date": str(when), **({"why": why or None} if skipped else held)}
    field = "skipped" if skipped else "held"
    with refusing():
        with progress("Reading the handbook"):
            prepared, name, at = _prepare(ctx.obj, practice, field, when, entry)
        write(prepared)
    place = locate_record(prepared.after.whole.handbook.by_key[name], (field, at))
    say(f"changed {seen_from(Path.cwd(), prepared.before.project.root)(place.path)}:{place.line}")


def _prepare(
    directory: Path, practice: str, field: str, when: date, entry: dict[str, Any]
) -> tuple[Prepared, Key, int]:
    """The change, the practice that it is about, and the position of the new entry. Refuses what is there already."""
    opened = open_handbook(directory)
    name = practice if ":" in practice else f"practice:{practice}"
    record = find_target(opened.handbook, name).record
    fields = record.fields
    if not isinstance(fields, Practice):
        raise CannotEditError(f"`{record.key}` is no practice; only practices are held: practice:goal-talk")
    days = {"held": [item.date for item in fields.held], "skipped": [item.date for item in fields.skipped]}
    for name_of_field, known in days.items():
        if when in known:
            place = locate_record(record, (name_of_field, known.index(when)))
            raise CannotEditError(
                f"`{record.key}` has {when} in `{name_of_field}` already, at {place.path}:{place.line}; change it there"
            )
    new = {key: value for key, value in entry.items() if value is not None}
    change = {"record": str(record.key), "add": {field: [new]}}
    return prepare(opened, change_document(change)), record.key, len(days[field])
