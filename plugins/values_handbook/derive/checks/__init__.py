"""Content checks: what a handbook lacks, as notes that a team may raise or silence.

Each module holds a family of checks in its `CHECKS`. They run on all records, published or not, except on those that are
closed, retired or ended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.checks import (
    alignments,
    cycles,
    goals,
    lenses,
    measures,
    pitfalls,
    plausible,
    quality,
    recognitions,
    reviews,
    rhythm,
    value_types,
    values,
    wording,
)
from values_handbook.derive.checks.check import Check, Outcome, run
from values_handbook.derive.checks.named import check_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.diagnostics import Diagnostic

__all__ = ["CHECKS", "Check", "Outcome", "check_named", "findings", "outcomes"]

CHECKS: tuple[Check, ...] = (
    *values.CHECKS,
    *value_types.CHECKS,
    *goals.CHECKS,
    *lenses.CHECKS,
    *alignments.CHECKS,
    *pitfalls.CHECKS,
    *recognitions.CHECKS,
    *rhythm.CHECKS,
    *cycles.CHECKS,
    *plausible.CHECKS,
    *measures.CHECKS,
    *quality.CHECKS,
    *reviews.CHECKS,
    *wording.CHECKS,
)
"""One check for each code of the catalogue's group `content`."""


def outcomes(linked: LinkedHandbook) -> tuple[Outcome, ...]:
    """The records that each check applies to, and its findings."""
    return tuple(run(check, linked) for check in CHECKS)


def findings(found: Iterable[Outcome]) -> Iterator[Diagnostic]:
    """Every finding, some of which may stand for several records and come several times."""
    for outcome in found:
        for _, item in outcome.found:
            yield item
