"""The command `handbook check`: what a person or a hook runs before each commit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import goals
from tests.benchmarks.bench import ENVIRONMENT
from tests.benchmarks.builders import OURS
from tests.benchmarks.forms.handbook import write_single_value
from tests.benchmarks.measure import Job, in_turn, median
from tests.benchmarks.places import LOGS, WORK, remove
from tests.benchmarks.table import Row, judged, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.bench import Bench


def checks(bench: Bench) -> Iterator[Row]:
    """A large handbook without any cache, and the smallest one, which shows the start of the command."""
    size = bench.size.check
    (found,) = in_turn(bench.size.check_rounds, _job(f"handbook check, {size} goals", bench.folder(OURS, size)))
    large = median(found)
    row = Row(f"`handbook check`, {size} goals, cold", seconds(large))
    yield judged(row, large.wall, goals.CHECK, size=size)
    row = Row(f"peak memory of `handbook check`, {size} goals", f"{large.peak:.0f} MiB")
    yield judged(row, large.peak, goals.MEMORY, size=size)
    (starts,) = in_turn(bench.size.starts, _job("handbook check, a single value", _single_value()))
    small = median(starts)
    yield judged(Row("start of the command: `handbook check`, a single value", seconds(small)), small.wall, goals.START)


def _single_value() -> Path:
    folder = WORK / "single-value"
    write_single_value(folder)
    return folder


def _job(name: str, folder: Path) -> Job:
    command: list[str | Path] = [Path(sys.executable).with_name("handbook"), "check"]
    log = LOGS / "check.log"
    return Job(name, command, folder, log, ENVIRONMENT, prepare=lambda: remove(folder / ".cache"))
