"""Pitfalls that nothing keeps away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.kinds import Pitfall
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked import Linked
    from values_handbook.model.record import Record

_CODE, _CHECK = "pitfall-unguarded", "check:"
_HELP = (
    "name in `guarded_by` what keeps it away: a practice, a do, a value, or a check such as `check:goal-without-value`"
)


def check_pitfalls(linked: Linked) -> Iterator[Diagnostic]:
    """Pitfalls without a guard, and those of which no guard is awake any more."""
    for record in linked.current("pitfall"):
        pitfall = record.fields
        assert isinstance(pitfall, Pitfall)
        if not pitfall.guarded_by and not linked.graph.sources(record.key, "pitfalls", "guideline"):
            headline = f"nothing guards against the pitfall `{record.id}`"
            yield diagnostic(_CODE, headline, locate_record(record), help=_HELP)
        elif not _is_guarded(linked, record, pitfall):
            headline = f"nothing guards against the pitfall `{record.id}` any more"
            place = locate_record(record, ("guarded_by", 0) if pitfall.guarded_by else ())
            label = "all of them have ended, are retired, or are checks that are off"
            yield diagnostic(_CODE, headline, place, label=label, help=_HELP)


def _is_guarded(linked: Linked, record: Record, pitfall: Pitfall) -> bool:
    """Whether a current record or a check that is on guards, by the pitfall's word or by that of a guideline."""
    guards = [
        *linked.graph.targets(record.key, "guarded_by"),
        *linked.graph.sources(record.key, "pitfalls", "guideline"),
    ]
    if any(linked.is_current(linked.record(key)) for key in guards):
        return True
    return any(_may_guard(linked, record, place, guard) for place, guard in enumerate(pitfall.guarded_by))


def _may_guard(linked: Linked, record: Record, place: int, guard: str) -> bool:
    """Whether a guard is a check that is on. One that does not exist is an error of its own: it is taken for awake."""
    if guard.startswith(_CHECK):
        return linked.options.severity.get(guard.removeprefix(_CHECK)) != "off"
    return linked.graph.leads_nowhere(record.key, ("guarded_by", place))
