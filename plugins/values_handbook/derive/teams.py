"""Who belongs where: subteams, members, and the teams that a goal belongs to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from values_handbook.derive.order import children
from values_handbook.derive.query import query
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook


def with_subteams(linked: LinkedHandbook, team: Key) -> list[Key]:
    """A team and all teams below it, from the top down."""
    found = [team]
    for child in children(linked, team):
        found += with_subteams(linked, child)
    return found


def teams_around(linked: LinkedHandbook, team: Key) -> list[Key]:
    """The teams that a team is part of, from the nearest on."""
    found: list[Key] = []
    above = linked.graph.target(team, "parent")
    while above is not None:
        found.append(above)
        above = linked.graph.target(above, "parent")
    return found


def teams_of_person(linked: LinkedHandbook, person: Key) -> list[Key]:
    """The teams that a person names, and those that name the person as a member or a lead."""
    own = linked.graph.targets(person, "team")
    naming = [key for field in ("members", "lead") for key in linked.graph.sources(person, field, "team")]
    return list(dict.fromkeys([*own, *linked.in_order(naming)]))


def members(linked: LinkedHandbook, team: Key) -> list[Key]:
    """The people and teams that belong to a team: those that it names and those that name it, the leads first."""
    named = [key for field in ("lead", "members") for key in linked.graph.targets(team, field)]
    naming = linked.in_order(linked.graph.sources(team, "team", "person"))
    return list(dict.fromkeys([*named, *naming]))


@query
def teams_of_goal(linked: LinkedHandbook, goal: Key) -> tuple[Key, ...]:
    """The teams of a goal; where it names none, those of its owners."""
    if named := linked.graph.targets(goal, "team"):
        return tuple(named)
    found: list[Key] = []
    for owner in linked.graph.targets(goal, "owner"):
        found += [owner] if owner.kind == "team" else teams_of_person(linked, owner)
    return tuple(dict.fromkeys(found))


def teams_recognized(linked: LinkedHandbook, recognition: Key) -> list[Key]:
    """The teams of those whom a recognition names in `to`: the teams themselves, and those of the people."""
    found: list[Key] = []
    for who in linked.graph.targets(recognition, "to"):
        found += [who] if who.kind == "team" else teams_of_person(linked, who)
    return list(dict.fromkeys(found))


@query
def _goals_by_team(linked: LinkedHandbook) -> Mapping[Key, list[Key]]:
    """The goals of every team, in the order of the site. Searching for each team would take teams × goals steps."""
    found: defaultdict[Key, list[Key]] = defaultdict(list)
    for goal in linked.of("goal"):
        for team in teams_of_goal(linked, goal.key):
            found[team].append(goal.key)
    return found


@query
def goals_of_team(linked: LinkedHandbook, team: Key) -> tuple[Key, ...]:
    """The goals of a team, in the order of the site."""
    return tuple(_goals_by_team(linked).get(team, ()))


@query
def goals_of_teams_below(linked: LinkedHandbook, team: Key) -> tuple[Key, ...]:
    """The goals of a team and of the teams in it, in the order of the site."""
    teams = with_subteams(linked, team)
    return tuple(linked.in_order(goal for member in teams for goal in goals_of_team(linked, member)))


@query
def root_team(linked: LinkedHandbook) -> Key | None:
    """The team that the option `organization` names, else the only team without a parent that others belong to."""
    if linked.options.organization:
        key = Key("team", linked.options.organization)
        return key if key in linked else None
    tops = [
        record.key
        for record in linked.of("team")
        if linked.graph.target(record.key, "parent") is None and children(linked, record.key)
    ]
    return tops[0] if len(tops) == 1 else None
