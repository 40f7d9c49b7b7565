"""Tensions between values: pairs that pull apart, by what the values say and by what goals at work do."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.model.kinds import Value

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key


class TensionPair(NamedTuple):
    """Two current values, in the order of the site.

    `is_guided` says whether one of them tells what to do when they pull apart, `goals` are those at work that serve one and
    strain the other.
    """

    first: Key
    second: Key
    is_guided: bool
    goals: tuple[Key, ...]


def tension_pairs(linked: LinkedHandbook) -> tuple[TensionPair, ...]:
    """The pairs of current values between which there is a tension, in the order of the site."""
    current = {record.key for record in linked.current("value")}
    guided: dict[tuple[Key, Key], bool] = {}
    goals: dict[tuple[Key, Key], list[Key]] = {}

    def pair(one: Key, other: Key) -> tuple[Key, Key] | None:
        first, *rest = linked.in_order((one, other))
        return (first, rest[0]) if rest and {one, other} <= current else None

    for record in linked.current("value"):
        assert isinstance(record.fields, Value)
        for reference in linked.graph.outgoing(record.key, "tensions.with"):
            if found := pair(record.key, reference.target):
                guidance = record.fields.tensions[int(reference.path[1])].guidance
                guided[found] = guided.get(found, False) or bool(guidance)
    for goal in filter(linked.is_open, linked.of("goal")):
        named = [(item.target, item.strength) for item in linked.graph.outgoing(goal.key, "values") if item.strength]
        served = dict.fromkeys(value for value, strength in named if strength != "tension")
        strained = dict.fromkeys(value for value, strength in named if strength == "tension")
        for found in dict.fromkeys(filter(None, (pair(one, other) for one, other in product(served, strained)))):
            goals.setdefault(found, []).append(goal.key)
    pairs = sorted({**guided, **goals}, key=lambda keys: (linked.rank(keys[0]), linked.rank(keys[1])))
    return tuple(TensionPair(*keys, guided.get(keys, False), tuple(goals.get(keys, ()))) for keys in pairs)
