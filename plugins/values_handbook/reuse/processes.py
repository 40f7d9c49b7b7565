"""Work that is spread over the processors of the machine.

The processes are forks of this one, so that all of them have the handbook and only results are sent. They take the jobs
in turn, a few at a time, from a pipe: pages differ by a factor of a hundred in what they take.

A system may grant fewer processes, pipes or bytes in a pipe than it has processors: the work goes on with what there is,
in this process alone where there is nothing. No other process outlives this one, however this one ends.
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
"""Jobs below this number are done by this process alone: to fork takes as long as 30 small pages, or a large one."""
AT_ONCE = 4
"""Jobs that a process takes at once where there are many; where there are few, one: some are as large as the rest."""
_FEW = 8_000
"""Up to so many jobs, results wait in the memory of the process that has them until all are done."""
_MOST = 2048
"""Batches, of which each has a number in a pipe. Where a user has many pipes, Linux gives new ones a single page."""
_PIPE = 1 << 20
"""Bytes that may wait in a pipe: as many as Linux lets everybody have."""
_SET_PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of `prctl(2)`."""
_NUMBER = 2
"""Bytes of a number; a read of so few is never torn apart."""


class Spread(Generic[Result]):
    """Work on numbered jobs that other processes begin at once, and this one when it asks for the results.

    The results of other processes are pickled. Where a process fails, its jobs are done by this one, so that an error is
    raised here as if there were no others.
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
        """Another process, and the end of the pipe from which its results come. Raises OSError where there may be none."""
        context = multiprocessing.get_context("fork")
        receiving, sending = context.Pipe(duplex=False)
        _enlarge(sending)
        arguments = (queue, self._batches, self._work, sending, os.getpid())
        process = context.Process(target=_help, args=arguments, daemon=True)
        # What is there now is looked at by no collector, which would make copies of it.
        gc.freeze()
        try:
            process.start()
        finally:
            gc.unfreeze()
            sending.close()
        return process, receiving

    def results(self) -> list[Result]:
        """What `work` gives for each job, in their order."""
        found: dict[int, Result] = {}
        if self._queue is not None:
            for results in _work_off(self._queue, self._batches, self._work):
                found.update(results)
                # In between, or what the others have done would wait in their memory.
                for _, receiving in self._helpers:
                    found.update(_received(receiving, wait=False))
            os.close(self._queue)
        for process, receiving in self._helpers:
            found.update(_received(receiving, wait=True))
            process.join()
        return [found[number] if number in found else self._work(number) for number in range(self._jobs)]


def aside(work: Callable[[], object]) -> None:
    """Do something that nobody waits for: in another process, where there may be one. The end of this one awaits it."""
    if _processors() > 1 and _may_fork():
        with suppress(OSError):
            multiprocessing.get_context("fork").Process(target=_quietly, args=(work, os.getpid())).start()
            return
    work()


def _quietly(work: Callable[[], object], parent: int) -> None:
    _end_with(parent)
    with suppress(Exception):
        work()
    os._exit(0)


def _end_with(parent: int) -> None:
    """Have the system end this process where the one that made it ends, even by SIGKILL; and end silently at Ctrl-C."""
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
    """A fork has only the thread that made it: whatever another one held stays locked. macOS' own libraries do that, too."""
    return sys.platform.startswith("linux") and threading.active_count() == 1


def _queue(length: int) -> int:
    """A pipe that holds the number of each batch; at its end there is nothing left to do."""
    reading, writing = os.pipe()
    # Batches whose numbers found no place are done in the end, with those of processes that failed.
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


def _received(receiving: Connection, *, wait: bool) -> dict[int, Any]:
    """The results that another process has sent so far; with `wait`, all to its end."""
    found: dict[int, Any] = {}
    with suppress(EOFError, OSError):
        while wait or receiving.poll():
            found.update(receiving.recv())
    return found


def _help(queue: int, batches: Sequence[range], work: Callable[[int], Any], results: Connection, parent: int) -> None:
    """The whole life of another process. What goes wrong in it is found again, and told, by the first one."""
    _end_with(parent)
    gc.disable()
    with suppress(Exception):
        done = _work_off(queue, batches, work)
        # To send at once is to wait for the first process now and then: a twentieth of a build. Many results are too large.
        for some in done if len(batches) * AT_ONCE > _FEW else list(done):
            results.send(some)
    os._exit(0)
