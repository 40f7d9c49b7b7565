"""The days that a rule of RFC 5545 (section 3.3.10) names, of the parts that a practice can hold.

A rule is held against each day of a span, so that one that never comes costs no more than any other.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EARLIEST_COUNTED = date(1900, 1, 1)
"""A rule with a COUNT has to be gone through from its start on."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and the day that it is counted from. `weekdays` are pairs: which one of its period, 0 for each; and its number.

    Lists that are empty allow every day. `week_start` is 0 for Monday, `places` are those of BYSETPOS, `last` is the day
    of UNTIL.
    """

    frequency: str
    start: date
    interval: int = 1
    week_start: int = 0
    weekdays: frozenset[tuple[int, int]] = frozenset()
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    weeks: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    count: int | None = None
    last: date = date.max

    def days(self, since: date, until: date) -> Iterator[date]:
        """The days of the rule from one day to another, both included."""
        if self.count is None:
            yield from self._days(since, until)
        elif self.start >= _EARLIEST_COUNTED:
            for number, day in enumerate(self._days(self.start, until)):
                if number == self.count:
                    return
                if day >= since:
                    yield day

    def _days(self, since: date, until: date) -> Iterator[date]:
        day, last = max(since, self.start), min(until, self.last)
        while day <= last:
            if self._names(day) and (not self.places or day in _placed(self, self._period(day))):
                yield day
            if day == date.max:
                return
            day += timedelta(days=1)

    def _names(self, day: date) -> bool:
        """Whether the rule names a day, its places apart."""
        return (
            self._steps(day) % self.interval == 0
            and _is_among(day.month, 12, self.months)
            and _is_among(day.day, monthrange(day.year, day.month)[1], self.month_days)
            and _is_among(day.timetuple().tm_yday, 365 + isleap(day.year), self.year_days)
            and (not self.weeks or self._is_in_weeks(day))
            and (not self.weekdays or self._is_a_weekday(day))
            and (self._says_which_day or self._is_as_at_the_start(day))
        )

    @property
    def _says_which_day(self) -> bool:
        return bool(self.weekdays or self.month_days or self.year_days)

    @property
    def is_open(self) -> bool:
        """Whether the start decides which days are meant: `2 weeks on tuesday` leaves it open which week is meant."""
        is_every_day = self.frequency == "DAILY" and self.interval == 1
        return self.count is not None or self.interval > 1 or not (self._says_which_day or is_every_day)

    def _steps(self, day: date) -> int:
        """How many days, weeks, months or years lie between the start and a day."""
        start = self.start
        if self.frequency == "DAILY":
            return (day - start).days
        if self.frequency == "WEEKLY":
            return (self._week_of(day) - self._week_of(start)) // 7
        months = (day.year - start.year) * 12 + day.month - start.month
        return months if self.frequency == "MONTHLY" else day.year - start.year

    def _week_of(self, day: date) -> int:
        """The number of the day that a day's week begins with."""
        return day.toordinal() - (day.weekday() - self.week_start) % 7

    def _is_in_weeks(self, day: date) -> bool:
        year, week, _ = day.isocalendar()
        weeks = date(year, 12, 28).isocalendar().week
        return _is_among(week, weeks, self.weeks)

    def _is_a_weekday(self, day: date) -> bool:
        """Whether a day is one of the weekdays: a Monday, or the last Friday of its month; of its year without months."""
        weekday = day.weekday()
        if (0, weekday) in self.weekdays:
            return True
        is_of_year = self.frequency == "YEARLY" and not self.months
        place = day.timetuple().tm_yday if is_of_year else day.day
        length = 365 + isleap(day.year) if is_of_year else monthrange(day.year, day.month)[1]
        counted = ((place - 1) // 7 + 1, weekday), (-((length - place) // 7 + 1), weekday)
        return not self.weekdays.isdisjoint(counted)

    def _is_as_at_the_start(self, day: date) -> bool:
        """Whether a day is in its week, month or year what the start was, where a rule names no day itself."""
        if self.frequency == "DAILY":
            return True
        if self.frequency == "WEEKLY" or self.weeks:
            return day.weekday() == self.start.weekday()
        is_month = self.frequency == "MONTHLY" or bool(self.months) or day.month == self.start.month
        return is_month and day.day == self.start.day

    def _period(self, day: date) -> tuple[date, date]:
        """The first and the last day of the week, month or year that a day lies in."""
        if self.frequency == "DAILY":
            return day, day
        if self.frequency == "WEEKLY":
            first = date.fromordinal(max(self._week_of(day), 1))
            return first, date.fromordinal(min(first.toordinal() + 6, date.max.toordinal()))
        if self.frequency == "MONTHLY":
            return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
        return date(day.year, 1, 1), date(day.year, 12, 31)


@lru_cache(maxsize=64)
def _placed(rule: Rule, period: tuple[date, date]) -> frozenset[date]:
    """Of the days that a rule names in a period those at its places."""
    first, last = (day.toordinal() for day in period)
    named = [day for day in map(date.fromordinal, range(first, last + 1)) if rule._names(day)]
    return frozenset(named[at - (at > 0)] for at in rule.places if at and -len(named) <= at - (at > 0) < len(named))


def _is_among(number: int, most: int, wanted: frozenset[int]) -> bool:
    """Whether a number is listed, or nothing is; a negative one in the list counts from the end."""
    return not wanted or number in wanted or number - most - 1 in wanted


def read_rule(text: str, start: date, clock: time | None = None, zone: str | None = None) -> Rule | None:
    """A rule such as `FREQ=MONTHLY;BYDAY=1MO`; None where weeks are counted in a way that is not understood.

    `clock` is the time of the day at which it comes, and `zone` the time zone of that; None where they are not known.
    """
    parts = dict(part.split("=") for part in text.split(";"))
    week_start = parts.get("WKST", "MO")
    if "BYWEEKNO" in parts and (week_start != "MO" or parts["FREQ"] != "YEARLY"):
        return None
    return Rule(
        frequency=parts["FREQ"],
        start=start,
        interval=int(parts.get("INTERVAL", 1)),
        week_start=_WEEKDAYS.index(week_start),
        weekdays=_weekdays(parts),
        months=_numbers(parts, "BYMONTH"),
        month_days=_numbers(parts, "BYMONTHDAY"),
        year_days=_numbers(parts, "BYYEARDAY"),
        weeks=_numbers(parts, "BYWEEKNO"),
        places=_numbers(parts, "BYSETPOS"),
        count=int(parts["COUNT"]) if "COUNT" in parts else None,
        last=until_day(parts.get("UNTIL", ""), clock, zone),
    )


def _weekdays(parts: Mapping[str, str]) -> frozenset[tuple[int, int]]:
    """The weekdays of a rule. Each day and each week has every weekday once, so that none is counted in them."""
    is_counted = parts["FREQ"] not in ("DAILY", "WEEKLY")
    words = filter(None, parts.get("BYDAY", "").split(","))
    return frozenset((int(word[:-2] or 0) if is_counted else 0, _WEEKDAYS.index(word[-2:])) for word in words)


def _numbers(parts: Mapping[str, str], name: str) -> frozenset[int]:
    return frozenset(map(int, filter(None, parts.get(name, "").split(","))))


def until_day(written: str, clock: time | None = None, zone: str | None = None) -> date:
    """The last day that an UNTIL allows; no day at all where it is none, such as a 31 November.

    An UNTIL with a time allows what comes up to that time. One in UTC (`…Z`) is a time of the team's own clocks where
    their zone is known.
    """
    if not written:
        return date.max
    try:
        moment = datetime.strptime(written.removesuffix("Z"), "%Y%m%dT%H%M%S" if "T" in written else "%Y%m%d")
    except ValueError:
        return date.min
    if "T" not in written:
        return moment.date()
    try:
        if written.endswith("Z") and zone is not None:
            moment = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        return moment.date() - timedelta(days=int(clock is not None and clock > moment.time()))
    except OverflowError:  # in the year 1 or 9999
        return moment.date()
