"""`handbook new`: a starter for a record, in the file where this handbook would have it."""

from __future__ import annotations

from pathlib import Path

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.creating import prepare_new, write_new
from values_handbook.editing.opened import open_handbook
from values_handbook.editing.writing import schema_changes


@click.command("new")
@click.argument("kind")
@click.argument("title")
@click.option(
    "--id", "identifier", metavar="ID", default="", help="The record's id, instead of one made from the title."
)
@click.pass_context
def command(ctx: click.Context, kind: str, title: str, identifier: str) -> None:
    """Start a new record.

    KIND is value, candidate, objective, goal, cycle, guideline, pitfall, team, person, practice, recognition, case, review
    or question. The record gets a file of its own, or, where this handbook keeps its kind in files of many, a place at the
    end of the last one. It is valid as it is; comments tell what else belongs in it.

    The schemas for editors are brought up to date as well (see `handbook schema`). The exit status is 2 where the id is
    taken; then nothing is written.
    """
    with refusing():
        with progress("Reading the handbook"):
            opened = open_handbook(ctx.obj)
            created = prepare_new(opened, kind, title, identifier)
        is_new = write_new(opened, created, schema_changes(created.handbook))
    shown = seen_from(Path.cwd(), opened.project.root)(created.path)
    line = created.handbook.by_key[created.key].line
    say(f"{'created' if is_new else 'added to'} {shown}:{line}")
    say(f"others refer to it as {created.key}; when you have filled it in: handbook check")
