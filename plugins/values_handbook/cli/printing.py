"""What commands share that print a document for people: its options, what of the handbook it may show, where it goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal, cannot_write
from values_handbook.cli.terminal import say
from values_handbook.editing.writing import write_changed
from values_handbook.render.context.site import SiteContext

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.pipeline import Site
    from values_handbook.render.context import PageContext

_OPTIONS = (
    click.option(
        "--format",
        "form",
        type=click.Choice(("markdown", "html")),
        default="markdown",
        show_default=True,
        help="markdown for a document of yours, html for a browser or paper.",
    ),
    click.option(
        "--out",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write into FILE, seen from the current folder; it may not lie in docs_dir, which is published.",
    ),
    click.option("--with-hidden", is_flag=True, help="Include what is not published, such as goals of individuals."),
)


def sheet_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorate a command with the options `--format`, `--out` and `--with-hidden`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def context_for(site: Site, *, with_hidden: bool) -> PageContext:
    """What a document may show: what is published, or everything."""
    return SiteContext(replace(site, linked=site.whole) if with_hidden else site).on("")


def print_document(text: str, out: Path | None, site: Site) -> None:
    """Print a document, or write it into a file, and say whether records are missing from it."""
    if out is None:
        click.echo(text, nl=False)
    else:
        _write(out.absolute(), text, site)
    if site.errors:
        say("records with errors are left out; `handbook check` shows them", err=True)


def _write(path: Path, text: str, site: Site) -> None:
    if path.resolve().is_relative_to(site.project.content.resolve()):
        raise Refusal(f"{path.name} would lie in docs_dir and be published; write it elsewhere")
    try:
        changed = write_changed({path: text.encode()}, site.project.root)
    except OSError as error:
        raise cannot_write(error) from error
    shown = seen_from(Path.cwd(), path.parent)(path.name)
    say(f"{shown} is written" if changed else f"nothing has changed in {shown}")
