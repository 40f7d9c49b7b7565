"""The view of the alignment map: three layers of links, the lines between them, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.alignment_map import AlignmentMap, Tie, map_of, organization_map
from values_handbook.derive.alignment.layers import heights, walk
from values_handbook.derive.select import select
from values_handbook.model.kinds.work import WEIGHTS
from values_handbook.render.context import LinkView
from values_handbook.render.views.alignment.matrix import GapView, gap_view
from values_handbook.render.views.common import SYMBOLS, StrengthView, strength_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from values_handbook.derive.alignment.layers import Tree
    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext

_BELOW = "below"
_ORDER = (*SYMBOLS, _BELOW)


@dataclass(frozen=True, slots=True)
class MapNode:
    """A record on the map: its number among all of them, and whether nothing is tied to it.

    `folded` says how many goals count with it; empty where none do.
    """

    link: LinkView
    number: int
    depth: int
    is_gap: bool
    folded: str


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line between two layers, which lie at 0 and 100: a path, its strength, and the numbers of the nodes at its ends.

    `value` is the id of the value that it leads to; empty where it leads to an objective. The strength is `below` where only
    goals that count with its goal serve the value.
    """

    path: str
    strength: str
    ends: str
    value: str


@dataclass(frozen=True, slots=True)
class ServedView:
    """What a goal serves, and how strongly."""

    link: LinkView
    strength: StrengthView


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar: the id of its value, where it begins, and how wide it is, in units of the bar."""

    value: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class MapEntry:
    """A goal in words and as a bar: the objectives and values that it serves, and the goals below it.

    `from_below` are values that only goals serve that count with it.

    The bar has a part for each value, as wide as its weight. `count` says how many goals are below, `folded` how many more
    count with it.
    """

    goal: LinkView
    objectives: tuple[ServedView, ...]
    values: tuple[ServedView, ...]
    from_below: tuple[LinkView, ...]
    bar: tuple[BarPart, ...]
    folded: str
    below: tuple[MapEntry, ...]
    count: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The map, and what it says in words.

    `gaps` are sentences about objectives and values that no goal supports, and about goals that support none. `left_out`
    says what there was no room for, `widest` how many units the widest bar has, `has_below` whether there are lines for
    goals below only.
    """

    prefix: str
    objectives: tuple[MapNode, ...]
    goals: tuple[MapNode, ...]
    values: tuple[MapNode, ...]
    widest: int
    to_objectives: tuple[MapLine, ...]
    to_values: tuple[MapLine, ...]
    legend: tuple[StrengthView, ...]
    has_below: bool
    entries: tuple[MapEntry, ...]
    gaps: tuple[GapView, ...]
    left_out: tuple[str, ...]
    matrix: LinkView


def map_view(context: PageContext, where: Mapping[str, tuple[str, ...]] | None = None) -> MapView:
    """The map of the organization, or, with `where`, of the goals that match."""
    linked = context.linked
    found = map_of(linked, select(linked, linked.of("goal"), where)) if where else organization_map(linked)
    depths = dict(walk(found.goals))
    goals = list(depths)
    numbers = {key: number for number, key in enumerate((*found.objectives, *goals, *found.values))}
    tied = {key for tie in (*found.to_objectives, *found.to_values) for key in (tie.goal, tie.other)} | found.served
    entries = _entries(context, found)

    def nodes(keys: Iterable[Key]) -> tuple[MapNode, ...]:
        return tuple(
            MapNode(context.link(key), numbers[key], depths.get(key, 0), key not in tied, _folded(context, found, key))
            for key in keys
        )

    return MapView(
        prefix=context.prefix,
        objectives=nodes(found.objectives),
        goals=nodes(goals),
        values=nodes(found.values),
        widest=max((_width(entry) for entry in entries), default=0),
        to_objectives=_lines(found.to_objectives, goals, found.objectives, numbers, from_goals=False),
        to_values=(
            *_lines([Tie(*pair, _BELOW) for pair in found.from_below], goals, found.values, numbers, from_goals=True),
            *_lines(found.to_values, goals, found.values, numbers, from_goals=True),
        ),
        has_below=bool(found.from_below),
        legend=tuple(strength_view(context, name) for name in SYMBOLS if name in _strengths(found)),
        entries=entries,
        gaps=tuple(
            gap_view(context, label, context.links(keys))
            for label, keys in (
                ("gap-columns-goal", [key for key in (*found.objectives, *found.values) if key not in tied]),
                ("gap-rows-value", [key for key in goals if key not in tied]),
            )
            if keys
        ),
        left_out=tuple(_left_out(context, found)),
        matrix=LinkView(context.t("map-matrix"), context.href(context.shared.site.plan.matrix("goals-by-values"))),
    )


def _folded(context: PageContext, found: AlignmentMap, key: Key) -> str:
    number = found.folded.get(key, 0)
    return context.t.count("map-folded", number) if number else ""


def _left_out(context: PageContext, found: AlignmentMap) -> Iterator[str]:
    folded = sum(found.folded.values())
    if folded:
        yield context.t.count("map-folded-all", folded)
    for kind, number in zip(("objectives", "goals", "values"), found.left_out, strict=True):
        if number:
            yield context.t.count(f"map-left-out-{kind}", number)


def _width(entry: MapEntry) -> int:
    """The width of the widest bar among a goal and those below it."""
    own = sum(part.width for part in entry.bar)
    return max((own, *map(_width, entry.below)))


def _strengths(found: AlignmentMap) -> set[str]:
    return {tie.strength for tie in (*found.to_objectives, *found.to_values)}


def _lines(
    ties: Iterable[Tie], goals: Sequence[Key], others: Sequence[Key], numbers: Mapping[Key, int], *, from_goals: bool
) -> tuple[MapLine, ...]:
    """Lines of ties, the weakest first, so that a strong one is not hidden below others."""
    at_goals, at_others = heights(goals), heights(others)
    made = []
    for tie in sorted(ties, key=lambda tie: _ORDER.index(tie.strength), reverse=True):
        places = (at_goals[tie.goal], at_others[tie.other])
        start, end = (f"{100 * height:.4g}" for height in (places if from_goals else reversed(places)))
        path = f"M0 {start}C50 {start} 50 {end} 100 {end}"
        ends = f"{numbers[tie.goal]} {numbers[tie.other]}"
        made.append(MapLine(path, tie.strength, ends, tie.other.id if tie.other.kind == "value" else ""))
    return tuple(made)


def _entries(context: PageContext, found: AlignmentMap) -> tuple[MapEntry, ...]:
    """The goals in words, those below a goal within it."""

    def own(ties: Iterable[Tie], goal: Key) -> list[Tie]:
        return sorted((tie for tie in ties if tie.goal == goal), key=lambda tie: _ORDER.index(tie.strength))

    def served(ties: Iterable[Tie], goal: Key) -> tuple[ServedView, ...]:
        return tuple(
            ServedView(context.link(tie.other), strength_view(context, tie.strength)) for tie in own(ties, goal)
        )

    def bar(goal: Key) -> Iterator[BarPart]:
        start = 0
        for tie in own(found.to_values, goal):
            if WEIGHTS[tie.strength]:
                yield BarPart(tie.other.id, start, WEIGHTS[tie.strength])
                start += WEIGHTS[tie.strength]

    def entry(tree: Tree[Key]) -> MapEntry:
        below = sum(1 for _ in walk(tree.below))
        return MapEntry(
            goal=context.link(tree.node),
            objectives=served(found.to_objectives, tree.node),
            values=served(found.to_values, tree.node),
            from_below=context.links(value for goal, value in found.from_below if goal == tree.node),
            bar=tuple(bar(tree.node)),
            folded=_folded(context, found, tree.node),
            below=tuple(entry(child) for child in tree.below),
            count=context.t.count("map-below", below) if below else "",
        )

    return tuple(entry(tree) for tree in found.goals)
