"""The cascade of goals, and the line of sight from a goal to the values: why somebody's work matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.order import children

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.link.graph import Reference
    from values_handbook.model.record import Key


@dataclass(frozen=True, slots=True)
class CascadeNode:
    """A goal with the goals that cascade from it."""

    key: Key
    children: tuple[CascadeNode, ...]


@dataclass(frozen=True, slots=True)
class LineOfSight:
    """From a goal upwards: its ancestors from the top down to itself, the objectives, and the values.

    `values` are the alignments of the goal itself, else those of the nearest goal above, else those of the objectives;
    `values_from` is the record that they were taken from.
    """

    goals: tuple[Key, ...]
    objectives: tuple[Key, ...]
    objectives_from: Key | None
    values: tuple[Reference, ...]
    values_from: tuple[Key, ...]


def ancestors(linked: LinkedHandbook, key: Key) -> list[Key]:
    """The goals above a goal, or the objectives or teams above one, the nearest first. No parents go in a circle."""
    found = []
    above = linked.graph.target(key, "parent")
    while above is not None:
        found.append(above)
        above = linked.graph.target(above, "parent")
    return found


def cascade(linked: LinkedHandbook, roots: Iterable[Key] | None = None) -> tuple[CascadeNode, ...]:
    """The tree of all goals, or of those below the given ones; roots are goals without a parent."""
    if roots is None:
        goals = [record.key for record in linked.of("goal")]
        roots = [key for key in goals if linked.graph.target(key, "parent") is None]
    return tuple(CascadeNode(key, cascade(linked, children(linked, key))) for key in roots)


def objectives_of(linked: LinkedHandbook, goal: Key) -> tuple[list[Key], Key | None]:
    """The objectives of a goal, else those of the nearest goal above, and the goal that names them."""
    for key in (goal, *ancestors(linked, goal)):
        if found := linked.graph.targets(key, "objectives"):
            return found, key
    return [], None


def line_of_sight(linked: LinkedHandbook, goal: Key) -> LineOfSight:
    """The whole line of sight of a goal."""
    chain = (*reversed(ancestors(linked, goal)), goal)
    objectives, source = objectives_of(linked, goal)
    values: list[Reference] = []
    values_from: list[Key] = []
    for candidates in (*((key,) for key in reversed(chain)), tuple(objectives)):
        for key in candidates:
            if found := list(linked.graph.outgoing(key, "values")):
                values += found
                values_from.append(key)
        if values:
            break
    return LineOfSight(chain, tuple(objectives), source, tuple(values), tuple(values_from))
