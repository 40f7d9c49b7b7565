"""Who took part, as a rate of those who are known to have been invited."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from values_handbook.derive.participation import Activity, Attendance, attendance

DAY = date(2026, 2, 10)
MAYBE = st.none() | st.integers(0, 50)
ACTIVITIES = st.lists(st.builds(Activity, st.just(DAY), st.sampled_from(["Workshop", "Call"]), MAYBE, MAYBE))


def test_an_activity_that_several_records_tell_of_counts_once() -> None:
    workshop, call = Activity(DAY, "Workshop", 14, 31), Activity(DAY, "Call", 11, 30)
    assert attendance([workshop, call, workshop]) == Attendance(25, 61, activities=2, untold=0)


def test_what_does_not_tell_both_is_counted_apart() -> None:
    found = attendance([Activity(DAY, "A", 14, None), Activity(DAY, "B", None, 9), Activity(DAY, "C", 3, 4)])
    assert found == Attendance(3, 4, activities=1, untold=2)


def test_more_guests_than_were_invited_are_no_more_than_all() -> None:
    assert attendance([Activity(DAY, "Open evening", 60, 40)]).percent == 100


@given(ACTIVITIES)
def test_a_rate_is_between_nobody_and_all_and_every_activity_is_counted(activities: list[Activity]) -> None:
    found = attendance(activities)
    assert found.percent is None or 0 <= found.percent <= 100
    assert found.activities + found.untold == len(set(activities))
    assert (found.percent is None) == (found.activities == 0)
