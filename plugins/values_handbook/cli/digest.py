"""`handbook digest`: the week in a message."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from values_handbook.cli.days import read_past_day
from values_handbook.cli.printing import context_for
from values_handbook.cli.refusal import Refusal
from values_handbook.cli.refusing import refusing
from values_handbook.cli.states import load_states
from values_handbook.cli.terminal import progress, say
from values_handbook.compare import compare
from values_handbook.derive.day import today
from values_handbook.editing.rename_target import find_target
from values_handbook.history.git import GitError, answers, is_in_repository, repository
from values_handbook.pipeline import load
from values_handbook.project import read_project
from values_handbook.render.digest.formats import digest_markdown, digest_slack, digest_text
from values_handbook.render.digest.view import News, digest_view
from values_handbook.render.documents import html_document

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from values_handbook.compare.changes import Change
    from values_handbook.model.record import Key
    from values_handbook.pipeline import Site

_DAYS = re.compile(r"([1-9][0-9]{0,2})\s*d(?:ays?)?")


@click.command("digest")
@click.option(
    "--since",
    metavar="DATE|7d",
    default="7d",
    show_default=True,
    help="From which day on: 2026-11-03, or so many days ago.",
)
@click.option(
    "--team", "name", metavar="ID", help="For one team: its goals, tasks and practices.  [default: everybody]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "html", "slack")),
    default="text",
    show_default=True,
    help="markdown for an issue, html for a mail, slack for the JSON of an incoming webhook.",
)
@click.pass_context
def command(ctx: click.Context, since: str, name: str | None, form: str) -> None:
    """Tell the week in a message.

    What changed in values, objectives and goals, new recognitions, what is late or due within seven days by owner, a value
    with one behaviour (another one each week), and the next practices. A section has five lines at most, each with its link
    below the `site_url` of mkdocs.yml. What has no owner is only counted, and what is due later is left out.

    It tells of published records alone. What changed is read from git; a shallow clone knows less.
    """
    start = _start(since)
    with refusing():
        with progress("Reading the handbook"):
            site, changes = _read(ctx.obj, start)
        team = _team(site, name) if name else None
    context = context_for(site, with_hidden=False)
    view = digest_view(context, News(start, changes), team)
    if form == "html":
        click.echo(html_document("digest-document.html", view, context.t), nl=False)
    else:
        shown = {"text": digest_text, "markdown": digest_markdown, "slack": digest_slack}[form]
        click.echo(shown(view), nl=False)
    if not site.project.site_url:
        say("mkdocs.yml has no `site_url`, so that the lines have no links", err=True)


def _start(since: str) -> date:
    """The first day that is told of."""
    if found := _DAYS.fullmatch(since.strip()):
        return today() - timedelta(days=int(found[1]))
    return read_past_day(since, "--since takes an earlier day, or 7d")


def _read(folder: Path, start: date) -> tuple[Site, tuple[Change, ...]]:
    """The handbook, and what changed in what is published since a day; nothing where git does not know."""
    project = read_project(folder)[0]
    if not is_in_repository(project.root):
        return load(project), ()
    try:
        base = _commit_before(project.root, start)
    except GitError as error:
        say(f"what changed is not known: {error}", err=True)
        return load(project), ()
    if base is None:
        return load(project), ()
    states = load_states(folder, base, None, direct=True)
    return states.head.site, compare(states.base.published, states.head.published).changes


def _commit_before(folder: Path, start: date) -> str | None:
    """The last commit before a day in UTC, else the first of all; None in a repository without commits."""
    found = repository(folder)
    if answers(found.top, "rev-parse", "--quiet", "--verify", "HEAD") is None:
        return None
    line = answers(found.top, "rev-list", "--max-count=1", f"--before={start}T00:00:00Z", "HEAD")
    if line:
        return line
    if found.is_shallow:
        say("this clone is shallow, and knows less than all changes since then", err=True)
    first = answers(found.top, "rev-list", "--max-parents=0", "HEAD") or ""
    return first.rpartition("\n")[2] or None


def _team(site: Site, name: str) -> Key:
    """The published team of an id. Raises CannotEditError with the closest ids."""
    key = find_target(site.linked.handbook, name if ":" in name else f"team:{name}").record.key
    if key.kind != "team":
        raise Refusal(f"`{name}` is no team; write the id of a team")
    return key
