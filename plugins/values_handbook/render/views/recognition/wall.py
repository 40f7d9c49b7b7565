"""The view of the wall: the selected recognitions, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from values_handbook.derive.order import ordered
from values_handbook.derive.recognition.recognized import day_of, wall_facets
from values_handbook.derive.select import select
from values_handbook.render.context import LinkView
from values_handbook.render.views.alignment.filtering import list_data
from values_handbook.render.views.cards import empty_label
from values_handbook.render.views.culture import RecognitionView, recognition_view
from values_handbook.render.views.proposing import way_to_thank

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext

MOST_LISTED = 60
"""Of more recognitions the table of contents names the years alone: of 2,000 it was a quarter of the page."""


@dataclass(frozen=True, slots=True)
class WallYear:
    """The recognitions of a year. Without a title they are an excerpt of all."""

    title: str
    anchor: str
    items: tuple[RecognitionView, ...]


@dataclass(frozen=True, slots=True)
class WallView:
    """The wall, or an excerpt of it. `data` is the input of the script that filters; empty where there is nothing to filter.

    `all` leads from an excerpt to the wall, `empty` is the text for an empty wall, `give_thanks` leads to writing one.
    """

    years: tuple[WallYear, ...]
    data: str
    all: LinkView | None
    empty: str
    give_thanks: LinkView | None = None


def wall_view(context: PageContext) -> WallView:
    """All recognitions, by years. On their own page they can be filtered; several embeds could not share one address."""
    records = ordered(context.linked, "recognition")
    found = () if context.prefix else wall_facets(context.linked, (record.key for record in records))
    return WallView(
        years=tuple(_year(context, year, items) for year, items in groupby(records, lambda item: day_of(item).year)),
        data=list_data(context, "wall", found, "wall-by-") if found else "",
        all=None,
        empty=empty_label(context, "recognition"),
        give_thanks=None if context.prefix else way_to_thank(context, records[0] if records else None),
    )


def _year(context: PageContext, year: int, records: Iterable[Record]) -> WallYear:
    items = tuple(recognition_view(context, record, level=3) for record in records)
    return WallYear(str(year), f"{context.prefix}_year-{year}", items)


def excerpt_view(context: PageContext, where: Mapping[str, tuple[str, ...]], limit: int | None) -> WallView:
    """The newest recognitions that match, for a place among other things."""
    chosen = select(context.linked, ordered(context.linked, "recognition"), where)[:limit]
    items = tuple(recognition_view(context, record) for record in chosen)
    everything = LinkView(context.t("wall-all"), context.section("recognition").href)
    return WallView((WallYear("", "", items),) if items else (), "", everything, context.t("nothing"))
