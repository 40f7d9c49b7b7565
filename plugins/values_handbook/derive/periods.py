"""The dates of the labels that goals write as their period: those of cycles, and of the option `periods`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.query import query
from values_handbook.model.kinds import GoalCycle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.period import Dates


@query
def period_labels(linked: LinkedHandbook) -> Mapping[str, Dates]:
    """The dates of each label that the team gave dates to. Those of a cycle win over those of the option."""
    cycles = {
        record.id: record.fields.dates
        for record in linked.of("cycle")
        if isinstance(record.fields, GoalCycle) and record.fields.dates is not None
    }
    return {**linked.options.period_labels, **cycles}
