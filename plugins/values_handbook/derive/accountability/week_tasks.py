"""Tasks of the coming week by owner: what is late, and what is due within seven days."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.waiting import (
    NO_TEAM,
    NOBODY,
    Waiting,
    open_tasks,
    owners_of_task,
    teams_of_task,
)
from values_handbook.derive.calendar.deadlines import deadlines
from values_handbook.derive.teams import with_subteams

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key

A_WEEK = timedelta(days=7)


def tasks_of_week(linked: LinkedHandbook, team: Key | None = None) -> Mapping[Key, tuple[Waiting, ...]]:
    """The tasks that can be done this week, by team, or by owner with the option `people_pages`.

    What is nearest to today comes first, so that what nobody could do for long does not head the list every week.

    With a `team` they are its own and those of the teams in it. Tasks without a day are left out: nothing makes them one of
    this week. Those that nobody has come last, under NO_TEAM or NOBODY.
    """
    by_owner = linked.options.people_pages
    teams = set(with_subteams(linked, team)) if team is not None else None
    found: defaultdict[Key, list[Waiting]] = defaultdict(list)
    near = sorted(_tasks(linked), key=lambda pair: (abs(pair[0] - linked.today), linked.rank(pair[1].key)))
    for _, item in near:
        its_teams = teams_of_task(linked, item)
        if teams is not None and not teams.intersection(its_teams):
            continue
        for owner in (owners_of_task(linked, item) or [NOBODY]) if by_owner else (its_teams or [NO_TEAM]):
            if teams is None or owner.kind != "team" or owner in teams:
                found[owner].append(item)
    nobody = NOBODY if by_owner else NO_TEAM
    owners = [record.key for kind in ("team", "person") for record in linked.of(kind)]
    return {key: tuple(found[key]) for key in (*owners, nobody) if key in found}


def _tasks(linked: LinkedHandbook) -> Iterator[tuple[date, Waiting]]:
    """The tasks with their days."""
    until = linked.today + A_WEEK
    known = set()
    for item in open_tasks(linked):
        if item.day is not None and item.day <= until:
            known.add((item.reason, item.key))
            yield item.day, item
    for due in deadlines(linked):
        is_routine = due.reason in ("check-in", "look") and (due.reason, due.key) not in known
        if is_routine and linked.today <= due.day <= until:
            yield due.day, Waiting(due.day, due.reason, due.key, due.item)
