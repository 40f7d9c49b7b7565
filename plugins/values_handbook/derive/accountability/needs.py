"""What open goals need from other teams, and whether these have agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.query import query
from values_handbook.derive.teams import goals_of_team, teams_of_goal

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key


class TeamNeed(NamedTuple):
    """The `place`-th need of a goal, which names a team."""

    goal: Key
    place: int
    team: Key


def needs_of(linked: LinkedHandbook, goal: Key) -> tuple[TeamNeed, ...]:
    """What a goal needs from teams."""
    return tuple(TeamNeed(goal, int(item.path[1]), item.target) for item in linked.graph.outgoing(goal, "needs.team"))


@query
def needed_from(linked: LinkedHandbook, team: Key) -> tuple[TeamNeed, ...]:
    """What open goals of others need from a team, in the order of the site."""
    found = linked.in_order(linked.graph.sources(team, "needs.team", "goal"))
    return tuple(
        need
        for goal in found
        if linked.is_open(linked.record(goal)) and teams_of_goal(linked, goal) != (team,)
        for need in needs_of(linked, goal)
        if need.team == team
    )


@query
def needed_by(linked: LinkedHandbook, team: Key) -> tuple[TeamNeed, ...]:
    """What the open goals of a team need from others."""
    return tuple(
        need
        for goal in goals_of_team(linked, team)
        if linked.is_open(linked.record(goal))
        for need in needs_of(linked, goal)
        if need.team != team
    )
