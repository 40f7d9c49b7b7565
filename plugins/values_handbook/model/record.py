"""A record and the handbook that it belongs to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from values_handbook.model.kinds import Common
    from values_handbook.source.files import SourceFile
    from values_handbook.taxonomy import Path


NO_TITLE = "–"
"""The title of a record that has none which can be read."""


class Key(NamedTuple):
    """The name of a record in the whole handbook, written `value:candor`."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One record: what it says, and where. `item` is its number in a file that holds many, else None.

    `removed` are the places in the file of list items that `fields` no longer holds, since they name what is not published.
    """

    key: Key
    fields: Common
    file: SourceFile
    line: int
    item: int | None = None
    removed: frozenset[Path] = frozenset()

    def path_in_file(self, path: Path) -> Path:
        """The path in the file of what stands at a path of `fields`: items behind a removed one stand further back."""
        found: Path = ()
        for step in path:
            found = (*found, self._number_in_file(found, step) if isinstance(step, int) else step)
        return found

    def _number_in_file(self, within: Path, number: int) -> int:
        removed = sorted(int(place[-1]) for place in self.removed if place[:-1] == within)
        for other in removed:
            number += other <= number
        return number

    @property
    def kind(self) -> str:
        """The kind's name."""
        return self.key.kind

    @property
    def id(self) -> str:
        """The id, unique within the kind."""
        return self.key.id


@dataclass(frozen=True)
class Handbook:
    """All records that could be read, each kind in the order in which the site lists it.

    `left_out` are the keys of records with an error of their own; `unread_kinds` those of which a file could not be
    parsed, so that nobody knows which records are missing. `drafts` are the records left out, as far as they could be read:
    only their references are checked. `hidden` are the names of records that were taken out because they are not published:
    a reference to one leads nowhere, which is no error.
    """

    records: tuple[Record, ...]
    pages: tuple[SourceFile, ...] = ()
    left_out: frozenset[Key] = frozenset()
    unread_kinds: frozenset[str] = frozenset()
    drafts: tuple[Record, ...] = ()
    hidden: frozenset[Key] = frozenset()
    _by_kind: dict[str, tuple[Record, ...]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        grouped: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.records:
            grouped[record.kind].append(record)
        # A stable sort: records without an order stand behind those with one, in the order of their files.
        self._by_kind.update({kind: tuple(sorted(found, key=_rank)) for kind, found in grouped.items()})

    @cached_property
    def by_key(self) -> Mapping[Key, Record]:
        """Every record by its key."""
        return {record.key: record for record in self.records}

    def of(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind, by `order`, then as the files and the records in them stand."""
        return self._by_kind.get(kind, ())

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __contains__(self, key: Key) -> bool:
        return key in self.by_key

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of a kind."""
        return self._ids.get(kind, ())

    @cached_property
    def _ids(self) -> Mapping[str, tuple[str, ...]]:
        return {kind: tuple(record.id for record in found) for kind, found in self._by_kind.items()}


def _rank(record: Record) -> tuple[bool, float]:
    order = record.fields.order
    return (order is None, order if order is not None else 0)
