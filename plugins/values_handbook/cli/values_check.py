"""`handbook values-check`: questions for a decision, to paste where it is made."""

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
from values_handbook.render.documents import html_document
from values_handbook.render.values_check.markdown import values_check_markdown
from values_handbook.render.values_check.view import QUESTIONS, values_check

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.model.record import Key
    from values_handbook.pipeline import Site


@click.command("values-check")
@click.option("--for", "occasion", type=click.Choice(tuple(QUESTIONS)), required=True, help="What is decided on.")
@click.option(
    "--team",
    "name",
    metavar="ID",
    help="The team that decides: values that its goals serve come first.  [default: all]",
)
@sheet_options
@click.pass_context
def command(
    ctx: click.Context, occasion: str, name: str | None, form: str, out: Path | None, *, with_hidden: bool
) -> None:
    """Print questions for a decision, to paste where it is made.

    For a design (rfc), an incident, a purchase (vendor) or a release: who pays, whether it can be undone, who was not asked,
    what the values in force and their behaviours ask (`asks`), and what is agreed where two values pull apart. Behaviours
    that are asked of other teams are left out with --team. What comes of it can become a case: handbook new case.

    Records that are not published are left out. Use --with-hidden to include them, where only those read it who may.
    """
    with refusing():
        with progress("Reading the handbook"):
            site = load(read_project(ctx.obj)[0])
        team = _team(site, name, with_hidden=with_hidden) if name else None
    context = context_for(site, with_hidden=with_hidden)
    t, day = context.t, context.t.day(context.linked.today)
    made = (
        t("values-check-made-team", team=context.shared.title(team), date=day)
        if team
        else t("values-check-made", date=day)
    )
    view = values_check(context, occasion, team, made)
    print_document(
        html_document("values-check-document.html", view, t) if form == "html" else values_check_markdown(view, t),
        out,
        site,
    )
    if not view.values:
        say("no value is in force yet, so only the questions for every decision stand there", err=True)


def _team(site: Site, name: str, *, with_hidden: bool) -> Key:
    """The team of an id. Raises CannotEditError with the closest ids."""
    key = find_target(site.whole.handbook, name if ":" in name else f"team:{name}").record.key
    if key.kind != "team":
        raise Refusal(f"`{name}` is no team; write the id of a team")
    if not with_hidden and key not in site.linked:
        raise Refusal(f"`{key}` is not published; `--with-hidden` includes what is not")
    return key
