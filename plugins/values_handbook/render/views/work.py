"""Views of goals and objectives: their alignment, their measures, and how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.order import children
from values_handbook.model.kinds import Goal, Objective
from values_handbook.render.context import LinkView
from values_handbook.render.views.accountability.closing import ClosingView, closing_view
from values_handbook.render.views.accountability.lessons import LessonView, lesson_view
from values_handbook.render.views.accountability.needs import NeedView, needs_of_goal
from values_handbook.render.views.charts import ChartView, progress_chart
from values_handbook.render.views.common import (
    AlignmentView,
    FactView,
    RecordView,
    StatusView,
    StrengthView,
    alignment_view,
    by_strength,
    facts_of,
    keys_of,
    period_fact,
    record_view,
    status_view,
    strength_view,
    value_alignments,
)
from values_handbook.render.views.measures import MeasureView, measure_views
from values_handbook.render.views.standing.work_state import StateView, state_view

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.model.kinds.work import CheckIn
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import PageContext


@dataclass(frozen=True, slots=True)
class CheckInView:
    """How a goal stood at a date."""

    date: str
    iso: str
    by: tuple[LinkView, ...]
    progress: str
    confidence: str
    confidence_label: str
    note: Markup
    learned: Markup


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal in a list: its link, whose it is, and how it stands."""

    link: LinkView
    teams: tuple[LinkView, ...]
    period: str
    status: StatusView | None
    level: str
    confidence: str
    confidence_label: str


@dataclass(frozen=True, slots=True)
class SightView:
    """A line of sight: objectives, goals from the top down, and the values at its end.

    `inherited_from` are the records that name the values where the goal itself names none.
    """

    objectives: tuple[LinkView, ...]
    goals: tuple[LinkView, ...]
    values: tuple[tuple[LinkView, StrengthView], ...]
    inherited_from: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class GoalView:
    """A goal's page."""

    record: RecordView
    state: StateView | None
    sight: SightView
    alignments: tuple[AlignmentView, ...]
    is_gap: bool
    objectives: tuple[AlignmentView, ...]
    measures: tuple[MeasureView, ...]
    check_ins: tuple[CheckInView, ...]
    chart: ChartView | None
    lesson: LessonView | None
    closing: ClosingView | None
    needs: tuple[NeedView, ...]
    children: tuple[GoalLine, ...]
    recognitions: tuple[LinkView, ...]
    reviews: tuple[LinkView, ...]
    pitfalls: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """An objective's page."""

    record: RecordView
    state: StateView | None
    alignments: tuple[AlignmentView, ...]
    is_gap: bool
    measures: tuple[MeasureView, ...]
    check_ins: tuple[CheckInView, ...]
    chart: ChartView | None
    lesson: LessonView | None
    parents: tuple[LinkView, ...]
    children: tuple[LinkView, ...]
    goals: tuple[AlignmentView, ...]
    reviews: tuple[LinkView, ...]
    pitfalls: tuple[LinkView, ...]


def check_in_view(context: PageContext, record: Record, number: int, item: CheckIn) -> CheckInView:
    """A check-in."""
    t = context.t
    name = f"check_ins-{number}"
    return CheckInView(
        date=t.day(item.date),
        iso=item.date.isoformat(),
        by=context.who(record, "by", ("check_ins", number)),
        progress=t.percent(item.progress) if item.progress is not None else "",
        confidence=item.confidence or "",
        confidence_label=t(f"confidence-{item.confidence}") if item.confidence else "",
        note=context.inline(record, f"{name}-note", item.note),
        learned=context.inline(record, f"{name}-learned", item.learned),
    )


def check_ins_of(context: PageContext, record: Record) -> tuple[CheckInView, ...]:
    """The check-ins of a goal or an objective, the newest first."""
    items = getattr(record.fields, "check_ins", ())
    newest = sorted(range(len(items)), key=lambda number: items[number].date, reverse=True)
    return tuple(check_in_view(context, record, number, items[number]) for number in newest)


def goal_line(context: PageContext, key: Key) -> GoalLine:
    """A goal as a line of a list."""
    goal = context.linked.goal(key)
    latest = goal.latest_check_in
    period = period_fact(context, goal.period)
    confidence = latest.confidence if latest and latest.confidence else ""
    return GoalLine(
        link=context.link(key),
        teams=context.links(context.linked.graph.targets(key, "team")),
        period=period.items[0].title if period else "",
        status=status_view(context, goal.status),
        level=goal.level,
        confidence=confidence,
        confidence_label=context.t(f"confidence-{confidence}") if confidence else "",
    )


def sight_view(context: PageContext, goal: Key) -> SightView:
    """The line of sight of a goal, ready to be shown."""
    sight = context.sight(goal)
    values = dict.fromkeys((reference.target, reference.strength) for reference in sight.values)
    return SightView(
        objectives=context.links(sight.objectives),
        goals=context.links(sight.goals),
        values=tuple((context.link(key), strength_view(context, strength)) for key, strength in values),
        inherited_from=() if sight.values_from == (goal,) else context.links(sight.values_from),
    )


def goal_view(context: PageContext, record: Record) -> GoalView:
    """A goal's page."""
    goal = record.fields
    assert isinstance(goal, Goal)
    linked, t, key = context.linked, context.t, record.key
    graph = linked.graph
    own = value_alignments(context, key)
    named = [alignment_view(context, item) for item in graph.outgoing(key, "objectives")]
    below = children(linked, key)
    recognitions = linked.in_order(graph.sources(key, "goals", "recognition"))
    reviews = reviews_of(context, key)
    pitfalls = linked.in_order(graph.sources(key, "goals", "pitfall"))
    followers = linked.in_order(graph.sources(key, "follows", "goal"))
    teams = graph.targets(key, "team")
    facts = facts_of(
        FactView(t("team"), context.links(teams)),
        # That a goal with a team is a team's goal goes without saying.
        None if teams and goal.level == "team" else FactView(t("level"), (LinkView(t(f"level-{goal.level}")),)),
        period_fact(context, goal.period),
        # That a goal is a promise goes without saying.
        FactView(t("ambition"), (LinkView(t("ambition-aspirational")),)) if goal.ambition == "aspirational" else None,
        FactView(t("carries-on"), context.links(graph.targets(key, "follows"))),
        FactView(t("carried-on-by"), context.links(followers)),
    )
    shown = [*below, *recognitions, *reviews, *pitfalls, *followers]
    return GoalView(
        record=record_view(context, record, facts=facts, shown=shown),
        state=state_view(context, record),
        sight=sight_view(context, key),
        alignments=own,
        is_gap=not own and linked.is_current(record),
        objectives=tuple(named),
        measures=measure_views(context, record),
        check_ins=check_ins_of(context, record),
        chart=progress_chart(context, record),
        lesson=lesson_view(context, record) if goal.closing is None else None,
        closing=closing_view(context, record),
        needs=needs_of_goal(context, record),
        children=tuple(goal_line(context, child) for child in below),
        recognitions=context.links(recognitions),
        reviews=context.links(reviews),
        pitfalls=context.links(pitfalls),
    )


def objective_view(context: PageContext, record: Record) -> ObjectiveView:
    """An objective's page."""
    objective = record.fields
    assert isinstance(objective, Objective)
    graph, key = context.linked.graph, record.key
    goals = [alignment_view(context, item, towards_source=True) for item in graph.incoming(key, "objectives", "goal")]
    parts = context.linked.in_order(graph.sources(key, "parent", "objective"))
    own = value_alignments(context, key)
    reviews = reviews_of(context, key)
    pitfalls = context.linked.in_order(graph.sources(key, "objectives", "pitfall"))
    shown = [*keys_of(graph.incoming(key, "objectives", "goal")), *parts, *reviews, *pitfalls]
    return ObjectiveView(
        record=record_view(context, record, facts=facts_of(period_fact(context, objective.period)), shown=shown),
        state=state_view(context, record),
        alignments=own,
        is_gap=not own and context.linked.is_current(record),
        measures=measure_views(context, record),
        check_ins=check_ins_of(context, record),
        chart=progress_chart(context, record),
        lesson=lesson_view(context, record),
        parents=context.links(graph.targets(key, "parent")),
        children=context.links(parts),
        goals=by_strength(goals),
        reviews=context.links(reviews),
        pitfalls=context.links(pitfalls),
    )


def reviews_of(context: PageContext, key: Key) -> list[Key]:
    """The reviews that looked at a record, scored it or changed it, in the order of the site."""
    fields = ("scope", "scores.of", "decisions.changes")
    found = [review for field in fields for review in context.linked.graph.sources(key, field, "review")]
    return context.linked.in_order(found)
