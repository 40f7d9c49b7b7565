"""Views of trees that unfold: the cascade of goals, and the teams in one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.sight import CascadeNode, cascade
from values_handbook.derive.goal_cycles import goals_by_time, running_cycles
from values_handbook.derive.select import select
from values_handbook.render.views.accountability.lessons import LessonsView, lessons_view
from values_handbook.render.views.cards import CardView, card_view, empty_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from values_handbook.model.record import Key
    from values_handbook.render.context import LinkView, PageContext


MOST_UNFOLDED = 60
"""So many records of a tree are shown before anybody unfolds it: whole levels from the top, as many as fit."""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A goal or a team with what is below it, which `below` counts."""

    card: CardView
    children: tuple[TreeNode, ...]
    below: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class TreeView:
    """The cascade of goals, or the teams in one another."""

    kind: str
    roots: tuple[TreeNode, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class PeriodView:
    """The goals of a cycle that is not running, or of other periods; those above them are shown as well."""

    title: str
    count: str
    roots: tuple[TreeNode, ...]


@dataclass(frozen=True, slots=True)
class GoalsView:
    """The index page of goals: the cascade, and what was learned from those that were closed.

    Where a cycle is running, `roots` are the goals of today, and `others` those of other cycles.
    """

    prefix: str
    running: tuple[LinkView, ...]
    roots: tuple[TreeNode, ...]
    others: tuple[PeriodView, ...]
    empty: str
    lessons: LessonsView


def cascade_view(context: PageContext, where: Mapping[str, tuple[str, ...]]) -> TreeView:
    """The cascade of goals. With `where`, a goal that does not match is shown where one below it does."""
    nodes = cascade(context.linked)
    if where:
        wanted = {record.key for record in select(context.linked, context.linked.of("goal"), where)}
        nodes = tuple(kept for node in nodes for kept in _matching(node, wanted))
    return _tree_view(context, "goal", nodes)


def goals_view(context: PageContext) -> GoalsView:
    """The index page of goals."""
    running = running_cycles(context.linked)
    nodes = cascade(context.linked)
    others: tuple[PeriodView, ...] = ()
    if running:
        goals = goals_by_time(context.linked)
        others = tuple(_of_period(context, nodes, cycle, found) for cycle, found in goals.others)
        nodes = tuple(kept for node in nodes for kept in _matching(node, goals.today))
    tree = _tree_view(context, "goal", nodes)
    return GoalsView(context.prefix, context.links(running), tree.roots, others, tree.empty, lessons_view(context))


def _of_period(
    context: PageContext, nodes: Iterable[CascadeNode], cycle: Key | None, goals: frozenset[Key]
) -> PeriodView:
    title = context.shared.title(cycle) if cycle is not None else context.t("goals-of-other-periods")
    kept = [part for node in nodes for part in _matching(node, goals)]
    return PeriodView(title, context.t.count("goals", len(goals)), _tree_view(context, "goal", kept).roots)


def _matching(node: CascadeNode, wanted: AbstractSet[Key]) -> Iterable[CascadeNode]:
    below = tuple(kept for child in node.children for kept in _matching(child, wanted))
    if below or node.key in wanted:
        yield CascadeNode(node.key, below)


def teams_view(context: PageContext) -> TreeView:
    """The teams in one another."""
    linked = context.linked
    tops = [record.key for record in linked.of("team") if linked.graph.target(record.key, "parent") is None]
    return _tree_view(context, "team", cascade(linked, tops))


def _tree_view(context: PageContext, kind: str, roots: Sequence[CascadeNode]) -> TreeView:
    """Records in one another. The roots are shown, and as much below them as anybody can take in."""
    levels = _unfolded(roots)
    return TreeView(kind, tuple(_tree(context, node, levels) for node in roots), empty_label(context, kind))


def _unfolded(roots: Sequence[CascadeNode]) -> int:
    """How many levels of a forest are unfolded at first."""
    levels, shown, level = 0, len(roots), list(roots)
    while level := [child for node in level for child in node.children]:
        shown += len(level)
        if shown > MOST_UNFOLDED:
            break
        levels += 1
    return levels


def _tree(context: PageContext, node: CascadeNode, levels: int) -> TreeNode:
    below = tuple(_tree(context, child, levels - 1) for child in node.children)
    counted = context.t.count(f"{node.key.kind}s", len(below)) if below else ""
    return TreeNode(card_view(context, context.linked.record(node.key)), below, counted, levels > 0)
