"""The trend of a handbook: how many goals name a value and have a recent check-in, on each day of its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.accountability.check_ins import next_check_in
from values_handbook.derive.checks.goals import open_work, work_of
from values_handbook.derive.checks.rhythm import active_goals
from values_handbook.derive.history import GoalCount, TrendPoint
from values_handbook.derive.query import query
from values_handbook.model.interval import after

if TYPE_CHECKING:
    from collections.abc import Iterable

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
        coverage=_count(bool(work_of(goal).values) for goal in goals),
        freshness=_count(_is_fresh(linked, goal) for goal in active),
    )


def _count(found: Iterable[bool]) -> GoalCount | None:
    answers = list(found)
    return GoalCount(sum(answers), len(answers)) if answers else None


def _is_fresh(linked: LinkedHandbook, goal: Record) -> bool:
    since = next_check_in(linked, work_of(goal)).since
    return since is not None and after(since, linked.options.checks.check_in_every) >= linked.today
