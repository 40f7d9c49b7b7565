"""Building again, in a new process: what a second `mkdocs build` costs where nothing or little changed."""

from __future__ import annotations

import statistics
import time
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from mkdocs.utils import clean_directory

from tests.benchmarks import goals
from tests.benchmarks.builders import HAND_WRITTEN, OURS
from tests.benchmarks.corpus import edited, make
from tests.benchmarks.forms.handbook import write_goal
from tests.benchmarks.measure import Job, Run, in_turn, median, ratio, run
from tests.benchmarks.places import remove, where
from tests.benchmarks.table import Row, compared, seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.benchmarks.bench import Bench
    from tests.benchmarks.builders import Builder


def again(bench: Bench) -> Iterator[Row]:
    """With nothing and with one goal changed, against the hand-written pages built from nothing.

    MkDocs deletes an old site before it builds. That is the disk's time, the same for every plugin: here it is done, and
    timed, before each run.
    """
    size = bench.size.again
    ours, theirs = _Builds(bench, OURS, size), _Builds(bench, HAND_WRITTEN, size)
    corpus, numbers = make(size), count(1)

    def edit() -> None:
        write_goal(edited(corpus, next(numbers)).middle, ours.folder)

    remove(ours.folder / ".cache")
    run(ours.job("from nothing"))
    jobs = (ours.job("nothing changed"), ours.job("one goal changed", edit), theirs.job("cold"))
    unchanged, changed, cold = in_turn(bench.size.again_rounds, *jobs)
    yield _row(size, "nothing changed", unchanged, cold)
    yield _row(size, "one goal changed", changed, cold)
    deletion = f"MkDocs' deletion of the old site, {size} goals, {where()}"
    yield Row(deletion, ours.deletion, theirs.deletion)


class _Builds:
    """Builds of one folder into a site on the memory disk; what was there is deleted before each, as MkDocs does it."""

    def __init__(self, bench: Bench, builder: Builder, size: int) -> None:
        self.folder = bench.folder(builder, size)
        self._bench, self._builder = bench, builder
        self._site: Path = bench.in_memory / builder.name
        self._deletions: list[float] = []

    def job(self, state: str, change: Callable[[], None] = lambda: None) -> Job:
        name = f"{self._builder.name}, {state}, site {where()}"
        prepare = partial(self._prepare, change)
        return self._bench.job(name, self._builder, self.folder, "--site-dir", str(self._site), prepare=prepare)

    def _prepare(self, change: Callable[[], None]) -> None:
        self._delete()
        change()

    def _delete(self) -> None:
        if self._site.exists():
            start = time.monotonic()
            clean_directory(str(self._site))
            self._deletions.append(time.monotonic() - start)
            self._site.rmdir()

    @property
    def deletion(self) -> str:
        """The median of all deletions, with that of the last site, which is left from the last run."""
        self._delete()
        return f"{statistics.median(self._deletions) * 1000:.0f} ms"


def _row(size: int, state: str, ours: list[Run], theirs: list[Run]) -> Row:
    what = f"build again, {state}, {size} goals, site {where()}, against hand-written pages cold"
    row = Row(what, seconds(median(ours)), seconds(median(theirs)))
    return compared(row, ratio(ours, theirs), goals.AGAIN, size=size)
