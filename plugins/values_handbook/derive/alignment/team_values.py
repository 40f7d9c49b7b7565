"""The values that a team's page shows, and the behaviours that they expect of the team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.teams import goals_of_team

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

ALL_VALUES = 12
"""Up to this number, a team's page shows every value in force. With 200 values, the pages of teams were half of a site."""


def current_goals(linked: LinkedHandbook, team: Key) -> list[Key]:
    """The goals that a team works at today."""
    found = goals_of_team(linked, team)
    return [key for key in found if linked.is_current(linked.record(key)) and linked.goal(key).status != "achieved"]


def behaviours_for(linked: LinkedHandbook, team: Key) -> list[Key]:
    """The values and guidelines in force that name this team as the one they apply to."""
    graph = linked.graph
    values = {record.key for record in linked.in_force()}
    guidelines = [
        key
        for key in graph.sources(team, "teams", "guideline")
        if linked.is_current(linked.record(key)) and values & set(graph.targets(key, "values"))
    ]
    return [*(key for key in graph.sources(team, "behaviours.teams", "value") if key in values), *guidelines]


def values_for_team(linked: LinkedHandbook, team: Key) -> list[Record]:
    """The values in force on a team's page: all, or, above ALL_VALUES, those that its goals serve or that name the team."""
    values = linked.in_force()
    if len(values) <= ALL_VALUES:
        return values
    own = behaviours_for(linked, team)
    near = {
        *own,
        *(value for key in (*current_goals(linked, team), *own) for value in linked.graph.targets(key, "values")),
    }
    return [value for value in values if value.key in near]
