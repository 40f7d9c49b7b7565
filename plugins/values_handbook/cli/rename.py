"""`handbook rename`: another id for a record or a behaviour, in every file that names it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.opened import OpenedHandbook, open_handbook
from values_handbook.editing.rename import Renamed, prepare_rename, write_rename
from values_handbook.editing.writing import schema_changes
from values_handbook.schemas.files import SCHEMA_FOLDER

if TYPE_CHECKING:
    from values_handbook.files.together import Change


@click.command("rename")
@click.argument("name", metavar="KIND:ID")
@click.argument("new", metavar="NEW-ID")
@click.pass_context
def command(ctx: click.Context, name: str, new: str) -> None:
    """Give a record another id, everywhere.

    KIND:ID is a record, such as `value:candor`, or a behaviour, such as `value:candor#write-it-down`. References in
    records, pages and mkdocs.yml are changed, and nothing else in these files; those in code and comments stay. The
    earlier id is kept in `formerly`, so that old addresses still lead to the record.

    It is done whole or not at all: with exit status 2 no file has changed.
    """
    with refusing():
        with progress("Reading the handbook"):
            opened = open_handbook(ctx.obj)
            renamed = prepare_rename(opened, name, new)
        write_rename(opened, renamed, _schemas(opened, renamed))
    for line in _describe_changes(opened, renamed):
        say(line)


def _schemas(opened: OpenedHandbook, renamed: Renamed) -> list[Change]:
    """The ids that editors propose, brought up to date where there are schemas."""
    if not (opened.project.root / SCHEMA_FOLDER).is_dir():
        return []
    return schema_changes(renamed.handbook)


def _describe_changes(opened: OpenedHandbook, renamed: Renamed) -> list[str]:
    """The changes that were made, a line for each file."""
    shown = seen_from(Path.cwd(), opened.project.root)
    folder = opened.project.content
    moved = {shown(str(folder / old)): shown(str(folder / new)) for old, new in renamed.moves.items()}
    changed = [shown(path) for path in sorted(renamed.files)]
    return [
        *(f"changed {path}" for path in changed),
        *(f"renamed {old} to {new}" for old, new in moved.items()),
    ]
