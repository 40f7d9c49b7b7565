"""Conversation sheets: the goals and recognitions of a team or a person, period by period."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.periods import period_labels
from values_handbook.derive.query import query
from values_handbook.derive.teams import goals_of_team, members
from values_handbook.model.kinds import Recognition
from values_handbook.model.kinds.work import Work
from values_handbook.model.period import Dates, period_dates, period_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key


MOST = 100
"""Teams, and people, that have sheets by default: with 500 pages more a build takes a fifth longer."""


class SheetPeriod(NamedTuple):
    """The goals of a period and the recognitions in it. One without `dates` may have no label either."""

    label: str
    dates: Dates | None
    goals: tuple[Key, ...]
    recognitions: tuple[Key, ...]


@query
def sheet_subjects(linked: LinkedHandbook) -> tuple[Key, ...]:
    """Teams and people with a sheet on the site: current teams, and current people who own something or were recognized.

    People have one only with the option `people_pages`. Above MOST, the option `sheets` has to enable them.
    """
    graph, wanted = linked.graph, linked.options.sheets
    people = [
        record.key
        for record in linked.current("person")
        if graph.incoming(record.key, "owner") or graph.incoming(record.key, "to", "recognition")
    ]
    teams = [record.key for record in linked.current("team")]
    has_teams = wanted in ("everyone", "teams") or (wanted is None and len(teams) <= MOST)
    has_people = linked.options.people_pages and (wanted == "everyone" or (wanted is None and len(people) <= MOST))
    return (*(teams if has_teams else ()), *(people if has_people else ()))


@query
def sheet_periods(linked: LinkedHandbook, subject: Key) -> tuple[SheetPeriod, ...]:
    """The periods of a team or a person, the newest first, those without dates last.

    They are those of its goals. A recognition outside of these belongs to the shortest period of the handbook that holds its
    day, else to its year. There is always at least one period, since open decisions are shown in the first.
    """
    goals, dates = _goals_by_period(linked, subject)
    recognized = recognitions_of(linked, subject)
    own = [found for found in dates.values() if found is not None]
    for day in recognized.values():
        if not any(day in found for found in own):
            label, found = _period_of(linked, day)
            dates.setdefault(label, found)
            own.append(found)
    periods = [_period(label, found, goals.get(label, ()), recognized) for label, found in dates.items()]
    dated = sorted((item for item in periods if item.dates is not None), key=_dates, reverse=True)
    return (*dated, *(item for item in periods if item.dates is None)) or (SheetPeriod("", None, (), ()),)


def _dates(period: SheetPeriod) -> Dates:
    assert period.dates is not None
    return period.dates


def _period(label: str, dates: Dates | None, goals: Iterable[Key], recognized: Mapping[Key, date]) -> SheetPeriod:
    within = tuple(key for key, day in recognized.items() if dates is not None and day in dates)
    return SheetPeriod(label, dates, tuple(goals), within)


def _goals_by_period(linked: LinkedHandbook, subject: Key) -> tuple[dict[str, list[Key]], dict[str, Dates | None]]:
    """The goals of a subject and the dates of their periods, by the periods' labels."""
    graph = linked.graph
    own = goals_of_team(linked, subject) if subject.kind == "team" else graph.sources(subject, "owner", "goal")
    goals: defaultdict[str, list[Key]] = defaultdict(list)
    dates: dict[str, Dates | None] = {}
    for key in linked.in_order(own):
        period = linked.goal(key).period
        label = period_label(period)
        goals[label].append(key)
        dates[label] = period_dates(period, period_labels(linked))
    return goals, dates


def recognitions_of(linked: LinkedHandbook, subject: Key) -> dict[Key, date]:
    """The recognitions of a person, or of a team and its members, with their days, the newest first."""
    who = [subject, *(members(linked, subject) if subject.kind == "team" else ())]
    found: dict[Key, date] = {}
    for key in linked.in_order(key for each in who for key in linked.graph.sources(each, "to", "recognition")):
        fields = linked.record(key).fields
        assert isinstance(fields, Recognition)
        found[key] = fields.date
    return dict(sorted(found.items(), key=lambda item: item[1], reverse=True))


def _period_of(linked: LinkedHandbook, day: date) -> tuple[str, Dates]:
    """The shortest period that the handbook knows of a day, else the day's year."""
    known = [(label, found) for label, found in _known_periods(linked).items() if day in found]
    whole = (str(day.year), Dates(date(day.year, 1, 1), date(day.year, 12, 31)))
    return min(known, key=lambda item: item[1].end - item[1].start, default=whole)


@query
def _known_periods(linked: LinkedHandbook) -> Mapping[str, Dates]:
    """The dates of the periods of all goals and objectives that have an end and a start, by their labels."""
    found: dict[str, Dates] = {}
    for record in (*linked.of("objective"), *linked.of("goal")):
        assert isinstance(record.fields, Work)
        dates = period_dates(record.fields.period, period_labels(linked))
        if dates is not None and dates.start > date.min and dates.end < date.max:
            found[period_label(record.fields.period)] = dates
    return found
