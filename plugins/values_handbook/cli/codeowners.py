"""`handbook codeowners`: whom the forge asks about a change, from the owners of the records."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from values_handbook.cli.places import git_root, in_repository, seen_from
from values_handbook.cli.refusal import Refusal, cannot_write
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.writing import write_changed
from values_handbook.export.codeowners import UnwritablePathError, codeowners
from values_handbook.forge import web_address
from values_handbook.history.git import GitError, is_in_repository, repository
from values_handbook.history.holding import why_not_committed
from values_handbook.pipeline import load
from values_handbook.project import ConfigError, read_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.model.record import Key
    from values_handbook.pipeline import Site
    from values_handbook.project import Project


@click.command("codeowners")
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write into FILE, seen from the current folder, such as .github/CODEOWNERS.",
)
@click.option("--all", "everything", is_flag=True, help="Include the files and owners of hidden records.")
@click.pass_context
def command(ctx: click.Context, out: Path | None, everything: bool) -> None:
    """Print a CODEOWNERS file: whom the forge asks about a change.

    The forge is that of `repo_url` in mkdocs.yml, or else of git's remote `origin`; one of them is needed.

    Owners are found on the forge by the `links` of their records: a profile such as https://github.com/kim, a team such as
    https://github.com/orgs/larkfold/teams/platform, or an address such as mailto:kim@example.org. A team without one is
    its lead, a person without one the person's team.

    Records that are not published are left out. Use --all to include them, for a repository whose readers may see them.
    """
    try:
        with progress("Reading the handbook"):
            site = load(read_project(ctx.obj)[0])
    except ConfigError as error:
        raise Refusal(str(error)) from error
    if site.errors:
        raise Refusal("the handbook has errors, and owners could be missing; `handbook check` shows them")
    top, is_own = _top(site.project)
    forge = _forge(site, top, is_own=is_own)
    try:
        linked = site.whole if everything else site.linked
        made = codeowners(linked, urlsplit(forge).netloc, _path_in(top, site.project.root))
    except UnwritablePathError as error:
        raise Refusal(f"{error}: CODEOWNERS cannot hold this path; rename the file or folder") from error
    if out is None:
        click.echo(made.text, nl=False)
    else:
        _write(out.absolute(), made.text, site.project.root)
    for owner, files in made.nameless.items():
        say(_nameless(owner, files, forge), err=True)
    if site.hidden.keys and not everything:
        say("files and owners of records that are not published are left out; `--all` includes them", err=True)
    if not is_own:
        say(f"the records are in a git repository of their own; this file belongs there: {top}", err=True)


def _top(project: Project) -> tuple[Path, bool]:
    """The top of the repository that holds the records, and whether it is that of mkdocs.yml.

    Raises Refusal where a repository is there and holds none of them.
    """
    root, content = project.root.resolve(), project.content.resolve()
    outer, inner = git_root(root), git_root(content)
    shown = seen_from(root, content)("")
    if not is_in_repository(content) and is_in_repository(root):
        raise Refusal(
            f"`{shown}` (docs_dir) lies outside of the git repository, so that CODEOWNERS cannot name its files"
        )
    if not is_in_repository(root) and not is_in_repository(content):
        return outer, True
    with suppress(GitError):  # where git does not say, the folders do
        if outer == inner and (reason := why_not_committed(repository(root), content)):
            raise Refusal(f"`{shown}` (docs_dir) {reason}; CODEOWNERS cannot name them")
    return inner, outer == inner


def _path_in(top: Path, root: Path) -> Callable[[str], str]:
    """Turns a path of a record into the one by which the repository knows its file; empty for a file of another one."""
    path_of, tops = in_repository(root, top), cache(git_root)
    if not is_in_repository(top):
        return path_of
    return lambda shown: path_of(shown) if tops((root / shown).resolve().parent) == top else ""


def _forge(site: Site, top: Path, *, is_own: bool) -> str:
    """The address of the repository, by mkdocs.yml or else by git. Raises Refusal where neither says.

    Where the records lie in another repository than mkdocs.yml, git knows it best.
    """
    by_settings, by_git = site.project.forge.repo_url, _remote(top)
    named = (by_settings, by_git) if is_own else (by_git, by_settings)
    found = next(filter(None, map(web_address, named)), "")
    if not found:
        raise Refusal("where the repository lies is not known; say so in mkdocs.yml, as `repo_url: https://…`")
    return found


def _remote(folder: Path) -> str:
    try:
        return repository(folder).remote_address()
    except GitError:
        return ""


def _write(path: Path, text: str, project: Path) -> None:
    try:
        changed = write_changed({path: text.encode()}, project)
    except OSError as error:
        raise cannot_write(error) from error
    shown = seen_from(Path.cwd(), path.parent)(path.name)
    say(f"{shown} is written" if changed else f"nothing has changed in {shown}")


def _nameless(owner: Key, files: int, forge: str) -> str:
    host = urlsplit(forge).netloc
    count = f"{files} file{'s' * (files != 1)}"
    return f"{owner} owns records in {count} and has no profile on {host}; add it to its `links:`"
