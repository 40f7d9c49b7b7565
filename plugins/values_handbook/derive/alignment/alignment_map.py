"""The alignment map: which goals serve which objectives, and which values they carry, in three layers.

Goals stand below the goal that they cascade from. A map of very many goals is unreadable, so it shows only as many upper
levels of the cascade as fit. A goal further down counts with the nearest goal above it that is shown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.alignment.layers import Arrangement, Tree, arrange
from values_handbook.derive.alignment.sight import ancestors
from values_handbook.derive.query import query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

MOST_GOALS = 32
"""Goals on a map: about one and a half screens of a laptop, one of a projector, and one sheet of paper."""
MOST_BESIDE = 32
"""Objectives on a map, and values."""


class Tie(NamedTuple):
    """A goal serving an objective or a value, and how strongly."""

    goal: Key
    other: Key
    strength: str


@dataclass(frozen=True, slots=True)
class AlignmentMap:
    """The layers from the first place to the last, and the ties between them.

    Goals hold those that cascade from them. `folded` are the numbers of goals that count with one above them, by that one;
    `from_below` are goals with the values that only those serve. `served` is all that any goal serves or strains, `left_out`
    are the numbers of objectives, goals and values for which there was no room.
    """

    objectives: tuple[Key, ...] = ()
    goals: tuple[Tree[Key], ...] = ()
    values: tuple[Key, ...] = ()
    to_objectives: tuple[Tie, ...] = ()
    to_values: tuple[Tie, ...] = ()
    from_below: tuple[tuple[Key, Key], ...] = ()
    folded: Mapping[Key, int] = field(default_factory=dict)
    served: frozenset[Key] = frozenset()
    left_out: tuple[int, int, int] = field(default=(0, 0, 0))


@query
def organization_map(linked: LinkedHandbook) -> AlignmentMap:
    """The map of all goals that count today, with the objectives and values that none of them serves."""
    beside = ([record.key for record in linked.current(kind)] for kind in ("objective", "value"))
    return _map(linked, fit_upper_levels(linked, linked.current("goal")), *beside)


def map_of(linked: LinkedHandbook, records: Iterable[Record]) -> AlignmentMap:
    """The map of some goals, with the objectives and values that they serve."""
    levels = fit_upper_levels(linked, records)
    named: list[list[Key]] = [
        [key for key in linked.in_order(tie.other for tie in _ties(linked, levels.into, kind)) if _counts(linked, key)]
        for kind in ("objectives", "values")
    ]
    return _map(linked, levels, *named)


def _counts(linked: LinkedHandbook, key: Key) -> bool:
    return linked.is_current(linked.record(key))


class UpperLevels(NamedTuple):
    """The goals that fit, each with its nearest ancestor among them.

    `into` is the shown goal that each goal counts with: itself, or the nearest above it. `unshown` are goals without one.
    """

    above: Mapping[Key, Key | None]
    into: Mapping[Key, Key]
    unshown: tuple[Key, ...]


def fit_upper_levels(linked: LinkedHandbook, records: Iterable[Record]) -> UpperLevels:
    """The upper levels of the cascade that fit, whole, from the top down; of a first one too large, MOST_GOALS goals."""
    wanted = [record.key for record in records]
    above = {key: _chain(linked, key, frozenset(wanted)) for key in wanted}
    fitting: dict[Key, None] = {}
    for _, level in groupby(sorted(wanted, key=lambda key: len(above[key])), key=lambda key: len(above[key])):
        goals = list(level)
        if fitting and len(fitting) + len(goals) > MOST_GOALS:
            break
        fitting |= dict.fromkeys(goals[:MOST_GOALS])
    nearest = {key: next((goal for goal in (key, *above[key]) if goal in fitting), None) for key in wanted}
    return UpperLevels(
        {key: next((goal for goal in above[key] if goal in fitting), None) for key in fitting},
        {key: goal for key, goal in nearest.items() if goal is not None},
        tuple(key for key, goal in nearest.items() if goal is None),
    )


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


def _from_below(linked: LinkedHandbook, levels: UpperLevels, own: Iterable[Tie]) -> Iterator[tuple[Key, Key]]:
    """Shown goals with the values that goals serve that count with them, and that they do not serve or strain themselves."""
    known = {(tie.goal, tie.other) for tie in own}
    folded = [goal for goal, shown in levels.into.items() if goal != shown]
    ties = _ties(linked, folded, "values")
    found = dict.fromkeys((levels.into[tie.goal], tie.other) for tie in ties if tie.strength != "tension")
    return (pair for pair in found if pair not in known)


def _map(linked: LinkedHandbook, levels: UpperLevels, objectives: Sequence[Key], values: Sequence[Key]) -> AlignmentMap:
    """The map of goals, and of what stands beside them."""
    to_objectives, objectives_shown = _fit_beside(_ties(linked, levels.above, "objectives"), objectives)
    to_values, values_shown = _fit_beside(_ties(linked, levels.above, "values"), values)
    best = arrange(
        Arrangement(objectives_shown, forest(levels.above), values_shown),
        [(tie.other, tie.goal) for tie in to_objectives],
        [(tie.other, tie.goal) for tie in to_values],
    )
    everyone = (*levels.into, *levels.unshown)
    return AlignmentMap(
        objectives=best.first,
        goals=best.middle,
        values=best.last,
        to_objectives=to_objectives,
        to_values=to_values,
        from_below=tuple(pair for pair in _from_below(linked, levels, to_values) if pair[1] in values_shown),
        folded=Counter(shown for goal, shown in levels.into.items() if goal != shown),
        served=frozenset(tie.other for name in ("objectives", "values") for tie in _ties(linked, everyone, name)),
        left_out=(len(objectives) - len(best.first), len(levels.unshown), len(values) - len(best.last)),
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
