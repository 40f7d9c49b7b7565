"""Content checks: what a handbook lacks, as notes that a team may raise or silence.

A module for each family, with its `CHECKS`. Each is put to records of the handbook, published or not; what is closed,
retired or ended is asked nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.checks import (
    alignments,
    goals,
    lenses,
    lessons,
    pitfalls,
    recognitions,
    rhythm,
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
    *goals.CHECKS,
    *lenses.CHECKS,
    *alignments.CHECKS,
    *pitfalls.CHECKS,
    *recognitions.CHECKS,
    *rhythm.CHECKS,
    *lessons.CHECKS,
    *wording.CHECKS,
)
"""All of them, a check for each code of the catalogue's group `content`."""


def outcomes(linked: LinkedHandbook) -> tuple[Outcome, ...]:
    """Whom each check asked, and what it found."""
    return tuple(run(check, linked) for check in CHECKS)


def findings(found: Iterable[Outcome]) -> Iterator[Diagnostic]:
    """Every finding, some of which may stand for several records and come several times."""
    for outcome in found:
        for _, item in outcome.found:
            yield item
