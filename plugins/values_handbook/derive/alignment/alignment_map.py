"""The alignment map: which goals serve which objectives, and which values they carry, in three layers.

Goals stand below the goal that they cascade from. A map of very many goals is unreadable, so it shows only as many upper
levels of the cascade as fit, and gives the number of goals left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.alignment.layers import Arrangement, Tree, arrange
from values_handbook.derive.alignment.sight import ancestors
from values_handbook.derive.query import query

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

MOST_GOALS = 48
"""Goals on a map: about one and a half screens of a laptop, one of a projector, and one sheet of paper."""
MOST_BESIDE = 40
"""Objectives on a map, and values."""


class Tie(NamedTuple):
    """A goal serving an objective or a value, and how strongly."""

    goal: Key
    other: Key
    strength: str


@dataclass(frozen=True, slots=True)
class AlignmentMap:
    """The layers from the first place to the last, and the ties between them.

    Goals hold those that cascade from them. `left_out` are the numbers of objectives, goals and values for which there was
    no room.
    """

    objectives: tuple[Key, ...] = ()
    goals: tuple[Tree[Key], ...] = ()
    values: tuple[Key, ...] = ()
    to_objectives: tuple[Tie, ...] = ()
    to_values: tuple[Tie, ...] = ()
    left_out: tuple[int, int, int] = field(default=(0, 0, 0))


@query
def organization_map(linked: LinkedHandbook) -> AlignmentMap:
    """The map of all goals that count today, with the objectives and values that none of them serves."""
    goals, left_out = fit_upper_levels(linked, linked.current("goal"))
    beside = ([record.key for record in linked.current(kind)] for kind in ("objective", "value"))
    return _map(linked, goals, left_out, *beside)


def map_of(linked: LinkedHandbook, records: Iterable[Record]) -> AlignmentMap:
    """The map of some goals, with the objectives and values that they serve."""
    goals, left_out = fit_upper_levels(linked, records)
    named: list[list[Key]] = [
        [key for key in linked.in_order(tie.other for tie in _ties(linked, goals, kind)) if _counts(linked, key)]
        for kind in ("objectives", "values")
    ]
    return _map(linked, goals, left_out, *named)


def _counts(linked: LinkedHandbook, key: Key) -> bool:
    return linked.is_current(linked.record(key))


def fit_upper_levels(linked: LinkedHandbook, records: Iterable[Record]) -> tuple[Mapping[Key, Key | None], int]:
    """The goals that fit, each with its nearest ancestor among them, and the number of goals left out.

    Levels of the cascade are taken whole, from the top down. Of a first level that is too large, the first MOST_GOALS goals
    are taken.
    """
    wanted = [record.key for record in records]
    above = {key: _chain(linked, key, frozenset(wanted)) for key in wanted}
    fitting: list[Key] = []
    for _, level in groupby(sorted(wanted, key=lambda key: len(above[key])), key=lambda key: len(above[key])):
        goals = list(level)
        if fitting and len(fitting) + len(goals) > MOST_GOALS:
            break
        fitting += goals[:MOST_GOALS]
    return {key: next(iter(above[key]), None) for key in fitting}, len(wanted) - len(fitting)


def _chain(linked: LinkedHandbook, goal: Key, wanted: frozenset[Key]) -> list[Key]:
    """The goals above a goal that are wanted, the nearest first."""
    return [key for key in ancestors(linked, goal) if key in wanted]


def _ties(linked: LinkedHandbook, goals: Iterable[Key], name: str) -> tuple[Tie, ...]:
    """What goals serve by a field of theirs, each once."""
    found = {
        (goal, reference.target): Tie(goal, reference.target, reference.strength)
        for goal in goals
        for reference in linked.graph.outgoing(goal, name)
        if reference.strength
    }
    return tuple(found.values())


def _map(
    linked: LinkedHandbook,
    above: Mapping[Key, Key | None],
    left_out: int,
    objectives: Sequence[Key],
    values: Sequence[Key],
) -> AlignmentMap:
    """The map of goals, each with the one above it, and of what stands beside them."""
    to_objectives, objectives_shown = _fit_beside(_ties(linked, above, "objectives"), objectives)
    to_values, values_shown = _fit_beside(_ties(linked, above, "values"), values)
    best = arrange(
        Arrangement(objectives_shown, forest(above), values_shown),
        [(tie.other, tie.goal) for tie in to_objectives],
        [(tie.other, tie.goal) for tie in to_values],
    )
    return AlignmentMap(
        objectives=best.first,
        goals=best.middle,
        values=best.last,
        to_objectives=to_objectives,
        to_values=to_values,
        left_out=(len(objectives) - len(best.first), left_out, len(values) - len(best.last)),
    )


def _fit_beside(ties: Sequence[Tie], keys: Sequence[Key]) -> tuple[tuple[Tie, ...], tuple[Key, ...]]:
    """The objectives or values that fit, and the ties to them. Those that are served are preferred."""
    served = {tie.other for tie in ties}
    fitting = set(sorted(keys, key=lambda key: key not in served)[:MOST_BESIDE])
    return tuple(tie for tie in ties if tie.other in fitting), tuple(key for key in keys if key in fitting)


def forest(above: Mapping[Key, Key | None]) -> tuple[Tree[Key], ...]:
    """Goals below the goal above them. `above` holds every goal, in the order of the site."""
    below: dict[Key | None, list[Key]] = {}
    for key, parent in above.items():
        below.setdefault(parent, []).append(key)

    def trees(parent: Key | None) -> tuple[Tree[Key], ...]:
        return tuple(Tree(key, trees(key)) for key in below.get(parent, ()))

    return trees(None)
