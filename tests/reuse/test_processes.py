"""Work over several processes: the results are those of one, whatever happens to the others."""

from __future__ import annotations

import multiprocessing
import os
import threading
from typing import TYPE_CHECKING

import pytest

from values_handbook.reuse import processes
from values_handbook.reuse.processes import aside, spread

if TYPE_CHECKING:
    from pathlib import Path

MANY = 5_000


@pytest.fixture(autouse=True)
def _three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the machine had three processors, and this process no thread of its tests' runner."""
    monkeypatch.setattr(processes, "_processors", lambda: 3)
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def test_results_stand_in_the_order_of_the_jobs() -> None:
    assert spread(MANY, lambda number: number * number) == [number * number for number in range(MANY)]


def test_several_processes_take_part() -> None:
    def slowly(number: int) -> int:
        sum(range(20_000))
        return os.getpid()

    assert len(set(spread(MANY, slowly))) > 1


def test_few_jobs_are_not_worth_another_process() -> None:
    assert set(spread(3, lambda number: os.getpid())) == {os.getpid()}


def test_a_process_that_dies_takes_no_result_with_it() -> None:
    first = os.getpid()

    def dying(number: int) -> int:
        if os.getpid() != first:
            os.kill(os.getpid(), 9)
        return number

    assert spread(MANY, dying) == list(range(MANY))


def test_an_error_is_raised_as_if_there_were_one_process() -> None:
    def wrong(number: int) -> int:
        if number == MANY - 1:
            raise ValueError(f"job {number}")
        return number

    with pytest.raises(ValueError, match=f"job {MANY - 1}"):
        spread(MANY, wrong)


def test_what_cannot_be_sent_is_made_here() -> None:
    made = spread(MANY, lambda number: (number, lambda: number))
    assert [number for number, _ in made] == list(range(MANY))


def test_what_is_done_aside_is_done(tmp_path: Path) -> None:
    aside(lambda: (tmp_path / "done").write_text("yes"))
    for child in multiprocessing.active_children():
        child.join()
    assert (tmp_path / "done").read_text() == "yes"
