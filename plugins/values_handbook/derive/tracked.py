"""A handbook that notes what is read of it, so that it is known what a page depends on.

What is noted are questions, a name and arguments, whose answers `reuse.answers` finds again in a later build.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from values_handbook.derive.linked_handbook import LinkedHandbook
from values_handbook.link.graph import LinkGraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from values_handbook.derive.history import History
    from values_handbook.derive.query import Question
    from values_handbook.link.graph import PageSource, Reference
    from values_handbook.model.record import Handbook, Key, Record
    from values_handbook.taxonomy import Path


class DependencyLog:
    """The questions that a page, or a part of one, depends on."""

    def __init__(self) -> None:
        self._noted: set[Question] = set()

    def note(self, *question: Any) -> None:
        """Add a question: its name and arguments."""
        self._noted.add(question)

    def note_all(self, questions: Iterable[Question]) -> None:
        """Add the questions of a part that was rendered before and is used again."""
        self._noted.update(questions)

    @contextmanager
    def apart(self) -> Iterator[set[Question]]:
        """Collects the questions of the block in a set of their own."""
        before, self._noted = self._noted, set()
        try:
            yield self._noted
        finally:
            self._noted = before


class TrackedGraph(LinkGraph):
    """A graph that notes whose references are read."""

    def __init__(self, graph: LinkGraph, log: DependencyLog) -> None:
        self._graph = graph
        self._log = log

    @property
    def references(self) -> tuple[Reference, ...]:
        """Notes everything."""
        self._log.note("everything")
        return self._graph.references

    @property
    def unresolved(self) -> frozenset[tuple[Key, Path]]:
        """Notes everything."""
        self._log.note("everything")
        return self._graph.unresolved

    def outgoing(self, source: Key | PageSource, field: str | None = None) -> Sequence[Reference]:
        """Notes the references that `source` makes."""
        self._log.note("outgoing", source)
        return self._graph.outgoing(source, field)

    def in_item(self, source: Key | PageSource, field: str, item: Path) -> Sequence[Reference]:
        """Notes the references that `source` makes."""
        self._log.note("outgoing", source)
        return self._graph.in_item(source, field, item)

    def incoming(self, target: Key, field: str | None = None, kind: str | None = None) -> Sequence[Reference]:
        """Notes the references to `target`."""
        self._log.note("incoming", target)
        return self._graph.incoming(target, field, kind)

    def at(self, source: Key, path: Path) -> Reference | None:
        """Notes the references that `source` makes."""
        self._log.note("outgoing", source)
        return self._graph.at(source, path)

    def leads_nowhere(self, source: Key, path: Path) -> bool:
        """Notes the references that `source` makes."""
        self._log.note("outgoing", source)
        return self._graph.leads_nowhere(source, path)


class TrackedHandbook(LinkedHandbook):
    """A handbook that notes which records are read, whose references are followed, and which queries are answered.

    Reading `handbook` as a whole notes everything. The options and the day are no questions: pages of a build with others
    are never reused (`reuse.fingerprint`).
    """

    def __init__(self, whole: LinkedHandbook, log: DependencyLog) -> None:
        super().__init__(TrackedGraph(whole.graph, log), whole.options, whole.today)
        self._whole = whole
        self._log = log

    @property
    def handbook(self) -> Handbook:
        """Notes everything."""
        self._log.note("everything")
        return self._whole.handbook

    @property
    def history(self) -> History:
        """Notes the history."""
        self._log.note("history")
        return self._whole.history

    def record(self, key: Key) -> Record:
        """Notes the record."""
        self._log.note("record", key)
        return self._whole.record(key)

    def of(self, kind: str) -> tuple[Record, ...]:
        """Notes all records of the kind, and their order."""
        self._log.note("of", kind)
        return self._whole.of(kind)

    def rank(self, key: Key) -> tuple[int, int]:
        """Notes where the record stands among the others."""
        self._log.note("rank", key)
        return self._whole.rank(key)

    def answer(self, name: str, *args: Any) -> Any:
        """Notes the query."""
        self._log.note("answer", name, *args)
        return self._whole.answer(name, *args)

    def __contains__(self, key: Key) -> bool:
        self._log.note("exists", key)
        return key in self._whole
