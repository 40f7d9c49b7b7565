"""The references of a few records, taken at their word: whether what they name is there is not asked.

Of an earlier state of a handbook only the records are read that a commit changed, and what they name lies in files that
it did not touch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.link.build import reference_at
from values_handbook.link.graph import LinkGraph
from values_handbook.model.fields import References, leaves
from values_handbook.model.record import Key
from values_handbook.taxonomy import ID_PATTERN, ReferenceText

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from values_handbook.link.reference import Reference
    from values_handbook.model.fields import Leaf
    from values_handbook.model.record import Record


def as_written(records: Iterable[Record], hidden: Collection[Key], named: Callable[[Key], Key]) -> LinkGraph:
    """The graph of what records name in their fields; `named` tells how a record is called now.

    A bare id that could be of several kinds is none of them, unless it is that of a `hidden` record.
    """
    return LinkGraph(tuple(found for record in records for found in _references(record, hidden, named)))


def _references(record: Record, hidden: Collection[Key], named: Callable[[Key], Key]) -> Iterator[Reference]:
    for leaf in leaves(record.fields, (References,)):
        target = _target(leaf, hidden)
        if target is not None:
            yield reference_at(record.key, leaf, named(target), ReferenceText.parse(leaf.value).behaviour)


def _target(leaf: Leaf, hidden: Collection[Key]) -> Key | None:
    """What a reference names; None where it is a plain name, or cannot be told."""
    assert isinstance(leaf.marker, References)
    kind, identifier, _ = ReferenceText.parse(leaf.value)
    kinds = leaf.marker.kinds if kind is None else [kind] if kind in leaf.marker.kinds else []
    possible = [Key(kind, identifier) for kind in kinds]
    if not possible or not ID_PATTERN.match(identifier):
        return None  # A name, such as `1:30`.
    meant = [key for key in possible if key in hidden] or possible
    return meant[0] if len(possible) == 1 or meant[0] in hidden else None
