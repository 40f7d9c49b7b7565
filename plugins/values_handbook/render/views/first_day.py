"""The view of the first day at work: the purpose, each value with a story and a thing to do, the teams, and what comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.team_values import ALL_VALUES
from values_handbook.derive.calendar.schedule import coming
from values_handbook.derive.first_day import guards, occasions, teams_to_join
from values_handbook.model.kinds import Case, Guideline, Practice, Recognition, Value
from values_handbook.render.occasions import occasion
from values_handbook.render.views.common import StatusView, status_view
from values_handbook.render.views.people import MissionView, mission_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from markupsafe import Markup

    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext

MOST_COMING = 6
"""Practices with a day that are shown: those of the next weeks, in most handbooks."""


@dataclass(frozen=True, slots=True)
class StoryView:
    """A recognition, a case or a voice. `link` is none for a voice, `by` says whose it is."""

    link: LinkView | None
    text: Markup
    by: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class ThingToDo:
    """A behaviour, or a do, that applies to everyone. `link` is none for a behaviour without an id."""

    link: LinkView | None
    text: Markup


@dataclass(frozen=True, slots=True)
class FirstValueView:
    """A value as a newcomer meets it."""

    link: LinkView
    icon: Markup
    anchor: str
    summary: Markup
    status: StatusView | None
    story: StoryView | None
    to_do: ThingToDo | None
    owners: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class ComingView:
    """A practice and when it comes: on a day, or on an occasion."""

    link: LinkView
    when: str
    iso: str
    audience: tuple[LinkView, ...]
    channel: str


@dataclass(frozen=True, slots=True)
class FirstDayView:
    """The page for the first day at work."""

    prefix: str
    mission: MissionView | None
    values: tuple[FirstValueView, ...]
    more_values: LinkView | None
    teams: tuple[LinkView, ...]
    coming: tuple[ComingView, ...]
    occasions: tuple[ComingView, ...]
    guards: tuple[LinkView, ...]
    pitfalls: LinkView


def first_day_view(context: PageContext) -> FirstDayView:
    """The page for the first day at work. Of very many values in force it shows the first ones and a link to the others."""
    linked, t = context.linked, context.t
    values = linked.in_force()
    more = len(values) - ALL_VALUES
    return FirstDayView(
        prefix=context.prefix,
        mission=mission_view(context),
        values=tuple(_values(context, values[:ALL_VALUES])),
        more_values=replace(context.section("value"), title=t.count("more-values", more)) if more > 0 else None,
        teams=context.links(teams_to_join(linked)),
        coming=tuple(
            _coming(context, item.practice, t.day(item.day), item.day) for item in coming(linked)[:MOST_COMING]
        ),
        occasions=tuple(_coming(context, key, occasion(t, when)) for key, when in occasions(linked)),
        guards=context.links(guards(linked)),
        pitfalls=context.section("pitfall"),
    )


def _values(context: PageContext, values: Iterable[Record]) -> Iterator[FirstValueView]:
    """The values, each with a story that no value before it has."""
    used: set[Key] = set()
    for record in values:
        value = record.fields
        assert isinstance(value, Value)
        yield FirstValueView(
            link=context.link(record.key),
            icon=context.icon(value.icon),
            anchor=f"{context.prefix}_value-{record.id}",
            summary=context.inline(record, "summary", value.summary),
            status=status_view(context, value.status),
            story=_story(context, record, value, used),
            to_do=_to_do(context, record, value),
            owners=context.who(record, "owner"),
        )


def _story(context: PageContext, record: Record, value: Value, used: set[Key]) -> StoryView | None:
    """The latest recognition with a story, else the latest case, else a voice."""
    linked = context.linked
    for kind in ("recognition", "case"):
        named = [linked.record(key) for key in linked.graph.sources(record.key, "values", kind) if key not in used]
        for found in sorted(named, key=_date, reverse=True):
            if text := _story_text(context, found):
                used.add(found.key)
                return StoryView(
                    context.link(found.key), text, context.who(found, "to") if kind == "recognition" else ()
                )
    if not value.quotes:
        return None
    quote = context.inline(record, "quotes-0-text", value.quotes[0].text)
    return StoryView(None, quote, context.who(record, "by", ("quotes", 0)))


def _date(record: Record) -> str:
    return str(getattr(record.fields, "date", ""))


def _story_text(context: PageContext, record: Record) -> Markup:
    """The story of a recognition or a case."""
    fields = record.fields
    if isinstance(fields, Recognition):
        return context.block(record, "story", fields.story)
    assert isinstance(fields, Case)
    if fields.summary:
        return context.inline(record, "summary", fields.summary)
    return context.block(record, "situation", fields.situation)


def _to_do(context: PageContext, record: Record, value: Value) -> ThingToDo | None:
    """The first behaviour that applies to everyone, else the first such do."""
    for number, item in enumerate(value.behaviours):
        if not item.teams and (item.title or item.text):
            text = context.inline(record, f"behaviours-{number}-text", item.text)
            whole = text or context.block(record, f"behaviours-{number}-description", item.description)
            return ThingToDo(context.link(record.key, item.id) if item.id else None, whole)
    for key in context.linked.in_order(context.linked.graph.sources(record.key, "values", "guideline")):
        other = context.linked.record(key)
        fields = other.fields
        if isinstance(fields, Guideline) and fields.do and not fields.teams and context.linked.is_current(other):
            return ThingToDo(None, context.inline(other, "do", fields.do))
    return None


def _coming(context: PageContext, key: Key, when: str, day: date | None = None) -> ComingView:
    practice = context.linked.record(key).fields
    assert isinstance(practice, Practice)
    audience = context.links(context.linked.graph.targets(key, "audience"))
    return ComingView(context.link(key), when, day.isoformat() if day else "", audience, practice.channel or "")
