"""The input of every derivation: the records, their graph, the options, the day and the history."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, Any

from values_handbook.derive.history import NO_HISTORY
from values_handbook.derive.query import QUERIES
from values_handbook.model.kinds import Goal, Value
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from values_handbook.derive.history import History
    from values_handbook.link.graph import LinkGraph
    from values_handbook.model.record import Handbook, Key, Record
    from values_handbook.options import Options

CLOSED_WITHOUT_SUCCESS = frozenset({"missed", "dropped"})
NOT_IN_FORCE = frozenset({"retired", "declined"})
"""The states of a value that counts no more."""


class LinkedHandbook(ABC):
    """A handbook with its graph of references, the team's options, the day that counts as today, and its history.

    `PlainHandbook` holds the records; `derive.tracked.TrackedHandbook` also records each read as a dependency of a page.
    Pages read the handbook only through these methods and those of the graph.
    """

    def __init__(self, graph: LinkGraph, options: Options, today: date) -> None:
        self.graph = graph
        self.options = options
        self.today = today

    @property
    @abstractmethod
    def handbook(self) -> Handbook:
        """All records and pages."""

    @property
    @abstractmethod
    def history(self) -> History:
        """What changed from commit to commit."""

    @abstractmethod
    def record(self, key: Key) -> Record:
        """The record of a key that the graph names."""

    @abstractmethod
    def of(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind, in the order of the site."""

    @abstractmethod
    def rank(self, key: Key) -> tuple[int, int]:
        """The position of a record: the number of its kind, then that in the list of its kind."""

    @abstractmethod
    def answer(self, name: str, *args: Any) -> Any:
        """The result of a function that `@query` registered, computed once."""

    @abstractmethod
    def __contains__(self, key: Key) -> bool: ...

    def in_order(self, keys: Iterable[Key]) -> list[Key]:
        """The keys in the order in which the site lists their kinds and records, each once."""
        return sorted(set(keys), key=self.rank)

    def is_current(self, record: Record) -> bool:
        """Whether a record counts today: not ended, not retired or declined, not missed or dropped."""
        return not self.has_ended(record) and not self.is_closed(record)

    def has_ended(self, record: Record) -> bool:
        """Whether a record is no longer in use."""
        return record.fields.ended is not None and record.fields.ended <= self.today

    def is_open(self, record: Record) -> bool:
        """Whether a goal or an objective is proposed or active, and neither closed nor ended."""
        fields = record.fields
        is_closed = isinstance(fields, Goal) and fields.closing is not None
        return fields.status in ("proposed", "active") and not is_closed and not self.has_ended(record)

    def is_past(self, by: date | None) -> bool:
        """Whether a due day is over. Without a day it counts as over, since it would otherwise never be due."""
        return by is None or by < self.today

    def in_force(self) -> list[Record]:
        """The values that are adopted, and neither ended nor retired."""
        return [record for record in self.current("value") if record.fields.status == "adopted"]

    def is_closed(self, record: Record) -> bool:
        """Whether the status of a record excludes it from current ones: a retired value, a missed or dropped goal."""
        fields = record.fields
        return fields.status in NOT_IN_FORCE if isinstance(fields, Value) else fields.status in CLOSED_WITHOUT_SUCCESS

    def current(self, kind: str) -> list[Record]:
        """The records of a kind that count today."""
        return [record for record in self.of(kind) if self.is_current(record)]

    def is_known(self, kind: str) -> bool:
        """Whether all records of a kind could be read, so that a missing record certainly does not exist."""
        handbook = self.handbook
        return kind not in handbook.unread_kinds and all(key.kind != kind for key in handbook.left_out)

    def goal(self, key: Key) -> Goal:
        """The fields of a goal."""
        fields = self.record(key).fields
        assert isinstance(fields, Goal)
        return fields


class PlainHandbook(LinkedHandbook):
    """A handbook that holds its records. Two are never equal."""

    def __init__(
        self, handbook: Handbook, graph: LinkGraph, options: Options, today: date, history: History = NO_HISTORY
    ) -> None:
        super().__init__(graph, options, today)
        self._handbook = handbook
        self._history = history
        self._answers: dict[tuple[str, tuple[Any, ...]], Any] = {}

    @property
    def handbook(self) -> Handbook:
        """All records and pages."""
        return self._handbook

    @property
    def history(self) -> History:
        """What changed from commit to commit."""
        return self._history

    def record(self, key: Key) -> Record:
        """The record of a key that the graph names."""
        return self._handbook.by_key[key]

    def of(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind, in the order of the site."""
        return self._handbook.of(kind)

    def rank(self, key: Key) -> tuple[int, int]:
        """The position of a record: the number of its kind, then that in the list of its kind."""
        return self._ranks[key]

    @cached_property
    def _ranks(self) -> Mapping[Key, tuple[int, int]]:
        return {
            record.key: (number, place)
            for number, kind in enumerate(KINDS)
            for place, record in enumerate(self._handbook.of(kind))
        }

    def answer(self, name: str, *args: Any) -> Any:
        """The result of a function that `@query` registered, computed once."""
        if (name, args) not in self._answers:
            self._answers[name, args] = QUERIES[name](self, *args)
        return self._answers[name, args]

    def __contains__(self, key: Key) -> bool:
        return key in self._handbook
