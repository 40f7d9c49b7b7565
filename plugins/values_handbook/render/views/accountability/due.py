"""Views of what is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.due import Due, due
from values_handbook.model.kinds import Review

if TYPE_CHECKING:
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class DueView:
    """Something to be done by a day."""

    day: str
    iso: str
    is_late: bool
    label: str
    link: LinkView
    owners: tuple[LinkView, ...]


def due_views(context: PageContext, limit: int | None = None) -> tuple[DueView, ...]:
    """What is due, the most urgent first."""
    return tuple(_due(context, item) for item in due(context.linked)[:limit])


def _due(context: PageContext, item: Due) -> DueView:
    record = context.linked.record(item.key)
    owners = context.who(record, "owner", () if item.item is None else ("decisions", item.item))
    is_late = item.day < context.linked.today
    label, link = due_label(context, item), context.link(item.key)
    return DueView(context.t.day(item.day), item.day.isoformat(), is_late, label, link, owners)


def due_label(context: PageContext, item: Due) -> str:
    """What is to be done."""
    fields = context.linked.record(item.key).fields
    if item.item is not None and isinstance(fields, Review):
        return context.t("due-decision", title=fields.decisions[item.item].title)
    return context.t(f"due-{item.reason}")
