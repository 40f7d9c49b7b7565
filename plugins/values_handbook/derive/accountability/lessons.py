"""What was learned from goals and objectives that were closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.query import query
from values_handbook.model.kinds import Goal
from values_handbook.model.kinds.work import Work

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

CLOSED = frozenset({"achieved", "missed", "dropped"})


class Lesson(NamedTuple):
    """The lesson of closed work: `learned` is inline Markdown, empty where nobody wrote it down."""

    key: Key
    learned: str
    day: date | None


def lesson_of(record: Record) -> Lesson | None:
    """The lesson in a goal's `closing`, else in the last check-in of a goal or an objective; None for what is not closed."""
    work = record.fields
    closing = work.closing if isinstance(work, Goal) else None
    if not isinstance(work, Work) or (work.status not in CLOSED and closing is None):
        return None
    place = last_check_in(work)
    last = work.check_ins[place] if place is not None else None
    learned = (closing.learned if closing else None) or (last.learned if last else None)
    day = closing.date if closing else last.date if last else None
    return Lesson(record.key, learned or "", day)


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
