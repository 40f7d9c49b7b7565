"""The view of the index page of goals: how they stand, the list, the cascade, and what was learned from closed ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.facets import goal_facets
from values_handbook.derive.alignment.sight import cascade
from values_handbook.derive.goal_cycles import goals_by_time, running_cycles
from values_handbook.derive.standing.work_state import CONFIDENCES, work_state
from values_handbook.render.views.accountability.lessons import LessonsView, lessons_view
from values_handbook.render.views.alignment.filtering import list_data
from values_handbook.render.views.cards import empty_label
from values_handbook.render.views.standing.work_state import ProgressBar, progress_bar
from values_handbook.render.views.tree import PeriodView, TreeNode, matching, period_view, tree_view
from values_handbook.render.views.work import GoalLine, goal_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from values_handbook.model.record import Key
    from values_handbook.render.context import LinkView, PageContext

NEED_HELP = ("off-track", "at-risk")
MOST_FIRST = 3
"""Goals of a group that are named above the list."""
MOST_OPEN = 40
"""Of more goals than these, only those that need help are in sight before anybody unfolds the others."""


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal in the list: its line, the values that it supports, and how far it has come."""

    line: GoalLine
    values: tuple[LinkView, ...]
    bar: ProgressBar | None


@dataclass(frozen=True, slots=True)
class ConfidenceGroup:
    """The active goals of one confidence, or those of one other status: `name` is an id and a class.

    `start` is the number of goals in the groups before it, `width` that of its own. `first` are the first goals that need
    help, which are named above the list.
    """

    name: str
    title: str
    start: int
    width: int
    first: tuple[LinkView, ...]
    rows: tuple[GoalRow, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class GoalsView:
    """The index page of goals.

    `groups` are the goals of today by confidence, those that need help first, and `data` is the input of the script that
    filters them. Where a cycle is running, `roots` are the goals of today in their cascade, and `others` those of other
    cycles.
    """

    prefix: str
    running: tuple[LinkView, ...]
    groups: tuple[ConfidenceGroup, ...]
    total: int
    data: str
    roots: tuple[TreeNode, ...]
    others: tuple[PeriodView, ...]
    empty: str
    lessons: LessonsView


def goals_view(context: PageContext) -> GoalsView:
    """The index page of goals."""
    linked = context.linked
    running = running_cycles(linked)
    nodes = cascade(linked)
    others: tuple[PeriodView, ...] = ()
    today = [record.key for record in linked.of("goal")]
    if running:
        goals = goals_by_time(linked)
        others = tuple(period_view(context, nodes, cycle, found) for cycle, found in goals.others)
        nodes = tuple(kept for node in nodes for kept in matching(node, goals.today))
        today = [key for key in today if key in goals.today]
    grouped = _by_confidence(context, today)
    facets = goal_facets(linked, [key for keys in grouped.values() for key in keys]) if not context.prefix else ()
    return GoalsView(
        prefix=context.prefix,
        running=context.links(running),
        groups=tuple(_groups(context, grouped, len(today))),
        total=len(today),
        data=list_data(context, "goals", facets) if facets else "",
        roots=tree_view(context, "goal", nodes).roots,
        others=others,
        empty=empty_label(context, "goal"),
        lessons=lessons_view(context),
    )


def _by_confidence(context: PageContext, goals: Iterable[Key]) -> dict[str, list[Key]]:
    """Goals by the label of their confidence, those that need help first; then those that are not active, by status."""
    linked = context.linked
    found: dict[str, list[Key]] = {f"confidence-{name or 'none'}": [] for name in CONFIDENCES}
    for key in goals:
        state = work_state(linked, key)
        name = f"confidence-{state.confidence or 'none'}" if state is not None else f"status-{linked.goal(key).status}"
        found.setdefault(name, []).append(key)
    return {name: keys for name, keys in found.items() if keys}


def _groups(context: PageContext, grouped: Mapping[str, Sequence[Key]], total: int) -> Iterator[ConfidenceGroup]:
    start = 0
    for label, goals in grouped.items():
        name = label.partition("-")[2]
        is_open = name in NEED_HELP or (total <= MOST_OPEN and label.startswith("confidence-"))
        rows = tuple(_row(context, key) for key in goals)
        first = context.links(goals[:MOST_FIRST]) if name in NEED_HELP else ()
        yield ConfidenceGroup(name, context.t.known(label) or name, start, len(goals), first, rows, is_open)
        start += len(goals)


def _row(context: PageContext, key: Key) -> GoalRow:
    named = dict.fromkeys(
        item.target for item in context.linked.graph.outgoing(key, "values") if item.strength not in ("", "tension")
    )
    return GoalRow(goal_line(context, key), context.links(named), progress_bar(context, key))
