"""`handbook diff`: what changed between two states of a handbook, and what that does to the whole."""

from __future__ import annotations

import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from values_handbook.cli.formats import format_option
from values_handbook.cli.places import in_repository, seen_from
from values_handbook.cli.states import load_states
from values_handbook.cli.terminal import progress, takes_colours
from values_handbook.compare import compare
from values_handbook.compare.report.json import render_json
from values_handbook.compare.report.links import Addresses
from values_handbook.compare.report.markdown import render_markdown
from values_handbook.compare.report.parts import Frame
from values_handbook.compare.report.text import render_text
from values_handbook.compare.weekly import adds_only
from values_handbook.prose.addresses import AddressPolicy, Reach, judge

if TYPE_CHECKING:
    from values_handbook.cli.states import States
    from values_handbook.compare import Comparison


def _preview(ctx: click.Context, option: click.Parameter, address: str) -> str:
    """An address that pages can be added to."""
    if address and judge(address, AddressPolicy.WEB_ONLY)[0] is Reach.NOWHERE:
        raise click.BadParameter("it takes an address that starts with https:// or http://")
    return address


@click.command("diff")
@click.argument("base", default="HEAD")
@click.argument("head", required=False)
@format_option("text", "markdown", "json")
@click.option("--preview-url", metavar="URL", default="", callback=_preview, help="Where the head is built as a site.")
@click.option("--direct", is_flag=True, help="Compare with BASE itself and not from where BASE and HEAD parted.")
@click.option("--exit-code", is_flag=True, help="End with 1 where something changed.")
@click.pass_context
def command(
    ctx: click.Context, base: str, head: str | None, form: str, preview_url: str, direct: bool, exit_code: bool
) -> None:
    """Tell what changed between two git revisions, and whom it touches.

    BASE is `HEAD` by default, and HEAD are the files as they lie there. Given both, they are compared from where they
    parted. Nothing is checked out. The exit status is 0, and 2 where there is nothing to compare.

    text tells everything. markdown is the report of a pull request, at most 60,000 characters, and like json it holds
    only what may be published; json has `adds_only`, which is true where nothing but check-ins or recognitions is added.
    Names in it lead to the pages below URL, else to the YAML at HEAD.
    """
    with progress("Reading both states"):
        states = load_states(ctx.obj, base, head, direct=direct)
        sides = (
            (states.base.whole, states.head.whole) if form == "text" else (states.base.published, states.head.published)
        )
        comparison = compare(*sides)
    frame = replace(_frame(states, base, head, direct), adds_only=_adds_only(states, comparison))
    click.echo(_rendered(form, comparison, states, frame, preview_url), color=True)
    ctx.exit(1 if exit_code and comparison else 0)


def _frame(states: States, base: str, head: str | None, direct: bool) -> Frame:
    words = ["handbook", "diff", *(["--direct"] if direct else []), base, *([head] if head else [])]
    return Frame(
        states.base.name, states.head.name, states.base.commit, states.head.commit, states.notes, shlex.join(words)
    )


def _adds_only(states: States, comparison: Comparison) -> bool:
    """Whether nothing changed but added check-ins and recognitions: no hidden record, page or option, and no new error."""
    base, head = states.base.site, states.head.site
    is_broken = bool(head.errors) or head.project != base.project
    return not is_broken and not comparison.pages and adds_only(base.whole.handbook, head.whole.handbook)


def _rendered(form: str, comparison: Comparison, states: States, frame: Frame, preview: str) -> str:
    root, top = states.head.site.project.root, states.repository.top
    if form == "text":
        shown = seen_from(Path.cwd(), root)
        return render_text(comparison, frame, color=takes_colours(sys.stdout), shown=shown)
    if form == "json":
        return render_json(comparison, frame, shown=in_repository(root, top))
    plan = states.head.site.plan
    addresses = Addresses(
        comparison,
        preview,
        lambda key: str(plan.address(key)),
        states.source_address(states.head),
        states.source_address(states.base),
    )
    return render_markdown(comparison, frame, addresses, shown=in_repository(root, top)).rstrip("\n")
