"""Arrange three layers so that few of the lines between them cross: two lists, and a forest between them.

Each layer is sorted repeatedly by the mean position of its neighbours (the barycentre heuristic of Sugiyama, Tagawa and
Toda, 1981), and the best arrangement of all rounds is returned. The same input gives the same arrangement.
"""

from __future__ import annotations

from bisect import bisect, insort
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

Node = TypeVar("Node", bound="Hashable")

ROUNDS = 6
"""How often all layers are sorted. In generated handbooks nothing improved after the fourth round."""


@dataclass(frozen=True, slots=True)
class Tree(Generic[Node]):
    """A node with those below it, which stay together."""

    node: Node
    below: tuple[Tree[Node], ...] = ()


@dataclass(frozen=True, slots=True)
class Arrangement(Generic[Node]):
    """Two outer layers and the forest between them, in an order."""

    first: tuple[Node, ...]
    middle: tuple[Tree[Node], ...]
    last: tuple[Node, ...]


def walk(trees: Iterable[Tree[Node]], depth: int = 0) -> Iterator[tuple[Node, int]]:
    """The nodes of a forest from the first place to the last, with their depths."""
    for tree in trees:
        yield tree.node, depth
        yield from walk(tree.below, depth + 1)


def heights(nodes: Sequence[Node]) -> dict[Node, float]:
    """The height of each node in its layer, from 0 at the top to 1 at the bottom, whatever the length of the layer."""
    return {node: (place + 0.5) / len(nodes) for place, node in enumerate(nodes)}


def crossings(ties: Iterable[tuple[Node, Node]], left: Sequence[Node], right: Sequence[Node]) -> int:
    """How many pairs of lines cross between two layers; lines that share an end do not."""
    at_left, at_right = ({node: place for place, node in enumerate(layer)} for layer in (left, right))
    lines = sorted((at_left[start], at_right[end]) for start, end in ties)
    seen: list[int] = []
    waiting: list[int] = []
    number, current = 0, -1
    for start, end in lines:
        if start != current:
            for place in waiting:
                insort(seen, place)
            waiting, current = [], start
        number += len(seen) - bisect(seen, end)
        waiting.append(end)
    return number


def arrange(
    given: Arrangement[Node], to_first: Sequence[tuple[Node, Node]], to_last: Sequence[tuple[Node, Node]]
) -> Arrangement[Node]:
    """The arrangement with the fewest crossings that was found. Ties are pairs of an outer node and one of the forest."""
    beside: defaultdict[Node, list[Node]] = defaultdict(list)
    for outer, inner in (*to_first, *to_last):
        beside[outer].append(inner)
        beside[inner].append(outer)

    def number(found: Arrangement[Node]) -> int:
        middle = [node for node, _ in walk(found.middle)]
        return crossings(to_first, found.first, middle) + crossings(to_last, found.last, middle)

    best, fewest, current = given, number(given), given
    for _ in range(ROUNDS):
        current = _sort_layers(current, beside)
        if (found := number(current)) < fewest:
            best, fewest = current, found
    return best


def _sort_layers(given: Arrangement[Node], beside: Mapping[Node, list[Node]]) -> Arrangement[Node]:
    """All layers sorted by the mean height of the nodes that they are tied to, the forest first."""
    outer = heights(given.first) | heights(given.last)
    middle = _sort_forest(given.middle, lambda node: [outer[other] for other in beside.get(node, ())])
    inner = heights([node for node, _ in walk(middle)])

    def mean(node: Node) -> float:
        found = [inner[other] for other in beside.get(node, ())]
        return sum(found) / len(found) if found else outer[node]

    return Arrangement(tuple(sorted(given.first, key=mean)), middle, tuple(sorted(given.last, key=mean)))


def _sort_forest(trees: tuple[Tree[Node], ...], tied: Callable[[Node], list[float]]) -> tuple[Tree[Node], ...]:
    """Trees, at every level, sorted by the mean height of all ties in them; trees without ties come last."""
    found = [(tree, _heights_of_ties(tree, tied)) for tree in trees]
    ordered = sorted(found, key=lambda pair: sum(pair[1]) / len(pair[1]) if pair[1] else 1.0)
    return tuple(Tree(tree.node, _sort_forest(tree.below, tied)) for tree, _ in ordered)


def _heights_of_ties(tree: Tree[Node], tied: Callable[[Node], list[float]]) -> list[float]:
    return [height for node, _ in walk((tree,)) for height in tied(node)]
