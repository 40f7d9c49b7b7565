"""The alignment map: which goals serve which objectives, and which values they carry, in three layers.

Goals stand under the goal that they cascade from. A map that nobody can take in helps nobody: of many goals it shows the
upper levels of the cascade, as many as fit, and says how many it leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.alignment.layers import Arrangement, Tree, arranged
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
    goals, left_out = from_the_top(linked, linked.current("goal"))
    beside = ([record.key for record in linked.current(kind)] for kind in ("objective", "value"))
    return _map(linked, goals, left_out, *beside)


def map_of(linked: LinkedHandbook, records: Iterable[Record]) -> AlignmentMap:
    """The map of some goals, with the objectives and values that they serve."""
    goals, left_out = from_the_top(linked, records)
    named: list[list[Key]] = [
        [key for key in linked.in_order(tie.other for tie in _ties(linked, goals, kind)) if _counts(linked, key)]
        for kind in ("objectives", "values")
    ]
    return _map(linked, goals, left_out, *named)


def _counts(linked: LinkedHandbook, key: Key) -> bool:
    return linked.is_current(linked.record(key))


def from_the_top(linked: LinkedHandbook, records: Iterable[Record]) -> tuple[Mapping[Key, Key | None], int]:
    """The goals for which there is room, each with the nearest goal above it among them, and how many others there are.

    Whole levels of the cascade are taken, from the top down, in the order of the site; of a first level that is too large,
    its first goals.
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
    to_objectives, objectives_shown = _beside(_ties(linked, above, "objectives"), objectives)
    to_values, values_shown = _beside(_ties(linked, above, "values"), values)
    best = arranged(
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


def _beside(ties: Sequence[Tie], keys: Sequence[Key]) -> tuple[tuple[Tie, ...], tuple[Key, ...]]:
    """Those objectives or values for which there is room, the served ones first, and the ties to them."""
    served = {tie.other for tie in ties}
    kept = set(sorted(keys, key=lambda key: key not in served)[:MOST_BESIDE])
    return tuple(tie for tie in ties if tie.other in kept), tuple(key for key in keys if key in kept)


def forest(above: Mapping[Key, Key | None]) -> tuple[Tree[Key], ...]:
    """Goals below the goal above them. `above` holds every goal, in the order of the site."""
    below: dict[Key | None, list[Key]] = {}
    for key, parent in above.items():
        below.setdefault(parent, []).append(key)

    def trees(parent: Key | None) -> tuple[Tree[Key], ...]:
        return tuple(Tree(key, trees(key)) for key in below.get(parent, ()))

    return trees(None)
