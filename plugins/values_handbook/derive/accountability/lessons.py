"""What was learned from goals and objectives that were closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.query import query
from values_handbook.model.kinds.work import Work

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

CLOSED = frozenset({"achieved", "missed", "dropped"})


class Lesson(NamedTuple):
    """The lesson in the last check-in of closed work: `place` is the number of the check-in, None where it has no lesson."""

    key: Key
    place: int | None
    day: date | None


def lesson_of(record: Record) -> Lesson | None:
    """The lesson of a goal or an objective; None for what is not closed."""
    work = record.fields
    if not isinstance(work, Work) or work.status not in CLOSED:
        return None
    last = last_check_in(work)
    has_lesson = last is not None and bool(work.check_ins[last].learned)
    return Lesson(record.key, last if has_lesson else None, work.check_ins[last].date if last is not None else None)


def last_check_in(work: Work) -> int | None:
    """The number of the check-in with the latest day; of several on one day the one that stands last."""
    days = [(item.date, place) for place, item in enumerate(work.check_ins)]
    return max(days)[1] if days else None


@query
def lessons(linked: LinkedHandbook) -> tuple[Lesson, ...]:
    """The lessons of all closed work that has not ended, the newest first; those without a date come last."""
    records = [record for kind in ("objective", "goal") for record in linked.of(kind) if not linked.has_ended(record)]
    found = [lesson for record in records if (lesson := lesson_of(record)) is not None]
    return tuple(sorted(found, key=lambda item: item.day.toordinal() if item.day else 0, reverse=True))
