"""Views of cards and lists, on index pages, on the home page, and in embeds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.coverage import SUPPORT
from values_handbook.derive.order import NEWEST_FIRST, ordered
from values_handbook.derive.select import select
from values_handbook.render.occasions import occasion
from values_handbook.render.recurrence import recurrence
from values_handbook.render.views.accountability.commenting import window_words
from values_handbook.render.views.common import StatusView, status_view
from values_handbook.render.views.conduct import (
    named_values,
)
from values_handbook.render.views.work import GoalLine, goal_line
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markupsafe import Markup

    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class CardView:
    """A record as a card or as a line of a list."""

    link: LinkView
    icon: Markup
    summary: Markup
    status: StatusView | None
    note: str
    values: tuple[LinkView, ...]
    goal: GoalLine | None
    share: int | None = None
    """Of a value, how many of all goals support it, in percent; None where there are no goals."""


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under a heading; without one where they are not grouped."""

    title: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class CardsView:
    """Cards or a list of one kind."""

    kind: str
    prefix: str
    groups: tuple[CardGroup, ...]
    empty: str


def empty_label(context: PageContext, kind: str) -> str:
    """What an index page says that has nothing to show."""
    return context.t("empty", folder=KINDS[kind].folder)


def chosen(context: PageContext, kind: str, where: Mapping[str, tuple[str, ...]], limit: int | None) -> list[Record]:
    """The records that an embed shows."""
    return select(context.linked, ordered(context.linked, kind), where)[:limit]


def card_view(context: PageContext, record: Record) -> CardView:
    """A record as a card."""
    fields = record.fields
    note = ""
    if record.kind in NEWEST_FIRST:
        note = context.t.day(getattr(fields, "date", None))
    elif record.kind == "value":
        note = context.t("semicolon").join(
            part for part in (window_words(context, record), _support(context, record.key)) if part
        )
    elif record.kind == "practice":
        every = getattr(fields, "every", None)
        when = getattr(fields, "when", None)
        note = recurrence(context.t, every) if every else occasion(context.t, when) if when else ""
    return CardView(
        link=context.link(record.key),
        icon=context.icon(getattr(fields, "icon", None)),
        summary=context.inline(record, "summary", fields.summary),
        status=status_view(context, fields.status),
        note=note,
        values=named_values(context, record.key) if record.kind != "goal" else (),
        goal=goal_line(context, record.key) if record.kind == "goal" else None,
        share=_share_of_goals(context, record.key) if record.kind == "value" else None,
    )


def _share_of_goals(context: PageContext, value: Key) -> int | None:
    goals = len(context.linked.current("goal"))
    supporting = context.shared.support_of(value).get("goal", 0)
    return round(100 * supporting / goals) if goals else None


def _support(context: PageContext, key: Key) -> str:
    """What supports a value, in numbers; recognitions only where there is nothing else."""
    t, counts = context.t, context.shared.support_of(key)
    if not counts:
        return ""
    parts = [t.count(f"{kind}s", counts[kind]) for kind in SUPPORT if counts[kind]]
    return t("comma").join(parts[:-1] if len(parts) > 1 and counts["recognition"] else parts) or t(
        "supported-by-nothing"
    )


def cards_view(context: PageContext, kind: str, records: Iterable[Record]) -> CardsView:
    """Cards of a kind, in groups where the records name one."""
    groups: defaultdict[str, list[CardView]] = defaultdict(list)
    for record in records:
        groups[getattr(record.fields, "group", None) or ""].append(card_view(context, record))
    made = tuple(CardGroup(title, tuple(cards)) for title, cards in groups.items())
    return CardsView(kind, context.prefix, made, empty_label(context, kind))
