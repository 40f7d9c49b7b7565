"""What every derivation starts from: the records, their graph, the options and the day."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from values_handbook.derive.history import History
from values_handbook.derive.query import QUESTIONS
from values_handbook.model.kinds import Goal, Value
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from values_handbook.link.graph import LinkGraph
    from values_handbook.model.record import Handbook, Key, Record
    from values_handbook.options import Options

CLOSED_WITHOUT_SUCCESS = frozenset({"missed", "dropped"})


@dataclass(frozen=True, eq=False)
class LinkedHandbook:
    """A handbook with its graph of references, the team's options, the day that counts as today, and its history.

    Two are never equal. Everything that a page says of the handbook, it learns from the methods of this class and of the
    graph, so that it is known what a page depends on.
    """

    handbook: Handbook
    graph: LinkGraph
    options: Options
    today: date
    history: History = field(default_factory=History)

    def record(self, key: Key) -> Record:
        """The record of a key that the graph names."""
        return self.handbook.by_key[key]

    def of(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind, in the order of the site."""
        return self.handbook.of(kind)

    def __contains__(self, key: Key) -> bool:
        return key in self.handbook

    def ask(self, name: str, *args: Any) -> Any:
        """The answer to a question that is known by name, found once."""
        answers = self._answers
        if (name, args) not in answers:
            answers[name, args] = QUESTIONS[name](self, *args)
        return answers[name, args]

    @cached_property
    def _answers(self) -> dict[tuple[str, tuple[Any, ...]], Any]:
        return {}

    def in_order(self, keys: Iterable[Key]) -> list[Key]:
        """The keys in the order in which the site lists their kinds and records, each once."""
        return sorted(set(keys), key=self.rank)

    def rank(self, key: Key) -> tuple[int, int]:
        """Where a record stands: the number of its kind, then that in its kind's list."""
        return self._ranks[key]

    @cached_property
    def _ranks(self) -> Mapping[Key, tuple[int, int]]:
        return {
            record.key: (number, place)
            for number, kind in enumerate(KINDS)
            for place, record in enumerate(self.handbook.of(kind))
        }

    def is_current(self, record: Record) -> bool:
        """Whether a record counts today: not ended, not retired, not missed or dropped."""
        return not self.has_ended(record) and not self.is_closed(record)

    def has_ended(self, record: Record) -> bool:
        """Whether a record is no longer in use."""
        return record.fields.ended is not None and record.fields.ended <= self.today

    def is_open(self, record: Record) -> bool:
        """Whether a goal or an objective is worked at or proposed: neither paused nor closed, and not ended."""
        return record.fields.status in ("proposed", "active") and not self.has_ended(record)

    def is_past(self, by: date | None) -> bool:
        """Whether a day is over by which something was to be done; also where nothing tells it, as it would never be."""
        return by is None or by < self.today

    def in_force(self) -> list[Record]:
        """The values that are adopted, and neither ended nor retired."""
        return [record for record in self.current("value") if record.fields.status == "adopted"]

    def is_closed(self, record: Record) -> bool:
        """Whether a record's status keeps it out of what is current: a retired value, a goal that was missed or dropped."""
        fields = record.fields
        return fields.status == "retired" if isinstance(fields, Value) else fields.status in CLOSED_WITHOUT_SUCCESS

    def current(self, kind: str) -> list[Record]:
        """The records of a kind that count today."""
        return [record for record in self.of(kind) if self.is_current(record)]

    def is_known(self, kind: str) -> bool:
        """Whether all records of a kind could be read, so that one which is not there is missing."""
        handbook = self.handbook
        return kind not in handbook.unread_kinds and all(key.kind != kind for key in handbook.left_out)

    def goal(self, key: Key) -> Goal:
        """The fields of a goal."""
        fields = self.record(key).fields
        assert isinstance(fields, Goal)
        return fields
