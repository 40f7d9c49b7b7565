"""Whether a value means something else now, and says so by a new revision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.compare.changes import (
    BehaviourAdded,
    BehaviourRemoved,
    BehaviourReworded,
    FieldChanged,
    ProseChanged,
)
from values_handbook.model.kinds import Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.compare.changes import Change
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

MEANING = frozenset({"title", "summary", "why", "description", "gives_up"})
"""Fields of a value that say what it means. Quotes, tensions, examples and who took part explain it, and its behaviours are
kept apart: what each requires belongs to the meaning, an example of it does not."""
_MEANING_FIELDS = frozenset({"title", "text", "description"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """`has_changed` is about words: a reviewer decides whether they mean something else.

    `before` and `after` are the revisions in force, None where the value was not or is not there. `is_agreed` says that
    people relied on the old wording: the value was and is adopted.
    """

    has_changed: bool
    before: int | None = None
    after: int | None = None
    is_agreed: bool = False

    @property
    def is_raised(self) -> bool:
        """Whether the revision in force is a later one."""
        return self.before is not None and self.after is not None and self.after > self.before


def meaning(before: Record | None, new: LinkedHandbook, key: Key, changes: Iterable[Change]) -> Meaning:
    """What happened to the meaning of a value; `before` is its record as it was, None for a new one."""
    old = before.fields if before is not None else None
    now = new.record(key).fields if key in new else None
    return Meaning(
        any(is_of_meaning(change) for change in changes),
        old.revision if isinstance(old, Value) else None,
        now.revision if isinstance(now, Value) else None,
        isinstance(old, Value) and isinstance(now, Value) and old.status == now.status == "adopted",
    )


def is_of_meaning(change: Change) -> bool:
    """Whether a change of a value is one of the words that say what it means."""
    match change:
        case BehaviourAdded() | BehaviourRemoved():
            return True
        case BehaviourReworded():
            return change.field in _MEANING_FIELDS
        case ProseChanged() | FieldChanged():
            return change.field in MEANING
        case _:
            return False
