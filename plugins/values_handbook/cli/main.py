"""The command `handbook`: where it runs, and which commands there are."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
import traceback
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click

from values_handbook import __version__
from values_handbook.cli.refusal import COULD_NOT_RUN

COMMANDS = {
    "apply": "Make the changes of a change document.",
    "check": "Find everything that is wrong with a handbook.",
    "check-in": "Write down how a goal stands.",
    "close": "Write down how a goal ended.",
    "codeowners": "Print a CODEOWNERS file: whom the forge asks about a change.",
    "confirm": "Write down that the alignments of a goal or an objective still hold.",
    "diff": "Tell what changed between two git revisions, and whom it touches.",
    "digest": "Tell the week in a message.",
    "edit": "Change records in forms, in the browser.",
    "explain": "Explain a code, a kind of record, a field or an option.",
    "export": "Write the goals as a table, for a spreadsheet.",
    "held": "Write down that a practice was held, or skipped.",
    "import": "Take goals from a table of a spreadsheet.",
    "init": "Begin a new handbook.",
    "kit": "Write sheets to print, such as those of a workshop.",
    "new": "Start a new record.",
    "questionnaire": "Print the questions of a survey for a form tool.",
    "rename": "Give a record another id, everywhere.",
    "schema": "Write JSON Schemas, by which editors complete and check records.",
    "set": "Write fields of a record.",
    "sheet": "Print a conversation sheet of a person or a team.",
    "tally": "Count the answers of a survey into a review.",
    "thank": "Thank somebody, with a new recognition.",
    "values-check": "Print questions for a decision, to paste where it is made.",
}
"""What each command does, in the order of the help.

Its module is named like it, with an underscore for a hyphen and behind a word of Python, and holds it as `command`.
"""

NO_SPACE = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
"""What the system says where there is no room for a file: on the disk, for the user, or for a file of this size."""
NEED_NO_HANDBOOK = ("explain", "init")


def module_of(command: str) -> str:
    """The module of a command."""
    return f"values_handbook.cli.{command.replace('-', '_')}{'_' * iskeyword(command)}"


class LazyCommands(click.Group):
    """Imports the module of a command when the command is called: help and version come at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(module_of(cmd_name)).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands into the help, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyCommands)
@click.option(
    "-C",
    "directory",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Run in DIR, the folder of mkdocs.yml, and not in the current one.",
)
@click.version_option(__version__, message="handbook %(version)s")
@click.pass_context
def handbook(ctx: click.Context, directory: Path) -> None:
    """Check, compare and edit a values handbook. Every command takes --help."""
    ctx.obj = directory.absolute()
    if ctx.invoked_subcommand not in NEED_NO_HANDBOOK:
        from values_handbook.cli.terminal import say
        from values_handbook.files.journal import finish_interrupted

        if message := finish_interrupted(ctx.obj):
            say(f"handbook: {message}", err=True)


def main() -> None:
    """Run the command line. A mistake in the software itself is distinguished from one in the handbook."""
    # A command ends soon and makes no cycles to speak of. For 10,000 goals the collector takes 1.4 s of 3.4 s, and frees
    # nothing: the peak of 166 MiB is the same without it.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if isinstance(sys.stdout.buffer, io.RawIOBase):
        # With PYTHONUNBUFFERED, what a disk has no room for would be dropped without an error.
        buffered = io.BufferedWriter(sys.stdout.buffer)
        sys.stdout = io.TextIOWrapper(buffered, sys.stdout.encoding, "backslashreplace", line_buffering=True)
    try:
        handbook()
    except Exception as error:
        from values_handbook.derive.day import DayError

        if isinstance(error, DayError):
            click.echo(f"handbook: {error}", err=True)
        elif isinstance(error, OSError) and error.errno in NO_SPACE and error.filename is None:
            _lose_output(error)
        else:
            traceback.print_exc()
            click.echo(
                "handbook: this is a mistake in handbook itself; please report it with the lines above", err=True
            )
        sys.exit(COULD_NOT_RUN)


def _lose_output(error: OSError) -> None:
    """Say that there is no room for the results of a command, and have Python not try again to write them at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    click.echo(f"handbook: standard output cannot be written: {(error.strerror or '').lower()}", err=True)
