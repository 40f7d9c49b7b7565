"""The memory of several processes together, where a command starts others."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

INTERVAL = 0.1
"""Seconds between two looks."""
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


class Watch(Thread):
    """Looks at a session of processes until `stop`, which gives the most MiB that they had together.

    What processes share is counted once. A process that is alone is left to the system's own count, which misses nothing:
    looking closely at a large one takes time that its run would be charged for. Elsewhere than on Linux it finds nothing.
    """

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self._session = session
        self._peak = 0.0
        self._ended = Event()

    def run(self) -> None:
        while not self._ended.wait(INTERVAL):
            found = members(self._session)
            if len(found) > 1:
                self._peak = max(self._peak, sum(map(_memory, found)))

    def stop(self) -> float:
        self._ended.set()
        self.join()
        return self._peak


def members(session: int) -> list[int]:
    """The processes of a session."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if os.getsid(int(entry.name)) == session:
                found.append(int(entry.name))
    return found


def _memory(process: int) -> float:
    """MiB of a process, where it shares them in equal parts; none where it has just ended."""
    try:
        told = _PSS.search(Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(told[1]) / 1024 if told else 0
