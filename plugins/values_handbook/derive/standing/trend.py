"""The trend of a handbook: coverage, freshness and balance on each day of its history."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.check_ins import next_check_in
from values_handbook.derive.checks.goals import open_work, work_of
from values_handbook.derive.checks.rhythm import active_goals
from values_handbook.derive.history import TrendPoint
from values_handbook.derive.query import query
from values_handbook.model.interval import after
from values_handbook.taxonomy import ReferenceText

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record


@query
def trend(linked: LinkedHandbook) -> tuple[TrendPoint, ...]:
    """The points of the past and of today, the oldest first, one for each day; empty where the past has only one."""
    past = {item.day: item for item in reversed(linked.history.trend_points) if item.day < linked.today}
    has_past = past and len(linked.history.trend_points) > 1
    return (*(past[day] for day in sorted(past)), trend_point(linked)) if has_past else ()


def trend_point(linked: LinkedHandbook) -> TrendPoint:
    """How a handbook stands on its day. It reads the fields of records only, and needs no graph."""
    goals = open_work(linked, "goal")
    active = active_goals(linked)
    return TrendPoint(
        linked.today,
        coverage=_percent(sum(bool(work_of(goal).values) for goal in goals), len(goals)),
        freshness=_percent(sum(_is_fresh(linked, goal) for goal in active), len(active)),
        balance=_balance(goals, _names_in_force(linked)),
    )


def _percent(part: int, whole: int) -> int | None:
    """A share, rounded down, so that only 100 says that nothing is missing; None of nothing."""
    return 100 * part // whole if whole else None


def _is_fresh(linked: LinkedHandbook, goal: Record) -> bool:
    since = next_check_in(linked, work_of(goal)).since
    return since is not None and after(since, linked.options.checks.check_in_every) >= linked.today


def _names_in_force(linked: LinkedHandbook) -> dict[str, str]:
    """The values in force, by all names that they have or had."""
    values = linked.in_force()
    earlier = {old: record.id for record in values for old in record.fields.formerly}
    return earlier | {record.id: record.id for record in values}


def _balance(goals: Sequence[Record], names: Mapping[str, str]) -> int | None:
    """How evenly goals are spread over values; None where there are fewer than two values, or no alignment with any.

    Pielou's evenness: the entropy of the shares, by its largest possible value, the logarithm of the number of values.
    E. C. Pielou, *The measurement of diversity in different types of biological collections*, Journal of Theoretical
    Biology 13 (1966), 131–144. Here all values count, and not those alone that a goal serves.
    """
    serving = (item.value for goal in goals for item in work_of(goal).values if item.strength != "tension")
    counts = Counter(names[name] for value in serving if (name := ReferenceText.parse(value).id) in names)
    most = log(len(set(names.values()))) if names else 0.0
    return round(100 * _entropy(counts.values()) / most) if most and counts else None


def _entropy(counts: Collection[int]) -> float:
    total = sum(counts)
    return -sum(count / total * log(count / total) for count in counts)
