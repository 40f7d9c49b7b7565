"""When a record was last reviewed, and by when its next review is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.alignment.agreements import period_start
from values_handbook.model.interval import after
from values_handbook.model.kinds import Practice, Review, Value
from values_handbook.model.kinds.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.interval import Interval
    from values_handbook.model.record import Record


class NextReview(NamedTuple):
    """By when a record is to be reviewed. `last` and `by` are None where the day of its last review is unknown."""

    every: Interval
    last: date | None
    by: date | None


def next_review(linked: LinkedHandbook, record: Record) -> NextReview | None:
    """The next review of a record; None where it is not reviewed regularly."""
    if not is_reviewed(linked, record):
        return None
    every = record.fields.review_every or linked.options.review_every[record.kind]
    last = max(_looks(linked, record), default=None)
    return NextReview(every, last, after(last, every) if last is not None else None)


def overdue_review(linked: LinkedHandbook, record: Record) -> NextReview | None:
    """The next review of a record where it is overdue or its day is unknown; else None."""
    look = next_review(linked, record)
    return look if look is not None and linked.is_past(look.by) else None


def is_reviewed(linked: LinkedHandbook, record: Record) -> bool:
    """Whether a record is reviewed regularly, as the record itself or the option for its kind says.

    Records that are proposed, paused or closed are not reviewed.
    """
    fields = record.fields
    if not (fields.review_every or record.kind in linked.options.review_every):
        return False
    if isinstance(fields, Work):
        return fields.status == "active" and not linked.has_ended(record)
    return linked.is_current(record) and fields.status != "proposed"


def _looks(linked: LinkedHandbook, record: Record) -> Iterator[date]:
    """The days on which a record was adopted or begun, revised, checked in, or evaluated by a review."""
    for field in ("scope", "scores.of"):
        for key in linked.graph.sources(record.key, field, "review"):
            review = linked.record(key).fields
            if isinstance(review, Review):
                yield review.date
    fields = record.fields
    if isinstance(fields, Value):
        yield from (item.date for item in fields.revisions)
        if fields.adopted is not None:
            yield fields.adopted
    elif isinstance(fields, Work):
        yield from (item.date for item in fields.check_ins)
        if (start := period_start(linked, fields)) is not None:
            yield start
    elif isinstance(fields, Practice) and fields.starts is not None:
        yield _day(fields.starts)


def _day(moment: date | datetime) -> date:
    from datetime import datetime

    return moment.date() if isinstance(moment, datetime) else moment
