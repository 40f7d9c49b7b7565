"""Views of who took part in making a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.participation import share, turnout

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.derive.accountability.participation import Activity
    from values_handbook.model.kinds import Review
    from values_handbook.model.kinds.common import Participation
    from values_handbook.model.record import Record
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class ParticipationView:
    """How people took part once."""

    date: str
    iso: str
    activity: str
    attendance: str
    outcome: Markup
    link: LinkView | None


def participation_view(context: PageContext, record: Record, number: int, link: LinkView | None) -> ParticipationView:
    """One entry of a record; `link` is where to read more."""
    t, item = context.t, record.fields.participation[number]
    return ParticipationView(
        date=t.day(item.date),
        iso=item.date.isoformat(),
        activity=item.activity,
        attendance=attendance_words(context, item),
        outcome=context.inline(record, f"participation-{number}-outcome", item.outcome),
        link=link,
    )


def attendance_words(context: PageContext, item: Participation | Activity | Review) -> str:
    """How many took part, as a rate where the invited are known; where more came than those, both numbers."""
    t = context.t
    if item.participants is None:
        return t.count("invited", item.invited) if item.invited else ""
    if not item.invited:
        return t.count("participants", item.participants)
    rate = share(item.participants, item.invited)
    if rate is None:
        return t("attendance-beyond", some=item.participants, all=item.invited)
    return t("attendance", some=item.participants, all=item.invited, percent=t.percent(rate))


def turnout_line(context: PageContext, record: Record) -> str:
    """The rate over several entries; empty where fewer than two give both numbers."""
    t, found = context.t, turnout(record.fields.participation)
    if found.known < 2 or found.percent is None:
        return ""
    rate = t("turnout", some=found.participants, all=found.invited, percent=t.percent(found.percent))
    return f"{rate} {t('turnout-how', some=found.known, all=found.activities)}"
