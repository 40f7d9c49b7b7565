"""Content checks: what a handbook lacks, as notes that a team may raise or silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.coverage import coverage
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked import Linked


def check(linked: Linked) -> Iterator[Diagnostic]:
    """Every finding of every content check, over all records, published or not."""
    found = coverage(linked)
    for code, keys in (
        ("value-without-goal", found.values_without_goal),
        ("objective-without-value", found.objectives_without_value),
        ("goal-without-value", found.goals_without_value),
    ):
        for key in keys:
            record = linked.record(key)
            yield diagnostic(code, f"the {key.kind} `{key.id}` stands alone", locate_record(record))
