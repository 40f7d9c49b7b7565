"""The proposals among the changes of records: what came by a merge, or was committed by somebody else than its author."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from values_handbook.compare.changes import RecordAdded, RecordRemoved
from values_handbook.derive.accountability.proposals import author_marks
from values_handbook.derive.history import MOST_LATEST, Proposal
from values_handbook.history.authors import read_integrations

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from values_handbook.derive.history import RecordHistory
    from values_handbook.history.authors import Authored, Integration
    from values_handbook.model.record import Key

_DAY = 24 * 60 * 60


def read_proposals(top: Path, commit: str, records: Sequence[RecordHistory]) -> tuple[Proposal, ...]:
    """The proposals among the newest changes of records, newest first. Raises GitError where git refuses."""
    days: dict[str, date] = {}
    keys: defaultdict[str, list[Key]] = defaultdict(list)
    for item in records[:MOST_LATEST]:
        days[item.commit] = item.day
        if not any(isinstance(change, RecordAdded | RecordRemoved) for change in item.changes):
            keys[item.commit].append(item.key)
    if not days:
        return ()
    found = {item.commit.id: item for item in read_integrations(top, commit) if item.commit.id in days}
    return tuple(
        Proposal(days[name], _days(found[name]), _marks(found[name]), tuple(keys[name]))
        for name in days
        if name in found and _is_proposal(found[name])
    )


def _is_proposal(item: Integration) -> bool:
    return bool(_written(item)) and (bool(item.brought) or item.commit.address != item.commit.committer)


def _written(item: Integration) -> list[Authored]:
    """The commits in which a change was written: those of its branch that merge nothing, or the commit itself."""
    return [each for each in item.brought or (item.commit,) if len(each.parents) < 2]


def _days(item: Integration) -> int | None:
    """Whole days from the first commit of a branch to its merge. Of a commit alone git does not tell."""
    if not item.brought or not item.is_whole:
        return None
    seconds = item.commit.committed - min(each.written for each in _written(item))
    return seconds // _DAY if seconds >= 0 else None


def _marks(item: Integration) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mark for each in _written(item) for mark in author_marks(each.name, each.address)))
