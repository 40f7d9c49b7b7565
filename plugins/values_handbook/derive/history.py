"""The changes of the handbook, commit by commit: an input of derivations like the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from values_handbook.derive.query import query

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.compare.changes import Change
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key

Reach = Literal["start", "shallow", "bounded", "nothing"]
"""How far back a history goes: to the first commit, to where a shallow clone was cut, to the bounds of what is read; or
there is none."""


class RecordHistory(NamedTuple):
    """What one commit did to one record.

    `key` is the record as it is called today, `was` as it was called then; `title` is what it was called last where it is
    gone. `second` is the time of the commit, since 1970 in UTC, `day` the day on which its committer made it.
    """

    commit: str
    second: int
    day: date
    key: Key
    was: Key
    title: str
    changes: tuple[Change, ...]


class GoalCount(NamedTuple):
    """How many goals, of all that are asked."""

    some: int
    all: int


class TrendPoint(NamedTuple):
    """How many open goals named a value on a day, and how many active goals had a recent check-in; None of no goals."""

    day: date
    coverage: GoalCount | None
    freshness: GoalCount | None


class Proposal(NamedTuple):
    """A change of records that was taken in from a branch, or committed by somebody else than its author, on a day.

    `days` is how long that took from its first commit on, None where git does not tell. `authors` are digests by which its
    authors are known again. `keys` are the records that it changed, without those that it added or removed.
    """

    day: date
    days: int | None
    authors: tuple[str, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The changes of values, objectives and goals, newest first; of one commit in the order of the site.

    `proposals` are those among the newest changes. `trend_points` say how the handbook stood after some commits, the newest
    first. `is_elsewhere` is true where the commits are those of another repository than the one of mkdocs.yml, such as a
    submodule.
    """

    records: tuple[RecordHistory, ...] = ()
    reach: Reach = "nothing"
    trend_points: tuple[TrendPoint, ...] = ()
    is_elsewhere: bool = False
    proposals: tuple[Proposal, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is a history at all; it may be one without a change."""
        return self.reach != "nothing"


NO_HISTORY = History()

MOST_LATEST = 100
"""Changes on the page of all records; the page of a value shows all of its own."""


@query
def latest_changes(linked: LinkedHandbook) -> tuple[RecordHistory, ...]:
    """The newest changes of all records."""
    return linked.history.records[:MOST_LATEST]


@query
def changes_of(linked: LinkedHandbook, key: Key) -> tuple[RecordHistory, ...]:
    """All known changes of a record, newest first."""
    return tuple(found for found in linked.history.records if found.key == key)


@query
def reach_of_history(linked: LinkedHandbook) -> Reach:
    """How far back the history goes."""
    return linked.history.reach


@query
def is_history_elsewhere(linked: LinkedHandbook) -> bool:
    """Whether the commits are those of another repository than the one of mkdocs.yml."""
    return linked.history.is_elsewhere
