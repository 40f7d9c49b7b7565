"""Calendars to subscribe to, as RFC 5545 has them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.parser import Contentline, Parameters
from icalendar.prop import vRecur, vText

from values_handbook import __version__
from values_handbook.export.time_zone import time_zone
from values_handbook.render.views.calendar.calendar_file import calendar_file_view

if TYPE_CHECKING:
    from values_handbook.model.record import Key
    from values_handbook.render.context import SiteContext
    from values_handbook.render.views.calendar.calendar_file import EventView

_ONE_DAY = timedelta(days=1)
_MINUTES_OF_A_DAY = 24 * 60


def calendar_file(shared: SiteContext, team: Key | None = None) -> str:
    """The calendar of a team, or of all."""
    linked, view = shared.linked, calendar_file_view(shared, team)
    zone = linked.options.timezone
    has_times = any(isinstance(item.first, datetime) for item in view.events)
    named = (_line(name, view.title) for name in ("NAME", "X-WR-CALNAME"))
    clocks = time_zone(zone, linked.today.year) if zone is not None and zone != "UTC" and has_times else ""
    return "".join((_head(), *named, clocks, *(_event(item, zone) for item in view.events), "END:VCALENDAR\r\n"))


@lru_cache(maxsize=1)
def _head() -> str:
    """The properties of every calendar. They and the entries are written apart, since many calendars hold the same."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//values-handbook//{__version__}//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("refresh-interval", _ONE_DAY, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    return str(calendar.to_ical(), "utf-8").removesuffix("END:VCALENDAR\r\n")


def _line(name: str, text: str) -> str:
    return f"{str(Contentline.from_parts(name, Parameters(), vText(text)).to_ical(), 'utf-8')}\r\n"


@lru_cache(maxsize=1 << 10)
def _event(item: EventView, zone: str | None) -> str:
    event = Event()
    event.add("uid", item.uid)
    # The time of writing would differ in every build.
    event.add("dtstamp", datetime.combine(_day(item.first), time(), UTC))
    event.add("dtstart", _in_zone(item.first, zone))
    if isinstance(item.first, datetime):
        if item.minutes:
            event.add("duration", timedelta(minutes=item.minutes))
    else:
        if item.minutes and item.minutes >= _MINUTES_OF_A_DAY:
            event.add("duration", timedelta(days=ceil(item.minutes / _MINUTES_OF_A_DAY)))
        event.add("transp", "TRANSPARENT")
    if item.rule:
        event.add("rrule", vRecur.from_ical(";".join(filter(None, (item.rule, _until(item, zone))))))
    if item.left_out:
        event.add("exdate", [_in_zone(moment, zone) for moment in _moments_left_out(item)])
    event.add("summary", item.title)
    for name, text in (("description", item.description), ("location", item.place), ("url", item.address)):
        if text:
            event.add(name, text)
    return str(event.to_ical(), "utf-8")


def _moments_left_out(item: EventView) -> list[date | datetime]:
    """The days left out; where the entry has a time of the day, the moments (section 3.8.5.1)."""
    if not isinstance(item.first, datetime):
        return [*item.left_out]
    clock = item.first.time()
    return [datetime.combine(day, clock) for day in item.left_out]


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _in_zone(moment: date | datetime, zone: str | None) -> date | datetime:
    is_in_zone = zone is not None and isinstance(moment, datetime)
    return moment.replace(tzinfo=ZoneInfo(zone)) if is_in_zone else moment  # type: ignore[call-arg,arg-type]


def _until(item: EventView, zone: str | None) -> str:
    """The end of a rule: a day, or a time of that day; in UTC where its times have a zone (section 3.3.10)."""
    if item.last is None:
        return ""
    if not isinstance(item.first, datetime):
        return f"UNTIL={item.last:%Y%m%d}"
    moment = datetime.combine(item.last, item.first.time())
    if zone is None:
        return f"UNTIL={moment:%Y%m%dT%H%M%S}"
    return f"UNTIL={moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC):%Y%m%dT%H%M%SZ}"
