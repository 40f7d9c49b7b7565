"""The cached history, in `.cache/values-handbook/history.json`.

A history depends on the commit that is checked out, and hardly on the files as they are: a record that was hidden once is
part of it only while the record is published. So a history is stored with whether each such record was.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from values_handbook.caching.files import read_file, save_file
from values_handbook.changelog.readings import read_count
from values_handbook.compare.changes import Change, DiffPiece
from values_handbook.derive.history import History, Proposal, RecordHistory, TrendPoint
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

NAME = "history.json"
_TYPES: dict[str, Any] = {kind.__name__: kind for kind in get_args(Change)}


class StoredHistory(NamedTuple):
    """A history; whether each record that was hidden once was published when the history was read."""

    fingerprint: str
    history: History
    was_there: dict[Key, bool]

    def holds(self, fingerprint: str, there: Container[Key]) -> bool:
        """Whether it would be the same if read today, while these records are published."""
        return self.fingerprint == fingerprint and all((key in there) == was for key, was in self.was_there.items())


def load(root: Path) -> StoredHistory | None:
    """The cached history of a project; None where there is none that can be read."""
    with suppress(Exception):
        data = json.loads(read_file(root, NAME) or b"")
        records = tuple(map(_record, data["records"]))
        was_there = {Key(kind, identifier): was for kind, identifier, was in data["was_there"]}
        readings = tuple(
            TrendPoint(date.fromisoformat(day), *map(read_count, counts)) for day, *counts in data["readings"]
        )
        return StoredHistory(
            data["fingerprint"],
            History(records, data["reach"], readings, data["is_elsewhere"], tuple(map(_proposal, data["proposals"]))),
            was_there,
        )
    return None


def save(root: Path, stored: StoredHistory) -> None:
    """Store a history for later builds."""
    history = stored.history
    records = [
        [*item[:2], item.day.isoformat(), *item[3:6], list(map(_plain, item.changes))] for item in history.records
    ]
    was_there = [[*key, was] for key, was in stored.was_there.items()]
    readings = [[item.day.isoformat(), *item[1:]] for item in history.trend_points]
    data = {
        "fingerprint": stored.fingerprint,
        "reach": history.reach,
        "is_elsewhere": history.is_elsewhere,
        "readings": readings,
        "was_there": was_there,
        "proposals": [[item.day.isoformat(), *item[1:]] for item in history.proposals],
        "records": records,
    }
    save_file(root, NAME, lambda put: put(json.dumps(data, separators=(",", ":")).encode()))


def _record(data: list[Any]) -> RecordHistory:
    commit, second, day, key, was, title, changes = data
    return RecordHistory(
        commit, second, date.fromisoformat(day), Key(*key), Key(*was), title, tuple(map(_change, changes))
    )


def _proposal(data: list[Any]) -> Proposal:
    day, days, authors, keys = data
    return Proposal(date.fromisoformat(day), days, tuple(authors), tuple(Key(*key) for key in keys))


def _plain(change: Change) -> list[Any]:
    """A change as its type and the values of its fields, keys in a mapping so that they differ from texts."""
    kind = type(change)
    values = (getattr(change, name) for name in kind.__dataclass_fields__)
    return [kind.__name__, *({"key": value} if isinstance(value, Key) else value for value in values)]


def _change(data: list[Any]) -> Change:
    kind, *values = data
    return _TYPES[kind](*map(_value, values))  # type: ignore[no-any-return]


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return Key(*value["key"])
    return tuple(DiffPiece(*piece) for piece in value) if isinstance(value, list) else value
