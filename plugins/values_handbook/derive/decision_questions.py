"""What is asked at a decision: the values in force with the questions that apply to a team, and tensions between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.alignment.team_values import ALL_VALUES, current_goals
from values_handbook.derive.teams import teams_around, with_subteams
from values_handbook.model.kinds import Value
from values_handbook.model.kinds.work import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.link.graph import Reference
    from values_handbook.model.record import Key, Record


class ValueAtDecision(NamedTuple):
    """A value in force at a decision of a team.

    `behaviours` are the positions of those whose questions apply. `serving` and `straining` are goals of the team; both are
    empty where no team decides.
    """

    record: Record
    behaviours: tuple[int, ...]
    serving: tuple[Key, ...]
    straining: tuple[Key, ...]


class ValueTension(NamedTuple):
    """A tension between two values in force, described at a position of the first one's list."""

    first: Record
    second: Key
    number: int


def has_questions(linked: LinkedHandbook) -> bool:
    """Whether a value in force or a behaviour of one has questions before a decision."""
    return any(_asks(record) for record in linked.in_force())


def values_at_decision(linked: LinkedHandbook, team: Key | None = None) -> list[ValueAtDecision]:
    """The values in force: first those that the team's goals serve, the strongest first, then in the order of the site.

    Of more than ALL_VALUES values, those without a question that the team's goals do not serve are left out.
    """
    around = _around(linked, team)
    found = [_value(linked, record, team, around) for record in linked.in_force()]
    if len(found) > ALL_VALUES:
        found = [item for item in found if item.serving or _asks(item.record)]
    weights = {item.record.key: _weight(linked, item) for item in found}
    return sorted(found, key=lambda item: -weights[item.record.key])


def tensions_in_force(linked: LinkedHandbook) -> Iterator[ValueTension]:
    """The tensions with guidance between values in force, in the order of the site."""
    in_force = {record.key for record in linked.in_force()}
    for record in linked.in_force():
        value = record.fields
        assert isinstance(value, Value)
        for reference in linked.graph.outgoing(record.key, "tensions.with"):
            number = int(reference.path[1])
            if reference.target in in_force and value.tensions[number].guidance:
                yield ValueTension(record, reference.target, number)


def _asks(record: Record) -> bool:
    value = record.fields
    assert isinstance(value, Value)
    return bool(value.asks or any(item.asks for item in value.behaviours))


def _around(linked: LinkedHandbook, team: Key | None) -> frozenset[Key]:
    """A team, those that it is part of, and those in it: what is asked of them is asked of it."""
    if team is None:
        return frozenset()
    return frozenset({*teams_around(linked, team), *with_subteams(linked, team)})


def _value(linked: LinkedHandbook, record: Record, team: Key | None, around: frozenset[Key]) -> ValueAtDecision:
    value = record.fields
    assert isinstance(value, Value)
    limited: dict[int, set[Key]] = {}
    for reference in linked.graph.outgoing(record.key, "behaviours.teams"):
        limited.setdefault(int(reference.path[1]), set()).add(reference.target)
    applying = (
        number
        for number, item in enumerate(value.behaviours)
        if team is None or not item.teams or around & limited.get(number, set())
    )
    references = _of_team(linked, record.key, team)
    return ValueAtDecision(
        record=record,
        behaviours=tuple(applying),
        serving=tuple(goal for goal, item in references if item.strength != "tension"),
        straining=tuple(goal for goal, item in references if item.strength == "tension"),
    )


def _of_team(linked: LinkedHandbook, value: Key, team: Key | None) -> list[tuple[Key, Reference]]:
    """The goals that a team and the teams in it work at and that name a value, each with how it does."""
    if team is None:
        return []
    goals = linked.in_order(goal for member in with_subteams(linked, team) for goal in current_goals(linked, member))
    return [(goal, item) for goal in goals for item in linked.graph.outgoing(goal, "values") if item.target == value]


def _weight(linked: LinkedHandbook, item: ValueAtDecision) -> int:
    """How strongly the goals that serve a value do so, added up."""
    return sum(
        WEIGHTS.get(reference.strength or "", 0)
        for goal in item.serving
        for reference in linked.graph.outgoing(goal, "values")
        if reference.target == item.record.key
    )
