"""Deadlines: everything that is due, and the next review and check-in of each record."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.check_ins import next_check_in
from values_handbook.derive.accountability.due import REASONS, Due, due, named_owners
from values_handbook.derive.accountability.reviewing import next_review
from values_handbook.derive.query import query
from values_handbook.derive.teams import members, teams_of_goal, with_subteams
from values_handbook.model.record import Key
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook


_EVERYONE = Key("team", "")
"""Whom the dates of cycles concern: all teams have goals."""


@query
def deadlines(linked: LinkedHandbook) -> tuple[Due, ...]:
    """All deadlines, the earliest first; those of one day in the order of REASONS, then of the site."""
    found = due(linked)
    to_close = {item.key for item in found if item.reason == "close"}
    found += _check_ins(linked, to_close)
    found += _looks(linked, to_close)
    return tuple(sorted(found, key=lambda item: (item.day, REASONS.index(item.reason))))


@query
def deadlines_of(linked: LinkedHandbook, team: Key) -> tuple[Due, ...]:
    """The deadlines of a team: of its goals, of cycles, and those that it, its subteams or their members answer for."""
    teams = with_subteams(linked, team)
    own = {_EVERYONE, *teams, *(person for each in teams for person in members(linked, each))}
    places = {place for key in own for place in _by_owner(linked).get(key, ())}
    return tuple(deadlines(linked)[place] for place in sorted(places))


@query
def _by_owner(linked: LinkedHandbook) -> Mapping[Key, list[int]]:
    """The positions of deadlines by who sees to them. Searching for each team would take teams × goals steps."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for place, item in enumerate(deadlines(linked)):
        for owner in who_sees_to(linked, item):
            found[owner].append(place)
    return found


def who_sees_to(linked: LinkedHandbook, item: Due) -> list[Key]:
    """The owners of what is due; of goals their teams, too; of dates of cycles everyone."""
    owners = named_owners(linked, item.key, item.item)
    if item.key.kind == "cycle":
        return [_EVERYONE]
    return owners if item.key.kind != "goal" else [*owners, *teams_of_goal(linked, item.key)]


def _check_ins(linked: LinkedHandbook, to_close: Collection[Key]) -> Iterator[Due]:
    """The check-ins of active goals. A goal whose period has ended is to be closed instead, which is due already."""
    for record in linked.current("goal"):
        goal = linked.goal(record.key)
        if goal.status == "active" and record.key not in to_close:
            check_in = next_check_in(linked, goal)
            if check_in.by is not None:
                yield Due(check_in.by, "check-in", record.key)


def _looks(linked: LinkedHandbook, to_close: Collection[Key]) -> Iterator[Due]:
    """The next reviews of records, except of goals that are to be closed."""
    for kind in KINDS:
        for record in linked.of(kind):
            look = next_review(linked, record)
            if look is not None and look.by is not None and record.key not in to_close:
                yield Due(look.by, "look", record.key)
