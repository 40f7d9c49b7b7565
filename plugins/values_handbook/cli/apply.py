"""`handbook apply`: a change document, spliced into the files of a handbook."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from values_handbook.cli.compared import compared, say_written
from values_handbook.cli.issue_answer import change_comment, refusal_comment
from values_handbook.cli.refusal import Refusal, cannot_read
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.apply.document import MAX_BYTES, change_schema, parse_document
from values_handbook.editing.apply.prepare import prepare, write
from values_handbook.editing.opened import open_handbook

if TYPE_CHECKING:
    from values_handbook.editing.apply.document import ChangeDocument
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
    "--patch", metavar="PATH", default="", help="Write the change as a patch for git, and show it like --dry-run."
)
@click.option("--issue", is_flag=True, help="FILE is the text of an issue, and the change a proposal of anybody's.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown")),
    default="text",
    show_default=True,
    help="With --issue, markdown is a comment to post there: what would change, or why it is refused.",
)
@click.option(
    "--schema", is_flag=True, is_eager=True, expose_value=False, callback=_print_schema, help="Print its JSON Schema."
)
@click.pass_context
def command(ctx: click.Context, file: str, dry_run: bool, branch: str, patch: str, issue: bool, form: str) -> None:
    """Make the changes of a change document.

    FILE is JSON, and `-` is standard input. It says which records change, in which fields, and why; its JSON Schema is
    printed with --schema. In the YAML files nothing else changes: comments, order, layout and quotes stay.

    All changes are made, or none: where a field is no longer as the document says it was, where something would be wrong
    afterwards, and where a file cannot be changed by itself, the exit status is 2 and no file has changed.

    With --issue the document stands in the one block of code that is marked `json`. A proposal changes 20 records at most,
    never people or what is published, and only what is published.
    """
    if branch and (patch or dry_run):
        raise click.UsageError("--branch writes the change; it goes neither with --patch nor with --dry-run")
    if form == "markdown" and not issue:
        raise click.UsageError("--format markdown is the answer to an issue; it goes with --issue")
    try:
        with refusing():
            document = _document(_read(file), issue)
            prepared = _prepared(ctx.obj, document, issue)
            if patch:
                _write_patch(prepared, patch)
            if patch or dry_run:
                shown = _shown(prepared, issue)
                click.echo(change_comment(document.why, shown) if form == "markdown" else shown, color=True)
                return
            paths = _write(prepared, branch)
    except Refusal as refusal:
        if form != "markdown":
            raise
        click.echo(refusal_comment(refusal.message))
        ctx.exit(refusal.exit_code)
    say_written(prepared)
    if branch:
        say(f"committed on the new branch {branch}")
    if not paths:
        say("nothing to change: the handbook says all of this already")


def _document(text: bytes, is_issue: bool) -> ChangeDocument:
    if not is_issue:
        return parse_document(text)
    from values_handbook.editing.apply.issue import document_in
    from values_handbook.editing.apply.proposal import check_proposal

    document = document_in(text)
    check_proposal(document)
    return document


def _prepared(folder: Path, document: ChangeDocument, is_issue: bool) -> Prepared:
    with progress("Reading the handbook"):
        opened = open_handbook(folder)
        if is_issue:
            from values_handbook.editing.apply.proposal import check_published

            check_published(document, opened)
        return prepare(opened, document, published_only=is_issue)


def _write_patch(prepared: Prepared, path: str) -> None:
    from values_handbook.editing.apply.patch import patch_of
    from values_handbook.editing.writing import write_changed

    write_changed({Path(path).absolute(): patch_of(prepared)}, prepared.before.project.root)


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


def _shown(prepared: Prepared, is_issue: bool) -> str:
    """What would change; of a proposal, what of it is published."""
    if not is_issue:
        return compared(prepared, "the change document")
    from values_handbook.cli.states import WORKING_TREE
    from values_handbook.compare.report.parts import Frame
    from values_handbook.compare.report.text import render_text

    return render_text(prepared.published_comparison, Frame(WORKING_TREE, "the change document"))
