"""Views of practices, recognitions, cases, reviews and questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.calendar.holding import holding_of
from values_handbook.derive.evaluation.answers import unanswered
from values_handbook.model.kinds import Case, Practice, Question, Recognition, Review
from values_handbook.render.context import LinkView
from values_handbook.render.occasions import occasion
from values_handbook.render.recurrence import recurrence
from values_handbook.render.views.accountability.participation import attendance_words
from values_handbook.render.views.common import FactView, RecordView, day_fact, facts_of, named_at, record_view
from values_handbook.render.views.conduct import named_values
from values_handbook.render.views.evaluation.culture_gap import culture_in_short
from values_handbook.render.views.evaluation.decisions import decisions_of
from values_handbook.render.views.holding import holding_facts, left_out_fact, practice_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from values_handbook.model.kinds.culture import Score
    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext
    from values_handbook.render.views.evaluation.culture_gap import CultureInShort
    from values_handbook.render.views.evaluation.decisions import DecisionView
    from values_handbook.render.views.holding import PracticeTimeView


@dataclass(frozen=True, slots=True)
class PracticeView:
    """A practice on the page of practices. `times` are the last times that it was held or not, the latest first."""

    record: RecordView
    times: tuple[PracticeTimeView, ...]


@dataclass(frozen=True, slots=True)
class RecognitionView:
    """A recognition on the wall. `level` is that of its heading, `color_of` the id of the value that it is first for."""

    record: RecordView
    level: int
    date: str
    iso: str
    to: tuple[LinkView, ...]
    by: tuple[LinkView, ...]
    values: tuple[LinkView, ...]
    color_of: str
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
    favourable: str
    distribution: str
    score: str
    percent: int
    hidden: str
    note: Markup


@dataclass(frozen=True, slots=True)
class SeenSignView:
    """A sign of a pitfall that was seen: the sign, its pitfall, and in words how many saw it, if that may be said."""

    sign: LinkView
    pitfall: LinkView
    people: str
    note: Markup


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review's page. `feedback` is what no decision quotes."""

    record: RecordView
    scope: tuple[LinkView, ...]
    scores: tuple[ScoreView, ...]
    signs: tuple[SeenSignView, ...]
    culture: CultureInShort | None
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
    holding = holding_of(practice, context.linked.today, context.linked.options.timezone)
    named = context.links(context.linked.graph.targets(record.key, "audience"))
    audience = named if practice.audience else (LinkView(t("everyone")),)
    facts = facts_of(
        FactView(t("recurs"), (LinkView(recurs),)) if recurs else None,
        FactView(t("occasion"), (context.text(occasion(t, practice.when, is_labelled=True)),))
        if practice.when
        else None,
        FactView(t("duration"), (context.text(practice.duration),)) if practice.duration else None,
        FactView(t("audience"), audience),
        FactView(t("channel"), (context.text(practice.channel),)) if practice.channel else None,
        FactView(t("serves"), named_values(context, record.key)),
        *(holding_facts(context, practice, holding) if holding is not None else ()),
        left_out_fact(context, practice),
    )
    times = practice_times(context, record, holding) if holding is not None else ()
    return PracticeView(record_view(context, record, facts=facts), times)


def recognition_view(context: PageContext, record: Record, level: int = 2) -> RecognitionView:
    """A recognition, below a heading of a level."""
    recognition = record.fields
    assert isinstance(recognition, Recognition)
    goals = context.links(context.linked.graph.targets(record.key, "goals"))
    values = named_values(context, record.key)
    return RecognitionView(
        record=record_view(context, record, facts=facts_of(FactView(context.t("goals"), goals))),
        level=level,
        date=context.t.day(recognition.date),
        iso=recognition.date.isoformat(),
        to=context.who(record, "to"),
        by=context.who(record, "from"),
        values=values,
        color_of=next((link.value for link in values if link.value), ""),
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
        FactView(t("took-part"), (LinkView(_took_part(context, review)),)) if review.participants is not None else None,
        day_fact(context, "next-review", review.next),
    )
    scores = (score_view(context, record, n, item) for n, item in enumerate(review.scores))
    return ReviewView(
        record=record_view(context, record, facts=facts),
        scope=named_at(context, record, "scope"),
        scores=tuple(score for score in scores if score is not None),
        signs=tuple(_signs_seen(context, record, review)),
        culture=culture_in_short(context, record),
        feedback=tuple(context.inline(record, f"feedback-{n}", review.feedback[n]) for n in unanswered(review)),
        findings=context.block(record, "findings", review.findings),
        decisions=decisions_of(context, record),
    )


def _took_part(context: PageContext, review: Review) -> str:
    """How many took part, of how many where that is known."""
    if not review.invited or review.participants is None:
        return context.t.number(review.participants or 0)
    return attendance_words(context, review)


def _signs_seen(context: PageContext, record: Record, review: Review) -> Iterator[SeenSignView]:
    """The signs that were seen, in the order of the review. Those that nobody saw say so."""
    for number, item in enumerate(review.signs_seen):
        reference = context.linked.graph.at(record.key, ("signs_seen", number, "of"))
        if reference is not None and reference.behaviour:
            yield SeenSignView(
                sign=context.link(reference.target, reference.behaviour),
                pitfall=context.link(reference.target),
                people=context.t.count("seen-by", item.n) if item.n is not None else context.t("seen-by-some"),
                note=context.inline(record, f"signs_seen-{number}-note", item.note),
            )


def score_view(context: PageContext, record: Record, number: int, item: Score) -> ScoreView | None:
    """A score; None where what it scores is unknown. A team's score needs enough answers to be shown."""
    t = context.t
    of = named_at(context, record, "scores.of", ("scores", number))
    if not of:
        return None
    teams = named_at(context, record, "scores.team", ("scores", number))
    smallest = context.linked.options.smallest_group
    return ScoreView(
        of=of[0],
        lens=t(f"lens-{item.lens}") if item.lens else "",
        team=teams[0] if teams else None,
        answers="" if item.score is None or item.n is None else t.count("answers", item.n),
        favourable="" if item.favourable is None else t("score-favourable", percent=t.percent(item.favourable)),
        distribution=_distribution(context, item),
        score="" if item.score is None else t("score", score=t.figure(item.score)),
        percent=0 if item.score is None else round(item.score * 20),
        hidden=t.count("score-hidden", smallest) if item.score is None else "",
        note=context.inline(record, f"scores-{number}-note", item.note),
    )


def _distribution(context: PageContext, item: Score) -> str:
    """How many gave each answer, from 0 to 5, in words; empty where it is not known."""
    t = context.t
    if item.distribution is None:
        return ""
    return t("score-distribution", counts=t("comma").join(map(t.number, item.distribution)))


def question_view(context: PageContext, record: Record) -> QuestionView:
    """A question."""
    question = record.fields
    assert isinstance(question, Question)
    return QuestionView(
        record=record_view(context, record),
        answer=context.block(record, "answer", question.answer),
        about=named_at(context, record, "about"),
    )
