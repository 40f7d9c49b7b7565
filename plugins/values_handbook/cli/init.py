"""`handbook init`: a new handbook that builds at once, with what a forge needs to check and publish it."""

from __future__ import annotations

import shlex
import sys
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
from values_handbook.starting.skeleton import Beginning, skeleton
from values_handbook.starting.sources import SourceError, is_of_this_machine, requirement

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="What the team or organization is called, and the site.")
@click.option("--what", metavar="TEXT", help="What it does, in a sentence.")
@click.option("--values/--no-values", "has_values", default=None, help="Whether it has values already.")
@click.option("--example", is_flag=True, help="Begin with an invented example that shows all kinds of records.")
@click.option("--source", metavar="SOURCE", default="", help="Where this software is installed from.")
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path,
    name: str | None,
    what: str | None,
    has_values: bool | None,
    example: bool,
    source: str,
) -> None:
    """Begin a new handbook.

    On a terminal it asks for what the options leave open: what the team or organization is called, what it does, and
    whether it has values already. Anywhere else it begins without.

    DIR gets a handbook that is nearly empty: one proposed value to be replaced, one practice, a starting set of do's and
    don'ts and of pitfalls, a guide, and a page that says what to do next. There is a README with the commands,
    too, and what GitHub and GitLab need to build, check and publish it, and to report on proposals. It builds as it is.

    DIR must be empty or new; it may be a repository without files, and hold a `.venv`. With exit status 2 nothing is
    written.

    SOURCE is a requirement such as `values-handbook==1.0`, the address of a git repository, or a path to a wheel or a
    checkout. A git address without `@` and a revision gets the commit that it stands at. By default it is the commit
    that this software itself was installed from. Others can install from a release or an address, but not from a path.
    """
    target = ctx.obj / folder
    given = _one_line("--name", name), _one_line("--what", what)
    finish_interrupted(target)
    if not is_free(target):
        raise Refusal(f"{folder} is not empty; name a new folder")
    try:
        line = requirement(source) if source else own_requirement()
        beginning = _beginning(*given, has_values, is_example=example)
        lay_out(target, skeleton(beginning, line, today()))
    except SourceError as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise cannot_write(error) from error
    say("\n".join(_describe_result(seen_from(Path.cwd(), target)(""), line, is_example=example)))
    if is_of_this_machine(line):
        say(_ALONE, err=True)


def _one_line(option: str, text: str | None) -> str | None:
    """A text of an option on one line. Refuses one that is empty or cannot be read."""
    if text is None:
        return None
    text = " ".join(text.split())
    if not text or not text.isprintable():
        raise Refusal(f"{option} takes a {'name' if option == '--name' else 'text'} that can be read")
    return text


def _beginning(name: str | None, what: str | None, has_values: bool | None, *, is_example: bool) -> Beginning:
    """What a handbook begins with. On a terminal, what is not given is asked for."""
    if sys.stdin.isatty() and sys.stdout.isatty() and not is_example:
        if name is None:
            name = _answer("--name", "What is your team or organization called?")
        if what is None:
            what = _answer("--what", "What does it do, in a sentence?")
        if has_values is None:
            has_values = click.confirm("Does it have values already?", default=False)
    return Beginning(name or "", what or "", has_values=bool(has_values), is_example=is_example)


def _answer(option: str, question: str) -> str | None:
    """The answer to a question, on one line; None for an empty one."""
    text: str = click.prompt(question, default="", show_default=False)
    return _one_line(option, text) if text.strip() else None


_ALONE = (
    "warning: requirements.txt names a file of this machine, so that nobody else can install the software, and no forge can "
    "build the handbook; before you share it, write a release or the address of a git repository there, as --source takes it"
)


def _describe_result(folder: str, line: str, *, is_example: bool) -> Iterator[str]:
    yield f"began {'an example of a handbook' if is_example else 'a handbook'} in {folder}, made with {line}"
    yield "look at it:"
    if folder != ".":
        yield f"  cd {shlex.quote(folder)}"
    yield "  python3 -m venv .venv && .venv/bin/pip install -r requirements.txt"
    yield "  .venv/bin/mkdocs serve"
    if not is_example:
        yield "the page Next step says what to do first"
