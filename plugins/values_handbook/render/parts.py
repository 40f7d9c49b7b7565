"""The parts that tell of the whole handbook or of a kind: on pages of their own, in embeds, or both."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from values_handbook.derive.order import ordered
from values_handbook.render.views.accountability.commenting import proposals_view
from values_handbook.render.views.accountability.due import due_list
from values_handbook.render.views.accountability.owners import owners_view
from values_handbook.render.views.alignment.map import map_view
from values_handbook.render.views.calendar.calendar import calendar_view, practices_view
from values_handbook.render.views.cards import cards_view
from values_handbook.render.views.changes import changes_view
from values_handbook.render.views.evaluation.questionnaire import questionnaire_view
from values_handbook.render.views.evaluation.reviews import reviews_view
from values_handbook.render.views.evaluation.sheets import sheets_view
from values_handbook.render.views.first_day import first_day_view
from values_handbook.render.views.recognition.costs import costs_view
from values_handbook.render.views.recognition.preached import preached_view
from values_handbook.render.views.recognition.wall import excerpt_view, wall_view
from values_handbook.render.views.sections import ITEM_VIEWS, codes_view, guidelines_view, items_view
from values_handbook.render.views.standing.health import health_view
from values_handbook.render.views.standing.scorecard import scorecard_view
from values_handbook.render.views.tree import cascade_view, goals_view, teams_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.model.embed import EmbedSpec
    from values_handbook.render.context import PageContext
    from values_handbook.render.views.cards import CardsView


class EmbedPart(NamedTuple):
    """A template, and the function that makes its view for what an embed asks: which records, how many."""

    template: str
    view: Callable[[PageContext, EmbedSpec], Any]


PARTS: dict[str, EmbedPart] = {
    "cascade": EmbedPart("cascade.html", lambda context, asked: cascade_view(context, asked.where)),
    "map": EmbedPart("map.html", lambda context, asked: map_view(context, asked.where)),
    "first-day": EmbedPart("first-day.html", lambda context, _: first_day_view(context)),
    "due": EmbedPart("due.html", lambda context, asked: due_list(context, asked.limit)),
    "changes": EmbedPart("changes.html", lambda context, asked: changes_view(context, asked.limit)),
    "recognitions": EmbedPart(
        "recognitions.html", lambda context, asked: excerpt_view(context, asked.where, asked.limit)
    ),
    "preached-and-practised": EmbedPart("preached-and-practised.html", lambda context, _: preached_view(context)),
    "costs": EmbedPart("costs.html", lambda context, _: costs_view(context)),
    "health": EmbedPart("health.html", lambda context, _: health_view(context)),
    "scorecard": EmbedPart("scorecard.html", lambda context, asked: scorecard_view(context, asked.where)),
    "owners": EmbedPart("owners.html", lambda context, _: owners_view(context)),
    "open-for-comment": EmbedPart("open-for-comment.html", lambda context, _: proposals_view(context)),
    "calendar": EmbedPart("calendar.html", lambda context, _: calendar_view(context)),
    "sheets": EmbedPart("sheets.html", lambda context, _: sheets_view(context)),
    "questionnaire": EmbedPart("questionnaire.html", lambda context, _: questionnaire_view(context)),
    "codes": EmbedPart("codes.html", lambda context, _: codes_view(context)),
}
"""How each is made, by its name in an embed."""


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
}


def section_of(kind: str) -> IndexPage:
    """How the body of a kind's index page is made: its own way, else all records in full, else cards of them."""
    if kind in ITEM_VIEWS:
        return _SECTIONS.get(kind) or IndexPage("index/items.html", partial(items_view, kind=kind))
    return _SECTIONS.get(kind) or IndexPage("index/cards.html", partial(_all_cards, kind=kind))


def _all_cards(context: PageContext, kind: str) -> CardsView:
    return cards_view(context, kind, ordered(context.linked, kind))
