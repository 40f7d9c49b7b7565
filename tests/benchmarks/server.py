"""A real `mkdocs serve`, whose log is read line by line as it is written."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from threading import Condition, Thread
from typing import IO, TYPE_CHECKING

from tests.benchmarks.bench import ENVIRONMENT
from tests.benchmarks.measure import CommandError, say, without_paths

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

PATIENCE = 300
"""Seconds after which a line that did not come will not."""


class Server:
    """`mkdocs serve` of a folder on a free port, for the length of a `with` block. `lines` are moments and texts.

    `temporary` is where MkDocs makes the site.
    """

    def __init__(self, folder: Path, temporary: Path) -> None:
        self.folder = folder
        self.temporary = temporary
        self.lines: list[tuple[float, str]] = []
        self._news = Condition()
        self._ended = False

    def __enter__(self) -> Self:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        say("starting mkdocs serve")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=self.folder,
            # MkDocs puts the site of a preview into the folder for temporary files.
            env={**os.environ, **ENVIRONMENT, "PYTHONUNBUFFERED": "1", "TMPDIR": str(self.temporary)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert self._process.stdout
        Thread(target=self._read, args=(self._process.stdout,), daemon=True).start()
        try:
            self.wait_for("Serving on", 0)
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def wait_for(self, words: str, after: int) -> tuple[float, str]:
        """The first line with these words, from a line's number on, and when it came. Raises `CommandError` if none comes."""
        until = time.monotonic() + PATIENCE
        with self._news:
            while True:
                found = [line for line in self.lines[after:] if words in line[1]]
                if found:
                    return found[0]
                if self._ended or not self._news.wait(until - time.monotonic()):
                    last = without_paths(self.lines[-1][1]) if self.lines else "nothing"
                    raise CommandError(f"mkdocs serve never said {words!r}; its last words: {last[:100]}")

    def _read(self, log: IO[str]) -> None:
        for line in log:
            with self._news:
                self.lines.append((time.monotonic(), line.strip()))
                self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()

    def _stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
