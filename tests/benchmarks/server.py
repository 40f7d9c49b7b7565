"""A real `mkdocs serve`, whose log is read line by line as it is written."""

from __future__ import annotations

import os
import subprocess
import time
from threading import Condition, Thread
from typing import IO, TYPE_CHECKING

from tests.benchmarks.bench import ENVIRONMENT
from tests.benchmarks.measure import CommandError, say, without_paths
from tests.serving import free_port, serve, stop

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
        say("starting mkdocs serve")
        # MkDocs puts the site of a preview into the folder for temporary files.
        variables = {**os.environ, **ENVIRONMENT, "TMPDIR": str(self.temporary)}
        self._process = serve(self.folder, free_port(), environment=variables, log=subprocess.PIPE)
        assert self._process.stdout
        Thread(target=self._read, args=(self._process.stdout,), daemon=True).start()
        try:
            self.wait_for("Serving on", 0)
        except BaseException:
            stop(self._process)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        stop(self._process)

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

    def _read(self, log: IO[bytes]) -> None:
        for line in log:
            with self._news:
                self.lines.append((time.monotonic(), line.decode("utf-8", "replace").strip()))
                self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()
