"""The view of the tensions between values: a table of pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.tensions import tension_pairs

if TYPE_CHECKING:
    from values_handbook.derive.alignment.tensions import TensionPair
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class TensionCell:
    """A pair: whether it is told what to do then, and the goals that serve one and strain the other.

    Without tension all of it is empty but the other value.
    """

    other: LinkView
    is_tense: bool
    is_guided: bool
    count: str
    goals: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class TensionRow:
    """A value with a cell for each value before it."""

    value: LinkView
    cells: tuple[TensionCell, ...]


@dataclass(frozen=True, slots=True)
class TensionsView:
    """Values that pull apart with another: all but the last as columns, all but the first as rows."""

    columns: tuple[LinkView, ...]
    rows: tuple[TensionRow, ...]


def tensions_view(context: PageContext) -> TensionsView | None:
    """The tensions between values; None where there are none."""
    pairs = {(pair.first, pair.second): pair for pair in tension_pairs(context.linked)}
    if not pairs:
        return None
    values = context.linked.in_order(key for pair in pairs for key in pair)
    return TensionsView(
        columns=context.links(values[:-1]),
        rows=tuple(
            TensionRow(
                context.link(value),
                tuple(_cell(context, context.link(other), pairs.get((other, value))) for other in values[:place]),
            )
            for place, value in enumerate(values)
            if place
        ),
    )


def _cell(context: PageContext, other: LinkView, pair: TensionPair | None) -> TensionCell:
    if pair is None:
        return TensionCell(other, False, False, "", ())
    count = context.t.count("goals", len(pair.goals)) if pair.goals else ""
    return TensionCell(other, True, pair.is_guided, count, context.links(pair.goals))
