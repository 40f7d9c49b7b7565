"""Views of candidates for values, and of cycles of goals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.goal_cycles import CYCLE_DATES, cycle_fields, goals_of_cycle, is_running
from values_handbook.model.kinds import Candidate
from values_handbook.render.context import LinkView
from values_handbook.render.views.common import FactView, RecordView, day_fact, facts_of, named_at, record_view
from values_handbook.render.views.work import GoalLine, goal_line

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A candidate on the page of candidates. `said` is empty where it is the heading."""

    record: RecordView
    said: Markup
    why: Markup


@dataclass(frozen=True, slots=True)
class GoalCycleView:
    """A cycle on the page of cycles, with the goals that name it as their period."""

    record: RecordView
    is_running: bool
    goals: tuple[GoalLine, ...]
    count: str


def candidate_view(context: PageContext, record: Record) -> CandidateView:
    """A candidate: what was said, how many said it, and what became of it."""
    candidate = record.fields
    assert isinstance(candidate, Candidate)
    t = context.t
    facts = facts_of(
        FactView(t("candidate-mentions"), (LinkView(str(candidate.mentions)),))
        if candidate.mentions is not None
        else None,
        FactView(t("candidate-votes"), (LinkView(str(candidate.votes)),)) if candidate.votes is not None else None,
        FactView(t("candidate-cluster"), (context.text(candidate.cluster),)) if candidate.cluster else None,
        FactView(t("candidate-outcome"), (LinkView(t(f"candidate-{candidate.outcome}")),)),
        FactView(t("candidate-became"), named_at(context, record, "became")),
        day_fact(context, "date", candidate.date),
    )
    return CandidateView(
        record=record_view(context, record, facts=facts),
        said=context.inline(record, "said", candidate.said if candidate.title else None),
        why=context.block(record, "why", candidate.why),
    )


def cycle_view(context: PageContext, record: Record) -> GoalCycleView:
    """A cycle: its dates, and its goals."""
    cycle, goals = cycle_fields(record), goals_of_cycle(context.linked, record.key)
    label = FactView(context.t("period"), (LinkView(record.id),)) if cycle.title else None
    dates = (day_fact(context, f"cycle-{name.replace('_', '-')}", getattr(cycle, name)) for name in CYCLE_DATES)
    return GoalCycleView(
        record=record_view(context, record, facts=facts_of(label, *dates)),
        is_running=is_running(context.linked, record),
        goals=tuple(goal_line(context, goal) for goal in goals),
        count=context.t.count("goals", len(goals)),
    )
