"""Participation in making the handbook, over all of its records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.participation import all_activities, share, turnout
from values_handbook.render.views.accountability.participation import attendance_words

if TYPE_CHECKING:
    from values_handbook.derive.accountability.participation import Activity
    from values_handbook.model.record import Key
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity with a known number of invited people: who came, and what it was about.

    `percent` is None where more came than were invited.
    """

    date: str
    iso: str
    activity: str
    attendance: str
    percent: int | None
    about: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class AttendedView:
    """The rate over all activities, in words; how many have none; and those that have one, the smallest share first."""

    rate: str
    unknown: str
    activities: tuple[ActivityView, ...]


def attended_view(context: PageContext) -> AttendedView | None:
    """The rate of participation; None where no activity gives both numbers."""
    t, found = context.t, all_activities(context.linked)
    who = turnout(item for item, _ in found)
    if who.percent is None:
        return None
    rate = t("attendance", some=who.participants, all=who.invited, percent=t.percent(who.percent))
    unknown = who.activities - who.known - who.beyond
    views = [_activity(context, item, about) for item, about in found if item.participants is not None and item.invited]
    return AttendedView(
        rate=t("asked-in-all", attendance=rate),
        unknown=t.count("asked-untold", unknown) if unknown else "",
        activities=tuple(sorted(views, key=lambda view: (101 if view.percent is None else view.percent, view.iso))),
    )


def _activity(context: PageContext, item: Activity, about: tuple[Key, ...]) -> ActivityView:
    percent = share(item.participants or 0, item.invited or 0)
    words = attendance_words(context, item)
    return ActivityView(
        context.t.day(item.date), item.date.isoformat(), item.activity, words, percent, context.links(about)
    )
