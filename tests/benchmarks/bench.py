"""The state of one run: which size it has, and the corpora that it has written so far."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING

from tests.benchmarks.corpus import make
from tests.benchmarks.measure import Job, run, say
from tests.benchmarks.places import LOGS, WORK, remove

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.benchmarks.builders import Builder
    from tests.benchmarks.corpus import Corpus
    from tests.benchmarks.sizes import Size

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1"}
"""Without it Material for MkDocs writes a banner at each build."""


@dataclass
class Bench:
    """`in_memory` is a folder on a memory disk, where the system has one."""

    size: Size
    in_memory: Path
    _written: set[Path] = field(default_factory=set)

    def folder(self, builder: Builder, goals: int) -> Path:
        """The folder with the input of a builder, written at the first call."""
        folder = WORK / f"{builder.name.lower()}-{goals}"
        if folder not in self._written:
            say(f"writing {goals} goals for {builder.name}")
            write_apart(builder.write, goals, folder)
            self._written.add(folder)
        return folder

    def cold(self, builder: Builder, goals: int, *, in_memory: bool = False) -> Job:
        """A build that finds neither a site nor anything else of an earlier one. Raises `NotInstalledError`.

        With `in_memory`, which MkDocs alone can be told, the site lies on the memory disk.
        """
        folder = self.folder(builder, goals)
        site = self.in_memory / "cold"

        def prepare() -> None:
            for path in (site, *(folder / name for name in builder.made)):
                remove(path)

        words = ("--site-dir", str(site)) if in_memory else ()
        return self.job(f"{builder.name}, {goals} goals, cold", builder, folder, *words, prepare=prepare)

    def job(
        self, name: str, builder: Builder, folder: Path, *words: str, prepare: Callable[[], None] = lambda: None
    ) -> Job:
        """A build of a folder as it is, with more words behind the builder's command."""
        first, *others = builder.command
        command: list[str | Path] = [builder.tool.command(first), *others, *words]
        log = LOGS / f"{builder.name.lower()}.log"
        return Job(name, command, folder, log, {**ENVIRONMENT, **builder.environment}, prepare)

    def site(self, builder: Builder, goals: int) -> Path:
        """A built site of MkDocs, built now where no measurement has left one."""
        site = self.folder(builder, goals) / "site"
        if not site.is_dir():
            run(self.cold(builder, goals))
        return site


def write_apart(write: Callable[[Corpus, Path], None], goals: int, folder: Path) -> None:
    """Write a corpus, in a process of its own.

    A process starts as a copy of the one that starts it, and the system counts that in its peak: a benchmark that had
    10,000 goals in its memory would find no build below that.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        apart.submit(_write, write, goals, folder).result()


def _write(write: Callable[[Corpus, Path], None], goals: int, folder: Path) -> None:
    remove(folder)
    folder.mkdir(parents=True)
    write(make(goals), folder)
