"""The view of the current period as a picture: a line for each sort of event, and one for each practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from values_handbook.derive.calendar.current_period import current_period
from values_handbook.model.kinds import Practice
from values_handbook.render.recurrence import recurrence
from values_handbook.render.views.charts import places
from values_handbook.render.views.conduct import named_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.derive.calendar.current_period import PeriodEvent
    from values_handbook.model.period import Dates
    from values_handbook.model.record import Key
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class PeriodEventView:
    """An event in words. `record` is what it belongs to, where it is one."""

    day: str
    iso: str
    words: str
    record: LinkView | None


@dataclass(frozen=True, slots=True)
class PeriodLane:
    """Events of one sort, and where they stand, in percent of the period. `coming` says in words what comes next."""

    title: str
    coming: str
    marks: tuple[str, ...]
    events: tuple[PeriodEventView, ...]


@dataclass(frozen=True, slots=True)
class PracticeLane:
    """A practice, how often it comes, its days as one path in a field of 100 by 1, and the value whose color it has."""

    practice: LinkView
    recurs: str
    path: str
    value: str


@dataclass(frozen=True, slots=True)
class CurrentPeriodView:
    """The current period. `borders` are where months begin but the first, `today` is where the day is."""

    first: str
    last: str
    months: tuple[str, ...]
    borders: tuple[str, ...]
    today: str
    lanes: tuple[PeriodLane, ...]
    practices: tuple[PracticeLane, ...]


def current_period_view(context: PageContext) -> CurrentPeriodView | None:
    """The current period; None where nothing happens in it."""
    found, t = current_period(context.linked), context.t
    lanes = tuple(_lane(context, name, events, found.dates) for name, events in found.lanes.items() if events)
    if not lanes and not found.practices:
        return None
    months = list(_months(found.dates))
    return CurrentPeriodView(
        first=t.day(found.dates.start),
        last=t.day(found.dates.end),
        months=tuple(t(f"month-{day.month}") for day in months),
        borders=_marks(months[1:], found.dates),
        today=_marks([context.linked.today], found.dates)[0],
        lanes=lanes,
        practices=tuple(_practice(context, key, days, found.dates) for key, days in found.practices.items()),
    )


def _months(dates: Dates) -> Iterator[date]:
    """The first day, and the first of each month after it."""
    day = dates.start
    while day <= dates.end:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _marks(days: Iterable[date], dates: Dates) -> tuple[str, ...]:
    return tuple(x for x, _ in places([(day, 0) for day in days], (0, 1), span=(dates.start, dates.end)))


def _lane(context: PageContext, name: str, events: tuple[PeriodEvent, ...], dates: Dates) -> PeriodLane:
    views = tuple(_event(context, item) for item in events)
    ahead = (view for view, item in zip(views, events, strict=True) if item.day >= context.linked.today)
    coming = next(ahead, None)
    return PeriodLane(
        title=context.t(f"kinds-{name}"),
        coming=context.t("period-next", date=coming.day, what=coming.words) if coming else context.t("period-all"),
        marks=_marks((item.day for item in events), dates),
        events=views,
    )


def _event(context: PageContext, item: PeriodEvent) -> PeriodEventView:
    words = context.t("kind-review" if item.reason == "reviewed" else f"due-{item.reason}")
    if item.goals:
        words = context.t("comma").join((words, context.t.count("goals", item.goals)))
    record = context.link(item.record) if item.record is not None else None
    return PeriodEventView(context.t.day(item.day), item.day.isoformat(), words, record)


def _practice(context: PageContext, key: Key, days: tuple[date, ...], dates: Dates) -> PracticeLane:
    practice = context.linked.record(key).fields
    assert isinstance(practice, Practice)
    assert practice.every is not None
    values = named_values(context, key)
    return PracticeLane(
        practice=context.link(key),
        recurs=recurrence(context.t, practice.every),
        path="".join(f"M{x} 0v1" for x in _marks(days, dates)),
        value=values[0].value if values else "",
    )
