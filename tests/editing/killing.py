"""Ending a process at each of its steps: before it makes, writes, renames or deletes a file, or changes one's permissions."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from values_handbook.cli.main import handbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STEPS = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "os.truncate")
_WRITES = os.O_WRONLY | os.O_RDWR
MOST_STEPS = 200


def endings(work: Callable[[], object], number: signal.Signals) -> Iterator[int]:
    """Do the work in processes that get a signal before their first step, their second one, and so on.

    Yields the step after each process. Ends with the process that has done all of the work without a signal.
    """
    for step in range(MOST_STEPS):
        process = os.fork()
        if not process:
            _run(work, step, number)
        _, status = os.waitpid(process, 0)
        yield step
        if os.waitstatus_to_exitcode(status) == 0:
            return
    raise AssertionError("the work takes more steps")


def _run(work: Callable[[], object], step: int, number: signal.Signals) -> None:
    """Do the work until a step; never returns. Ends with 0 where it was done before that, and with 1 where it failed."""
    taken = -1
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    for usual in (signal.SIGINT, signal.SIGTERM):
        signal.signal(usual, signal.default_int_handler if usual == signal.SIGINT else signal.SIG_DFL)

    def count(event: str, values: tuple[object, ...]) -> None:
        nonlocal taken
        is_step = event in _STEPS or (event == "open" and isinstance(values[2], int) and values[2] & _WRITES)
        taken += bool(is_step)
        if is_step and taken == step:
            os.kill(os.getpid(), number)

    sys.addaudithook(count)
    try:
        work()
    except BaseException:
        os._exit(1)
    os._exit(0 if taken < step else 1)


def command(*words: str) -> Callable[[], object]:
    """A command of the command line, as work."""
    return lambda: handbook(list(words), standalone_mode=False)
