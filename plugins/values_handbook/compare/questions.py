"""Questions for the reviewer of a change: a type for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.compare.alignments import alignments_of
from values_handbook.compare.changes import (
    AlignmentGained,
    AlignmentLost,
    AlignmentWeakened,
    RationaleChanged,
    RecordBroken,
    RecordRemoved,
    StatusChanged,
)
from values_handbook.derive.accountability.lessons import CLOSED, lesson_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.compare.changes import Change
    from values_handbook.compare.impact import Impact
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key


@dataclass(frozen=True, slots=True)
class MeaningNotRevised:
    """The wording of an adopted value changed, and its revision was not raised."""

    key: Key
    revision: int


@dataclass(frozen=True, slots=True)
class RevisedWithoutChange:
    """The revision of a value was raised, and its wording is the same."""

    key: Key
    revision: int


@dataclass(frozen=True, slots=True)
class RestsOnGone:
    """Goals and objectives name a value that was retired or removed."""

    key: Key
    records: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class WeakenedUnexplained:
    """An alignment weighs less, and its rationale is the same."""

    key: Key
    target: Key


@dataclass(frozen=True, slots=True)
class TensionUnexplained:
    """A goal or an objective now strains a value, and no rationale says how that is handled."""

    key: Key
    target: Key


@dataclass(frozen=True, slots=True)
class NothingLeft:
    """A goal or an objective lost every alignment with a value."""

    key: Key


@dataclass(frozen=True, slots=True)
class ClosedUnexplained:
    """A goal was closed, and its last check-in records nothing that was learned."""

    key: Key
    status: str


@dataclass(frozen=True, slots=True)
class AdoptedUnasked:
    """A value becomes adopted, and no record says who took part in making it."""

    key: Key


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record can no longer be read, so that it is treated as absent here."""

    key: Key


Question = (
    MeaningNotRevised
    | RevisedWithoutChange
    | RestsOnGone
    | WeakenedUnexplained
    | TensionUnexplained
    | NothingLeft
    | ClosedUnexplained
    | AdoptedUnasked
    | Unreadable
)


def questions(new: LinkedHandbook, changes: Iterable[Change], impacts: Iterable[Impact]) -> Iterator[Question]:
    """The questions about values in the order of the impacts, then those about other records in that of the changes."""
    found = tuple(changes)
    for impact in impacts:
        yield from _about_value(new, impact, found)
    reasoned = {(change.key, change.target) for change in found if isinstance(change, RationaleChanged)}
    yield from dict.fromkeys(question for change in found for question in _about(new, change, reasoned))


def _about_value(new: LinkedHandbook, impact: Impact, changes: tuple[Change, ...]) -> Iterator[Question]:
    meaning = impact.meaning
    if meaning.has_changed and meaning.is_agreed and not meaning.is_raised and meaning.after is not None:
        yield MeaningNotRevised(impact.value, meaning.after)
    if meaning.is_raised and not meaning.has_changed and meaning.after is not None:
        yield RevisedWithoutChange(impact.value, meaning.after)
    if any(change.key == impact.value and _is_end(change) for change in changes):
        left = [key for key in (*impact.goals, *impact.objectives) if key in new]
        if left:
            yield RestsOnGone(impact.value, tuple(left))


def _is_end(change: Change) -> bool:
    return isinstance(change, RecordRemoved) or (isinstance(change, StatusChanged) and change.after == "retired")


def _about(new: LinkedHandbook, change: Change, reasoned: set[tuple[Key, Key]]) -> Iterator[Question]:
    match change:
        case RecordBroken(key):
            yield Unreadable(key)
        case AlignmentGained(key, target, "tension") | AlignmentWeakened(key, target, _, "tension"):
            alignment = alignments_of(new, key)[target].alignment
            if alignment is not None and not alignment.rationale:
                yield TensionUnexplained(key, target)
        case AlignmentWeakened(key, target):
            if (key, target) not in reasoned:
                yield WeakenedUnexplained(key, target)
        case AlignmentLost(key, target) if target.kind == "value" and key in new:
            if not new.graph.targets(key, "values"):
                yield NothingLeft(key)
        case StatusChanged(key, _, after) if key.kind == "goal" and after in CLOSED:
            lesson = lesson_of(new.record(key))
            if lesson is not None and not lesson.learned:
                yield ClosedUnexplained(key, after)
        case StatusChanged(key, _, "adopted"):
            if not new.record(key).fields.participation:
                yield AdoptedUnasked(key)
        case _:
            pass
