"""Views of how regularly a practice is held: how many of the planned times, how many came, and the last times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from values_handbook.derive.accountability.participation import share
from values_handbook.derive.calendar.schedule import days_left_out
from values_handbook.model.kinds import Practice
from values_handbook.render.context import LinkView
from values_handbook.render.views.common import FactView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from values_handbook.derive.calendar.holding import Holding, PracticeTime
    from values_handbook.model.kinds.culture import Held
    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext


@dataclass(frozen=True, slots=True)
class PracticeTimeView:
    """One time of a practice: whether it was held, how many came, and what was noted or why it was skipped."""

    day: str
    iso: str
    state: str
    attendance: str
    note: Markup


def holding_facts(context: PageContext, practice: Practice, holding: Holding) -> Iterator[FactView]:
    """How many of the planned times it was held for, and how many came on average."""
    t = context.t
    held = [practice.held[item.item] for item in holding.times if item.state == "held" and item.item is not None]
    if holding.planned:
        yield FactView(t("practice-held"), (LinkView(_rate(context, holding)),))
    elif held:
        yield FactView(t("practice-last-held"), (LinkView(t.day(held[0].date)),), held[0].date.isoformat())
    if words := _average_attendance(context, held):
        yield FactView(t("practice-attendance"), (LinkView(words),))


def _rate(context: PageContext, holding: Holding) -> str:
    if len(holding.planned) == 1:
        return context.t("practice-held-only" if holding.held else "practice-held-never")
    return context.t("practice-held-of", some=holding.held, all=len(holding.planned))


def _average_attendance(context: PageContext, held: Sequence[Held]) -> str:
    """How many came on average, of how many where each time that was counted says so; empty where nothing was counted."""
    counted = [(item.attended, item.invited) for item in held if item.attended is not None]
    if not counted:
        return ""
    attended, t = sum(some for some, _ in counted), context.t
    average = _rounded(attended, len(counted))
    invited = [each for _, each in counted if each]
    percent = share(attended, sum(invited)) if len(invited) == len(counted) else None
    if percent is None:
        return t("practice-average", number=average)
    all_of = _rounded(sum(invited), len(counted))
    return t("practice-average-of", some=average, all=all_of, percent=t.percent(percent))


def _rounded(total: int, number: int) -> int:
    """A mean, rounded half up."""
    return (2 * total + number) // (2 * number)


def left_out_fact(context: PageContext, practice: Practice) -> FactView | None:
    """The days ahead on which the practice does not take place."""
    days = sorted(day for day in days_left_out(practice) if day >= context.linked.today)
    return FactView(context.t("practice-not-on"), tuple(LinkView(context.t.day(day)) for day in days)) if days else None


def practice_times(context: PageContext, record: Record, holding: Holding) -> tuple[PracticeTimeView, ...]:
    """The last times of a practice, the latest first."""
    return tuple(_time(context, record, item) for item in holding.times)


def _time(context: PageContext, record: Record, item: PracticeTime) -> PracticeTimeView:
    practice = record.fields
    assert isinstance(practice, Practice)
    attendance, note = "", Markup()
    if item.state == "held" and item.item is not None:
        held = practice.held[item.item]
        attendance = _attendance(context, held)
        note = context.inline(record, f"held-{item.item}-note", held.note)
    elif item.state == "skipped" and item.item is not None:
        note = context.inline(record, f"skipped-{item.item}-why", practice.skipped[item.item].why)
    return PracticeTimeView(
        context.t.day(item.day), item.day.isoformat(), context.t(f"practice-time-{item.state}"), attendance, note
    )


def _attendance(context: PageContext, held: Held) -> str:
    if held.attended is None:
        return ""
    if not held.invited:
        return context.t.number(held.attended)
    return context.t("practice-of", some=held.attended, all=held.invited)
