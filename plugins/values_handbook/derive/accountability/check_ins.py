"""When the next check-in of a goal is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.accountability.lessons import last_check_in
from values_handbook.derive.alignment.agreements import period_start
from values_handbook.derive.query import query
from values_handbook.model.interval import after

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.kinds.work import Work
    from values_handbook.model.record import Key


class NextCheckIn(NamedTuple):
    """By when the next check-in of a goal is due, counted from its latest one, else from the start of its period.

    `latest` is the number of that check-in; `since` and `by` are None where there is neither.
    """

    latest: int | None
    since: date | None
    by: date | None


def next_check_in(linked: LinkedHandbook, goal: Work) -> NextCheckIn:
    """The next check-in of an active goal."""
    latest = last_check_in(goal)
    since = goal.check_ins[latest].date if latest is not None else period_start(linked, goal)
    return NextCheckIn(latest, since, after(since, linked.options.checks.check_in_every) if since is not None else None)


@query
def never_checked_in(linked: LinkedHandbook) -> tuple[Key, ...]:
    """The active goals without a check-in and without a period to count from, in the order of the site."""
    goals = (record.key for record in linked.current("goal") if record.fields.status == "active")
    return tuple(key for key in goals if next_check_in(linked, linked.goal(key)).by is None)
