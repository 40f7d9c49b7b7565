"""What is different on a terminal: colours, and a word on what takes long."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, TextIO

import click

from values_handbook.diagnostics.report.screen import safe_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 2.0
"""Seconds for which nobody wonders whether anything is happening."""


def takes_colours(stream: TextIO) -> bool:
    """Whether colours may be written: to a terminal that knows them, and never with `NO_COLOR` (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def say(text: str, *, err: bool = False) -> None:
    """Print lines that may hold names and paths of others: nothing in them steers the terminal or a CI runner."""
    click.echo(safe_lines(text), err=err)


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Tell on a terminal what is being done and for how long, once it has taken two seconds; leave no trace of it."""
    if not sys.stderr.isatty():
        yield
        return
    done = Event()
    teller = Thread(target=_tell, args=(what, done, sys.stderr), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(what: str, done: Event, stream: TextIO) -> None:
    start = monotonic()
    line = ""
    pause = PATIENCE
    while not done.wait(pause):
        line = f"{what}: {monotonic() - start:.0f} s"
        stream.write(f"\r{line}")
        stream.flush()
        pause = 1.0
    stream.write(f"\r{' ' * len(line)}\r" if line else "")
    stream.flush()
