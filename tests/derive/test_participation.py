"""Who took part of those who were asked: a rate that is one, over entries that tell of both."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from values_handbook.derive.accountability.participation import share, turnout
from values_handbook.model.kinds.common import Participation

COUNTS = st.none() | st.integers(min_value=0, max_value=400)
ENTRIES = st.lists(st.tuples(COUNTS, COUNTS), max_size=8)


def entries(told: list[tuple[int | None, int | None]]) -> list[Participation]:
    """Entries with so many participants of so many invited people."""
    return [
        Participation.model_validate(
            {"date": "2026-02-10", "activity": "Workshop", "participants": _written(some), "invited": _written(invited)}
        )
        for some, invited in told
    ]


def _written(count: int | None) -> str | None:
    return None if count is None else str(count)


def test_the_rates_of_a_few_are_those_that_people_would_work_out() -> None:
    assert [share(14, 31), share(1, 3), share(2, 3), share(0, 9), share(9, 9)] == [45, 33, 67, 0, 100]
    assert [share(1, 1000), share(999, 1000)] == [1, 99]
    assert [share(44, 40), share(0, 0), share(5, 0)] == [None, None, None]


@given(ENTRIES)
@example([(14, 31), (40, 30), (7, None), (None, 12), (0, 0)])
def test_a_rate_never_leaves_its_range_and_only_all_is_all(told: list[tuple[int | None, int | None]]) -> None:
    found = turnout(entries(told))
    percent = found.percent
    assert percent is None or 0 <= percent <= 100
    assert (percent == 100) == (found.known > 0 and found.participants == found.invited)
    assert (percent == 0) == (found.known > 0 and found.participants == 0)


@given(ENTRIES)
def test_entries_are_rolled_up_by_their_sums_and_those_with_more_than_all_are_counted_apart(
    told: list[tuple[int | None, int | None]],
) -> None:
    found = turnout(entries(told))
    whole = [(some, invited) for some, invited in told if some is not None and invited]
    sound = [Fraction(some, invited) for some, invited in whole if Fraction(some, invited) <= 1]
    assert (found.activities, found.known, found.beyond) == (len(told), len(sound), len(whole) - len(sound))
    if found.percent not in (None, 0, 100, 1, 99):
        exact = Fraction(100 * found.participants, found.invited)
        assert abs(exact - (found.percent or 0)) <= Fraction(1, 2)
        assert min(sound) * 100 - 1 <= exact <= max(sound) * 100 + 1
