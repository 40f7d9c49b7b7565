"""The view of what matters this week, for the home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from values_handbook.derive.calendar.deadlines import deadlines
from values_handbook.derive.calendar.schedule import coming
from values_handbook.derive.this_week import behaviour_of_the_week, newest_thanks
from values_handbook.model.kinds import Recognition, Value
from values_handbook.prose import excerpt
from values_handbook.render.context import LinkView
from values_handbook.render.views.accountability.due import DueView, due_views

if TYPE_CHECKING:
    from values_handbook.render.context import PageContext

A_WEEK = timedelta(days=7)
MOST_DUE = 3
LONGEST = 180
"""Characters of a behaviour or of a story that are shown."""


@dataclass(frozen=True, slots=True)
class NextPractice:
    """A practice and the day on which it comes next."""

    link: LinkView
    day: str
    iso: str


@dataclass(frozen=True, slots=True)
class TryView:
    """A behaviour to try, with its value, and how its text begins."""

    value: LinkView
    behaviour: LinkView
    text: str


@dataclass(frozen=True, slots=True)
class ThanksView:
    """A recognition, whom it is for, and how its story begins."""

    link: LinkView
    to: tuple[LinkView, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ThisWeekView:
    """What matters this week. `due` is what is late or due within seven days, and `more` leads to the rest of it."""

    practice: NextPractice | None
    due: tuple[DueView, ...]
    more: LinkView | None
    to_try: TryView | None
    thanks: ThanksView | None

    @property
    def has_content(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.practice or self.due or self.to_try or self.thanks)


def this_week_view(context: PageContext) -> ThisWeekView:
    """What matters this week."""
    linked = context.linked
    until = linked.today + A_WEEK
    due = due_views(context, [item for item in deadlines(linked) if item.day <= until])
    left_out = len(due) - MOST_DUE
    calendar = context.href(context.shared.site.plan.overview("calendar"))
    return ThisWeekView(
        practice=_practice(context),
        due=due[:MOST_DUE],
        more=LinkView(context.t.count("more-items", left_out), calendar) if left_out > 0 else None,
        to_try=_to_try(context),
        thanks=_thanks(context),
    )


def _practice(context: PageContext) -> NextPractice | None:
    found = next(iter(coming(context.linked)), None)
    if found is None:
        return None
    return NextPractice(context.link(found.practice), context.t.day(found.day), found.day.isoformat())


def _to_try(context: PageContext) -> TryView | None:
    found = behaviour_of_the_week(context.linked)
    if found is None:
        return None
    record = context.linked.record(found.value)
    assert isinstance(record.fields, Value)
    behaviour = record.fields.behaviours[found.place]
    more = behaviour.text if behaviour.title and behaviour.text else behaviour.description or ""
    text = excerpt(context.shared.prose.block(more).plain, LONGEST)
    return TryView(context.link(found.value), context.link(found.value, found.behaviour), text)


def _thanks(context: PageContext) -> ThanksView | None:
    key = newest_thanks(context.linked)
    if key is None:
        return None
    record = context.linked.record(key)
    assert isinstance(record.fields, Recognition)
    story = record.fields.summary or record.fields.story or record.fields.description or ""
    text = excerpt(context.shared.prose.block(story).plain, LONGEST)
    return ThanksView(context.link(key), context.who(record, "to"), text)
