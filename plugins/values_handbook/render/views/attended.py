"""Who was asked and who took part in making the handbook, over all of its records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.participation import all_activities, attendance

if TYPE_CHECKING:
    from values_handbook.derive.participation import Activity
    from values_handbook.model.record import Key
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activity that tells how many were invited: who came, as a share, and what it was about."""

    date: str
    iso: str
    activity: str
    attendance: str
    percent: int
    about: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class AttendedView:
    """The rate over all activities, in words; how many do not tell one; and those that do, the smallest share first."""

    rate: str
    untold: str
    activities: tuple[ActivityView, ...]


def attended_view(context: PageContext) -> AttendedView | None:
    """Who was asked and who took part; None where no activity tells both."""
    t, found = context.t, all_activities(context.linked)
    who = attendance(item for item, _ in found)
    if who.percent is None:
        return None
    rate = t("attendance", some=who.participants, all=who.invited, percent=t.percent(round(who.percent)))
    views = [_activity(context, item, about) for item, about in found if attendance([item]).activities]
    return AttendedView(
        rate=t("asked-in-all", attendance=rate),
        untold=t.count("asked-untold", who.untold) if who.untold else "",
        activities=tuple(sorted(views, key=lambda view: (view.percent, view.iso))),
    )


def _activity(context: PageContext, item: Activity, about: tuple[Key, ...]) -> ActivityView:
    t, percent = context.t, round(attendance([item]).percent or 0)
    told = t("attendance", some=item.participants, all=item.invited, percent=t.percent(percent))
    return ActivityView(t.day(item.day), item.day.isoformat(), item.name, told, percent, context.links(about))
