"""The index pages of kinds: the template of each, and the function that makes its view."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from values_handbook.derive.order import ordered
from values_handbook.render.views.calendar.calendar import practices_view
from values_handbook.render.views.cards import cards_view
from values_handbook.render.views.evaluation.reviews import reviews_view
from values_handbook.render.views.goals import goals_view
from values_handbook.render.views.recognition.wall import wall_view
from values_handbook.render.views.sections import ITEM_VIEWS, guidelines_view, items_view
from values_handbook.render.views.tree import teams_view
from values_handbook.render.views.values import values_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.render.context import PageContext
    from values_handbook.render.views.cards import CardsView


class IndexPage(NamedTuple):
    """The template of an index page, and the function that makes its view."""

    template: str
    view: Callable[[PageContext], Any]


_SECTIONS: dict[str, IndexPage] = {
    "goal": IndexPage("index/goals.html", goals_view),
    "guideline": IndexPage("index/dos-and-donts.html", guidelines_view),
    "practice": IndexPage("index/practices.html", practices_view),
    "recognition": IndexPage("recognitions.html", wall_view),
    "review": IndexPage("index/reviews.html", reviews_view),
    "team": IndexPage("index/teams.html", teams_view),
    "value": IndexPage("index/values.html", values_view),
}


def section_of(kind: str) -> IndexPage:
    """How the body of a kind's index page is made: its own way, else all records in full, else cards of them."""
    if kind in ITEM_VIEWS:
        return _SECTIONS.get(kind) or IndexPage("index/items.html", partial(items_view, kind=kind))
    return _SECTIONS.get(kind) or IndexPage("index/cards.html", partial(_all_cards, kind=kind))


def _all_cards(context: PageContext, kind: str) -> CardsView:
    return cards_view(context, kind, ordered(context.linked, kind))
