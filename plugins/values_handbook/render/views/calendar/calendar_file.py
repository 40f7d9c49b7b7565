"""Views of calendar files: practices that recur, and the days by which something is due, as texts ready to be written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from values_handbook.derive.calendar.deadlines import deadlines, deadlines_of
from values_handbook.derive.calendar.schedule import practices_of, series
from values_handbook.labels.punctuation import joined
from values_handbook.model.interval import minutes
from values_handbook.model.kinds import Practice
from values_handbook.prose import excerpt
from values_handbook.render.views.accountability.due import due_label
from values_handbook.render.views.conduct import named_values
from values_handbook.render.views.proposing import check_in_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from values_handbook.derive.accountability.due import Due
    from values_handbook.derive.calendar.schedule import Series
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import PageContext, SiteContext

MOST_LISTED = 10
"""Things that the entry of one day names."""
_LONGEST = 300
"""Characters of the excerpt that stands in the place of a missing summary."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]+")
"""Characters that a text of a calendar cannot hold (RFC 5545, section 3.1), and line ends that some readers break at."""


@dataclass(frozen=True, slots=True)
class EventView:
    """An entry of a calendar. All texts are plain.

    `uid` names it for ever. `minutes` is how long it takes, None where that is not known. `rule` is one of RFC 5545 without
    its end, empty for what comes once; `last` is the last day, None where it has no end. `address` is empty where the site
    has none. `left_out` are the days of the rule on which it does not take place.
    """

    uid: str
    title: str
    description: str
    place: str
    address: str
    first: date | datetime
    minutes: int | None = None
    rule: str = ""
    last: date | None = None
    left_out: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarFileView:
    """A calendar to subscribe to: what it is called, and what it holds."""

    title: str
    events: tuple[EventView, ...]


def calendar_file_view(shared: SiteContext, team: Key | None = None) -> CalendarFileView:
    """The calendar of a team, or of all."""
    linked, site = shared.linked, shared.site.project
    name = site.site_name or shared.labels("home")
    context = shared.on(shared.site.plan.page(shared.site.plan.layout.home).page)
    own = practices_of(linked, team) if team is not None else None
    recurring = (item for item in series(linked) if own is None or item.practice in own)
    things = deadlines_of(linked, team) if team is not None else deadlines(linked)
    title = shared.labels("calendar-of-team", site=name, team=shared.title(team)) if team is not None else name
    # The same practice is the same entry in every calendar, and is made once.
    events = [shared.once(("event", item.practice), partial(_practice, context, item)) for item in recurring]
    return CalendarFileView(_text(title), (*events, *_days(context, things, team)))


def _practice(context: PageContext, item: Series) -> EventView:
    record = context.linked.record(item.practice)
    practice = record.fields
    assert isinstance(practice, Practice)
    title, first = practice.heading, item.first
    if isinstance(first, datetime) and context.linked.options.timezone is None:
        # Without a zone Google Calendar and Outlook on the web take a time for UTC, and Apple's Calendar for the time on
        # the reader's clock. All of them show a whole day right, so the time stands in its title.
        title, first = f"{first:%H:%M} {title}", first.date()
    return EventView(
        uid=_uid(context, str(item.practice).replace(":", "-")),
        title=_text(title),
        description=_text("\n".join(_description(context, record, practice))),
        place=_text(practice.channel or ""),
        address=_address(context, item.practice),
        first=first,
        minutes=minutes(practice.duration) if practice.duration else None,
        rule=item.rule,
        last=item.last,
        left_out=item.left_out,
    )


def _description(context: PageContext, record: Record, practice: Practice) -> Iterator[str]:
    """The lines of the description of a practice."""
    t, shared = context.t, context.shared
    if practice.summary:
        yield shared.plain(practice.summary)
    elif practice.description:
        yield excerpt(shared.prose.block(practice.description).plain, _LONGEST)
    if practice.duration:
        yield f"{t('duration')}: {practice.duration}"
    if audience := context.links(context.linked.graph.targets(record.key, "audience")):
        yield f"{t('audience')}: {joined((link.title for link in audience), t('comma'))}"
    if values := named_values(context, record.key):
        yield f"{t('values')}: {joined((link.title for link in values), t('comma'))}"
    yield _address(context, record.key)


def _days(context: PageContext, items: Iterable[Due], team: Key | None) -> Iterator[EventView]:
    """An entry for each day by which something is due."""
    for day, found in groupby(items, key=lambda item: item.day):
        things = list(found)
        parts = (f"due-{day}", team.id if team is not None else "")
        yield EventView(
            uid=_uid(context, "-".join(filter(None, parts))),
            title=_text(_thing(context, things[0]) if len(things) == 1 else context.t.count("due-things", len(things))),
            description=_text("\n".join(_things(context, things))),
            place="",
            address=_way_to_do(context, things[0]) if len(things) == 1 else "",
            first=day,
        )


def _things(context: PageContext, items: Sequence[Due]) -> Iterator[str]:
    for item in items[:MOST_LISTED]:
        address = _address(context, item.key)
        yield f"{_thing(context, item)}\n{address}" if address else _thing(context, item)
    if len(items) > MOST_LISTED:
        yield context.t.count("more-items", len(items) - MOST_LISTED)


def _thing(context: PageContext, item: Due) -> str:
    return joined((due_label(context, item), context.shared.title(item.key)), ": ")


def _way_to_do(context: PageContext, item: Due) -> str:
    """Where something that is due is done: the form for a check-in, else the record's page."""
    site = context.shared.site.project.site_url
    form = context.shared.site.plan.form(item.key.kind) if item.reason == "check-in" else None
    if not site or form is None:
        return _address(context, item.key)
    return f"{site.rstrip('/')}/{form}{check_in_query(item.key)}"


def _uid(context: PageContext, name: str) -> str:
    """A name that no entry of another site has."""
    project = context.shared.site.project
    place = project.site_url.partition("://")[2].rstrip("/") or project.site_name or "handbook"
    return f"{name}@{''.join(letter if letter.isalnum() else '-' for letter in place)}"


def _address(context: PageContext, key: Key) -> str:
    site = context.shared.site.project.site_url
    return f"{site.rstrip('/')}/{context.shared.address(key)}" if site else ""


def _text(words: str) -> str:
    return _CONTROL.sub(" ", words).strip()
