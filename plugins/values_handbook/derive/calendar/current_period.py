"""What happens in the current period, from its first day to its last: dates of cycles, goals, reviews and practices."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from values_handbook.derive.calendar.deadlines import deadlines
from values_handbook.derive.calendar.schedule import moments_within, quarter
from values_handbook.derive.goal_cycles import CYCLE_DATES, cycle_fields, running_cycles
from values_handbook.derive.periods import period_labels
from values_handbook.model.kinds import Review
from values_handbook.model.period import period_dates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.period import Dates
    from values_handbook.model.record import Key

LONGEST = 400
"""The longest cycle, in days, that is one picture: a year and a little."""
LaneName = Literal["cycle", "goal", "review"]


class PeriodEvent(NamedTuple):
    """A day with what happens on it. `record` is what it belongs to, `goals` how many goals it concerns."""

    day: date
    reason: str
    record: Key | None = None
    goals: int = 0


class CurrentPeriod(NamedTuple):
    """A period with its events by lane, and with the days of each practice, of which skipped ones are left out."""

    dates: Dates
    lanes: dict[LaneName, tuple[PeriodEvent, ...]]
    practices: dict[Key, tuple[date, ...]]


def current_period(linked: LinkedHandbook) -> CurrentPeriod:
    """The cycle that runs, or else the quarter, with all that it holds."""
    running = [dates for key in running_cycles(linked) if (dates := cycle_fields(linked.record(key)).dates)]
    fitting = [dates for dates in running if (dates.end - dates.start).days <= LONGEST]
    dates = fitting[0] if fitting else quarter(linked.today)
    practices: dict[Key, list[date]] = {}
    for item in moments_within(linked, dates):
        if not item.is_skipped:
            practices.setdefault(item.practice, []).append(item.day)
    events: dict[LaneName, Iterator[PeriodEvent]] = {
        "cycle": _of_cycles(linked),
        "goal": _of_goals(linked),
        "review": _of_reviews(linked),
    }
    return CurrentPeriod(
        dates,
        {name: tuple(sorted(item for item in found if item.day in dates)) for name, found in events.items()},
        {key: tuple(practices[key]) for key in linked.in_order(practices)},
    )


def _of_cycles(linked: LinkedHandbook) -> Iterator[PeriodEvent]:
    for record in linked.current("cycle"):
        for name in CYCLE_DATES:
            day = getattr(cycle_fields(record), name)
            if day is not None:
                yield PeriodEvent(day, f"cycle-{name.replace('_', '-')}", record.key)


def _of_goals(linked: LinkedHandbook) -> Iterator[PeriodEvent]:
    """The last days of goals that are open, and the days by which check-ins are due."""
    labels = period_labels(linked)
    days: Counter[tuple[date, str]] = Counter()
    for record in filter(linked.is_open, linked.of("goal")):
        dates = period_dates(linked.goal(record.key).period, labels)
        if dates is not None:
            days[dates.end, "goal-end"] += 1
    days.update((item.day, "check-in") for item in deadlines(linked) if item.reason == "check-in")
    yield from (PeriodEvent(day, reason, None, goals) for (day, reason), goals in days.items())


def _of_reviews(linked: LinkedHandbook) -> Iterator[PeriodEvent]:
    for record in linked.current("review"):
        assert isinstance(record.fields, Review)
        yield PeriodEvent(record.fields.date, "reviewed", record.key)
    yield from (PeriodEvent(item.day, "review", item.key) for item in deadlines(linked) if item.reason == "review")
