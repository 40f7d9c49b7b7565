"""Time zones as calendars carry them (RFC 5545, section 3.6.5).

By hand, since `Timezone.from_tzid` of icalendar 7 starts changes an hour late: dateutil reads Africa/Casablanca wrong.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

from values_handbook.derive.calendar.recurring import DatedRule
from values_handbook.model.recurrence import parse_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_YEARS = 12
"""The number of years that are written, with the last one."""
_BEGIN = datetime(1970, 1, 1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class _Shown(NamedTuple):
    """What clocks show: how far they are from UTC, what that is called, and whether it is summer time."""

    offset: timedelta
    name: str
    is_summer: bool


class _Change(NamedTuple):
    """What clocks change from, and what to."""

    before: timedelta
    after: _Shown


@lru_cache(maxsize=4)
def time_zone(name: str, year: int) -> str:
    """A time zone by its name of IANA, right from the year before on.

    Where clocks change by a rule, the rule is written, since some calendars read no lists of days.
    """
    clock, years = ZoneInfo(name), range(year - 1, year - 1 + _YEARS)
    found: defaultdict[_Change, list[datetime]] = defaultdict(list)
    for moment, change in _changes(clock, years):
        found[change].append(moment)
    rules = {change: _rule(moments, years) for change, moments in found.items()}
    zone = Timezone()
    zone.add("tzid", name)
    if not found or not all(rules.values()):
        first = _shown(clock, datetime(years[0], 1, 1, tzinfo=UTC))
        zone.add_component(_part(_Change(first.offset, first), [_BEGIN], ""))
    for change, moments in found.items():
        zone.add_component(_part(change, moments, rules[change]))
    return str(zone.to_ical(), "utf-8")


def _shown(clock: ZoneInfo, moment: datetime) -> _Shown:
    local = moment.astimezone(clock)
    return _Shown(local.utcoffset() or timedelta(), local.tzname() or "", bool(local.dst()))


def _changes(clock: ZoneInfo, years: range) -> Iterator[tuple[datetime, _Change]]:
    """The changes of some years, each with the time that clocks showed last before it."""
    first = datetime(years[0], 1, 1, tzinfo=UTC)
    days = (datetime(years[-1] + 1, 1, 1, tzinfo=UTC) - first).days
    for start, end in pairwise(first + timedelta(days=day) for day in range(days + 1)):
        before, after = _shown(clock, start), _shown(clock, end)
        if before.offset != after.offset:
            moment = _minute_of_change(clock, start) + before.offset
            yield moment.replace(tzinfo=None), _Change(before.offset, after)


def _minute_of_change(clock: ZoneInfo, start: datetime) -> datetime:
    """The minute of a day in which clocks change."""
    offset = _shown(clock, start).offset
    minutes = [start + timedelta(minutes=number) for number in range(1, 24 * 60 + 1)]
    return minutes[bisect_left(minutes, True, key=lambda at: _shown(clock, at).offset != offset)]


def _rule(moments: Sequence[datetime], years: range) -> str:
    """The rule that names just these times, one in each year; empty where there is none."""
    shapes = {(moment.month, moment.weekday(), moment.time()) for moment in moments}
    places = set.intersection(*map(_places, moments))
    if len(shapes) != 1 or not places or [moment.year for moment in moments] != [*years]:
        return ""
    ((month, weekday, _),) = shapes
    return f"FREQ=YEARLY;BYMONTH={month};BYDAY={min(places)}{_WEEKDAYS[weekday]}"


def _places(moment: datetime) -> set[int]:
    """Which of its weekday a day is in its month: the second, the last."""
    is_last = moment.day + 7 > monthrange(moment.year, moment.month)[1]
    return {(moment.day - 1) // 7 + 1, *((-1,) if is_last else ())}


def _part(change: _Change, moments: Sequence[datetime], rule: str) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if change.after.is_summer else TimezoneStandard()
    part.add("dtstart", _since_1970(rule, moments[0]) if rule else moments[0])
    if rule:
        part.add("rrule", vRecur.from_ical(rule))
    elif moments[1:]:
        part.add("rdate", moments[1:])
    part.add("tzname", change.after.name)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after.offset)
    return part


def _since_1970(text: str, moment: datetime) -> datetime:
    """The first time of a rule since 1970, so that it holds for whatever an entry can say."""
    rule = parse_rule(text)
    assert rule is not None
    days = DatedRule(rule, _BEGIN.date()).days(_BEGIN.date(), date(1970, 12, 31))
    return datetime.combine(next(days), moment.time())
