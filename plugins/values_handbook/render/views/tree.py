"""Views of trees that unfold: the cascade of goals, and the teams in one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.sight import CascadeNode, cascade
from values_handbook.derive.select import select
from values_handbook.render.views.cards import CardView, card_view, empty_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext


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


def cascade_view(context: PageContext, where: Mapping[str, tuple[str, ...]]) -> TreeView:
    """The cascade of goals. With `where`, a goal that does not match is shown where one below it does."""
    nodes = cascade(context.linked)
    if where:
        wanted = {record.key for record in select(context.linked, context.linked.of("goal"), where)}
        nodes = tuple(kept for node in nodes for kept in matching(node, wanted))
    return tree_view(context, "goal", nodes)


def period_view(
    context: PageContext, nodes: Iterable[CascadeNode], cycle: Key | None, goals: frozenset[Key]
) -> PeriodView:
    """The goals of a cycle, or of no cycle, in their cascade."""
    title = context.shared.title(cycle) if cycle is not None else context.t("goals-of-other-periods")
    kept = [part for node in nodes for part in matching(node, goals)]
    return PeriodView(title, context.t.count("goals", len(goals)), tree_view(context, "goal", kept).roots)


def matching(node: CascadeNode, wanted: AbstractSet[Key]) -> Iterable[CascadeNode]:
    """A part of the cascade without what is neither wanted nor above something wanted."""
    below = tuple(kept for child in node.children for kept in matching(child, wanted))
    if below or node.key in wanted:
        yield CascadeNode(node.key, below)


def teams_view(context: PageContext) -> TreeView:
    """The teams in one another."""
    linked = context.linked
    tops = [record.key for record in linked.of("team") if linked.graph.target(record.key, "parent") is None]
    return tree_view(context, "team", cascade(linked, tops))


def tree_view(context: PageContext, kind: str, roots: Sequence[CascadeNode]) -> TreeView:
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
