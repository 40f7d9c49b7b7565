"""`handbook codeowners`: whom the forge asks about a change, from the owners of the records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from values_handbook.cli.places import git_root, seen_from
from values_handbook.cli.refusal import Refusal, cannot_write
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.writing import write_changed
from values_handbook.export.codeowners import UnwritablePathError, codeowners
from values_handbook.forge import web_address
from values_handbook.history.git import GitError, repository
from values_handbook.pipeline import load
from values_handbook.project import ConfigError, read_project

if TYPE_CHECKING:
    from values_handbook.model.record import Key
    from values_handbook.pipeline import Site


@click.command("codeowners")
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write into FILE, seen from the current folder, such as .github/CODEOWNERS.",
)
@click.pass_context
def command(ctx: click.Context, out: Path | None) -> None:
    """Print a CODEOWNERS file: whom the forge asks about a change.

    Owners are found on the forge by the `links` of their records: a profile such as https://github.com/kim, a team such as
    https://github.com/orgs/larkfold/teams/platform, or an address such as mailto:kim@example.org. A team without one is
    its lead, a person without one the person's team.
    """
    try:
        with progress("Reading the handbook"):
            site = load(read_project(ctx.obj)[0])
    except ConfigError as error:
        raise Refusal(str(error)) from error
    if site.errors:
        raise Refusal("the handbook has errors, and owners could be missing; `handbook check` tells them")
    forge = _forge(site)
    root = site.project.root
    try:
        made = codeowners(site.whole, urlsplit(forge).netloc, seen_from(git_root(root), root))
    except UnwritablePathError as error:
        raise Refusal(f"{error}: CODEOWNERS cannot hold this path; rename the file or folder") from error
    if out is None:
        click.echo(made.text, nl=False)
    else:
        _write(out.absolute(), made.text)
    for owner, files in made.nameless.items():
        say(_nameless(owner, files, forge), err=True)


def _forge(site: Site) -> str:
    """The address of the repository, by mkdocs.yml or else by git. Raises Refusal where neither says."""
    found = web_address(site.project.forge.repo_url) or web_address(_remote(site.project.root))
    if not found:
        raise Refusal("where the repository lies is not known; say so in mkdocs.yml, as `repo_url: https://…`")
    return found


def _remote(folder: Path) -> str:
    try:
        return repository(folder).remote_address()
    except GitError:
        return ""


def _write(path: Path, text: str) -> None:
    try:
        changed = write_changed(path.parent, {path.name: text.encode()})
    except OSError as error:
        raise cannot_write(error) from error
    shown = seen_from(Path.cwd(), path.parent)(path.name)
    say(f"{shown} is written" if changed else f"nothing has changed in {shown}")


def _nameless(owner: Key, files: int, forge: str) -> str:
    host = urlsplit(forge).netloc
    count = f"{files} file{'s' * (files != 1)}"
    return f"{owner} owns records in {count} and has no profile on {host}; add it to its `links:`"
