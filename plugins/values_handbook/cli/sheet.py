"""`handbook sheet`: a conversation sheet of a person or a team, for those who talk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal, cannot_write
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.rename_target import CannotEditError, find_target
from values_handbook.editing.writing import write_changed
from values_handbook.pipeline import load
from values_handbook.project import ConfigError, read_project
from values_handbook.render.context.site import SiteContext
from values_handbook.render.conversation.html import conversation_html
from values_handbook.render.conversation.markdown import conversation_markdown
from values_handbook.render.conversation.view import conversation_view

if TYPE_CHECKING:
    from values_handbook.model.record import Key
    from values_handbook.pipeline import Site


@click.command("sheet")
@click.argument("name", metavar="person:ID|team:ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(("markdown", "html")),
    default="markdown",
    show_default=True,
    help="markdown for a document of yours, html for a browser or paper.",
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write into FILE, seen from the current folder; it may not lie in docs_dir, which is published.",
)
@click.option("--with-hidden", is_flag=True, help="Include what is not published, such as goals of individuals.")
@click.pass_context
def command(ctx: click.Context, name: str, form: str, out: Path | None, *, with_hidden: bool) -> None:
    """Print a conversation sheet of a person or a team.

    It has the goals with measures and check-ins, open items, what the person is accountable for, the recognitions of the
    last year, and questions to ask. It is made on this machine alone, and is no part of the site.

    Records that are not published are left out. Use --with-hidden to include them, for two who may both see them.
    """
    try:
        with progress("Reading the handbook"):
            site = load(read_project(ctx.obj)[0])
        subject = _subject(site, name)
    except (ConfigError, CannotEditError) as error:
        raise Refusal(str(error)) from error
    if not with_hidden and subject not in site.linked:
        raise Refusal(f"`{subject}` is not published; `--with-hidden` includes what is not")
    context = SiteContext(replace(site, linked=site.whole) if with_hidden else site).on("")
    view = conversation_view(context, subject)
    text = conversation_html(view, context.t) if form == "html" else conversation_markdown(view, context.t)
    if out is None:
        click.echo(text, nl=False)
    else:
        _write(out.absolute(), text, site)
    if site.errors:
        say("records with errors are left out; `handbook check` shows them", err=True)
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


def _write(path: Path, text: str, site: Site) -> None:
    if path.resolve().is_relative_to(site.project.content.resolve()):
        raise Refusal(f"{path.name} would lie in docs_dir and be published; write it elsewhere")
    try:
        changed = write_changed({path: text.encode()}, site.project.root)
    except OSError as error:
        raise cannot_write(error) from error
    shown = seen_from(Path.cwd(), path.parent)(path.name)
    say(f"{shown} is written" if changed else f"nothing has changed in {shown}")
