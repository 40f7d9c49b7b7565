"""Checks of cycles: goals that are not agreed or not closed by the day that their cycle names."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.checks.goals import open_work, work_of
from values_handbook.derive.goal_cycles import cycle_fields, cycle_of
from values_handbook.diagnostics import Diagnostic, Related, diagnostic
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record


def _in_cycles(linked: LinkedHandbook) -> list[Record]:
    """The goals that are proposed or active and name a cycle as their period."""
    return [record for record in open_work(linked, "goal") if cycle_of(linked, work_of(record)) is not None]


class _Deadline(NamedTuple):
    """A day of a cycle by which its goals leave a status, what is said of a goal that has not, and what to do.

    `{goal}` in `help` is the goal.
    """

    code: str
    field: str
    status: str
    late: str
    help: str


def _late(deadline: _Deadline, linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """A goal that still has the status which the goals of its cycle were to leave by a day."""
    cycle = cycle_of(linked, work_of(record))
    day: date | None = getattr(cycle_fields(cycle), deadline.field) if cycle is not None else None
    if cycle is None or day is None or day >= linked.today or record.fields.status != deadline.status:
        return
    headline = (
        f"the goal `{record.id}` is still {deadline.status}, and the goals of `{cycle.id}` were {deadline.late} {day}"
    )
    related = [Related(locate_record(cycle, (deadline.field,)), "the day of its cycle")]
    help_line = deadline.help.format(goal=record.key)
    yield diagnostic(deadline.code, headline, locate_record(record, ("status",)), help=help_line, related=related)


_DEADLINES = (
    _Deadline(
        "goal-not-agreed",
        "agree_by",
        "proposed",
        "to be agreed by",
        "agree on it and write `status: active`, drop it, or move it to another `period`",
    ),
    _Deadline(
        "goal-not-closed",
        "close_by",
        "active",
        "to be closed by",
        "`handbook close {goal}` writes how it ended; or move it to another `period`",
    ),
)

CHECKS = tuple(Check(deadline.code, _in_cycles, each(partial(_late, deadline))) for deadline in _DEADLINES)
