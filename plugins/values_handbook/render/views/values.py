"""The view of the index page of values: which of them no goal supports, then all of them as cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.order import ordered
from values_handbook.render.views.alignment.matrix import GapView, gap_view
from values_handbook.render.views.cards import CardsView, cards_view

if TYPE_CHECKING:
    from values_handbook.render.context import PageContext


@dataclass(frozen=True, slots=True)
class ValuesView:
    """The index page of values. `gap` names those in force that no goal supports; None where there are none, or no goals."""

    gap: GapView | None
    cards: CardsView


def values_view(context: PageContext) -> ValuesView:
    """The index page of values."""
    linked = context.linked
    alone = [record.key for record in linked.current("value") if not context.shared.support_of(record.key).get("goal")]
    gap = gap_view(context, "gap-columns-goal", context.links(alone)) if alone and linked.current("goal") else None
    return ValuesView(gap, cards_view(context, "value", ordered(linked, "value")))
