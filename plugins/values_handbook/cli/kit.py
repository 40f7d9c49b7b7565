"""`handbook kit`: sheets to print, for whoever facilitates."""

from __future__ import annotations

from pathlib import Path

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal, cannot_write
from values_handbook.cli.terminal import say
from values_handbook.project import ConfigError, read_project
from values_handbook.render.views.workshop import workshop_document, workshop_markdown
from values_handbook.workshop import LANGUAGES, workshop_sheets


@click.command("kit")
@click.argument("name", metavar="KIT", type=click.Choice(["workshop"]))
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "markdown"]),
    default="html",
    show_default=True,
    help="html is one document to print, markdown a file for each sheet, to be changed.",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write into DIR, seen from the current folder.  [default: a folder named like the kit]",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="[default: the language of the site]")
@click.pass_context
def command(ctx: click.Context, name: str, form: str, out: Path | None, language: str | None) -> None:
    """Write sheets to print, such as those of a workshop.

    KIT is `workshop`: the question to everyone, clustering, dot voting, wording a value with behaviours and its defensible
    opposite, consent. Each sheet says how long it takes, who takes part, what it needs, and what to bring back into which
    file. In the document of `--format html` each begins on a page of its own, and nothing is loaded from elsewhere.

    With exit status 2 nothing is written: a file that is there and says something else is not replaced.
    """
    try:
        code = language or read_project(ctx.obj)[0].language
    except ConfigError as error:
        raise Refusal(str(error)) from error
    folder = (out or Path(name)).absolute()
    files = {folder / path: text.encode() for path, text in _texts(code, form).items()}
    shown = seen_from(Path.cwd(), folder)
    try:
        for path, data in files.items():
            if path.exists() and path.read_bytes() != data:
                raise Refusal(f"{shown(path.name)} is there and says something else; name another folder with --out")
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            path.write_bytes(data)
    except OSError as error:
        raise cannot_write(error) from error
    for path in files:
        say(f"wrote {shown(path.name)}")


def _texts(code: str, form: str) -> dict[str, str]:
    """The texts by the names of their files."""
    if form == "html":
        return {"workshop.html": workshop_document(code)}
    return {f"{sheet.name}.md": workshop_markdown(sheet, code) for sheet in workshop_sheets(code)}
