"""`handbook set`: fields of one record, without an editor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.apply.document import change_document
from values_handbook.editing.apply.prepare import prepare, write
from values_handbook.editing.opened import open_handbook


@click.command("set")
@click.argument("record", metavar="KIND:ID")
@click.argument("fields", metavar="FIELD=TEXT...", nargs=-1, required=True)
@click.pass_context
def command(ctx: click.Context, record: str, fields: tuple[str, ...]) -> None:
    """Write fields of a record.

    FIELD is a field's name, or a path such as `behaviours/write-it-down/title`; `handbook explain KIND` lists the fields.
    TEXT is what the field is to hold; `FIELD+=TEXT` adds an item to a list, such as a behaviour. A text that starts with
    `[` or `{` is read as JSON: a list, or fields of its own. A list of one item may be written as the item alone.

    Everything else in the file stays as it is. With exit status 2 nothing has changed. `handbook apply` takes more than one
    record, and removes fields.
    """
    change: dict[str, Any] = {"record": record}
    for path, adds, content in map(_read, fields):
        if adds:
            change.setdefault("add", {}).setdefault(path, []).append(content)
        else:
            change.setdefault("set", {})[path] = content
    with refusing():
        document = change_document(change)
        with progress("Reading the handbook"):
            prepared = prepare(open_handbook(ctx.obj), document)
        write(prepared)
    before = prepared.before.whole.handbook.by_key
    changed = next(
        (item for key, item in prepared.after.whole.handbook.by_key.items() if item.fields != before[key].fields), None
    )
    if changed is None:
        say("nothing to change: the handbook says all of this already")
        return
    say(f"changed {seen_from(Path.cwd(), prepared.before.project.root)(changed.file.path)}:{changed.line}")


def _read(word: str) -> tuple[str, bool, Any]:
    """The path, whether an item is added to it, and the contents in `summary=We say what we see.`"""
    path, sign, text = word.partition("=")
    adds = path.endswith("+")
    path = path.removesuffix("+")
    if not sign or not path:
        raise Refusal(f'`{word}` sets no field; write FIELD=TEXT, such as summary="We say what we see."')
    if not text.strip():
        raise Refusal(f"`{word}` has no text; write one, or take the field away with `handbook apply`")
    if not text.startswith(("[", "{")):
        return path, adds, text
    try:
        return path, adds, json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refusal(
            f"the text of `{path}` starts as JSON and is none: {error}; "
            """write names and texts in double quotes, such as '["one", "two"]' or '{"title": "One"}'"""
        ) from error
