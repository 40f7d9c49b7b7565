"""Arranging three layers so that the lines between them cross little: two lists, and a forest between them.

Each layer is sorted by where what it is tied to stands (the barycentre heuristic of Sugiyama, Tagawa and Toda, 1981), again
and again, to and fro; the best arrangement on the way is taken. The same input gives the same arrangement.
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
"""How often all layers are sorted anew. Invented handbooks got no better after the fourth time."""


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
    """Where each node of a layer stands between 0, the upper end, and 1, the lower one: layers of any length are level."""
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


def arranged(
    given: Arrangement[Node], to_first: Sequence[tuple[Node, Node]], to_last: Sequence[tuple[Node, Node]]
) -> Arrangement[Node]:
    """The arrangement with the fewest crossings that was met. Ties are pairs of an outer node and one of the forest."""
    beside: defaultdict[Node, list[Node]] = defaultdict(list)
    for outer, inner in (*to_first, *to_last):
        beside[outer].append(inner)
        beside[inner].append(outer)

    def number(found: Arrangement[Node]) -> int:
        middle = [node for node, _ in walk(found.middle)]
        return crossings(to_first, found.first, middle) + crossings(to_last, found.last, middle)

    best, fewest, current = given, number(given), given
    for _ in range(ROUNDS):
        current = _sorted_anew(current, beside)
        if (found := number(current)) < fewest:
            best, fewest = current, found
    return best


def _sorted_anew(given: Arrangement[Node], beside: Mapping[Node, list[Node]]) -> Arrangement[Node]:
    """All layers sorted by where what they are tied to stands, the forest first."""
    outer = heights(given.first) | heights(given.last)
    middle = _sorted_forest(given.middle, lambda node: [outer[other] for other in beside.get(node, ())])
    inner = heights([node for node, _ in walk(middle)])

    def mean(node: Node) -> float:
        found = [inner[other] for other in beside.get(node, ())]
        return sum(found) / len(found) if found else outer[node]

    return Arrangement(tuple(sorted(given.first, key=mean)), middle, tuple(sorted(given.last, key=mean)))


def _sorted_forest(trees: tuple[Tree[Node], ...], tied: Callable[[Node], list[float]]) -> tuple[Tree[Node], ...]:
    """Trees, and in them those below each node, by the mean of all that they are tied to; what is tied to nothing last."""
    found = [(tree, _tied_in(tree, tied)) for tree in trees]
    ordered = sorted(found, key=lambda pair: sum(pair[1]) / len(pair[1]) if pair[1] else 1.0)
    return tuple(Tree(tree.node, _sorted_forest(tree.below, tied)) for tree, _ in ordered)


def _tied_in(tree: Tree[Node], tied: Callable[[Node], list[float]]) -> list[float]:
    return [height for node, _ in walk((tree,)) for height in tied(node)]
