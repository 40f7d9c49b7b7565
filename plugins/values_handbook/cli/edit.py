"""`handbook edit`: the forms of the site on this computer, which write into the files."""

from __future__ import annotations

import gc
import signal
import tempfile
import webbrowser
from pathlib import Path

import click

from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal
from values_handbook.cli.refusing import refusing
from values_handbook.cli.terminal import progress, say
from values_handbook.editing.apply.branch import check_branch
from values_handbook.editing.opened import open_handbook
from values_handbook.local.built import BuildError, BuiltSite
from values_handbook.local.changes import Changes
from values_handbook.local.server import EditServer


@click.command("edit")
@click.option(
    "--branch",
    metavar="NAME",
    default="",
    help="Commit each change on a branch: a new one, or the one that is checked out.",
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open nothing.")
@click.pass_context
def command(ctx: click.Context, branch: str, no_browser: bool) -> None:
    """Change records in forms, in the browser.

    It shows the site on this computer. *Propose a change*, *New* and *Give thanks* lead to forms; what they hold is checked
    while you type, and *Write* puts it into the YAML files as `handbook apply` does: all of it or nothing, and nothing else
    changes. Then the pages are built anew and show it. Ctrl-C ends it.

    The address holds a secret and works on this computer only; on one that others use as well, take --no-browser, since
    they can see which address a browser is started with.
    """
    gc.enable()  # Unlike other commands, this one goes on.
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # So that the folder of the pages goes with it.
    with refusing(), progress("Reading the handbook"):
        opened = open_handbook(ctx.obj)
        if branch:
            check_branch(opened.project.root, branch, further=True)
    root, plan = opened.project.root, opened.site.plan
    seen = seen_from(Path.cwd(), root)
    with tempfile.TemporaryDirectory(prefix="handbook-") as place:
        built = BuiltSite(root, Path(place))
        with progress("Building the pages"):
            _build(built)
        changes = Changes(root, branch, built, lambda path: say(f"wrote {seen(path)}"))
        with EditServer(built, changes) as server:
            address = f"{server.address}{plan.page(plan.layout.home)}"
            say(f"The handbook is at {address} until you press Ctrl-C.")
            if not no_browser:
                webbrowser.open(address)
            _serve(server)


def _build(built: BuiltSite) -> None:
    try:
        built.build()
    except BuildError as error:
        click.echo(str(error), err=True)
        raise Refusal("the site cannot be built; `handbook check` says what is wrong") from error


def _serve(server: EditServer) -> None:
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("")
