"""Stated and recognized: how often goals, do's and practices name each value, and how often people are thanked for it.

It counts mentions, as in `derive.alignment.coverage`: a goal that serves two values mentions both, one that only strains a
value does not mention it. What stands out is told in words; the figures of the test that finds it are not shown.
"""

from __future__ import annotations

from math import exp, lgamma
from typing import TYPE_CHECKING, Literal, NamedTuple

from values_handbook.derive.alignment.coverage import coverage
from values_handbook.derive.evaluation.scores import latest_score
from values_handbook.derive.query import query
from values_handbook.derive.recognition.recognized import day_of
from values_handbook.model.interval import Interval, after
from values_handbook.model.kinds import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from values_handbook.derive.evaluation.scores import ScoreOfReview
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

WINDOW = Interval("1 year", 1, "year")
"""How far back recognitions count; goals are those of today."""
LEAST_POINTS = 10
"""Shares that differ by fewer percentage points count as equal."""
LEAST_MENTIONS = 10
"""With fewer mentions of all values together, in goals or in recognitions, no difference is reported."""
CHANCE = 0.05
"""A difference is reported where its p-value is lower."""

_MENTIONING = ("goal", "guideline", "practice")
Leaning = Literal["stated", "recognized"]


class Share(NamedTuple):
    """A number of mentions, and that of all values together."""

    number: int
    of: int

    @property
    def percent(self) -> float:
        """From 0 to 100; 0 where nothing is mentioned."""
        return 100 * self.number / self.of if self.of else 0.0


class Balance(NamedTuple):
    """How often a value is stated and recognized, its latest score, and which of the two outweighs the other."""

    value: Key
    goals: Share
    guidelines: Share
    practices: Share
    recognitions: Share
    score: ScoreOfReview | None
    leaning: Leaning | None


class Balances(NamedTuple):
    """All values in force. `since` is the day of the first recognition that counts, None where there is none."""

    rows: tuple[Balance, ...]
    since: date | None


class Outline(NamedTuple):
    """The balance on the page of a value: numbers of mentions only, since shares change with those of other values."""

    goals: int
    recognitions: int
    since: date | None
    leaning: Leaning | None


@query
def balances(linked: LinkedHandbook) -> Balances:
    """The balance of each value in force, in the order of the site."""
    values = linked.in_force()
    days = {record.key: list(_recognized_on(linked, record)) for record in values}
    since = min((day for found in days.values() for day in found), default=None)
    support: dict[Key, Mapping[str, int]] = {item.value: dict(item.counts) for item in coverage(linked).support}
    mentions = [(*(support[record.key][kind] for kind in _MENTIONING), len(days[record.key])) for record in values]
    totals = [sum(column) for column in zip(*mentions, strict=True)]
    rows = []
    for record, numbers in zip(values, mentions, strict=True):
        goals, guidelines, practices, recognitions = map(Share, numbers, totals)
        leaning = leans(goals, recognitions) if _is_comparable(record, since) else None
        score = latest_score(linked, record.key)
        rows.append(Balance(record.key, goals, guidelines, practices, recognitions, score, leaning))
    return Balances(tuple(rows), since)


def _recognized_on(linked: LinkedHandbook, value: Record) -> Iterator[date]:
    """The days within the last year on which somebody was recognized for a value that was in force."""
    for key in linked.graph.sources(value.key, "values", "recognition"):
        record = linked.record(key)
        day = day_of(record)
        if linked.is_current(record) and day <= linked.today <= after(day, WINDOW) and _was_in_force(value, day):
            yield day


def _was_in_force(value: Record, day: date) -> bool:
    """Whether a value was in force on a day; always for one without the day of its adoption."""
    assert isinstance(value.fields, Value)
    return value.fields.adopted is None or value.fields.adopted <= day


def _is_comparable(value: Record, since: date | None) -> bool:
    """Whether a value was in force for as long as recognitions count: a younger one had less time for them."""
    return since is not None and _was_in_force(value, since)


@query
def outline(linked: LinkedHandbook, value: Key) -> Outline | None:
    """The balance of one value in short; None for one that is not in force."""
    found = balances(linked)
    for row in found.rows:
        if row.value == value:
            return Outline(row.goals.number, row.recognitions.number, found.since, row.leaning)
    return None


def leans(goals: Share, recognitions: Share) -> Leaning | None:
    """Whether a value is stated more than it is recognized, or the other way round, by more than chance makes."""
    if min(goals.of, recognitions.of) < LEAST_MENTIONS or abs(goals.percent - recognitions.percent) < LEAST_POINTS:
        return None
    less, more = sorted((goals, recognitions), key=lambda share: share.percent)
    # Doubled, since nobody knew beforehand on which side the difference would be.
    if 2 * tail(less, more) >= CHANCE:
        return None
    return "stated" if more is goals else "recognized"


def tail(less: Share, more: Share) -> float:
    """How likely chance alone makes the first share so small, or smaller, where both are shares of the same: 0 to 1.

    R. A. Fisher's exact test of a table of two rows and two columns, on one side (Statistical Methods for Research Workers,
    5th edition, 1934, section 21.02). It holds for any numbers, the smallest included.
    """
    named = less.number + more.number
    others = less.of + more.of - named
    total = _log_choices(named + others, less.of)
    first = max(0, less.of - others)
    terms = (
        exp(_log_choices(named, count) + _log_choices(others, less.of - count) - total)
        for count in range(first, less.number + 1)
    )
    return min(1.0, sum(terms))


def _log_choices(of: int, chosen: int) -> float:
    """The logarithm of the number of ways to choose: with 10,000 mentions the number itself has thousands of digits."""
    return lgamma(of + 1) - lgamma(chosen + 1) - lgamma(of - chosen + 1)
