"""A team's goals as one tree: what several of them serve stands once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.render.context import LinkView
from values_handbook.render.views.why_tree import WhyNode, why_tree
from values_handbook.render.views.work import GoalLine, SightView

if TYPE_CHECKING:
    from collections.abc import Iterable

OBJECTIVE, TOP, FIRST, SECOND, ALONE = (LinkView(name, f"{name}/") for name in ("objective", "top", "a", "b", "alone"))


def line(link: LinkView) -> GoalLine:
    return GoalLine(link, (), "", None, "team", "", "")


def sight(*goals: LinkView, objectives: tuple[LinkView, ...] = ()) -> SightView:
    return SightView(objectives, goals, (), ())


def drawn(nodes: Iterable[WhyNode]) -> list[object]:
    """Titles, the team's own with a star, each with what is below it."""
    return [
        ("*" * bool(node.own) + ", ".join(link.title for link in node.links), drawn(node.children)) for node in nodes
    ]


def test_goals_with_the_same_goals_above_share_them() -> None:
    sights = {
        FIRST: sight(TOP, FIRST, objectives=(OBJECTIVE,)),
        ALONE: sight(ALONE),
        SECOND: sight(TOP, SECOND, objectives=(OBJECTIVE,)),
    }
    assert drawn(why_tree(map(line, sights), sights)) == [
        ("objective", [("top", [("*a", []), ("*b", [])])]),
        ("*alone", []),
    ]


def test_a_goal_of_the_team_above_another_is_its_own_and_stands_once() -> None:
    sights = {FIRST: sight(TOP, FIRST), TOP: sight(TOP)}
    assert drawn(why_tree(map(line, sights), sights)) == [("*top", [("*a", [])])]
