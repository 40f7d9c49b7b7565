"""Shares of what is stated and recognized, and how likely a difference is by chance alone."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values_handbook.derive.recognition.stated import CHANCE, LEAST_MENTIONS, LEAST_POINTS, Share, leans, tail

NUMBERS = st.integers(0, 400)
SHARES = st.tuples(NUMBERS, NUMBERS).map(lambda pair: Share(min(pair), max(pair)))


def counted(less: Share, more: Share) -> Fraction:
    """The same chance by laying out all mentions and choosing from them in every possible way."""
    named = less.number + more.number
    mentions = [place < named for place in range(less.of + more.of)]
    ways = [sum(mentions[place] for place in chosen) for chosen in combinations(range(len(mentions)), less.of)]
    return Fraction(sum(number <= less.number for number in ways), len(ways))


@pytest.mark.parametrize(
    ("less", "more", "chance"),
    [
        # Fisher's lady, who told three of four cups right: 17 of 70 ways are as good, seen from the other side.
        (Share(1, 4), Share(3, 4), Fraction(17, 70)),
        (Share(0, 4), Share(4, 4), Fraction(1, 70)),
        (Share(0, 3), Share(0, 5), Fraction(1)),
        (Share(0, 0), Share(0, 0), Fraction(1)),
    ],
)
def test_chance_is_that_of_fishers_exact_test(less: Share, more: Share, chance: Fraction) -> None:
    assert counted(less, more) == chance
    assert tail(less, more) == pytest.approx(float(chance))


@given(
    st.tuples(st.integers(0, 5), st.integers(0, 5)).map(lambda pair: Share(min(pair), max(pair))),
    st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda pair: Share(min(pair), max(pair))),
)
def test_chance_is_what_counting_all_ways_gives(less: Share, more: Share) -> None:
    assert tail(less, more) == pytest.approx(float(counted(less, more)))


@given(SHARES)
def test_a_share_is_between_nothing_and_the_whole(share: Share) -> None:
    assert 0 <= share.percent <= 100


@given(SHARES, SHARES)
def test_a_value_leans_to_the_larger_side_and_never_by_chance_or_with_few_mentions(
    goals: Share, recognitions: Share
) -> None:
    found = leans(goals, recognitions)
    if found is None:
        return
    less, more = (recognitions, goals) if found == "stated" else (goals, recognitions)
    assert more.percent - less.percent >= LEAST_POINTS
    assert 2 * tail(less, more) < CHANCE
    assert min(goals.of, recognitions.of) >= LEAST_MENTIONS


def test_what_differs_widely_is_told_either_way() -> None:
    assert leans(Share(9, 35), Share(1, 28)) == "stated"
    assert leans(Share(1, 28), Share(9, 35)) == "recognized"
    assert leans(Share(9, 35), Share(2, 28)) is None
    assert leans(Share(9, 9), Share(0, 900)) is None


def test_thousands_of_mentions_are_no_trouble() -> None:
    assert leans(Share(6_000, 30_000), Share(100, 2_000)) == "stated"
    assert leans(Share(6_000, 30_000), Share(400, 2_000)) is None
