"""Timing whole processes: wall time, processor time, and memory. Linux and macOS."""

from __future__ import annotations

import os
import re
import signal
import statistics
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Timer
from typing import TYPE_CHECKING

from tests.benchmarks.memory import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from resource import struct_rusage

PATIENCE = 900
"""Seconds after which a run is stopped."""
_MIB = 1024 if sys.platform == "linux" else 1024 * 1024
"""What the system counts memory in, for a MiB."""


class CommandError(Exception):
    """A command did not do what it was asked; the message is for the table."""


@dataclass(frozen=True)
class Run:
    """One run of a command: seconds from start to end, seconds of processors, and the most MiB that it had.

    What it started itself is in all three.
    """

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True)
class Job:
    """A command to be timed. `prepare` is called before each run and is not counted."""

    name: str
    command: Sequence[str | Path]
    folder: Path
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], None] = lambda: None


def run(job: Job) -> Run:
    """Run a command once. Raises `CommandError` where it ends with an error or takes too long."""
    job.prepare()
    # What an earlier run left to the disk is written now, and not during this one.
    os.sync()
    with job.log.open("wb") as log:
        start = time.monotonic()
        process = subprocess.Popen(
            job.command,
            cwd=job.folder,
            env={**os.environ, **job.environment},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        watch = Watch(process.pid)
        watch.start()
        status, usage = _wait(process)
        wall = time.monotonic() - start
        together = watch.stop()
    if status:
        raise CommandError(f"{job.name} {_reason(job.log, status)}")
    say(f"{job.name}: {wall:.2f} s")
    return Run(wall, usage.ru_utime + usage.ru_stime, max(usage.ru_maxrss / _MIB, together))


def _wait(process: subprocess.Popen[bytes]) -> tuple[int, struct_rusage]:
    """Wait for a process; it and all that it started end with this one, or when it takes too long."""

    def stop() -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)

    timer = Timer(PATIENCE, stop)
    timer.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        stop()
        raise
    finally:
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage


def _reason(log: Path, status: int) -> str:
    """Why a command failed: the last line of its log that says something."""
    if status == -signal.SIGKILL:
        return f"was stopped after {PATIENCE} s"
    told = re.sub(r"\x1b\[[\d;]*m", "", log.read_text(encoding="utf-8", errors="replace"))
    lines = [line.strip() for line in told.splitlines()]
    last = next((line for line in reversed(lines) if re.search(r"\w", line)), "")
    return f"ended with {status}: {without_paths(last)[:100]}"


def without_paths(text: str) -> str:
    """A text in which a path of this machine is its last name only."""
    return re.sub(r"(?<![\w.:/])(?:/[\w.+@-]+)*/([\w.+@-]+)", r"\1", text)


def in_turn(rounds: int, *jobs: Job) -> list[list[Run]]:
    """Run jobs in turn, so many times; their runs, job by job."""
    found: list[list[Run]] = [[] for _ in jobs]
    for _ in range(rounds):
        for runs, job in zip(found, jobs, strict=True):
            runs.append(run(job))
    return found


def ratio(ours: Sequence[Run], theirs: Sequence[Run]) -> float:
    """How long ours takes against theirs: the median of the ratios of each pair of runs."""
    return statistics.median(a.wall / b.wall for a, b in zip(ours, theirs, strict=False))


def median(runs: Sequence[Run]) -> Run:
    """The medians of what was measured, each by itself."""
    return Run(*(statistics.median(getattr(each, name) for each in runs) for name in ("wall", "cpu", "peak")))


def say(text: str) -> None:
    """Tell what is going on. It goes where errors go, so that the table alone can be kept."""
    print(f"  {text}", file=sys.stderr, flush=True)
