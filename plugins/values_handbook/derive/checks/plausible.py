"""Checks of what cannot be as it is written: practices held on days to come, cycles whose dates are out of order, values
that were declined and nobody says why.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.checks.rhythm import recording
from values_handbook.derive.choosing import declined_values
from values_handbook.derive.goal_cycles import CYCLE_DATES, cycle_fields
from values_handbook.diagnostics import Diagnostic, Related, diagnostic
from values_handbook.model.kinds import Practice, Value
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record

_IN_ORDER = (CYCLE_DATES[:2], CYCLE_DATES[2:])
"""The dates of a cycle, each list from the first to the last. Goals may be drafted and closed before and after it."""


def _doubtful_days(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """The days of a practice that are still to come, or on which it was both held and skipped."""
    assert isinstance(record.fields, Practice)
    code, name = "doubtful-practice-day", f"the practice `{record.id}`"
    skipped = {item.date: at for at, item in enumerate(record.fields.skipped)}
    for at, item in enumerate(record.fields.held):
        place = locate_record(record, ("held", at))
        if item.date > linked.today:
            headline = f"{name} was held on {item.date}, a day to come"
            yield diagnostic(code, headline, place, help="correct the date, or write it down on that day")
        if item.date in skipped:
            related = [Related(locate_record(record, ("skipped", skipped[item.date])), "skipped on that day")]
            help_line = "keep the entry in `held` or the one in `skipped`, and remove the other"
            yield diagnostic(
                code, f"{name} was both held and skipped on {item.date}", place, help=help_line, related=related
            )


def _cycles(linked: LinkedHandbook) -> Sequence[Record]:
    return linked.of("cycle")


def _out_of_order(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """The dates of a cycle that come before one which they should follow, and a midpoint outside of it."""
    fields = cycle_fields(record)
    code = "cycle-dates-out-of-order"
    for names in _IN_ORDER:
        days = [(name, getattr(fields, name)) for name in names if getattr(fields, name) is not None]
        for (earlier, first), (later, second) in pairwise(days):
            if second < first:
                headline = f"in the cycle `{record.id}`, `{later}` ({second}) comes before `{earlier}` ({first})"
                related = [Related(locate_record(record, (earlier,)), "the date that it should follow")]
                help_line = f"correct one of the two; the order is {', '.join(f'`{name}`' for name in names)}"
                yield diagnostic(code, headline, locate_record(record, (later,)), help=help_line, related=related)
    if fields.midpoint is not None and fields.dates is not None and fields.midpoint not in fields.dates:
        headline = f"the midpoint of the cycle `{record.id}`, {fields.midpoint}, is not within it"
        help_line = f"the cycle runs from {fields.start} to {fields.end}"
        yield diagnostic(code, headline, locate_record(record, ("midpoint",)), help=help_line)


def _without_reason(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    assert isinstance(record.fields, Value)
    if record.fields.declined_because is None:
        headline = f"the value `{record.id}` was declined, and nothing says why"
        help_line = "add `declined_because`: those who proposed it read it first"
        yield diagnostic("declined-without-reason", headline, locate_record(record, ("status",)), help=help_line)


CHECKS = (
    Check("doubtful-practice-day", recording, each(_doubtful_days)),
    Check("cycle-dates-out-of-order", _cycles, each(_out_of_order)),
    Check("declined-without-reason", declined_values, each(_without_reason)),
)
