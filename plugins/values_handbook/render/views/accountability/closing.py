"""Views of how goals ended: on a goal's page, and for the retrospective of a period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.closing import count_statuses, ended_periods
from values_handbook.derive.accountability.lessons import lesson_of
from values_handbook.model.record import Key
from values_handbook.render.views.common import StatusView, status_view
from values_handbook.taxonomy import is_id

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.derive.accountability.closing import EndedPeriod
    from values_handbook.model.kinds.work import Closing
    from values_handbook.model.record import Record
    from values_handbook.render.context import LinkView, PageContext

MOSTLY, PARTLY = 0.7, 0.4
"""Scores from which on a goal is mostly, and partly, reached."""


@dataclass(frozen=True, slots=True)
class ClosingView:
    """How a goal ended. `percent` is its score for a bar, None without one; `every` leads to how others ended."""

    link: LinkView
    teams: tuple[LinkView, ...]
    ambition: str
    status: StatusView | None
    day: str
    iso: str
    score: str
    percent: int | None
    verdict: str
    learned: Markup
    then: str
    every: LinkView | None


@dataclass(frozen=True, slots=True)
class NextStepView:
    """The goals of a period with the same next step."""

    anchor: str
    title: str
    goals: tuple[ClosingView, ...]


@dataclass(frozen=True, slots=True)
class EndedPeriodView:
    """How the goals of a period ended. `cycle` leads to its dates, `counts` are in words.

    `close` is the command that closes the first of those that are open.
    """

    anchor: str
    title: str
    cycle: LinkView | None
    counts: tuple[str, ...]
    steps: tuple[NextStepView, ...]
    still_open: tuple[LinkView, ...]
    close: str


@dataclass(frozen=True, slots=True)
class CycleEndView:
    """How the goals of each period ended, the last one first."""

    prefix: str
    periods: tuple[EndedPeriodView, ...]


def cycle_end_view(context: PageContext) -> CycleEndView:
    """How the goals of each period ended."""
    periods = enumerate(ended_periods(context.linked), 1)
    return CycleEndView(context.prefix, tuple(_period(context, number, found) for number, found in periods))


def closing_view(context: PageContext, record: Record) -> ClosingView | None:
    """How a goal ended; None where it has no closing."""
    key, goal = record.key, context.linked.goal(record.key)
    if goal.closing is None:
        return None
    t, closing, lesson = context.t, goal.closing, lesson_of(record)
    return ClosingView(
        link=context.link(key),
        teams=context.links(context.linked.graph.targets(key, "team")),
        ambition=t(f"ambition-{goal.ambition}"),
        status=status_view(context, goal.status),
        day=t.day(closing.date),
        iso=closing.date.isoformat(),
        score=t("closing-score", score=closing.score) if closing.score is not None else "",
        percent=round(100 * closing.score) if closing.score is not None else None,
        verdict=t(_verdict(closing)) if closing.score is not None else "",
        learned=context.inline(record, "lesson", lesson.learned if lesson else None),
        then=t(f"then-{closing.then}") if closing.then else "",
        every=context.overview("how-the-cycle-ended"),
    )


def _verdict(closing: Closing) -> str:
    score = closing.score or 0
    if score in (0, 1):
        return "closing-reached" if score else "closing-nothing"
    return "closing-mostly" if score >= MOSTLY else "closing-partly" if score >= PARTLY else "closing-little"


def _period(context: PageContext, number: int, found: EndedPeriod) -> EndedPeriodView:
    t, anchor = context.t, f"{context.prefix}_{found.label if is_id(found.label, 'cycle') else number}"
    cycle = Key("cycle", found.label)
    counts = [t.count("closed-goals", len(found.goals))]
    for status, number_of in count_statuses(context.linked, found.goals):
        counts.append(t("closed-with-status", number=number_of, status=t(f"status-{status}")))
    steps = tuple(
        NextStepView(f"{anchor}-{step or 'open'}", t(f"then-{step or 'open'}"), _closings(context, goals))
        for step, goals in found.closed
    )
    return EndedPeriodView(
        anchor=anchor,
        title=found.label or t("closed-without-period"),
        cycle=context.link(cycle) if cycle in context.linked else None,
        counts=tuple(counts),
        steps=steps,
        still_open=context.links(found.still_open),
        close=f"handbook close {found.still_open[0]}" if found.still_open else "",
    )


def _closings(context: PageContext, goals: tuple[Key, ...]) -> tuple[ClosingView, ...]:
    views = (closing_view(context, context.linked.record(key)) for key in goals)
    return tuple(view for view in views if view is not None)
