"""The order of an automatic navigation: what readers come for first, then how the handbook stands, then its upkeep.

A new kind, and a new overview that is a page, takes a place here; a test asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.overviews import OVERVIEWS
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.model.layout import Layout

EVERYDAY = (
    "home",
    "next-step",
    "first-day",
    "value",
    "guideline",
    "goal",
    "objective",
    "team",
    "person",
    "practice",
    "calendar",
    "values-check",
    "values-in-conversation",
    "recognition",
    "case",
    "pitfall",
    "question",
)
"""The pages at the top: kinds of records, whose index pages are meant, and overviews. Hand-written pages follow them."""
FOLDED: Mapping[str, tuple[str, ...]] = {
    "where-we-stand": (
        "scorecard",
        "matrices",
        "map",
        "is-it-working",
        "stated-and-recognized",
        "costs",
        "culture-gap",
        "review",
        "how-the-cycle-ended",
        "how-we-chose",
        "changes",
    ),
    "navigation-upkeep": (
        "owners",
        "upkeep",
        "cycle",
        "sheets",
        "questionnaire",
        "workshop",
        "candidate",
    ),
}
"""The sections at the end, by the labels of their titles, and what each holds."""


def navigation_order(layout: Layout) -> dict[str, tuple[str, int]]:
    """The section of each page by its source path, empty for the top, and its position among all; the top comes first."""
    groups = {"": EVERYDAY, **FOLDED}
    placed = [(section, name) for section, names in groups.items() for name in names]
    return {_path(layout, name): (section, number) for number, (section, name) in enumerate(placed)}


def _path(layout: Layout, name: str) -> str:
    if name in KINDS:
        return layout.section(name)
    if name in OVERVIEWS:
        return layout.overview(name)
    return layout.home if name == "home" else layout.matrix("index")
