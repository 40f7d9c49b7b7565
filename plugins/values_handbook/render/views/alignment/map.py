"""The view of the alignment map: three layers of links, the lines between them, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.alignment_map import AlignmentMap, map_of, organization_map
from values_handbook.derive.alignment.layers import heights, walk
from values_handbook.derive.select import select
from values_handbook.render.context import LinkView
from values_handbook.render.html import join_html
from values_handbook.render.views.common import SYMBOLS, StrengthView, sentence, strength_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from markupsafe import Markup

    from values_handbook.derive.alignment.alignment_map import Tie
    from values_handbook.derive.alignment.layers import Tree
    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext

_ORDER = tuple(SYMBOLS)


@dataclass(frozen=True, slots=True)
class MapNode:
    """A record on the map: its number among all of them, and whether nothing is tied to it."""

    link: LinkView
    number: int
    depth: int
    is_gap: bool


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line between two layers, which lie at 0 and 100: a path, its strength, and the numbers of the nodes at its ends.

    `value` is the id of the value that it leads to; empty where it leads to an objective.
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
class MapEntry:
    """A goal in words: the objectives and values that it serves, and the goals below it."""

    goal: LinkView
    objectives: tuple[ServedView, ...]
    values: tuple[ServedView, ...]
    below: tuple[MapEntry, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """The map, and what it says in words.

    `gaps` are sentences about objectives and values that no goal supports, and about goals that support none. `left_out`
    says what there was no room for.
    """

    prefix: str
    objectives: tuple[MapNode, ...]
    goals: tuple[MapNode, ...]
    values: tuple[MapNode, ...]
    to_objectives: tuple[MapLine, ...]
    to_values: tuple[MapLine, ...]
    legend: tuple[StrengthView, ...]
    entries: tuple[MapEntry, ...]
    gaps: tuple[Markup, ...]
    left_out: tuple[str, ...]
    matrix: LinkView


def map_view(context: PageContext, where: Mapping[str, tuple[str, ...]] | None = None) -> MapView:
    """The map of the organization, or, with `where`, of the goals that match."""
    linked = context.linked
    found = map_of(linked, select(linked, linked.of("goal"), where)) if where else organization_map(linked)
    depths = dict(walk(found.goals))
    goals = list(depths)
    numbers = {key: number for number, key in enumerate((*found.objectives, *goals, *found.values))}
    tied = {key for tie in (*found.to_objectives, *found.to_values) for key in (tie.goal, tie.other)}

    def nodes(keys: Iterable[Key]) -> tuple[MapNode, ...]:
        return tuple(MapNode(context.link(key), numbers[key], depths.get(key, 0), key not in tied) for key in keys)

    return MapView(
        prefix=context.prefix,
        objectives=nodes(found.objectives),
        goals=nodes(goals),
        values=nodes(found.values),
        to_objectives=_lines(found.to_objectives, goals, found.objectives, numbers, from_goals=False),
        to_values=_lines(found.to_values, goals, found.values, numbers, from_goals=True),
        legend=tuple(strength_view(context, name) for name in SYMBOLS if name in _strengths(found)),
        entries=_entries(context, found),
        gaps=tuple(
            sentence(context, label, names=join_html(context.links(keys), context.t("comma")))
            for label, keys in (
                ("gap-columns-goal", [key for key in (*found.objectives, *found.values) if key not in tied]),
                ("gap-rows-value", [key for key in goals if key not in tied]),
            )
            if keys
        ),
        left_out=tuple(
            context.t.count(f"map-left-out-{kind}", number)
            for kind, number in zip(("objectives", "goals", "values"), found.left_out, strict=True)
            if number
        ),
        matrix=LinkView(context.t("map-matrix"), context.href(context.shared.site.plan.matrix("goals-by-values"))),
    )


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

    def served(ties: Iterable[Tie], goal: Key) -> tuple[ServedView, ...]:
        own = sorted((tie for tie in ties if tie.goal == goal), key=lambda tie: _ORDER.index(tie.strength))
        return tuple(ServedView(context.link(tie.other), strength_view(context, tie.strength)) for tie in own)

    def entry(tree: Tree[Key]) -> MapEntry:
        return MapEntry(
            goal=context.link(tree.node),
            objectives=served(found.to_objectives, tree.node),
            values=served(found.to_values, tree.node),
            below=tuple(entry(child) for child in tree.below),
        )

    return tuple(entry(tree) for tree in found.goals)
