"""Views of what is due, on home, in the embed and on the calendar: one list, the earliest first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.check_ins import never_checked_in
from values_handbook.derive.calendar.deadlines import deadlines
from values_handbook.derive.calendar.schedule import quarter
from values_handbook.model.kinds import Review
from values_handbook.render.context import LinkView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from values_handbook.derive.accountability.due import Due
    from values_handbook.render.context import PageContext

MOST_NAMED = 10
"""Records that are named where many of them are due for the same on one day."""
ROUTINE = ("check-in", "look", "cycle-start", "cycle-end", "cycle-midpoint")
"""What comes again and again: named until the end of the quarter only."""


@dataclass(frozen=True, slots=True)
class DueView:
    """Records that are due for the same on one day. `owners` are those of a single record, `more` counts those not named.

    Where there is no day, `iso` is empty, and `day` says why.
    """

    day: str
    iso: str
    is_late: bool
    label: str
    links: tuple[LinkView, ...]
    owners: tuple[LinkView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class DueListView:
    """The first of what is due. `more` leads to the calendar, where the list has been cut short."""

    items: tuple[DueView, ...]
    more: LinkView | None


def due_list(context: PageContext, limit: int | None = None) -> DueListView:
    """What is due, the earliest first: late things, what comes in this quarter, and single days after that."""
    last = quarter(context.linked.today).end
    wanted = [item for item in deadlines(context.linked) if item.day <= last or item.reason not in ROUTINE]
    views = (*due_views(context, wanted), *never_checked_in_view(context))
    left_out = len(views) - limit if limit is not None else 0
    calendar = context.href(context.shared.site.plan.overview("calendar"))
    more = LinkView(context.t.count("more-items", left_out), calendar) if left_out > 0 else None
    return DueListView(views[:limit], more)


def due_views(context: PageContext, items: Iterable[Due]) -> tuple[DueView, ...]:
    """Things in the order of their days: those of one day together that are due for the same, each decision by itself."""
    return tuple(view for _, found in groupby(items, key=_day_and_reason) for view in _of_a_day(context, [*found]))


def never_checked_in_view(context: PageContext) -> tuple[DueView, ...]:
    """Goals without a check-in and without a period from which one would be due; none where there are none."""
    goals = never_checked_in(context.linked)
    if not goals:
        return ()
    left_out = len(goals) - MOST_NAMED
    return (
        DueView(
            day=context.t("never-check-in"),
            iso="",
            is_late=False,
            label=context.t("due-check-in"),
            links=context.links(goals[:MOST_NAMED]),
            owners=context.who(context.linked.record(goals[0]), "owner", ()) if len(goals) == 1 else (),
            more=context.t.count("more-items", left_out) if left_out > 0 else "",
        ),
    )


def _day_and_reason(item: Due) -> tuple[object, str]:
    return item.day, item.reason


def _of_a_day(context: PageContext, items: Sequence[Due]) -> Iterator[DueView]:
    groups = [[item] for item in items] if items[0].reason == "decision" else [items]
    return (_due_view(context, group) for group in groups)


def _due_view(context: PageContext, items: Sequence[Due]) -> DueView:
    first, left_out = items[0], len(items) - MOST_NAMED
    place = () if first.item is None else ("decisions", first.item)
    return DueView(
        day=context.t.day(first.day),
        iso=first.day.isoformat(),
        is_late=first.day < context.linked.today,
        label=due_label(context, first),
        links=context.links(item.key for item in items[:MOST_NAMED]),
        owners=context.who(context.linked.record(first.key), "owner", place) if len(items) == 1 else (),
        more=context.t.count("more-items", left_out) if left_out > 0 else "",
    )


def due_label(context: PageContext, item: Due) -> str:
    """What is to be done."""
    fields = context.linked.record(item.key).fields
    if item.item is not None and isinstance(fields, Review):
        return context.t("due-decision", title=fields.decisions[item.item].title)
    return context.t(f"due-{item.reason}")
