"""Codes of content checks: what a handbook lacks to be lived. All are notes unless a team raises them."""

from values_handbook.diagnostics.catalogue.content import (
    alignments,
    cycles,
    goals,
    lessons,
    plausible,
    quality,
    recognitions,
    reviews,
    rhythm,
    values,
    wording,
)

ENTRIES = (
    *values.ENTRIES,
    *goals.ENTRIES,
    *alignments.ENTRIES,
    *recognitions.ENTRIES,
    *rhythm.ENTRIES,
    *cycles.ENTRIES,
    *plausible.ENTRIES,
    *quality.ENTRIES,
    *reviews.ENTRIES,
    *lessons.ENTRIES,
    *wording.ENTRIES,
)
"""In the order in which the checks run, a module for each family as in `derive.checks`."""
