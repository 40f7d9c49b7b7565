"""Checks of pitfalls: whether each has a guard that is still in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.guards import guards_of
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record

_CODE = "pitfall-unguarded"
_HELP = (
    "name in `guarded_by` what keeps it away: a practice, a do, a value, or a check such as `check:goal-without-value`"
)


def _current(linked: LinkedHandbook) -> list[Record]:
    return linked.current("pitfall")


def _unguarded(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """A pitfall without a guard, or without a guard that is still awake."""
    guards = guards_of(linked, record)
    if not guards:
        headline = f"nothing guards against the pitfall `{record.id}`"
        yield diagnostic(_CODE, headline, locate_record(record), help=_HELP)
    elif not any(guard.is_awake for guard in guards):
        headline = f"nothing guards against the pitfall `{record.id}` any more"
        place = locate_record(record, ("guarded_by", 0) if getattr(record.fields, "guarded_by", ()) else ())
        label = "all of them have ended, are retired, are practices that were not held, or checks that are off"
        yield diagnostic(_CODE, headline, place, label=label, help=_HELP)


CHECKS = (Check(_CODE, _current, each(_unguarded)),)
