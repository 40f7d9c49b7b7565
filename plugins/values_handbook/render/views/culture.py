"""Views of practices, recognitions, cases, reviews and questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.model.kinds import Case, Practice, Question, Recognition, Review
from values_handbook.render.context import LinkView
from values_handbook.render.recurrence import recurrence
from values_handbook.render.views.common import FactView, RecordView, day_fact, facts_of, record_view
from values_handbook.render.views.conduct import named_values

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.model.kinds.culture import Decision, Score
    from values_handbook.model.locate import Path
    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext


@dataclass(frozen=True, slots=True)
class PracticeView:
    """A practice on the page of practices."""

    record: RecordView


@dataclass(frozen=True, slots=True)
class RecognitionView:
    """A recognition on the wall."""

    record: RecordView
    date: str
    iso: str
    to: tuple[LinkView, ...]
    by: tuple[LinkView, ...]
    values: tuple[LinkView, ...]
    story: Markup
    effect: Markup


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case's page."""

    record: RecordView
    situation: Markup
    chosen: Markup
    cost: Markup
    learned: Markup


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A score of a review; `score` is empty, and `hidden` says why, where the group that answered is too small."""

    of: LinkView
    lens: str
    team: LinkView | None
    answers: str
    score: str
    percent: int
    hidden: str
    note: Markup


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision of a review."""

    title: str
    prompted_by: Markup
    changes: tuple[LinkView, ...]
    owner: tuple[LinkView, ...]
    due: str
    status: str
    status_label: str
    is_late: bool
    note: Markup


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review's page."""

    record: RecordView
    scope: tuple[LinkView, ...]
    scores: tuple[ScoreView, ...]
    feedback: tuple[Markup, ...]
    findings: Markup
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question on the page of questions."""

    record: RecordView
    answer: Markup
    about: tuple[LinkView, ...]


def practice_view(context: PageContext, record: Record) -> PracticeView:
    """A practice."""
    practice = record.fields
    assert isinstance(practice, Practice)
    t = context.t
    starts = t("starts", date=t.day(practice.starts)) if practice.starts else ""
    recurs = t("comma").join(part for part in (recurrence(t, practice.every), starts) if part) if practice.every else ""
    named = context.links(context.linked.graph.targets(record.key, "audience"))
    audience = named if practice.audience else (LinkView(t("everyone")),)
    facts = facts_of(
        FactView(t("recurs"), (LinkView(recurs),)) if recurs else None,
        FactView(t("occasion"), (context.text(practice.when),)) if practice.when else None,
        FactView(t("duration"), (context.text(practice.duration),)) if practice.duration else None,
        FactView(t("audience"), audience),
        FactView(t("channel"), (context.text(practice.channel),)) if practice.channel else None,
        FactView(t("serves"), named_values(context, record.key)),
    )
    return PracticeView(record_view(context, record, facts=facts))


def recognition_view(context: PageContext, record: Record) -> RecognitionView:
    """A recognition."""
    recognition = record.fields
    assert isinstance(recognition, Recognition)
    goals = context.links(context.linked.graph.targets(record.key, "goals"))
    return RecognitionView(
        record=record_view(context, record, facts=facts_of(FactView(context.t("goals"), goals))),
        date=context.t.day(recognition.date),
        iso=recognition.date.isoformat(),
        to=context.who(record, "to"),
        by=context.who(record, "from"),
        values=named_values(context, record.key),
        story=context.block(record, "story", recognition.story),
        effect=context.inline(record, "effect", recognition.effect),
    )


def case_view(context: PageContext, record: Record) -> CaseView:
    """A case's page."""
    case = record.fields
    assert isinstance(case, Case)
    t = context.t
    facts = facts_of(
        day_fact(context, "decided", case.date),
        FactView(t("values"), named_values(context, record.key)),
        FactView(t("teams"), context.links(context.linked.graph.targets(record.key, "teams"))),
    )
    return CaseView(
        record=record_view(context, record, facts=facts),
        situation=context.block(record, "situation", case.situation),
        chosen=context.block(record, "chosen", case.chosen),
        cost=context.block(record, "cost", case.cost),
        learned=context.inline(record, "learned", case.learned),
    )


def review_view(context: PageContext, record: Record) -> ReviewView:
    """A review's page."""
    review = record.fields
    assert isinstance(review, Review)
    t = context.t
    facts = facts_of(
        day_fact(context, "date", review.date),
        FactView(t("method"), (context.text(review.method),)) if review.method else None,
        FactView(t("took-part"), (LinkView(str(review.participants)),)) if review.participants is not None else None,
        day_fact(context, "next-review", review.next),
    )
    scores = (score_view(context, record, n, item) for n, item in enumerate(review.scores))
    return ReviewView(
        record=record_view(context, record, facts=facts),
        scope=_targets(context, record, "scope"),
        scores=tuple(score for score in scores if score is not None),
        feedback=tuple(context.inline(record, f"feedback-{n}", text) for n, text in enumerate(review.feedback)),
        findings=context.block(record, "findings", review.findings),
        decisions=tuple(_decision(context, record, n, item) for n, item in enumerate(review.decisions)),
    )


def _targets(context: PageContext, record: Record, field: str, path: Path = ()) -> tuple[LinkView, ...]:
    """Links to what one field names, at one place where the field stands in several."""
    return tuple(
        context.link(reference.target, reference.behaviour)
        for reference in context.linked.graph.outgoing(record.key, field)
        if reference.path[: len(path)] == path
    )


def score_view(context: PageContext, record: Record, number: int, item: Score) -> ScoreView | None:
    """A score; None where what it scores is unknown. A team's score needs enough answers to be shown."""
    t = context.t
    of = _targets(context, record, "scores.of", ("scores", number))
    if not of:
        return None
    teams = _targets(context, record, "scores.team", ("scores", number))
    smallest = context.linked.options.smallest_group
    hidden = item.team is not None and item.n is not None and item.n < smallest
    return ScoreView(
        of=of[0],
        lens=t(f"lens-{item.lens}") if item.lens else "",
        team=teams[0] if teams else None,
        answers="" if hidden or item.n is None else t.count("answers", item.n),
        score="" if hidden else t("score", score=t.figure(item.score)),
        percent=0 if hidden else round(item.score * 20),
        hidden=t.count("score-hidden", smallest) if hidden else "",
        note="" if hidden else context.inline(record, f"scores-{number}-note", item.note),  # type: ignore[arg-type]
    )


def _decision(context: PageContext, record: Record, number: int, item: Decision) -> DecisionView:
    t = context.t
    name = f"decisions-{number}"
    return DecisionView(
        title=item.title,
        prompted_by=context.inline(record, f"{name}-prompted_by", item.prompted_by),
        changes=_targets(context, record, "decisions.changes", ("decisions", number)),
        owner=context.who(record, "owner", ("decisions", number)),
        due=t("due", date=t.day(item.due)) if item.due else "",
        status=item.status,
        status_label=t(f"decision-{item.status}"),
        is_late=item.status == "open" and item.due is not None and item.due < context.linked.today,
        note=context.inline(record, f"{name}-note", item.note),
    )


def question_view(context: PageContext, record: Record) -> QuestionView:
    """A question."""
    question = record.fields
    assert isinstance(question, Question)
    return QuestionView(
        record=record_view(context, record),
        answer=context.block(record, "answer", question.answer),
        about=_targets(context, record, "about"),
    )
