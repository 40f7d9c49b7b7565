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
    from values_handbook.render.context import PageContext

NEWEST = 3
"""Changes on the home page."""


@dataclass(frozen=True, slots=True)
class WayView:
    """A way into the handbook: where it leads, and to which question that is the answer."""

    link: LinkView
    question: str


@dataclass(frozen=True, slots=True)
class WayGroup:
    """Ways of one section of the navigation. What readers come for every day has no title and comes first."""

    title: str
    ways: tuple[WayView, ...]


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
    ways: tuple[WayGroup, ...]
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


def _ways(context: PageContext) -> tuple[WayGroup, ...]:
    """Links to overviews, to the matrices and to the do's and don'ts, as far as the handbook holds what they show."""
    t, plan, linked = context.t, context.shared.site.plan, context.linked
    ways = [
        (item.home, plan.layout.overview(item.name), context.overview(item.name))
        for item in OVERVIEWS.values()
        if item.home is not None
    ]
    for home, title, path in (
        (HomeLink(3, "way-matrices", ("value", "goal")), "matrices", plan.layout.matrix("index")),
        (HomeLink(7, "way-dos-and-donts", ("guideline",)), "dos-and-donts", plan.layout.section("guideline")),
    ):
        ways.append((home, path, LinkView(t(title), context.href(plan.page(path)))))
    groups: dict[str, list[WayView]] = {group: [] for group, _ in plan.navigation.values()}
    for home, path, link in sorted(ways, key=lambda way: way[0].position):
        has_records = all(linked.of(kind) for kind in home.kinds)
        if link is not None and has_records and (not home.condition or function_at(home.condition)(linked)):
            groups[plan.navigation[path][0]].append(WayView(link, t(home.question)))
    return tuple(WayGroup(t(group) if group else "", tuple(found)) for group, found in groups.items() if found)
