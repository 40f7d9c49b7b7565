"""The two states that are compared, and one record in both of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from values_handbook.compare.pairing import Names
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.kinds import Common
    from values_handbook.model.record import Handbook, Key, Record
    from values_handbook.taxonomy import Path


@dataclass(frozen=True)
class HandbookState:
    """One state of a handbook, and what is wrong with it: all of both, or of both what may be published.

    `written` are the records as they stand in the files. To publish, what names a hidden record is taken out of the
    others: nobody edited them, so the comparison does not show it.
    """

    linked: LinkedHandbook
    diagnostics: tuple[Diagnostic, ...] = ()
    written: Handbook | None = None

    def fields(self, record: Record) -> Common:
        """The fields of a record of this state as somebody wrote them."""
        return record.fields if self.written is None else self.written.by_key[record.key].fields


@dataclass(frozen=True)
class Pair:
    """A record in both states. What it refers to has the names of now."""

    before: Record
    after: Record
    old: LinkedHandbook
    new: LinkedHandbook
    names: Names

    @property
    def key(self) -> Key:
        """The record as it is called now."""
        return self.after.key

    def referred_before(self, path: Path, written: str) -> str:
        """What a reference led to, `written` where it led nowhere."""
        found = self.old.graph.at(self.before.key, path)
        if found is None:
            return written
        target = str(self.names.key(found.target))
        return f"{target}#{self.names.behaviour(found.target, found.behaviour)}" if found.behaviour else target

    def referred_after(self, path: Path, written: str) -> str:
        """What a reference leads to, `written` where it leads nowhere."""
        found = self.new.graph.at(self.after.key, path)
        return found.to if found is not None else written

    def target_before(self, field: str) -> Key | None:
        """The record that a field for one reference named, as it is called now."""
        found = self.old.graph.target(self.before.key, field)
        return self.names.key(found) if found is not None else None

    def target_after(self, field: str) -> Key | None:
        """The record that a field for one reference names."""
        return self.new.graph.target(self.after.key, field)
