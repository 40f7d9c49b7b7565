"""What a conversation sheet says, as ready text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.lessons import CLOSED
from values_handbook.derive.accountability.waiting import duties_of, duties_of_team
from values_handbook.derive.evaluation.sheets import recognitions_of
from values_handbook.derive.teams import goals_of_team
from values_handbook.model.interval import Interval, after
from values_handbook.model.kinds import Recognition
from values_handbook.model.period import period_dates
from values_handbook.render.conversation.questions import prompts_of_values, questions_about
from values_handbook.render.html import text_of
from values_handbook.render.views.accountability.owners import waiting_view
from values_handbook.render.views.common import value_alignments
from values_handbook.render.views.measures import measure_views
from values_handbook.render.views.work import check_ins_of, goal_line
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext
    from values_handbook.render.views.measures import MeasureView
    from values_handbook.render.views.work import CheckInView

RECENT = Interval("6 months", 6, "month")
"""How long a closed goal is talked about."""
YEAR = Interval("1 year", 1, "year")
"""How long a recognition is listed."""
CHECK_INS = 3
"""Check-ins of a goal that are listed, the newest first."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: `lead` in bold, then the text."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class ConversationGoal:
    """A goal with how it stands, and questions about it."""

    title: str
    about: str
    values: tuple[Line, ...]
    measures: tuple[Line, ...]
    check_ins: tuple[Line, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConversationView:
    """A conversation sheet of a person or a team. Lists that are empty are left out."""

    title: str
    about: str
    goals: tuple[ConversationGoal, ...]
    open_items: tuple[Line, ...]
    accountable: tuple[Line, ...]
    recognitions: tuple[Line, ...]
    questions: tuple[str, ...]


def conversation_view(context: PageContext, subject: Key) -> ConversationView:
    """The conversation sheet of a person or a team."""
    t, linked = context.t, context.linked
    found = duties_of_team(linked, subject) if subject.kind == "team" else duties_of(linked, subject)
    tasks = (waiting_view(context, item) for item in found.waiting)
    goals = tuple(_goals(context, subject))
    general = tuple(t(f"talk-{name}") for name in ("proud", "hard", "need", "much", "agree"))
    return ConversationView(
        title=t("sheet-page", name=context.shared.title(subject)),
        about=t("talk-about", date=t.day(linked.today)),
        goals=tuple(_goal(context, key) for key in goals),
        open_items=tuple(Line(item.day or item.never, f"{item.link.title}: {item.label}") for item in tasks),
        accountable=tuple(_accountable(context, subject)),
        recognitions=tuple(_recognitions(context, subject)),
        questions=(*general[:2], *prompts_of_values(context, goals), *general[2:]),
    )


def _goals(context: PageContext, subject: Key) -> Iterator[Key]:
    """The goals of a person or a team that are open, or were closed not long ago."""
    linked = context.linked
    own = goals_of_team(linked, subject) if subject.kind == "team" else linked.graph.sources(subject, "owner", "goal")
    for key in linked.in_order(own):
        goal = linked.goal(key)
        if linked.has_ended(linked.record(key)):
            continue
        dates = period_dates(goal.period, linked.options.period_labels)
        days = [item.date for item in goal.check_ins] + ([dates.end] if dates is not None else [])
        if goal.status not in CLOSED or (days and not linked.is_past(after(min(max(days), linked.today), RECENT))):
            yield key


def _goal(context: PageContext, key: Key) -> ConversationGoal:
    t, record = context.t, context.linked.record(key)
    line = goal_line(context, key)
    parts = (line.status.label if line.status else "", line.confidence_label, line.period)
    alignments = value_alignments(context, key)
    return ConversationGoal(
        title=line.link.title,
        about=t("comma").join(part for part in (*parts, *(team.title for team in line.teams)) if part),
        values=tuple(Line(f"{item.link.title} ({item.strength.label})", _plain(item.rationale)) for item in alignments),
        measures=tuple(_measure(context, view) for view in measure_views(context, record)),
        check_ins=tuple(_check_in(context, item) for item in check_ins_of(context, record)[:CHECK_INS]),
        questions=questions_about(context, key),
    )


def _measure(context: PageContext, item: MeasureView) -> Line:
    t = context.t
    now = t("comma").join(part for part in (item.current and t("now", value=item.current), item.as_of) if part)
    parts = (
        item.baseline and f"{t('baseline')} {item.baseline}",
        now,
        item.target and f"{t('target')} {item.target}",
        item.verdict,
        item.disagreement,
    )
    return Line(item.title, t("semicolon").join(part for part in parts if part))


def _check_in(context: PageContext, item: CheckInView) -> Line:
    t = context.t
    states = t("comma").join(part for part in (item.date, item.progress, item.confidence_label) if part)
    learned = f"{t('learned')}: {_plain(item.learned)}" if item.learned else ""
    return Line(states, " ".join(part for part in (_plain(item.note), learned) if part))


def _accountable(context: PageContext, subject: Key) -> Iterator[Line]:
    """What somebody owns besides goals, by kind."""
    owned = duties_of(context.linked, subject).owns
    for kind in KINDS:
        titles = [context.shared.title(key) for key in owned if key.kind == kind and kind != "goal"]
        if titles:
            yield Line(context.t(f"kinds-{kind}"), context.t("comma").join(titles))


def _recognitions(context: PageContext, subject: Key) -> Iterator[Line]:
    """The recognitions of the last year, the newest first: what for, and what came of it."""
    for key, day in recognitions_of(context.linked, subject).items():
        if context.linked.is_past(after(day, YEAR)):
            continue
        fields = context.linked.record(key).fields
        assert isinstance(fields, Recognition)
        effect = context.shared.plain(fields.effect) if fields.effect else ""
        title = context.shared.title(key)
        yield Line(context.t.day(day), f"{title}: {effect}" if effect else title)


def _plain(prose: Markup) -> str:
    return text_of(str(prose))
