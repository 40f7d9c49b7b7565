"""`handbook thank`: a recognition, with its story, in one command."""

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
from values_handbook.editing.creating import readable_id
from values_handbook.editing.opened import open_handbook
from values_handbook.editing.own_name import find_who, person_of_git
from values_handbook.editing.rename_target import CannotEditError, find_target
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from values_handbook.editing.opened import OpenedHandbook


@click.command("thank")
@click.argument("who", metavar="WHO")
@click.argument("value", metavar="VALUE[#BEHAVIOUR]")
@click.argument("title", metavar="TITLE")
@click.argument("story", metavar="STORY")
@click.option("--effect", metavar="TEXT", default="", help="What came of it.")
@click.option("--goal", "goals", metavar="ID", multiple=True, help="A goal that it helped; may be repeated.")
@click.option("--also", metavar="WHO", multiple=True, help="Who else is thanked; may be repeated.")
@click.option(
    "--from", "sender", metavar="WHO", multiple=True, help="Who says thanks; else whoever has git's mail address."
)
@click.option(
    "--date", "day", metavar="DAY", default="", help="When it happened, such as 2026-11-03; today without it."
)
@click.option("--id", "identifier", metavar="ID", default="", help="The id, instead of one made from the title.")
@click.pass_context
def command(ctx: click.Context, /, day: str, **given: Any) -> None:
    """Thank somebody, with a new recognition.

    WHO is the id of a person or a team, or a plain name. VALUE is what it embodied: a value, such as `candor`, or one of its
    behaviours, such as `candor#write-it-down`. STORY says what was done. The recognition goes to the end of the file where
    the others are, or into a file of its own where each has one.

    Without --from it is the person whose `links` hold `mailto:` and git's `user.email`, if there is one. With exit status 2
    nothing has changed.
    """
    when = read_past_day(day, "say thanks for what has happened")
    for name in ("title", "story"):
        if not given[name].strip():
            raise Refusal(f"the {name} is empty; say what was done")
    with refusing():
        with progress("Reading the handbook"):
            opened = open_handbook(ctx.obj)
            fields = _fields(opened, str(when), given)
            key = Key("recognition", given["identifier"] or readable_id(fields["title"], "recognition"))
        with progress("Checking the change"):
            prepared = prepare(opened, change_document({"new": "recognition", "id": key.id, "fields": fields}))
        write(prepared)
    record = prepared.after.whole.handbook.by_key[key]
    did = "created" if record.file.path in prepared.created else "added to"
    say(f"{did} {seen_from(Path.cwd(), prepared.before.project.root)(record.file.path)}:{record.line}")


def _fields(opened: OpenedHandbook, day: str, given: dict[str, Any]) -> dict[str, Any]:
    """The fields of the recognition, in the order of the model."""
    handbook = opened.handbook
    sender = given["sender"]
    if not sender and (person := person_of_git(handbook, opened.project.root)) is not None:
        sender = (person.id,)
    senders = [find_who(handbook, word) for word in sender]
    fields = {
        "title": " ".join(given["title"].split()),
        "date": day,
        "to": list(dict.fromkeys(find_who(handbook, word) for word in (given["who"], *given["also"]))),
        "from": senders[0] if len(senders) == 1 else senders,
        "values": [_part(opened, given["value"], "value")],
        "goals": [_part(opened, word, "goal") for word in given["goals"]],
        "story": given["story"].strip(),
        "effect": " ".join(given["effect"].split()),
    }
    return {name: content for name, content in fields.items() if content}


def _part(opened: OpenedHandbook, word: str, kind: str) -> str:
    """A value, a behaviour or a goal as the field of its kind names it. Refuses what is not there."""
    name = word if ":" in word.partition("#")[0] else f"{kind}:{word}"
    record = find_target(opened.handbook, name).record
    if record.kind != kind:
        raise CannotEditError(f"`{word}` is no {kind}; it is one of kind {record.kind}")
    return name.removeprefix(f"{kind}:")
