"""`handbook confirm`: that alignments still hold, although a value has come to mean something else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.confirm import Confirmation, prepare_confirmation, write_confirmation
from values_handbook.editing.opened import open_handbook

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("confirm")
@click.argument("name", metavar="KIND:ID")
@click.option("--value", metavar="ID", default="", help="Only the alignment with this value.")
@click.pass_context
def command(ctx: click.Context, name: str, value: str) -> None:
    """Write down that the alignments of a goal or an objective still hold.

    KIND:ID is a record, such as `goal:calm`. An alignment that was agreed with an earlier revision of its value gets the
    `revision` that is in force; the rest of the file stays as it is. Read the new wording first: the page of the value has
    it beside the old one.
    """
    with refusing():
        with progress("Reading the handbook"):
            opened = open_handbook(ctx.obj)
            confirmed = prepare_confirmation(opened, name, value)
        if confirmed.alignments:
            write_confirmation(opened, confirmed)
    for line in _describe_changes(confirmed, seen_from(Path.cwd(), opened.project.root)(confirmed.path), name):
        say(line)


def _describe_changes(confirmed: Confirmation, path: str, name: str) -> Iterator[str]:
    for item in confirmed.alignments:
        yield f"{item.value.id}: agreed with revision {item.in_force}, no longer {item.agreed.revision}"
    yield f"changed {path}" if confirmed.alignments else f"nothing to confirm: {name} was agreed with what is in force"
