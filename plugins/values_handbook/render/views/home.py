"""The view of the home page of a handbook that has written none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.first_day import teams_to_join
from values_handbook.overviews import OVERVIEWS, HomeLink, function_at
from values_handbook.render.context import LinkView
from values_handbook.render.views.accountability.commenting import ProposalView, proposals_view
from values_handbook.render.views.cards import CardsView, cards_view, chosen
from values_handbook.render.views.changes import ChangesView, changes_view
from values_handbook.render.views.people import MissionView, mission_view
from values_handbook.render.views.this_week import ThisWeekView, this_week_view

if TYPE_CHECKING:
    from values_handbook.model.record import Record
    from values_handbook.plan.addresses import Address
    from values_handbook.render.context import PageContext

NEWEST = 3
"""Changes on the home page."""


@dataclass(frozen=True, slots=True)
class WayView:
    """A way into the handbook: where it leads, and to which question that is the answer."""

    link: LinkView
    question: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """A home page from what there is."""

    title: str
    prefix: str
    mission: MissionView | None
    week: ThisWeekView
    values: CardsView
    proposals: tuple[ProposalView, ...]
    teams: tuple[LinkView, ...]
    ways: tuple[WayView, ...]
    goals: CardsView
    changes: ChangesView | None


def home_view(context: PageContext, title: str) -> HomeView:
    """A home page from what there is."""
    wanted: dict[str, tuple[str, ...]] = {"period": ("current",), "level": ("organization",)}
    changes = changes_view(context, NEWEST)
    return HomeView(
        title=title,
        prefix=context.prefix,
        mission=mission_view(context),
        week=this_week_view(context),
        values=cards_view(context, "value", _values(context)),
        proposals=proposals_view(context),
        teams=context.links(teams_to_join(context.linked)),
        ways=_ways(context),
        goals=cards_view(context, "goal", chosen(context, "goal", wanted, None)),
        changes=changes if changes.months else None,
    )


def _values(context: PageContext) -> list[Record]:
    """The values that are in force or were; proposed ones stand below, as open for comment."""
    values = chosen(context, "value", {}, None)
    return [record for record in values if record.fields.status not in ("proposed", "declined")]


def _ways(context: PageContext) -> tuple[WayView, ...]:
    """Links to overviews, to the matrices and to the do's and don'ts, as far as the handbook holds what they show."""
    t, plan, linked = context.t, context.shared.site.plan, context.linked

    def page(title: str, address: Address) -> LinkView:
        return LinkView(title, context.href(address))

    ways = [
        (overview.home, context.overview(overview.name)) for overview in OVERVIEWS.values() if overview.home is not None
    ]
    ways += [
        (HomeLink(3, "way-matrices", ("value", "goal")), page(t("matrices"), plan.matrix("index"))),
        (HomeLink(7, "way-dos-and-donts", ("guideline",)), page(t("dos-and-donts"), plan.section("guideline"))),
    ]
    return tuple(
        WayView(link, t(home.question))
        for home, link in sorted(ways, key=lambda way: way[0].position)
        if link is not None
        and all(linked.of(kind) for kind in home.kinds)
        and (not home.condition or function_at(home.condition)(linked))
    )
