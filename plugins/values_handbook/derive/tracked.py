"""A handbook that notes what is asked of it, so that it is known what a page depends on.

What is noted are questions, a name and arguments, that can be asked again of a later handbook: `reuse.answers` does.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from values_handbook.derive.linked_handbook import LinkedHandbook
from values_handbook.link.graph import LinkGraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from values_handbook.derive.query import Question
    from values_handbook.link.graph import PageSource, Reference
    from values_handbook.model.record import Handbook, Key, Record
    from values_handbook.taxonomy import Path


class DependencyLog:
    """The questions that are asked while something is made."""

    def __init__(self) -> None:
        self._noted: set[Question] = set()

    def note(self, *question: Any) -> None:
        """Take down a question: its name and arguments."""
        self._noted.add(question)

    def note_all(self, questions: Iterable[Question]) -> None:
        """Take down what was asked for something that was made before and is used again."""
        self._noted.update(questions)

    @contextmanager
    def apart(self) -> Iterator[set[Question]]:
        """A set of its own for what is asked from here on."""
        before, self._noted = self._noted, set()
        try:
            yield self._noted
        finally:
            self._noted = before


class TrackedGraph(LinkGraph):
    """A graph that notes whose references were looked at."""

    log: DependencyLog

    def __init__(self, graph: LinkGraph, log: DependencyLog) -> None:
        # It takes over the indexes; making them again costs as much as the whole graph.
        self.__dict__.update(graph.__dict__, log=log)

    def outgoing(self, source: Key | PageSource, field: str | None = None) -> Sequence[Reference]:
        """Notes the references that `source` makes."""
        self.log.note("outgoing", source)
        return super().outgoing(source, field)

    def incoming(self, target: Key, field: str | None = None, kind: str | None = None) -> Sequence[Reference]:
        """Notes the references to `target`."""
        self.log.note("incoming", target)
        return super().incoming(target, field, kind)

    def at(self, source: Key, path: Path) -> Reference | None:
        """Notes the references that `source` makes."""
        self.log.note("outgoing", source)
        return super().at(source, path)

    def leads_nowhere(self, source: Key, path: Path) -> bool:
        """Notes the references that `source` makes."""
        self.log.note("outgoing", source)
        return super().leads_nowhere(source, path)


class TrackedHandbook(LinkedHandbook):
    """A handbook that notes which records were read, whose references were followed, and what was asked by name.

    Whoever takes the handbook as a whole depends on everything.
    """

    def __init__(self, whole: LinkedHandbook, log: DependencyLog) -> None:
        graph = TrackedGraph(whole.graph, log)
        self.__dict__.update(graph=graph, options=whole.options, today=whole.today, _whole=whole, _log=log)

    @property
    def handbook(self) -> Handbook:
        """Notes everything."""
        self._log.note("everything")
        return self._whole.handbook

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

    def ask(self, name: str, *args: Any) -> Any:
        """Notes the question."""
        self._log.note("ask", name, *args)
        return self._whole.ask(name, *args)

    def __contains__(self, key: Key) -> bool:
        self._log.note("exists", key)
        return key in self._whole

    _whole: LinkedHandbook
    _log: DependencyLog
