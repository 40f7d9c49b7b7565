"""Whatever people answer, nothing that is written tells of a group below the limit, nor can one be computed."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tally.tallying import count, opened, written
from values_handbook.tally.table import UnusableAnswersError

if TYPE_CHECKING:
    import pytest

    from values_handbook.editing.opened import OpenedHandbook

SMALLEST = 5
AROUND = {
    "": (),
    "all": ("all",),
    "a": ("a", "all"),
    "b": ("b", "all"),
    "a1": ("a1", "a", "all"),
    "a2": ("a2", "a", "all"),
}
_handbooks: list[OpenedHandbook] = []
_TEAMS = st.lists(st.tuples(st.sampled_from(sorted(AROUND)), st.integers(0, 9)), unique_by=lambda item: item[0])
_ANSWERS = st.lists(st.sampled_from(["", "0", "1", "2", "3", "4", "5"]), min_size=54, max_size=54)


def _handbook(factory: pytest.TempPathFactory) -> OpenedHandbook:
    if not _handbooks:
        _handbooks.append(opened(factory.mktemp("tally")))
    return _handbooks[0]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(sizes=_TEAMS, answers=_ANSWERS)
def test_sums_and_differences_of_what_is_written_are_of_enough_people(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[tuple[str, int]], answers: list[str]
) -> None:
    """The sums of people that an observer can add up and take off: each is nobody, or enough."""
    handbook = _handbook(tmp_path_factory)
    people = [team for team, size in sizes for _ in range(size)]
    rows = list(zip(people, answers, strict=False))
    answered = [team for team, answer in rows if answer]
    text = "team,value:candor,goal:calm\n" + "".join(f"{team},{answer},{answer}\n" for team, answer in rows)
    try:
        counted = count(handbook, text)
    except UnusableAnswersError:
        assert len(answered) < SMALLEST
        return
    shown = [item for item in counted.scores if item.of == "value:candor"]
    groups = []
    for item in shown:
        of_team = [answer for team, answer in rows if answer and (not item.team or item.team in AROUND[team])]
        assert item.n == len(of_team) == sum(item.distribution) >= SMALLEST
        assert list(item.distribution) == [of_team.count(str(number)) for number in range(6)]
        groups.append(
            {n for n, (team, answer) in enumerate(rows) if answer and (not item.team or item.team in AROUND[team])}
        )
    for whole in groups:
        parts = [part for part in groups if part < whole]
        for size in range(1, len(parts) + 1):
            for chosen in combinations(parts, size):
                if sum(map(len, chosen)) == len(set().union(*chosen)):
                    assert not 0 < len(whole) - len(set().union(*chosen)) < SMALLEST
    # What may be published of the review is the same: nothing in it is left to hide.
    site = written(handbook, text)
    assert re.findall(r"\bn: (\d+)", site) == [str(item.n) for item in counted.scores]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    words=st.lists(
        st.lists(st.sampled_from(["caution", "Caution", "haste", "trust", "Wut"]), max_size=3), min_size=5, max_size=16
    ),
    seen=st.integers(0, 16),
)
def test_words_and_signs_of_few_are_written_nowhere(
    tmp_path_factory: pytest.TempPathFactory, words: list[list[str]], seen: int
) -> None:
    handbook = _handbook(tmp_path_factory)
    lines = [f'"{", ".join(row)}",{int(number < seen)},4' for number, row in enumerate(words)]
    text = written(handbook, "culture:today,pitfall:drift#rush,value:candor\n" + "\n".join(lines) + "\n")
    for word in ("caution", "haste", "trust", "wut"):
        times = sum(any(item.lower() == word for item in row) for row in words)
        assert (f"{word}: {times}" in text.lower()) == (times >= SMALLEST), word
    times = min(seen, len(words))
    assert (f"n: {times}\n" in text.partition("signs_seen")[2]) == (times >= SMALLEST)
