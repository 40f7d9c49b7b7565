"""Work over several processes, each case in a Python of its own: only a process without threads may be forked."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

from values_handbook.reuse import processes
from values_handbook.reuse.processes import Spread, aside

MANY = 5_000
FIRST = os.getpid()


def in_order() -> None:
    assert Spread(MANY, lambda number: number * number).results() == [number * number for number in range(MANY)]


def several() -> None:
    def slowly(number: int) -> int:
        sum(range(20_000))
        return os.getpid()

    assert len(set(Spread(MANY, slowly).results())) > 1


def few() -> None:
    assert set(Spread(3, lambda number: os.getpid()).results()) == {FIRST}


def dying() -> None:
    def work(number: int) -> int:
        if os.getpid() != FIRST:
            os.kill(os.getpid(), 9)
        return number

    assert Spread(MANY, work).results() == list(range(MANY))


def failing() -> None:
    def work(number: int) -> int:
        if number == MANY - 1:
            raise ValueError(f"job {number}")
        return number

    try:
        Spread(MANY, work).results()
    except ValueError as error:
        assert str(error) == f"job {MANY - 1}"
    else:
        raise AssertionError("nothing was raised")


def unsendable() -> None:
    made = Spread(MANY, lambda number: (number, lambda: number)).results()
    assert [number for number, _ in made] == list(range(MANY))


def beside() -> None:
    place = Path(sys.argv[2])
    aside(lambda: place.write_text(str(os.getpid()), encoding="utf-8"))
    for child in multiprocessing.active_children():
        child.join()
    assert place.read_text(encoding="utf-8") != str(FIRST)


CASES = {
    "results stand in the order of the jobs": in_order,
    "several processes take part": several,
    "few jobs are not worth another process": few,
    "a process that dies takes no result with it": dying,
    "an error is raised as if there were one process": failing,
    "what cannot be sent is made here": unsendable,
    "what is done aside is done, and by another": beside,
}

if __name__ == "__main__":
    processes._processors = lambda: 3
    CASES[sys.argv[1]]()
