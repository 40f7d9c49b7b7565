"""How work grows with its input, whatever else the machine does: CPU time as a ratio of two sizes, and no wall clock."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 3
FLOOR = 0.02
"""Seconds below which a measurement is mostly noise; they are allowed on top."""


def cpu_seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The processor time of this process that a piece of work takes: the least of a few runs."""

    def once() -> float:
        start = process_time()
        work()
        return process_time() - start

    return min(once() for _ in range(runs))


def assert_grows_no_faster(small: Callable[[], object], large: Callable[[], object], times: float) -> None:
    """Hold that `large`, whose input has `times` the size of that of `small`, takes no more than about that much longer.

    Twice as long is allowed for what the processor's caches do; quadratic work on four times the input takes sixteen times
    as long, and fails.
    """
    least, most = cpu_seconds(small), cpu_seconds(large)
    assert most <= 2 * times * least + FLOOR, f"{least:.3f} s, and {most:.3f} s for {times:g} times the input"
