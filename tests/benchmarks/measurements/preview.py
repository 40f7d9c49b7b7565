"""The preview: how long after an edit `mkdocs serve` shows it."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from tests.benchmarks import goals
from tests.benchmarks.builders import OURS
from tests.benchmarks.corpus import edited, make
from tests.benchmarks.forms.handbook import write_goal
from tests.benchmarks.measure import say
from tests.benchmarks.places import where
from tests.benchmarks.server import Server
from tests.benchmarks.table import Row, judged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.benchmarks.bench import Bench
    from tests.benchmarks.corpus import Corpus

PAUSE = 1.5
"""Seconds between two edits at least."""
FIRST = 100
"""The number of the first edit; other measurements edited the same handbook, and what they wrote would be no change."""


def preview(bench: Bench) -> Iterator[Row]:
    """One goal edited several times: from the change detected to the build finished, and what polling adds before that."""
    if not bench.size.preview_edits:
        return
    size = bench.size.preview
    folder, corpus = bench.folder(OURS, size), make(size)
    with Server(folder, bench.in_memory) as server:
        found = [_edit(server, folder, corpus, number) for number in range(bench.size.preview_edits)]
    polled, waited = (statistics.median(column) for column in zip(*found, strict=True))
    what = f"`mkdocs serve`: one goal of {size} edited, site {where()}, from the change detected to the build finished"
    yield judged(Row(what, f"{waited:.2f} s"), waited, goals.PREVIEW, size=size)
    yield Row("`mkdocs serve`: from the edit to the change detected, which is MkDocs' polling", f"{polled:.2f} s")


def _edit(server: Server, folder: Path, corpus: Corpus, number: int) -> tuple[float, float]:
    """Seconds until the change is detected, and from there to the end of the build."""
    # MkDocs looks every half second: without the part that grows, each edit would come at the same moment of its round.
    time.sleep(PAUSE + number * 0.13)
    seen = len(server.lines)
    start = time.monotonic()
    write_goal(edited(corpus, FIRST + number).middle, folder)
    detected, _ = server.wait_for("Detected file changes", seen)
    # How long a build took, MkDocs does not say if one before it took as long: it never logs a line twice.
    built, _ = server.wait_for("Reloading browsers", seen)
    say(f"edit {number + 1}: detected after {detected - start:.2f} s, built after another {built - detected:.2f} s")
    return detected - start, built - detected
