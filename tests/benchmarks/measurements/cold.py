"""Builds from nothing: what CI does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks import goals
from tests.benchmarks.builders import HAND_WRITTEN, OURS
from tests.benchmarks.measure import in_turn, median, ratio
from tests.benchmarks.places import where
from tests.benchmarks.table import Row, compared, judged, seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.bench import Bench


def cold(bench: Bench) -> Iterator[Row]:
    """Ours against the hand-written pages, which are the same records, texts and links."""
    for size, rounds in bench.size.cold:
        # A slow disk takes longer to write a site than both take to make it.
        ours, theirs = in_turn(rounds, *(bench.cold(of, size, in_memory=True) for of in (OURS, HAND_WRITTEN)))
        what = f"cold build, {size} goals, site {where()}, against hand-written pages"
        row = Row(what, seconds(median(ours)), seconds(median(theirs)))
        yield compared(row, ratio(ours, theirs), *goals.COLD, size=size)
    size, rounds = bench.size.cold[0]
    ours, theirs = in_turn(rounds, bench.cold(OURS, size), bench.cold(HAND_WRITTEN, size))
    row = Row(f"the same with {size} goals, site on disk", seconds(median(ours)), seconds(median(theirs)))
    yield compared(row, ratio(ours, theirs))


def growth(bench: Bench) -> Iterator[Row]:
    """Time per goal of a large handbook against a small one, and the memory that the large one takes."""
    small, large = bench.size.growth
    if not bench.size.growth_rounds:
        return
    few, many = in_turn(bench.size.growth_rounds, bench.cold(OURS, small), bench.cold(OURS, large))
    each_of_few, each_of_many = (f"{median(of).wall / n * 1000:.2f} ms" for of, n in ((few, small), (many, large)))
    row = Row(f"growth: time per goal, {large} goals against {small} (both ours)", each_of_many, each_of_few)
    yield compared(row, ratio(many, few) * small / large, goals.GROWTH, size=large)
    peak = median(many).peak
    row = Row(f"peak memory of the build, {large} goals, all its processes", f"{peak:.0f} MiB")
    yield judged(row, peak, goals.MEMORY, size=large)
