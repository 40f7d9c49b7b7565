"""`handbook apply`: a change document, spliced into the files of a handbook."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import cannot_read
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say, takes_colours
from values_handbook.editing.apply.document import MAX_BYTES, change_schema, parse_document
from values_handbook.editing.apply.prepare import prepare, write
from values_handbook.editing.opened import open_handbook

if TYPE_CHECKING:
    from values_handbook.editing.apply.prepare import Prepared


def _print_schema(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(json.dumps(change_schema(), indent=1, ensure_ascii=False))
        ctx.exit()


@click.command("apply")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--dry-run", is_flag=True, help="Show what would change, as `handbook diff` does, and write nothing.")
@click.option(
    "--branch", metavar="NAME", default="", help="Make a branch with a commit of the change, and switch to it."
)
@click.option(
    "--schema", is_flag=True, is_eager=True, expose_value=False, callback=_print_schema, help="Print its JSON Schema."
)
@click.pass_context
def command(ctx: click.Context, file: str, dry_run: bool, branch: str) -> None:
    """Make the changes of a change document.

    FILE is JSON, and `-` is standard input. It says which records change, in which fields, and why; its JSON Schema is
    printed with --schema. In the YAML files nothing else changes: comments, order, layout and quotes stay.

    All changes are made, or none: where a field is no longer as the document says it was, where something would be wrong
    afterwards, and where a file cannot be changed by itself, the exit status is 2 and no file has changed.
    """
    with refusing():
        document = parse_document(_read(file))
        with progress("Reading the handbook"):
            prepared = prepare(open_handbook(ctx.obj), document)
        if dry_run:
            click.echo(_shown(prepared), color=True)
            return
        paths = _write(prepared, branch)
    shown = seen_from(Path.cwd(), prepared.before.project.root)
    for path in sorted(prepared.files):
        say(f"{'created' if path in prepared.created else 'changed'} {shown(path)}")
    if branch:
        say(f"committed on the new branch {branch}")
    if not paths:
        say("nothing to change: the handbook says all of this already")


def _write(prepared: Prepared, branch: str) -> list[str]:
    if not branch:
        return write(prepared)
    from values_handbook.editing.apply.branch import write_on_branch

    return write_on_branch(prepared, branch)


def _read(file: str) -> bytes:
    """The bytes of the document. Reads no more than a document may have, and one byte."""
    try:
        if file == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(file).open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise cannot_read(file, error) from error


def _shown(prepared: Prepared) -> str:
    """What would change."""
    # Only for this: to compare and to ask git takes as long to import as all the rest.
    from values_handbook.cli.states import WORKING_TREE
    from values_handbook.compare.report.parts import Frame
    from values_handbook.compare.report.text import render_text

    shown = seen_from(Path.cwd(), prepared.before.project.root)
    frame = Frame(WORKING_TREE, "the change document")
    return render_text(prepared.comparison, frame, color=takes_colours(sys.stdout), shown=shown)
