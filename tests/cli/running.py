"""The real command, run as a process in a folder of files."""

from __future__ import annotations

import os
import pty
import subprocess
from typing import TYPE_CHECKING

from tests import forking
from tests.support import TODAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LEFT_OUT = ("NO_COLOR", "TERM", "PYTHONPATH", "PYTHONIOENCODING", "COLUMNS")


def environment(**more: str) -> dict[str, str]:
    """The environment of a command: this process's own, without what would change an output, on a fixed day."""
    kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    return {**kept, "SOURCE_DATE_EPOCH": TODAY, "TERM": "xterm", **more}


def handbook(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `handbook` with the words in a folder; `more` are variables of its environment."""
    return forking.run_for_text("handbook", words, folder, environment(**more))


def on_terminal(command: Sequence[str | Path], folder: Path, answers: str = "", **more: str) -> str:
    """What a command prints, with a terminal as its standard output and standard error, and as its input for answers."""
    ours, theirs = pty.openpty()
    inputs = theirs if answers else None
    with subprocess.Popen(
        command, cwd=folder, env=environment(**more), stdin=inputs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        os.write(ours, answers.encode())
        shown = b""
        while chunk := _read(ours):
            shown += chunk
        os.close(ours)
        process.wait()
    return shown.decode()


def _read(descriptor: int) -> bytes:
    """The next bytes; none where the other side is closed, which Linux tells as an error."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""
