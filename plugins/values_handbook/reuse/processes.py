"""Spreads work over the processors of the machine.

The processes are forks of this one, so that all of them have the handbook and only results are sent. They take jobs from a
pipe, a few at a time, since the time for a page varies by a factor of a hundred.

Where the system grants fewer processes, pipes or bytes in a pipe than wanted, the work continues with those that there are,
if need be in this process alone. No other process outlives this one, however this one ends.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if sys.platform == "linux":
    from fcntl import F_SETPIPE_SZ, fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Result = TypeVar("Result")

ENOUGH = 12
"""Below this number, this process does all jobs alone: a fork takes as long as 30 small pages, or a large one."""
AT_ONCE = 4
"""Jobs that a process takes at once where there are many; where there are few, one: some are as large as the rest."""
_FEW = 8_000
"""Up to this number of jobs, each process keeps its results in memory until all are done."""
_MOST = 2048
"""Batches, of which each has a number in a pipe. Where a user has many pipes, Linux gives new ones a single page."""
_PIPE = 1 << 20
"""Bytes that may wait in a pipe: as many as Linux lets everybody have."""
_SET_PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of `prctl(2)`."""
_NUMBER = 2
"""Bytes of a number; a read of so few bytes is atomic."""


class Spread(Generic[Result]):
    """Runs numbered jobs in other processes from now on, and in this one during `results`.

    The results of other processes are pickled. Where a process fails, its jobs are done by this one, so that its
    error is raised here.
    """

    def __init__(self, jobs: int, work: Callable[[int], Result]) -> None:
        self._jobs = jobs
        self._work = work
        size = max(min(AT_ONCE, jobs // 64), -(-jobs // _MOST), 1)
        self._batches = [range(start, min(start + size, jobs)) for start in range(0, jobs, size)]
        self._queue: int | None = None
        self._helpers: list[tuple[BaseProcess, Connection]] = []
        wanted = min(_processors() - 1, jobs // ENOUGH) if _may_fork() else 0
        if wanted > 0:
            with suppress(OSError):
                self._queue = _queue(len(self._batches))
                for _ in range(wanted):
                    self._helpers.append(self._helper(self._queue))

    def _helper(self, queue: int) -> tuple[BaseProcess, Connection]:
        """Start a process; it, and the pipe from which its results come. Raises OSError where the system allows none."""
        context = multiprocessing.get_context("fork")
        receiving, sending = context.Pipe(duplex=False)
        _enlarge(sending)
        arguments = (queue, self._batches, self._work, sending, os.getpid())
        process = context.Process(target=_run_helper, args=arguments, daemon=True)
        # Frozen objects are not touched by the collector of the fork, which would copy their memory.
        gc.freeze()
        try:
            process.start()
        finally:
            gc.unfreeze()
            sending.close()
        return process, receiving

    def results(self) -> list[Result]:
        """The results of all jobs, in their order."""
        found: dict[int, Result] = {}
        if self._queue is not None:
            for results in _work_off(self._queue, self._batches, self._work):
                found.update(results)
                # In between, or finished results would fill the memory of the others.
                for _, receiving in self._helpers:
                    found.update(_receive(receiving, wait=False))
            os.close(self._queue)
        for process, receiving in self._helpers:
            found.update(_receive(receiving, wait=True))
            process.join()
        return [found[number] if number in found else self._work(number) for number in range(self._jobs)]


def run_aside(work: Callable[[], object]) -> None:
    """Run something in the background, in another process where possible. Python waits for it at the end of this one."""
    if _processors() > 1 and _may_fork():
        with suppress(OSError):
            multiprocessing.get_context("fork").Process(target=_run_quietly, args=(work, os.getpid())).start()
            return
    work()


def _run_quietly(work: Callable[[], object], parent: int) -> None:
    _end_with(parent)
    with suppress(Exception):
        work()
    os._exit(0)


def _end_with(parent: int) -> None:
    """Let the system end this process when its parent ends, even by SIGKILL; and end silently at Ctrl-C."""
    with suppress(Exception):
        import ctypes  # here, since only these processes need it

        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if os.getppid() != parent:
        os._exit(0)


def _processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _may_fork() -> bool:
    """Whether a fork is safe. It has only the forking thread: locks of others, or of macOS' libraries, stay locked."""
    return sys.platform.startswith("linux") and threading.active_count() == 1


def _queue(length: int) -> int:
    """A pipe that holds the number of each batch; its end means that no batch is left."""
    reading, writing = os.pipe()
    # Batches whose numbers do not fit are done at the end, with those of processes that failed.
    os.set_blocking(writing, False)
    os.write(writing, b"".join(number.to_bytes(_NUMBER) for number in range(length)))
    os.close(writing)
    return reading


def _enlarge(sending: Connection) -> None:
    """Let a whole batch wait in a pipe: with the usual 64 KiB its process would wait at every other one.

    Users who are not root have 64 MiB for all of their pipes together, and may have spent them.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            fcntl(sending.fileno(), F_SETPIPE_SZ, _PIPE)


def _work_off(queue: int, batches: Sequence[range], work: Callable[[int], Result]) -> Iterator[dict[int, Result]]:
    """The results of one batch after another, by the numbers of their jobs."""
    while number := os.read(queue, _NUMBER):
        yield {place: work(place) for place in batches[int.from_bytes(number)]}


def _receive(receiving: Connection, *, wait: bool) -> dict[int, Any]:
    """The results that another process has sent so far; with `wait`, all to its end."""
    found: dict[int, Any] = {}
    with suppress(EOFError, OSError):
        while wait or receiving.poll():
            found.update(receiving.recv())
    return found


def _run_helper(
    queue: int, batches: Sequence[range], work: Callable[[int], Any], results: Connection, parent: int
) -> None:
    """The main function of another process. Its errors are ignored: the first process repeats the job and raises them."""
    _end_with(parent)
    gc.disable()
    with suppress(Exception):
        done = _work_off(queue, batches, work)
        # Sending at once sometimes waits for the first process, a twentieth of a build; many results are too large to keep.
        for some in done if len(batches) * AT_ONCE > _FEW else list(done):
            results.send(some)
    os._exit(0)
