"""`handbook schema`: JSON Schemas for editors, with the ids that exist in this handbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.opened import open_handbook
from values_handbook.editing.writing import schema_changes, write_changed, write_changes
from values_handbook.schemas.files import SCHEMA_FOLDER, schema_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from values_handbook.model.record import Handbook
    from values_handbook.project import Project


@click.command("schema")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=f"Write into DIR, seen from the current folder.  [default: {SCHEMA_FOLDER} beside mkdocs.yml]",
)
@click.option("--published-only", is_flag=True, help="Leave out the ids of records that are not published.")
@click.pass_context
def command(ctx: click.Context, out: Path | None, published_only: bool) -> None:
    """Write JSON Schemas, by which editors complete and check records.

    There is one for each kind, and a file with the ids of this handbook, which editors then propose. Only files that
    change are written. Commit them, and everybody's editor finds them.

    A record names its schema in its first line, as `handbook new` writes it.

    The schemas hold the ids of all records, also of those with `publish: false`: whoever may read them may read the records
    beside them. Use --published-only for schemas that you put anywhere else.
    """
    with refusing():
        with progress("Reading the handbook"):
            opened = open_handbook(ctx.obj)
        folder = out.absolute() if out else opened.project.root / SCHEMA_FOLDER
        handbook = opened.published if published_only else opened.handbook
        changed = len(_write(opened.project, handbook, out and folder))
    shown = seen_from(Path.cwd(), folder)("")
    count = f"{changed} file{'s' * (changed != 1)}"
    say(f"{count} written in {shown}" if changed else f"nothing has changed in {shown}")


def _write(project: Project, handbook: Handbook, folder: Path | None) -> Sequence[object]:
    """Write the schemas that change into a folder, or else where they belong; what has changed."""
    if folder is None:
        return write_changes(project, schema_changes(handbook))
    files = {folder / name: data for name, data in schema_files(handbook).items()}
    return write_changed(files, project.root)
