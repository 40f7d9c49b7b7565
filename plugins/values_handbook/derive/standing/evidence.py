"""What shows that a pitfall of the handbook was met: the reviews and hard cases that refer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.query import query
from values_handbook.model.kinds import Case, Review
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook

_KINDS = ("review", "case")


@query
def evidence_of(linked: LinkedHandbook, pitfall: Key) -> tuple[tuple[Key, date], ...]:
    """The reviews and hard cases that refer to a pitfall, with the day of each, the newest first."""
    references = [reference for kind in _KINDS for reference in linked.graph.incoming(pitfall, kind=kind)]
    keys = {reference.source for reference in references if isinstance(reference.source, Key)}
    dated = [(key, _day_of(linked, key)) for key in keys]
    return tuple(sorted(dated, key=lambda pair: (-pair[1].toordinal(), str(pair[0]))))


def _day_of(linked: LinkedHandbook, key: Key) -> date:
    fields = linked.record(key).fields
    assert isinstance(fields, Review | Case)
    return fields.date
