"""What one commit changed in values, objectives and goals, in the names of today and without what is or was hidden."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from values_handbook.changelog.states import KINDS_WITH_HISTORY, state
from values_handbook.compare.changes import (
    AlignmentGained,
    AlignmentLost,
    ItemAdded,
    ItemRemoved,
    RecordAdded,
    RecordBroken,
    RecordMended,
    RecordRemoved,
)
from values_handbook.compare.pairing import pair
from values_handbook.compare.records import in_order, record_changes
from values_handbook.compare.sides import HandbookState
from values_handbook.derive.history import RecordHistory
from values_handbook.derive.linked_handbook import PlainHandbook
from values_handbook.link.build import as_written
from values_handbook.link.hidden_names import names_of
from values_handbook.link.pruning import references_to, without_hidden_names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import date

    from values_handbook.changelog.hiding import Hidden
    from values_handbook.changelog.steps import CommitStep
    from values_handbook.compare.changes import Change
    from values_handbook.link.hidden_names import HiddenNames
    from values_handbook.model.record import Handbook, Key
    from values_handbook.options import Options


@dataclass
class CommitReader:
    """Finds the changes of one step after another, from the newest to older ones, and collects the earlier names of records.

    `names` gives what a record is called today, by the name that it had at the step.
    """

    options: Options
    today: date
    names: dict[Key, Key]

    @classmethod
    def of(cls, public: Handbook, options: Options, today: date) -> CommitReader:
        """A reader that knows the earlier names of the published records of today."""
        earlier = {old: record.key for record in public for old in names_of(record) if old not in public}
        return cls(options, today, earlier)

    def changes(
        self, step: CommitStep, hidden: HiddenNames, opened: Hidden, kinds: Collection[str] = KINDS_WITH_HISTORY
    ) -> Iterator[RecordHistory]:
        """The changes of each record of these kinds. `opened` are those that were hidden up to this step and no longer."""
        before, after = state(step.before, kinds), state(step.after, kinds)
        if not before.records and not after.records:
            return
        pairing = pair(before, after)
        renamed = pairing.names.keys
        old = self._side(before, hidden, lambda key: self._name(renamed.get(key, key)))
        new = self._side(after, hidden, self._name)
        found = self._changes(old, new) | {key: (RecordAdded(key),) for key in opened if key in after}
        for key, changes in found.items():
            written = after if key in after else before
            yield self._record_history(step, key, written.by_key[key].fields.heading, changes)
        self._learn(renamed, [record.key for record in pairing.added])

    def _changes(self, old: HandbookState, new: HandbookState) -> dict[Key, tuple[Change, ...]]:
        pairing = pair(old.linked.handbook, new.linked.handbook)
        changes = in_order(record_changes(old, new, pairing), old.linked, new.linked)
        shown = {key: _visible_changes(those) for key, those in groupby(changes, lambda change: change.key)}
        return {key: found for key, found in shown.items() if found}

    def _record_history(self, step: CommitStep, key: Key, title: str, changes: tuple[Change, ...]) -> RecordHistory:
        commit = step.commit
        return RecordHistory(commit.id, commit.second, commit.day, self._name(key), key, title, changes)

    def _name(self, key: Key) -> Key:
        return self.names.get(key, key)

    def _side(self, written: Handbook, hidden: HiddenNames, named: Callable[[Key], Key]) -> HandbookState:
        handbook = written
        if hidden.keys:
            # Hidden are the names of then, and not those that the same records have in public today.
            graph = as_written(written, hidden.keys, lambda key: key)
            handbook = without_hidden_names(written, hidden.keys, hidden, references_to(hidden.keys, graph))
        graph = as_written(handbook, hidden.keys, named)
        return HandbookState(PlainHandbook(handbook, graph, self.options, self.today), written=written)

    def _learn(self, renamed: Mapping[Key, Key], added: list[Key]) -> None:
        """Learn today's names of the records that the step renamed. Records that it added have no earlier name."""
        known = {before: self._name(after) for before, after in renamed.items()}
        for key in (*renamed.values(), *added):
            self.names.pop(key, None)
        self.names |= known


def _visible_changes(changes: Iterator[Change]) -> tuple[Change, ...]:
    """The changes of one record that pages show: of an added or removed record, only that."""
    found = tuple(
        change for change in changes if not (isinstance(change, RecordBroken | RecordMended) or _is_empty(change))
    )
    if any(isinstance(change, RecordAdded | RecordRemoved) for change in found):
        return tuple(change for change in found if not isinstance(change, AlignmentGained | AlignmentLost))
    return found


def _is_empty(change: Change) -> bool:
    """Whether an item of a list held only the name of a hidden record."""
    return isinstance(change, ItemAdded | ItemRemoved) and not change.name
