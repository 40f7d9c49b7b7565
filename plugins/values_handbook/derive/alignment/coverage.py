"""Coverage: what supports each value, what strains it, and the gaps on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.query import query

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.link.graph import Reference
    from values_handbook.model.record import Key

SUPPORT = ("goal", "objective", "guideline", "practice", "recognition")


class ValueSupport(NamedTuple):
    """How many current records of each kind in SUPPORT serve a value; a goal that only strains it does not."""

    value: Key
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The support of every current value, and the records that stand alone."""

    support: tuple[ValueSupport, ...]
    values_without_goal: tuple[Key, ...]
    objectives_without_value: tuple[Key, ...]
    goals_without_value: tuple[Key, ...]


@query
def coverage(linked: LinkedHandbook) -> Coverage:
    """What supports each current value. Records that are closed without success, retired or ended do not count."""
    current = {record.key for kind in SUPPORT for record in linked.current(kind)}
    support = []
    without_goal = []
    for value in linked.current("value"):
        counts = []
        for kind in SUPPORT:
            sources = {
                reference.source
                for reference in linked.graph.incoming(value.key, "values", kind)
                if reference.strength != "tension"
            }
            counts.append((kind, len(sources & current)))
        support.append(ValueSupport(value.key, tuple(counts)))
        if not any(source in current for source in linked.graph.sources(value.key, "values", "goal")):
            without_goal.append(value.key)
    return Coverage(
        tuple(support),
        tuple(without_goal),
        tuple(_without_value(linked, "objective")),
        tuple(_without_value(linked, "goal")),
    )


@query
def strains(linked: LinkedHandbook) -> tuple[Reference, ...]:
    """All alignments of the strength `tension`, also of closed work, in the order of the site: objectives, then goals."""
    return tuple(
        reference
        for kind in ("objective", "goal")
        for record in linked.of(kind)
        for reference in linked.graph.outgoing(record.key, "values")
        if reference.strength == "tension"
    )


@query
def unserved_values(linked: LinkedHandbook) -> frozenset[Key]:
    """The current values that no current goal serves."""
    return frozenset(coverage(linked).values_without_goal)


def _without_value(linked: LinkedHandbook, kind: str) -> list[Key]:
    return [record.key for record in linked.current(kind) if not linked.graph.outgoing(record.key, "values")]
