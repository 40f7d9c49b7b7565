"""A handbook that records every read as a dependency of the page being rendered.

A dependency is a question: a name and arguments. `reuse.answers` answers it again in a later build.
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
    """Collects the questions that a page, or a part of one, depends on."""

    def __init__(self) -> None:
        self._questions: set[Question] = set()

    def note(self, *question: Any) -> None:
        """Add a question: its name and arguments."""
        self._questions.add(question)

    def note_all(self, questions: Iterable[Question]) -> None:
        """Add the questions of a part that was rendered before and is used again."""
        self._questions.update(questions)

    @contextmanager
    def apart(self) -> Iterator[set[Question]]:
        """Collect the questions of the block in a set of their own."""
        before, self._questions = self._questions, set()
        try:
            yield self._questions
        finally:
            self._questions = before


class TrackedGraph(LinkGraph):
    """A graph that records whose references are read as dependencies."""

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
    """A handbook that records which records are read, whose references are followed, and which queries are called.

    Reading `handbook` depends on everything. The options and the day are no dependencies: pages of a build with other
    options or of another day are never reused (`reuse.fingerprint`).
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
