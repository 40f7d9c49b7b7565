"""What can change from one state of a handbook to another: a type for each.

`key` is the record as it is called now; for one that is gone, as it was called. Texts are as written, with no format of
an output. `field` is a dotted name without positions, such as `measures.current`, and `item` says which item of a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from values_handbook.model.record import Key

Fate = Literal["same", "gone", "new"]


class DiffPiece(NamedTuple):
    """A part of a changed text: words that stayed, went, or came."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class RecordAdded:
    """A record is new in the handbook."""

    key: Key


@dataclass(frozen=True, slots=True)
class RecordRemoved:
    """A record is no longer in the handbook. `replaced_by` is the one that names it in `formerly`."""

    key: Key
    replaced_by: Key | None = None


@dataclass(frozen=True, slots=True)
class RecordRenamed:
    """A record has another id, and says so in `formerly`."""

    key: Key
    before: Key


@dataclass(frozen=True, slots=True)
class RecordBroken:
    """A record can no longer be read: it has an error, or its file has."""

    key: Key


@dataclass(frozen=True, slots=True)
class RecordMended:
    """A record can be read again."""

    key: Key


@dataclass(frozen=True, slots=True)
class StatusChanged:
    """A record has another status: a value is retired, a goal achieved. An absent status is empty."""

    key: Key
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ParentChanged:
    """A goal, an objective or a team belongs to another one, to one where it had none, or to none any more."""

    key: Key
    before: Key | None
    after: Key | None


@dataclass(frozen=True, slots=True)
class AlignmentGained:
    """A goal or an objective serves (or strains) a value or an objective that it did not name before."""

    key: Key
    target: Key
    strength: str


@dataclass(frozen=True, slots=True)
class AlignmentLost:
    """A goal or an objective no longer names a value or an objective."""

    key: Key
    target: Key
    strength: str


@dataclass(frozen=True, slots=True)
class AlignmentStrengthened:
    """An alignment weighs more. From `tension` to anything else is more."""

    key: Key
    target: Key
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AlignmentWeakened:
    """An alignment weighs less. To `tension` from anything else is less."""

    key: Key
    target: Key
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RationaleChanged:
    """The reason of an alignment reads differently."""

    key: Key
    target: Key
    words: tuple[DiffPiece, ...]


@dataclass(frozen=True, slots=True)
class AlignmentEdited:
    """An alignment is with another `behaviour` of its value, or was agreed with another `revision` of it."""

    key: Key
    target: Key
    field: Literal["behaviour", "revision"]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BehaviourAdded:
    """A value asks for something more. `name` is the behaviour's heading."""

    key: Key
    name: str


@dataclass(frozen=True, slots=True)
class BehaviourRemoved:
    """A value no longer asks for something."""

    key: Key
    name: str


@dataclass(frozen=True, slots=True)
class BehaviourRenamed:
    """A behaviour has another id, and says so in `formerly`."""

    key: Key
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BehaviourReworded:
    """A text of a behaviour reads differently: its `title`, `text`, `description` or `example`."""

    key: Key
    name: str
    field: str
    words: tuple[DiffPiece, ...]


@dataclass(frozen=True, slots=True)
class ProseChanged:
    """A text reads differently."""

    key: Key
    field: str
    words: tuple[DiffPiece, ...]
    item: str = ""


@dataclass(frozen=True, slots=True)
class FieldChanged:
    """A field that is no prose says something else. What is absent is empty."""

    key: Key
    field: str
    before: str
    after: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class ItemAdded:
    """A list has one more item, named by what identifies it: a measure's title, a check-in's date."""

    key: Key
    field: str
    name: str


@dataclass(frozen=True, slots=True)
class ItemRemoved:
    """A list has one item less."""

    key: Key
    field: str
    name: str


@dataclass(frozen=True, slots=True)
class ItemsReordered:
    """A list holds the same in another order."""

    key: Key
    field: str


Change = (
    RecordAdded
    | RecordRemoved
    | RecordRenamed
    | RecordBroken
    | RecordMended
    | StatusChanged
    | ParentChanged
    | AlignmentGained
    | AlignmentLost
    | AlignmentStrengthened
    | AlignmentWeakened
    | RationaleChanged
    | AlignmentEdited
    | BehaviourAdded
    | BehaviourRemoved
    | BehaviourRenamed
    | BehaviourReworded
    | ProseChanged
    | FieldChanged
    | ItemAdded
    | ItemRemoved
    | ItemsReordered
)


@dataclass(frozen=True, slots=True)
class PageChanged:
    """A hand-written page, by its path in the content folder."""

    uri: str
    how: Literal["added", "removed", "edited"]
