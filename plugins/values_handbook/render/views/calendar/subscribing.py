"""Links to the calendars that there are to subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.calendar.deadlines import deadlines, deadlines_of
from values_handbook.derive.calendar.schedule import practices_of, series
from values_handbook.render.context import LinkView

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext


@dataclass(frozen=True, slots=True)
class SubscribeView:
    """A calendar file: the address that calendars subscribe to, which only a site with an address has, and the file."""

    subscribe: LinkView | None
    file: LinkView


def has_dates(linked: LinkedHandbook, team: Key | None = None) -> bool:
    """Whether the calendar of a team, or of all, holds anything."""
    if team is None:
        return bool(series(linked) or deadlines(linked))
    return any(item.practice in practices_of(linked, team) for item in series(linked)) or bool(
        deadlines_of(linked, team)
    )


def subscribe_view(context: PageContext, team: Key | None = None) -> SubscribeView | None:
    """The calendar file of a team, or of all; None where it would be empty."""
    if not has_dates(context.linked, team):
        return None
    t, address = context.t, context.shared.site.plan.calendar(team)
    site = context.shared.site.project.site_url
    # `webcal` stands for either scheme: calendars try https first.
    at = f"webcal://{site.partition('://')[2].rstrip('/')}/{address}" if "://" in site else ""
    return SubscribeView(
        LinkView(t("calendar-subscribe"), at) if at else None,
        LinkView(t("calendar-file"), context.href(address)),
    )
