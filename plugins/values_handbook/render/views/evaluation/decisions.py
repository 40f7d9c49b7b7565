"""Views of decisions: beside the feedback that prompted them, and gathered from all reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from values_handbook.derive.evaluation.answers import answers
from values_handbook.model.kinds import Review
from values_handbook.render.views.common import named_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from values_handbook.derive.evaluation.answers import Answer
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision of a review. `feedback` is the feedback that it quotes, `review` is none on the review's own page."""

    title: str
    feedback: tuple[Markup, ...]
    prompted_by: Markup
    changes: tuple[LinkView, ...]
    owner: tuple[LinkView, ...]
    due: str
    status: str
    status_label: str
    answer: str
    is_late: bool
    note: Markup
    review: LinkView | None


def decisions_of(context: PageContext, record: Record, *, gathered: bool = False) -> tuple[DecisionView, ...]:
    """The decisions of a review, in its order; `gathered` ones name the review."""
    review = record.fields
    assert isinstance(review, Review)
    return tuple(decision_view(context, record, found, gathered=gathered) for found in answers(review))


def decision_view(context: PageContext, record: Record, found: Answer, *, gathered: bool) -> DecisionView:
    """A decision with what it answers."""
    review, t = record.fields, context.t
    assert isinstance(review, Review)
    item, name = review.decisions[found.decision], f"decisions-{found.decision}"
    place = ("decisions", found.decision)
    return DecisionView(
        title=item.title,
        feedback=tuple(context.inline(record, f"feedback-{n}", review.feedback[n]) for n in found.feedback),
        prompted_by=context.inline(record, f"{name}-prompted_by", found.rest or None),
        changes=named_at(context, record, "decisions.changes", place),
        owner=context.who(record, "owner", place),
        due=t("due", date=t.day(item.due)) if item.due else "",
        status=item.status,
        status_label=t(f"decision-{item.status}"),
        answer=t(f"answer-{item.status}"),
        is_late=item.status == "open" and item.due is not None and item.due < context.linked.today,
        note=context.inline(record, f"{name}-note", item.note),
        review=context.link(record.key) if gathered else None,
    )


def decisions_at(context: PageContext, places: Iterable[tuple[Key, int]]) -> tuple[DecisionView, ...]:
    """The decisions at places: reviews with the numbers of decisions in them. Each names its review."""
    return tuple(
        decision_view(context, record, answers(review)[number], gathered=True)
        for key, number in places
        if isinstance(review := (record := context.linked.record(key)).fields, Review)
    )


def open_decisions(context: PageContext, reviews: Iterable[Record]) -> tuple[DecisionView, ...]:
    """The decisions that are not done, the most urgent first, those without a day last."""
    found = sorted(_open(context, reviews), key=lambda pair: pair[0])
    return tuple(view for _, view in found)


def _open(context: PageContext, reviews: Iterable[Record]) -> Iterator[tuple[date, DecisionView]]:
    for record in reviews:
        review = record.fields
        assert isinstance(review, Review)
        for answer in answers(review):
            decision = review.decisions[answer.decision]
            if decision.status == "open":
                yield decision.due or date.max, decision_view(context, record, answer, gathered=True)
