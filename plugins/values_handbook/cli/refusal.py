"""What a command says when it cannot do its work: one line, exit status 2."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, Any

import click

from values_handbook.cli.places import seen_from_here
from values_handbook.diagnostics.report.screen import safe_lines
from values_handbook.files.folder import LinkError

COULD_NOT_RUN = 2
"""The exit status where a command could not do its work at all."""


class Refusal(click.ClickException):
    """A command could not run. The message says why, in one line."""

    exit_code = COULD_NOT_RUN

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the line on standard error."""
        click.echo(safe_lines(f"handbook: {self.message}"), file=file, err=True)


def cannot_read(path: str | Path, error: OSError) -> Refusal:
    """The message for a file that the system does not let us read."""
    return Refusal(f"{path} cannot be read: {(error.strerror or 'unknown reason').lower()}")


def cannot_write(error: OSError) -> Refusal:
    """The message for a file that the system refuses to write."""
    help_line = "; put a file or a folder in its place" if isinstance(error, LinkError) else ""
    shown = seen_from_here(Path(os.fsdecode(error.filename or "a file")))
    return Refusal(f"{shown} cannot be written: {(error.strerror or 'unknown reason').lower()}{help_line}")
