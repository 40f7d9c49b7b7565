"""`handbook sheet`: a conversation sheet of a person or a team, for those who talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from values_handbook.cli.printing import context_for, print_document, sheet_options
from values_handbook.cli.refusal import Refusal
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.rename_target import find_target
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.render.conversation.markdown import conversation_markdown
from values_handbook.render.conversation.view import conversation_view
from values_handbook.render.documents import html_document

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.model.record import Key
    from values_handbook.pipeline import Site


@click.command("sheet")
@click.argument("name", metavar="person:ID|team:ID")
@sheet_options
@click.pass_context
def command(ctx: click.Context, name: str, form: str, out: Path | None, *, with_hidden: bool) -> None:
    """Print a conversation sheet of a person or a team.

    It has the goals with measures and check-ins, open items, what the person is accountable for, the recognitions of the
    last year, and questions to ask. It is made on this machine alone, and is no part of the site.

    Records that are not published are left out. Use --with-hidden to include them, for two who may both see them.
    """
    with refusing():
        with progress("Reading the handbook"):
            site = load(read_project(ctx.obj)[0])
        subject = _subject(site, name)
    if not with_hidden and subject not in site.linked:
        raise Refusal(f"`{subject}` is not published; `--with-hidden` includes what is not")
    context = context_for(site, with_hidden=with_hidden)
    view = conversation_view(context, subject)
    text = (
        html_document("conversation.html", view, context.t)
        if form == "html"
        else conversation_markdown(view, context.t)
    )
    print_document(text, out, site)
    if not with_hidden and _owns_hidden(site, subject):
        say("records that are not published are left out; `--with-hidden` includes them", err=True)


def _subject(site: Site, name: str) -> Key:
    """The person or the team that a name such as `person:cto` means. Raises CannotEditError with the closest ids."""
    key = find_target(site.whole.handbook, name).record.key
    if key.kind not in ("person", "team"):
        raise Refusal(f"`{name}` is no person and no team; write `person:ID` or `team:ID`")
    return key


def _owns_hidden(site: Site, subject: Key) -> bool:
    """Whether something that a person or a team owns is not published."""
    owned = [item.source for item in site.whole.graph.incoming(subject, "owner")]
    return any(isinstance(key, tuple) and key not in site.linked for key in owned)
