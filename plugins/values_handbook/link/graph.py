"""References between records and pages, and the graph of all of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from values_handbook.model.kinds.work import Alignment, ObjectiveAlignment
    from values_handbook.model.record import Key
    from values_handbook.taxonomy import Path


@dataclass(frozen=True, slots=True)
class PageSource:
    """A hand-written page as the source of a reference, by its path inside the content folder."""

    uri: str

    def __str__(self) -> str:
        return f"page:{self.uri}"


class Reference(NamedTuple):
    """One record or page naming a record.

    `field` is the dotted name of the field (`values`, `check_ins.by`, `description`; `body` or `embed` on a page), `path`
    its exact place in the record, `behaviour` the id after `#` where there is one. `alignment` is what the record says of
    how it serves the target, where the reference is an alignment. `typed` is false for a link in a text.
    """

    source: Key | PageSource
    field: str
    target: Key
    behaviour: str = ""
    alignment: Alignment | ObjectiveAlignment | None = None
    path: Path = ()
    typed: bool = True

    @property
    def strength(self) -> str:
        """How strongly the source serves the target; empty where the reference is no alignment."""
        return self.alignment.strength if self.alignment is not None else ""

    @property
    def to(self) -> str:
        """The target as it is written: `value:candor` or `value:candor#write-it-down`."""
        return f"{self.target}#{self.behaviour}" if self.behaviour else str(self.target)


class LinkGraph(ABC):
    """Who names whom. It is complete once every file is read and linked, before anything is derived or rendered.

    `IndexedGraph` holds the references; `derive.tracked.TrackedGraph` also notes which of them are read.
    """

    @property
    @abstractmethod
    def references(self) -> tuple[Reference, ...]:
        """All references, in the order of the records, then of the pages."""

    @property
    @abstractmethod
    def unresolved(self) -> frozenset[tuple[Key, Path]]:
        """The places of references that lead nowhere, by source."""

    @abstractmethod
    def outgoing(self, source: Key | PageSource, field: str | None = None) -> Sequence[Reference]:
        """The references that a record or page makes, all or those of one field."""

    @abstractmethod
    def in_item(self, source: Key | PageSource, field: str, item: Path) -> Sequence[Reference]:
        """The references that one field makes within an item of a list, such as `("scores", 3)`."""

    @abstractmethod
    def incoming(self, target: Key, field: str | None = None, kind: str | None = None) -> Sequence[Reference]:
        """The references to a record, all or those from one field or one kind of record."""

    @abstractmethod
    def at(self, source: Key, path: Path) -> Reference | None:
        """The reference at one exact place of a record, or None where a plain name or nothing resolvable stands."""

    @abstractmethod
    def leads_nowhere(self, source: Key, path: Path) -> bool:
        """Whether a reference stands at a place of a record and names nothing that exists."""

    def targets(self, source: Key, field: str) -> list[Key]:
        """The records that one field of a record names, each once."""
        return list(dict.fromkeys(reference.target for reference in self.outgoing(source, field)))

    def target(self, source: Key, field: str) -> Key | None:
        """The record that a field for one reference names, or None."""
        return next((reference.target for reference in self.outgoing(source, field)), None)

    def sources(self, target: Key, field: str, kind: str) -> list[Key]:
        """The records of a kind that name `target` in a field, each once."""
        found = (reference.source for reference in self.incoming(target, field, kind))
        return list(dict.fromkeys(source for source in found if isinstance(source, tuple)))


class IndexedGraph(LinkGraph):
    """A graph that holds its references, with indexes by source, target and place."""

    def __init__(
        self, references: tuple[Reference, ...], unresolved: frozenset[tuple[Key, Path]] = frozenset()
    ) -> None:
        self._references = references
        self._unresolved = unresolved
        self._places: dict[tuple[Key | PageSource, Path], Reference] = {}
        self._outgoing: defaultdict[tuple[Key | PageSource, str | None], list[Reference]] = defaultdict(list)
        self._incoming: defaultdict[tuple[Key, str | None], list[Reference]] = defaultdict(list)
        self._items: dict[tuple[Key | PageSource, str], Mapping[Path, list[Reference]]] = {}
        for reference in references:
            self._places.setdefault((reference.source, reference.path), reference)
            for name in (None, reference.field):
                self._outgoing[reference.source, name].append(reference)
                self._incoming[reference.target, name].append(reference)

    @property
    def references(self) -> tuple[Reference, ...]:
        """All references, in the order of the records, then of the pages."""
        return self._references

    @property
    def unresolved(self) -> frozenset[tuple[Key, Path]]:
        """The places of references that lead nowhere, by source."""
        return self._unresolved

    def outgoing(self, source: Key | PageSource, field: str | None = None) -> Sequence[Reference]:
        """The references that a record or page makes, all or those of one field."""
        return self._outgoing.get((source, field), ())

    def in_item(self, source: Key | PageSource, field: str, item: Path) -> Sequence[Reference]:
        """The references that one field makes within an item of a list, such as `("scores", 3)`."""
        if (source, field) not in self._items:
            grouped: defaultdict[Path, list[Reference]] = defaultdict(list)
            for reference in self.outgoing(source, field):
                grouped[reference.path[:2]].append(reference)
            self._items[source, field] = grouped
        return self._items[source, field].get(item, ())

    def incoming(self, target: Key, field: str | None = None, kind: str | None = None) -> Sequence[Reference]:
        """The references to a record, all or those from one field or one kind of record."""
        found = self._incoming.get((target, field), ())
        if kind is None:
            return found
        return [reference for reference in found if getattr(reference.source, "kind", "page") == kind]

    def at(self, source: Key, path: Path) -> Reference | None:
        """The reference at one exact place of a record, or None where a plain name or nothing resolvable stands."""
        return self._places.get((source, path))

    def leads_nowhere(self, source: Key, path: Path) -> bool:
        """Whether a reference stands at a place of a record and names nothing that exists."""
        return (source, path) in self._unresolved
