"""The time in which a proposed value is open for comment."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.model.kinds import Value

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record


class CommentWindow(NamedTuple):
    """The last day to comment, and the days that are left after today: 0 on that day, fewer once it has passed.

    Both are None where the value names no day.
    """

    until: date | None
    days_left: int | None

    @property
    def is_open(self) -> bool:
        """Whether people can still comment."""
        return self.days_left is None or self.days_left >= 0


def comment_window(linked: LinkedHandbook, record: Record) -> CommentWindow | None:
    """The window of a proposed value; None for what is not, or no longer, proposed."""
    value = record.fields
    if not isinstance(value, Value) or value.status != "proposed" or linked.has_ended(record):
        return None
    until = value.comments_until
    return CommentWindow(until, (until - linked.today).days if until is not None else None)


def open_for_comment(linked: LinkedHandbook) -> list[Record]:
    """The proposed values whose window is open, the one that closes first at the beginning."""
    windows = ((record, comment_window(linked, record)) for record in linked.of("value"))
    found = [(record, window) for record, window in windows if window is not None and window.is_open]
    return [record for record, _ in sorted(found, key=lambda pair: (pair[1].until is None, str(pair[1].until)))]
