"""How work grows with its input: the processor time of this process at sizes that grow, never a wall clock."""

from __future__ import annotations

import signal
import time
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SMALLEST, LARGEST = 1 << 13, 1 << 19
"""Characters of the first text, and what no text exceeds."""
GROWTH = 10
"""Text of four times the length may take so many times as long: linear work takes 4, quadratic 16."""
FLOOR = 0.5
"""Seconds of processor time that any text may take: imports, garbage, other processes in the caches. On a busy machine the
same work takes more than twice as much."""
ENOUGH = 0.1
"""Seconds after which a longer text shows nothing new."""
TRIES = 4
"""How often a text that took too long is tried again."""
HANGS = 30
"""Seconds of processor time after which a run is stopped."""
RUNS = 3
"""How often work of two given sizes is measured; the shortest time counts."""
NOISE = 0.02
"""Seconds below which the measurement of a given size is mostly noise."""


class HangsError(Exception):
    """A run that would go on for ever."""


def grows_too_fast(make: Callable[[int], str], run: Callable[[str], object]) -> str:
    """Where the work grows faster than the text; empty where it does not."""
    before, size = float("inf"), SMALLEST
    while size <= LARGEST:
        text = make(size)
        taken = _processor_time(partial(run, text))
        for _ in range(TRIES):  # A busy machine may have held it up.
            if taken > GROWTH * before + FLOOR:
                taken = min(taken, _processor_time(partial(run, text)))
        if taken > GROWTH * before + FLOOR:
            return f"{size} characters take {taken:.2f} s, and a quarter of them {before:.2f} s"
        if taken > ENOUGH:
            break
        before, size = taken, size * 4
    return ""


def assert_grows_no_faster(small: Callable[[], object], large: Callable[[], object], times: float) -> None:
    """Fail where `large`, whose input has `times` the size of that of `small`, takes more than about that much longer.

    Twice as long is allowed for what the processor's caches do; quadratic work on four times the input takes sixteen times
    as long, and fails.
    """
    least, most = (min(_processor_time(work) for _ in range(RUNS)) for work in (small, large))
    assert most <= 2 * times * least + NOISE, f"{least:.3f} s, and {most:.3f} s for {times:g} times the input"


def _processor_time(work: Callable[[], object]) -> float:
    usual = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, HANGS)
    start = time.process_time()
    try:
        work()
    except HangsError:
        return float(HANGS)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, usual)
    return time.process_time() - start


def _stop(number: int, frame: object) -> None:
    raise HangsError


def repeated(unit: str, head: str = "", tail: str = "") -> Callable[[int], str]:
    """A text of a given length: a head, a unit again and again, a tail. `#n` is the repetition's number."""
    if "#n" in unit:
        return lambda size: head + "".join(unit.replace("#n", str(n)) for n in range(size // (len(unit) + 3))) + tail
    return lambda size: head + (unit * (size // len(unit) + 1))[: max(0, size - len(head) - len(tail))] + tail


def halves(first: str, second: str, head: str = "", tail: str = "") -> Callable[[int], str]:
    """A text whose first half repeats one unit, and whose second half another."""
    return lambda size: head + (first * size)[: size // 2 - len(head)] + (second * size)[: size // 2 - len(tail)] + tail
