"""Signs of pitfalls: in which reviews each was seen, and what these reviews decided about the pitfall."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.query import query
from values_handbook.model.kinds import Review

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key


class Sighting(NamedTuple):
    """A sign that was seen: the day and the review, the number of the entry in it, and how many saw it, if that is known."""

    day: date
    review: Key
    number: int
    n: int | None


@query
def sightings(linked: LinkedHandbook, pitfall: Key) -> Mapping[str, tuple[Sighting, ...]]:
    """The times that each sign of a pitfall was seen, by the sign's id, the latest review first."""
    found: defaultdict[str, list[Sighting]] = defaultdict(list)
    for reference in linked.graph.incoming(pitfall, "signs_seen.of", "review"):
        assert isinstance(reference.source, tuple)
        review, number = linked.record(reference.source).fields, int(reference.path[1])
        assert isinstance(review, Review)
        n = review.signs_seen[number].n
        # A sign that nobody saw was asked about, and not seen.
        if reference.behaviour and n != 0:
            found[reference.behaviour].append(Sighting(review.date, reference.source, number, n))
    return {sign: tuple(sorted(items, key=lambda item: item[:3], reverse=True)) for sign, items in found.items()}


@query
def decisions_on(linked: LinkedHandbook, pitfall: Key) -> tuple[tuple[Key, int], ...]:
    """The decisions that change a pitfall, by their reviews and their numbers in these, the latest review first."""
    found: dict[tuple[Key, int], date] = {}
    for reference in linked.graph.incoming(pitfall, "decisions.changes", "review"):
        assert isinstance(reference.source, tuple)
        review = linked.record(reference.source).fields
        assert isinstance(review, Review)
        found[reference.source, int(reference.path[1])] = review.date
    # Within a review they stay in its order.
    return tuple(sorted(sorted(found), key=lambda place: found[place], reverse=True))
