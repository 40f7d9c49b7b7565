"""The view of why a team's work matters: objectives, the goals that serve them, and the team's own goals, as one tree."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from values_handbook.render.context import LinkView
    from values_handbook.render.views.work import GoalLine, SightView


@dataclass(slots=True)
class WhyNode:
    """A goal with what is below it, or the objectives at the top.

    `own` is the goal's line where it is the team's, and `sight` what it leads to.
    """

    links: tuple[LinkView, ...]
    is_objective: bool = False
    own: GoalLine | None = None
    sight: SightView | None = None
    below: dict[tuple[LinkView, ...], WhyNode] = field(default_factory=dict)

    @property
    def children(self) -> list[WhyNode]:
        """What is below, in the order of the team's goals."""
        return list(self.below.values())


def why_tree(lines: Iterable[GoalLine], sights: Mapping[LinkView, SightView]) -> tuple[WhyNode, ...]:
    """The goals of a team below all that they serve; each objective and goal stands once below the same ones."""
    root = WhyNode(())
    for line in lines:
        sight, node = sights[line.link], root
        if sight.objectives:
            node = node.below.setdefault(sight.objectives, WhyNode(sight.objectives, is_objective=True))
        for goal in sight.goals:
            node = node.below.setdefault((goal,), WhyNode((goal,)))
        node.own, node.sight = line, sight
    return tuple(root.children)
