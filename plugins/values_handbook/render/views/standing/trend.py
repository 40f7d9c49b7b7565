"""The view of how the handbook has come to stand as it does: two counts of goals, in words and by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.history import reach_of_history
from values_handbook.derive.standing.trend import trend
from values_handbook.render.recurrence import interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from values_handbook.derive.history import GoalCount, TrendPoint
    from values_handbook.render.context import PageContext

_NUMBERS = ("coverage", "freshness")


@dataclass(frozen=True, slots=True)
class TrendLineView:
    """One count over time: what is counted, and of which goals; how many there were at first, and are now."""

    title: str
    how: str
    current: str


@dataclass(frozen=True, slots=True)
class DayView:
    """The numbers of one day, in the order of the lines."""

    day: str
    iso: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrendView:
    """The lines, the same in figures with the newest day first, and where the past ends, or why there is none."""

    lines: tuple[TrendLineView, ...]
    days: tuple[DayView, ...]
    note: str


def trend_view(context: PageContext) -> TrendView:
    """How the handbook stood and stands."""
    found, t = trend(context.linked), context.t
    if not found:
        reach = reach_of_history(context.linked)
        return TrendView((), (), t(f"history-{reach}") if reach in ("nothing", "shallow") else t("trend-young"))
    return TrendView(
        lines=tuple(_line(context, name, found) for name in _NUMBERS),
        days=tuple(_day(context, item) for item in reversed(found)),
        note=t("trend-how", number=len(found) - 1),
    )


def _line(context: PageContext, name: str, found: Sequence[TrendPoint]) -> TrendLineView:
    t = context.t
    counts = [(item.day, count) for item in found if (count := getattr(item, name)) is not None]
    current = t("trend-undefined")
    if counts and counts[-1][0] == found[-1].day:
        (day, first), (_, last) = counts[0], counts[-1]
        now = _count(context, last)
        current = (
            t("trend-from-to", first=_count(context, first), day=t.day(day), last=now)
            if len(counts) > 1
            else t("trend-now", last=now)
        )
    every = interval(t, context.linked.options.checks.check_in_every)
    return TrendLineView(t(f"trend-{name}"), t(f"trend-{name}-how", interval=every), current)


def _count(context: PageContext, count: GoalCount) -> str:
    return context.t("trend-count", some=context.t.number(count.some), all=context.t.number(count.all))


def _day(context: PageContext, item: TrendPoint) -> DayView:
    t = context.t
    counts: list[GoalCount | None] = [getattr(item, name) for name in _NUMBERS]
    figures = tuple(t("trend-undefined") if count is None else _count(context, count) for count in counts)
    return DayView(t.day(item.day), item.day.isoformat(), figures)
