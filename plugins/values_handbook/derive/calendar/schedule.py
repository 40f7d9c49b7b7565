"""When practices take place: the rule of each from its first time on, and the days that come of it.

Times are those of the team's own clocks, as the records give them.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.calendar.recurring import dated_rule
from values_handbook.derive.query import query
from values_handbook.derive.teams import teams_around, with_subteams
from values_handbook.model.kinds import Practice
from values_handbook.model.period import Dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.calendar.recurring import DatedRule
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key

DAYS_AHEAD = 2 * 366
"""How far the next day is looked for: what comes every other year comes within it."""
FAR = timedelta(days=12 * 366)
"""How far a first day is looked for: a 29 February comes within it."""
OLDEST = date(1970, 1, 1)
"""Calendars begin here: some go through a series day by day from its beginning, and know no time zones of before."""


class Coming(NamedTuple):
    """A practice and the day on which it comes next."""

    day: date
    practice: Key


class Series(NamedTuple):
    """A practice that recurs. `first` is a datetime where the practice says a time of the day.

    `rule` is that of RFC 5545 without its end, which is `last`, the last day; None where there is none. `left_out` are days
    that the rule names and on which it does not take place, in their order.
    """

    practice: Key
    first: date | datetime
    rule: str
    last: date | None
    left_out: tuple[date, ...] = ()


class Moment(NamedTuple):
    """One time of a practice. `is_skipped` says that the practice names it among the skipped ones."""

    day: date
    time: time | None
    practice: Key
    is_skipped: bool = False


@query
def coming(linked: LinkedHandbook) -> tuple[Coming, ...]:
    """The practices that recur, each with its next day, the next one first; those of one day in the order of the site."""
    found = []
    for record in linked.current("practice"):
        assert isinstance(record.fields, Practice)
        if (day := next_day(record.fields, linked.today, linked.options.timezone)) is not None:
            found.append(Coming(day, record.key))
    return tuple(sorted(found, key=lambda item: item.day))


def next_day(practice: Practice, today: date, zone: str | None = None) -> date | None:
    """The first day from today on that is not left out; None where there is none, or the rule leaves it open."""
    rule = rule_of(practice, today, zone)
    if rule is None:
        return None
    left_out = days_left_out(practice)
    days = rule.days(today, last_day(practice, today + timedelta(days=DAYS_AHEAD)))
    return next((day for day in days if day not in left_out), None)


def days_left_out(practice: Practice) -> frozenset[date]:
    """The days on which a practice does not take place although its rule names them: exceptions, and skipped times."""
    return frozenset((*practice.except_, *(item.date for item in practice.skipped)))


@query
def series(linked: LinkedHandbook) -> tuple[Series, ...]:
    """The practices that recur, in the order of the site; without those whose rule never comes true or leaves it open."""
    found = (_series(linked, record.key) for record in linked.current("practice"))
    return tuple(item for item in found if item is not None)


def quarter(today: date) -> Dates:
    """The quarter of the year that a day lies in."""
    month = today.month - (today.month - 1) % 3
    return Dates(date(today.year, month, 1), date(today.year, month + 2, monthrange(today.year, month + 2)[1]))


@query
def moments(linked: LinkedHandbook) -> tuple[Moment, ...]:
    """All times of all practices in this quarter, without exceptions; those of one time in the order of the site."""
    return moments_within(linked, quarter(linked.today))


def moments_within(linked: LinkedHandbook, dates: Dates) -> tuple[Moment, ...]:
    """All times of all practices in a period, as `moments` has them."""
    found = []
    for record in linked.current("practice"):
        practice = record.fields
        assert isinstance(practice, Practice)
        if (rule := rule_of(practice, linked.today, linked.options.timezone)) is not None:
            clock, skipped = clock_of(practice), {item.date for item in practice.skipped}
            found += [
                Moment(day, clock, record.key, day in skipped)
                for day in rule.days(dates.start, last_day(practice, dates.end))
                if day not in practice.except_
            ]
    return tuple(sorted(found, key=lambda item: (item.day, item.time or time.min)))


@query
def practices_of(linked: LinkedHandbook, team: Key) -> frozenset[Key]:
    """The practices of a team: its own, those of the teams around it and in it, and those for everyone.

    One whose audience holds nobody that is published is for nobody here.
    """
    near = {team, *teams_around(linked, team), *with_subteams(linked, team)}
    graph = linked.graph
    return frozenset(
        record.key
        for record in linked.current("practice")
        if isinstance(record.fields, Practice)
        and (not record.fields.audience or near & set(graph.targets(record.key, "audience")))
    )


def rule_of(practice: Practice, today: date, zone: str | None = None) -> DatedRule | None:
    """The rule of a practice; None where it has none, or leaves open since when it is counted.

    A rule that needs no start is as old as this year. `zone` is the time zone of the team's own clocks.
    """
    if practice.every is None:
        return None
    first = day_of(practice.starts) if practice.starts else None
    start = first or date(today.year, 1, 1)
    rule = dated_rule(practice.every.rule_from(first), start, clock_of(practice), zone)
    return None if rule is None or (first is None and rule.is_open) else rule


def clock_of(practice: Practice) -> time | None:
    """The time of the day at which a practice begins; None where it says none."""
    return practice.starts.time() if isinstance(practice.starts, datetime) else None


def day_of(moment: date) -> date:
    """The day of a day, or of a day and time."""
    return moment.date() if isinstance(moment, datetime) else moment


def last_day(practice: Practice, day: date) -> date:
    """A day, or the last one of the practice where that is earlier."""
    if practice.ended is None or practice.ended == date.min:
        return day
    return min(day, practice.ended - timedelta(days=1))


def _series(linked: LinkedHandbook, key: Key) -> Series | None:
    practice = linked.record(key).fields
    assert isinstance(practice, Practice)
    rule = rule_of(practice, linked.today, linked.options.timezone)
    if rule is None:
        return None
    since = max(rule.start, OLDEST)
    far = since + FAR if date.max - since > FAR else date.max
    first = next(rule.days(since, last_day(practice, far)), None)
    if first is None:
        return None
    begins = datetime.combine(first, practice.starts.time()) if isinstance(practice.starts, datetime) else first
    return Series(key, begins, rule.rule.text, _end(rule, practice, far), tuple(_days_left_out(rule, practice)))


def _days_left_out(rule: DatedRule, practice: Practice) -> Iterator[date]:
    """The days that a rule names and that are left out, in their order."""
    for day in sorted(days_left_out(practice)):
        if max(rule.start, OLDEST) <= day <= last_day(practice, rule.last) and any(rule.days(day, day)):
            yield day


def _end(rule: DatedRule, practice: Practice, far: date) -> date | None:
    """The last day of a series that ends. One that counts further than anybody plans has no end."""
    last = last_day(practice, rule.last)
    if rule.rule.count is not None:
        days = [*rule.days(rule.start, min(far, last))]
        last = days[-1] if len(days) == rule.rule.count else last
    return last if last < date.max else None
