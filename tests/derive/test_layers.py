"""Three layers with lines between them: what is drawn is an order of what was given, with no more crossings than before."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from values_handbook.derive.alignment.layers import Arrangement, Tree, arrange, crossings, heights, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

Ties = list[tuple[str, str]]

FIRST = [f"o{number}" for number in range(5)]
LAST = [f"v{number}" for number in range(5)]
MIDDLE = [f"g{number}" for number in range(9)]


def ties_from(layer: list[str]) -> st.SearchStrategy[Ties]:
    """Pairs of an outer node and one of the forest, none twice."""
    return st.lists(st.tuples(st.sampled_from(layer), st.sampled_from(MIDDLE)), max_size=20, unique=True)


@st.composite
def forests(draw: st.DrawFn) -> tuple[Tree[str], ...]:
    """All nodes of the middle, each below an earlier one or at the top."""
    above = {name: draw(st.sampled_from([None, *MIDDLE[:number]])) for number, name in enumerate(MIDDLE)}

    def below(parent: str | None) -> tuple[Tree[str], ...]:
        return tuple(Tree(name, below(name)) for name in MIDDLE if above[name] == parent)

    return below(None)


def crossing_pairs(ties: Ties, left: Sequence[str], right: Sequence[str]) -> int:
    """Each two lines looked at, one by one."""
    return sum(
        (left.index(a) - left.index(c)) * (right.index(b) - right.index(d)) < 0
        for (a, b), (c, d) in combinations(ties, 2)
    )


def crossing_lines(found: Arrangement[str], to_first: Ties, to_last: Ties) -> int:
    order = [name for name, _ in walk(found.middle)]
    return crossing_pairs(to_first, found.first, order) + crossing_pairs(to_last, found.last, order)


def parents(trees: Sequence[Tree[str]], above: str | None = None) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for tree in trees:
        found |= {tree.node: above, **parents(tree.below, tree.node)}
    return found


@given(ties_from(FIRST), st.permutations(FIRST), st.permutations(MIDDLE))
def test_crossings_are_those_that_one_can_count(ties: Ties, left: list[str], right: list[str]) -> None:
    assert crossings(ties, left, right) == crossing_pairs(ties, left, right)


@given(forests(), ties_from(FIRST), ties_from(LAST))
def test_nothing_is_lost_and_nothing_crosses_more_often(
    trees: tuple[Tree[str], ...], to_first: Ties, to_last: Ties
) -> None:
    before = Arrangement(tuple(FIRST), trees, tuple(LAST))
    after = arrange(before, to_first, to_last)
    assert sorted(after.first) == FIRST
    assert sorted(after.last) == LAST
    assert parents(after.middle) == parents(trees)
    assert crossing_lines(after, to_first, to_last) <= crossing_lines(before, to_first, to_last)
    assert arrange(before, to_first, to_last) == after


def test_lines_that_need_not_cross_do_not() -> None:
    crossed = Arrangement(("a", "b"), (Tree("x"), Tree("y")), ("p", "q"))
    after = arrange(crossed, [("a", "y"), ("b", "x")], [("p", "x"), ("q", "y")])
    assert crossing_lines(after, [("a", "y"), ("b", "x")], [("p", "x"), ("q", "y")]) == 0


def test_layers_of_any_length_are_level() -> None:
    assert heights(["a", "b"]) == {"a": 0.25, "b": 0.75}
    assert heights(["a"]) == {"a": 0.5}
