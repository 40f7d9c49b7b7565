"""Views of what lies ahead: the practices of a quarter, what is due in it, and the calendars to subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from values_handbook.derive.calendar.deadlines import deadlines
from values_handbook.derive.calendar.schedule import moments, quarter, series
from values_handbook.model.kinds import Practice
from values_handbook.render.context import LinkView
from values_handbook.render.occasions import occasion
from values_handbook.render.recurrence import WEEKDAYS, recurrence
from values_handbook.render.views.accountability.due import due_views, never_checked_in_view
from values_handbook.render.views.calendar.current_period import current_period_view
from values_handbook.render.views.calendar.subscribing import subscribe_view
from values_handbook.render.views.conduct import named_values
from values_handbook.render.views.sections import items_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from values_handbook.derive.calendar.schedule import Moment
    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext
    from values_handbook.render.views.accountability.due import DueView
    from values_handbook.render.views.calendar.current_period import CurrentPeriodView
    from values_handbook.render.views.calendar.subscribing import SubscribeView
    from values_handbook.render.views.sections import ItemsView


@dataclass(frozen=True, slots=True)
class PlannedDayView:
    """A day on which a practice is planned; of an occasion what to read only, and no `iso`."""

    text: str
    iso: str = ""
    is_skipped: bool = False


@dataclass(frozen=True, slots=True)
class MomentView:
    """A practice within one week of a month, or on an occasion."""

    link: LinkView
    days: tuple[PlannedDayView, ...]
    time: str
    audience: tuple[LinkView, ...]
    channel: str
    values: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month with its practices."""

    anchor: str
    title: str
    moments: tuple[MomentView, ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """The calendar of a quarter. `earlier` is the past part of it; `open` are practices whose days are not known."""

    prefix: str
    subscribe: SubscribeView | None
    period: CurrentPeriodView | None
    ahead: tuple[CalendarMonth, ...]
    earlier: tuple[CalendarMonth, ...]
    occasions: tuple[MomentView, ...]
    open: tuple[MomentView, ...]
    due: tuple[DueView, ...]
    teams: tuple[tuple[LinkView, SubscribeView], ...]


@dataclass(frozen=True, slots=True)
class PracticesView:
    """All practices, and what leads to their calendar."""

    practices: ItemsView
    calendar: LinkView | None
    subscribe: SubscribeView | None


def calendar_view(context: PageContext) -> CalendarView:
    """The calendar of this quarter."""
    linked = context.linked
    today, last = linked.today, quarter(linked.today).end
    times = moments(linked)
    return CalendarView(
        prefix=context.prefix,
        subscribe=subscribe_view(context),
        period=current_period_view(context),
        ahead=tuple(_months(context, [item for item in times if item.day >= today])),
        earlier=tuple(_months(context, [item for item in times if item.day < today])),
        occasions=tuple(_without_days(context, occasions=True)),
        open=tuple(_without_days(context, occasions=False)),
        due=(
            *due_views(context, (item for item in deadlines(linked) if item.day <= last)),
            *never_checked_in_view(context),
        ),
        teams=tuple(_teams(context)),
    )


def practices_view(context: PageContext) -> PracticesView:
    """The index page of practices."""
    return PracticesView(items_view(context, "practice"), context.overview("calendar"), subscribe_view(context))


def _teams(context: PageContext) -> Iterator[tuple[LinkView, SubscribeView]]:
    for record in context.linked.current("team"):
        if (found := subscribe_view(context, record.key)) is not None:
            yield context.link(record.key), found


def _months(context: PageContext, times: Iterable[Moment]) -> Iterator[CalendarMonth]:
    """Times by their months; several of one practice in one week share a line."""
    for (year, month), within in groupby(times, key=lambda item: (item.day.year, item.day.month)):
        lines: dict[tuple[int, Key], list[Moment]] = {}
        for item in within:
            lines.setdefault((item.day.isocalendar().week, item.practice), []).append(item)
        anchor = f"{context.prefix}_{year}-{month:02}"
        shown = tuple(_moment(context, group[0].practice, group) for group in lines.values())
        yield CalendarMonth(anchor, context.t.month(year, month), shown)


def _moment(context: PageContext, key: Key, times: Sequence[Moment], when: str = "") -> MomentView:
    practice = context.linked.record(key).fields
    assert isinstance(practice, Practice)
    clock = f"{times[0].time:%H:%M}" if times and times[0].time is not None else ""
    named = context.links(context.linked.graph.targets(key, "audience"))
    return MomentView(
        link=context.link(key),
        days=tuple(PlannedDayView(_weekday(context, item.day), item.day.isoformat(), item.is_skipped) for item in times)
        or (PlannedDayView(when),),
        time=context.t("comma").join(filter(None, (clock, context.text(practice.duration or "").title))),
        audience=named if practice.audience else (LinkView(context.t("everyone")),),
        channel=context.text(practice.channel or "").title,
        values=named_values(context, key),
    )


def _weekday(context: PageContext, day: date) -> str:
    weekday = context.t(f"day-{WEEKDAYS[day.weekday()]}")
    return context.t("calendar-day", weekday=weekday, day=str(day.day))


def _without_days(context: PageContext, *, occasions: bool) -> Iterator[MomentView]:
    """Practices that come on an occasion, or those whose rule leaves it open on which days."""
    known = {item.practice for item in series(context.linked)}
    for record in context.linked.current("practice"):
        practice = record.fields
        assert isinstance(practice, Practice)
        if occasions and practice.when:
            yield _moment(context, record.key, (), occasion(context.t, practice.when))
        elif not occasions and practice.every and record.key not in known:
            yield _moment(context, record.key, (), recurrence(context.t, practice.every))
