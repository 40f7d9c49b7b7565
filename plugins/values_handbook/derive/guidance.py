"""Which values have something for conversations and decisions: questions, what a behaviour replaces, how it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.model.kinds import Value

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record


def in_conversation(linked: LinkedHandbook) -> list[Record]:
    """The values in force that have something for conversations."""
    return [record for record in linked.in_force() if helps_in_conversation(record)]


def helps_in_conversation(record: Record) -> bool:
    """Whether a behaviour of a value says what it replaces, how it grows, or has questions."""
    value = record.fields
    assert isinstance(value, Value)
    return any(item.instead_of or item.levels or item.prompts for item in value.behaviours)


def is_in_force(linked: LinkedHandbook, record: Record) -> bool:
    """Whether a value is adopted, and neither ended nor retired."""
    return record.fields.status == "adopted" and linked.is_current(record)
