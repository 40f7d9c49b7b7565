"""Checks of cycles: goals that are not agreed or not closed by the day that their cycle names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.checks.goals import open_work, work_of
from values_handbook.derive.goal_cycles import cycle_fields, cycle_of
from values_handbook.diagnostics import Diagnostic, Related, diagnostic
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record


def _in_cycles(linked: LinkedHandbook) -> list[Record]:
    """The goals that are proposed or active and name a cycle as their period."""
    return [record for record in open_work(linked, "goal") if cycle_of(linked, work_of(record)) is not None]


def _not_agreed(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """A goal that is still proposed after the day by which the goals of its cycle are agreed."""
    cycle = cycle_of(linked, work_of(record))
    day = cycle_fields(cycle).agree_by if cycle is not None else None
    if cycle is None or day is None or day >= linked.today or record.fields.status != "proposed":
        return
    headline = f"the goal `{record.id}` is still proposed, and the goals of `{cycle.id}` were to be agreed by {day}"
    help_line = "agree on it and write `status: active`, drop it, or move it to another `period`"
    place = locate_record(record, ("status",))
    related = [Related(locate_record(cycle, ("agree_by",)), "the day of its cycle")]
    yield diagnostic("goal-not-agreed", headline, place, help=help_line, related=related)


def _not_closed(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """A goal that is still active after the day by which the goals of its cycle are closed."""
    cycle = cycle_of(linked, work_of(record))
    day = cycle_fields(cycle).close_by if cycle is not None else None
    if cycle is None or day is None or day >= linked.today or record.fields.status != "active":
        return
    headline = f"the goal `{record.id}` is still active, and the goals of `{cycle.id}` were to be closed by {day}"
    help_line = "say what came of it: `status: achieved`, `missed` or `dropped`; or move it to another `period`"
    place = locate_record(record, ("status",))
    related = [Related(locate_record(cycle, ("close_by",)), "the day of its cycle")]
    yield diagnostic("goal-not-closed", headline, place, help=help_line, related=related)


CHECKS = (
    Check("goal-not-agreed", _in_cycles, each(_not_agreed)),
    Check("goal-not-closed", _in_cycles, each(_not_closed)),
)
