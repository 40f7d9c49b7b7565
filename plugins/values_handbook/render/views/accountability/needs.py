"""Views of what goals need from other teams."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.needs import needed_by, needed_from, needs_of
from values_handbook.derive.teams import teams_of_goal
from values_handbook.render.html import join_html
from values_handbook.render.views.common import StatusView, sentence

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.derive.accountability.needs import TeamNeed
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import PageContext


@dataclass(frozen=True, slots=True)
class NeedView:
    """What a goal needs, from whom and for whom, and whether that is agreed."""

    what: Markup
    whose: Markup
    agreed: StatusView


def needs_of_goal(context: PageContext, record: Record) -> tuple[NeedView, ...]:
    """What a goal needs from other teams."""
    needs = needs_of(context.linked, record.key)
    return tuple(_view(context, need, sentence(context, "need-from", team=context.link(need.team))) for need in needs)


def needs_of_team(context: PageContext, team: Key) -> tuple[NeedView, ...]:
    """What the open goals of a team need from others."""
    return tuple(
        _view(
            context,
            need,
            sentence(context, "need-from-for", team=context.link(need.team), goal=context.link(need.goal)),
        )
        for need in needed_by(context.linked, team)
    )


def needs_from_team(context: PageContext, team: Key) -> tuple[NeedView, ...]:
    """What open goals of others need from a team."""
    return tuple(_view(context, need, _by(context, need)) for need in needed_from(context.linked, team))


def _by(context: PageContext, need: TeamNeed) -> Markup:
    """Who needs something and for which goal; the goal alone where no team has it."""
    goal, teams = context.link(need.goal), context.links(teams_of_goal(context.linked, need.goal))
    if not teams:
        return sentence(context, "need-for", goal=goal)
    return sentence(context, "need-by-for", teams=join_html(teams, context.t("comma")), goal=goal)


def _view(context: PageContext, need: TeamNeed, whose: Markup) -> NeedView:
    record = context.linked.record(need.goal)
    item = context.linked.goal(need.goal).needs[need.place]
    agreed = f"agreed-{item.agreed or 'open'}"
    return NeedView(
        what=context.inline(record, f"needs-{need.place}-what", item.what),
        whose=whose,
        agreed=StatusView(agreed, context.t(agreed)),
    )
