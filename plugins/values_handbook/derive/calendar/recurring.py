"""The days that a rule of RFC 5545 (section 3.3.10) names, of the parts that a practice can hold.

A rule is held against each day of a span, so that one that never comes costs no more than any other: 2 ms, where
dateutil.rrule goes on to the year 9999 inside a single step, which nothing outside can bound, for 12 seconds (the rule with
BYSETPOS in `test_what_never_comes_has_ended_is_open_or_is_not_published_is_no_entry`).
"""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.recurrence import RecurrenceRule

_EARLIEST_COUNTED = date(1900, 1, 1)
"""A rule with a COUNT has to be gone through from its start on."""


@dataclass(frozen=True)
class DatedRule:
    """A rule and the day that it is counted from. `last` is the day of its UNTIL on the team's own clocks."""

    rule: RecurrenceRule
    start: date
    last: date = date.max

    def days(self, since: date, until: date) -> Iterator[date]:
        """The days of the rule from one day to another, both included."""
        if self.rule.count is None:
            yield from self._days(since, until)
        elif self.start >= _EARLIEST_COUNTED:
            for number, day in enumerate(self._days(self.start, until)):
                if number == self.rule.count:
                    return
                if day >= since:
                    yield day

    def _days(self, since: date, until: date) -> Iterator[date]:
        day, last = max(since, self.start), min(until, self.last)
        while day <= last:
            if self._names(day) and (not self.rule.places or day in _days_at_places(self, self._period(day))):
                yield day
            if day == date.max:
                return
            day += timedelta(days=1)

    def _names(self, day: date) -> bool:
        """Whether the rule names a day, its places apart."""
        return (
            self._steps(day) % self.rule.interval == 0
            and _is_among(day.month, 12, self.rule.months)
            and _is_among(day.day, monthrange(day.year, day.month)[1], self.rule.month_days)
            and _is_among(day.timetuple().tm_yday, 365 + isleap(day.year), self.rule.year_days)
            and (not self.rule.weeks or self._is_in_weeks(day))
            and (not self.rule.weekdays or self._is_a_weekday(day))
            and (self._says_which_day or self._is_as_at_the_start(day))
        )

    @cached_property
    def _weekdays(self) -> frozenset[tuple[int, int]]:
        """The weekdays. Each day and each week has every weekday once, so that none is counted in them."""
        is_counted = self.rule.frequency not in ("DAILY", "WEEKLY")
        return frozenset((ordinal if is_counted else 0, day) for ordinal, day in self.rule.weekdays)

    @property
    def _says_which_day(self) -> bool:
        return bool(self.rule.weekdays or self.rule.month_days or self.rule.year_days)

    @property
    def is_open(self) -> bool:
        """Whether the start decides which days are meant: `2 weeks on tuesday` leaves it open which week is meant."""
        is_every_day = self.rule.frequency == "DAILY" and self.rule.interval == 1
        return self.rule.count is not None or self.rule.interval > 1 or not (self._says_which_day or is_every_day)

    def _steps(self, day: date) -> int:
        """How many days, weeks, months or years lie between the start and a day."""
        start = self.start
        if self.rule.frequency == "DAILY":
            return (day - start).days
        if self.rule.frequency == "WEEKLY":
            return (self._week_of(day) - self._week_of(start)) // 7
        months = (day.year - start.year) * 12 + day.month - start.month
        return months if self.rule.frequency == "MONTHLY" else day.year - start.year

    def _week_of(self, day: date) -> int:
        """The number of the day that a day's week begins with."""
        return day.toordinal() - (day.weekday() - self.rule.week_start) % 7

    def _is_in_weeks(self, day: date) -> bool:
        year, week, _ = day.isocalendar()
        weeks = date(year, 12, 28).isocalendar().week
        return _is_among(week, weeks, self.rule.weeks)

    def _is_a_weekday(self, day: date) -> bool:
        """Whether a day is one of the weekdays: a Monday, or the last Friday of its month; of its year without months."""
        weekday = day.weekday()
        if (0, weekday) in self._weekdays:
            return True
        is_of_year = self.rule.frequency == "YEARLY" and not self.rule.months
        place = day.timetuple().tm_yday if is_of_year else day.day
        length = 365 + isleap(day.year) if is_of_year else monthrange(day.year, day.month)[1]
        counted = ((place - 1) // 7 + 1, weekday), (-((length - place) // 7 + 1), weekday)
        return not self._weekdays.isdisjoint(counted)

    def _is_as_at_the_start(self, day: date) -> bool:
        """Whether a day is in its week, month or year what the start was, where a rule names no day itself."""
        if self.rule.frequency == "DAILY":
            return True
        if self.rule.frequency == "WEEKLY" or self.rule.weeks:
            return day.weekday() == self.start.weekday()
        is_month = self.rule.frequency == "MONTHLY" or bool(self.rule.months) or day.month == self.start.month
        return is_month and day.day == self.start.day

    def _period(self, day: date) -> tuple[date, date]:
        """The first and the last day of the week, month or year that a day lies in."""
        if self.rule.frequency == "DAILY":
            return day, day
        if self.rule.frequency == "WEEKLY":
            first = date.fromordinal(max(self._week_of(day), 1))
            return first, date.fromordinal(min(first.toordinal() + 6, date.max.toordinal()))
        if self.rule.frequency == "MONTHLY":
            return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
        return date(day.year, 1, 1), date(day.year, 12, 31)


@lru_cache(maxsize=64)
def _days_at_places(dated: DatedRule, period: tuple[date, date]) -> frozenset[date]:
    """Of the days that a rule names in a period those at its places."""
    first, last = (day.toordinal() for day in period)
    named = [day for day in map(date.fromordinal, range(first, last + 1)) if dated._names(day)]
    return frozenset(
        named[at - (at > 0)] for at in dated.rule.places if at and -len(named) <= at - (at > 0) < len(named)
    )


def _is_among(number: int, most: int, wanted: frozenset[int]) -> bool:
    """Whether a number is listed, or nothing is; a negative one in the list counts from the end."""
    return not wanted or number in wanted or number - most - 1 in wanted


def dated_rule(
    rule: RecurrenceRule, start: date, clock: time | None = None, zone: str | None = None
) -> DatedRule | None:
    """A rule that is counted from a day on; None where it counts weeks in a way that is not understood.

    `clock` is the time of the day at which it comes, and `zone` the time zone of that; None where they are not known.
    """
    if rule.weeks and (rule.week_start != 0 or rule.frequency != "YEARLY"):
        return None
    return DatedRule(rule, start, until_day(rule.until, clock, zone))


def until_day(until: date | None, clock: time | None = None, zone: str | None = None) -> date:
    """The last day that an UNTIL allows; one with a time allows what comes up to that time.

    One in UTC is a time of the team's own clocks where their zone is known.
    """
    if not isinstance(until, datetime):
        return until or date.max
    try:
        if until.tzinfo is not None and zone is not None:
            until = until.astimezone(ZoneInfo(zone))
        return until.date() - timedelta(days=int(clock is not None and clock > until.time()))
    except OverflowError:  # in the year 1 or 9999
        return until.date()
