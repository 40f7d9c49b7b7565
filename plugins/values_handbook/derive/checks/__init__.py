"""Content checks: what a handbook lacks, as notes that a team may raise or silence.

A module for each family. Each is a generator of diagnostics over all records, published or not; what is closed, retired or
ended is asked nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.checks.alignments import check_alignments
from values_handbook.derive.checks.goals import check_goals
from values_handbook.derive.checks.lessons import check_lessons
from values_handbook.derive.checks.named import check_named
from values_handbook.derive.checks.pitfalls import check_pitfalls
from values_handbook.derive.checks.rhythm import check_rhythm
from values_handbook.derive.checks.values import check_values
from values_handbook.derive.checks.wording import check_wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked import Linked
    from values_handbook.diagnostics import Diagnostic

_FAMILIES = (
    check_values,
    check_goals,
    check_alignments,
    check_pitfalls,
    check_rhythm,
    check_lessons,
    check_wording,
    check_named,
)


def check(linked: Linked) -> Iterator[Diagnostic]:
    """Every finding of every content check."""
    for family in _FAMILIES:
        yield from family(linked)
