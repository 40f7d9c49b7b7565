"""Other ways to the same pages: each once installed, and run in turn with ours and the hand-written pages."""

from __future__ import annotations

from subprocess import SubprocessError
from typing import TYPE_CHECKING

from tests.benchmarks.builders import COMPETITORS, HAND_WRITTEN, OURS
from tests.benchmarks.measure import CommandError, Job, Run, median, ratio, run, say
from tests.benchmarks.table import Row, compared, seconds
from tests.benchmarks.tools import NotInstalledError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.benchmarks.bench import Bench
    from tests.benchmarks.builders import Builder

SLOW = 60
"""Seconds of a run after which there is no second one."""


def competitors(bench: Bench) -> Iterator[Row]:
    """A row for each: how ours compares with it, and how it compares with the hand-written pages."""
    if not bench.size.competitor_rounds:
        return
    size = bench.size.competitors
    jobs, missing = _jobs(bench, size)
    base = {builder: bench.cold(builder, size) for builder in (OURS, HAND_WRITTEN)}
    found: dict[Builder, list[Run]] = {builder: [] for builder in (*base, *jobs)}
    for _ in range(bench.size.competitor_rounds):
        for builder, job in (base | jobs).items():
            if builder not in missing and all(earlier.wall < SLOW for earlier in found[builder]):
                _try(builder, job, found, missing)
    for builder in COMPETITORS:
        yield _row(builder, size, found, missing)


def _jobs(bench: Bench, size: int) -> tuple[dict[Builder, Job], dict[Builder, str]]:
    """The cold builds of those that are here or can be installed, and why the others are not."""
    jobs: dict[Builder, Job] = {}
    missing: dict[Builder, str] = {}
    for builder in COMPETITORS:
        try:
            builder.tool.command(builder.command[0])
            jobs[builder] = bench.cold(builder, size)
        except NotInstalledError as reason:
            say(f"{builder.name}: {reason}")
            missing[builder] = str(reason)
    return jobs, missing


def _try(builder: Builder, job: Job, found: dict[Builder, list[Run]], missing: dict[Builder, str]) -> None:
    """Run a build; one that fails gets a reason and is not run again."""
    try:
        found[builder].append(run(job))
    except CommandError as reason:
        say(str(reason))
        missing[builder] = str(reason)


def _row(builder: Builder, size: int, found: Mapping[Builder, list[Run]], missing: Mapping[Builder, str]) -> Row:
    if builder in missing:
        return Row(builder.name, theirs=missing[builder])
    theirs, ours, by_hand = found[builder], found[OURS], found[HAND_WRITTEN]
    told = seconds(median(theirs)) + (f"; {ratio(theirs, by_hand):.3f} of hand-written" if by_hand else "")
    what = f"against {builder.name} {_version(builder)}, cold, {size} goals"
    return compared(Row(what, seconds(median(ours)), told), ratio(ours, theirs)) if ours else Row(what, theirs=told)


def _version(builder: Builder) -> str:
    try:
        return builder.tool.version()
    except (OSError, SubprocessError, IndexError):
        return ""
