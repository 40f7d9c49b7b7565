"""`handbook init`: a new handbook that builds at once, with what a forge needs to check and publish it."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal, cannot_write
from values_handbook.cli.terminal import say
from values_handbook.derive.day import today
from values_handbook.files.journal import finish_interrupted
from values_handbook.starting.installed import own_requirement
from values_handbook.starting.laying_out import is_free, lay_out
from values_handbook.starting.skeleton import skeleton
from values_handbook.starting.sources import SourceError, is_of_this_machine, requirement

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default="Our handbook", show_default=True, help="What the site is called.")
@click.option("--source", metavar="SOURCE", default="", help="Where this software is installed from.")
@click.pass_context
def command(ctx: click.Context, folder: Path, name: str, source: str) -> None:
    """Begin a new handbook.

    DIR gets a small example to be replaced, a README with the commands, and what GitHub and GitLab need to build, check
    and publish it, and to report on proposals. It builds as it is. DIR must be empty or new; it may be a repository
    without files, and hold a `.venv`. With exit status 2 nothing is written.

    SOURCE is a requirement such as `values-handbook==1.0`, the address of a git repository, or a path to a wheel or a
    checkout. A git address without `@` and a revision gets the commit that it stands at. By default it is the commit
    that this software itself was installed from. Others can install from a release or an address, but not from a path.
    """
    target = ctx.obj / folder
    name = " ".join(name.split())
    if not name or not name.isprintable():
        raise Refusal("--name takes a name that can be read")
    finish_interrupted(target)
    if not is_free(target):
        raise Refusal(f"{folder} is not empty; name a new folder")
    try:
        line = requirement(source) if source else own_requirement()
        files = skeleton(name, line, today())
        lay_out(target, files)
    except SourceError as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise cannot_write(error) from error
    say("\n".join(_told(seen_from(Path.cwd(), target)(""), line)))
    if is_of_this_machine(line):
        say(_ALONE, err=True)


_ALONE = (
    "warning: requirements.txt names a file of this machine, so that nobody else can install the software, and no forge can "
    "build the handbook; before you share it, write a release or the address of a git repository there, as --source takes it"
)


def _told(folder: str, line: str) -> Iterator[str]:
    yield f"began a handbook in {folder}, made with {line}"
    yield "look at it:"
    if folder != ".":
        yield f"  cd {shlex.quote(folder)}"
    yield "  python3 -m venv .venv && .venv/bin/pip install -r requirements.txt"
    yield "  .venv/bin/mkdocs serve"
