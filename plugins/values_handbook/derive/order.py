"""The order in which the site shows the records of a kind, and the neighbours of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.query import query

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

NEWEST_FIRST = ("recognition", "case", "review")


class Neighbours(NamedTuple):
    """The records before and after a record on the index page of its kind."""

    before: Key | None
    after: Key | None


def ordered(linked: LinkedHandbook, kind: str) -> list[Record]:
    """The records of a kind as its index page shows them."""
    records = list(linked.of(kind))
    if kind in NEWEST_FIRST:
        records.sort(key=lambda record: record.fields.date, reverse=True)  # type: ignore[attr-defined]
    return records


@query
def _all_neighbours(linked: LinkedHandbook, kind: str) -> Mapping[Key, Neighbours]:
    keys = [record.key for record in ordered(linked, kind)]
    return dict(zip(keys, map(Neighbours, [None, *keys], [*keys[1:], None]), strict=True))


@query
def neighbours(linked: LinkedHandbook, key: Key) -> Neighbours:
    """The records before and after a record."""
    return _all_neighbours(linked, key.kind)[key]


def children(linked: LinkedHandbook, key: Key) -> list[Key]:
    """The records of the same kind whose parent this is, in the order of the site."""
    return linked.in_order(linked.graph.sources(key, "parent", key.kind))
