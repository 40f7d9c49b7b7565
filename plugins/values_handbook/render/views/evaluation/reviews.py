"""The view of the page of all reviews: review cycle, open decisions, scores over time, results of feedback."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from values_handbook.derive.evaluation.review_cycle import review_cycles
from values_handbook.derive.evaluation.scores import scores_by_value
from values_handbook.derive.order import ordered
from values_handbook.model.kinds.culture import BEST_SCORE
from values_handbook.model.types import Lens
from values_handbook.render.recurrence import interval
from values_handbook.render.views.cards import cards_view
from values_handbook.render.views.charts import places
from values_handbook.render.views.evaluation.decisions import decisions_of, open_decisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from values_handbook.derive.evaluation.review_cycle import Cycle
    from values_handbook.derive.evaluation.scores import ScoreOfReview
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext
    from values_handbook.render.views.cards import CardsView
    from values_handbook.render.views.evaluation.decisions import DecisionView

LENSES = (*get_args(Lens), "")
"""The lenses in the order of their lines; scores without one come last."""


@dataclass(frozen=True, slots=True)
class LeftView:
    """A record that is still to be reviewed, the day of its last review, and its owners."""

    link: LinkView
    last: str
    owners: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class CycleView:
    """How far the records of a kind are through their cycle."""

    title: str
    progress: str
    percent: int
    left: tuple[LeftView, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A score on a day, and where it stands, in percent of the width and the height."""

    x: str
    y: str
    score: str
    day: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The scores of one value by one lens, the earliest first; all lines of a page have the same scales."""

    value: LinkView
    lens: str
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True)
class ScoresView:
    """Scores over all reviews: a line for each value, or several where lenses judged it."""

    lines: tuple[ScoreLine, ...]
    best: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class AnsweredView:
    """What was decided in a review and is done or declined."""

    review: LinkView
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class ReviewsView:
    """The page of all reviews."""

    prefix: str
    ways: tuple[LinkView, ...]
    reviews: CardsView
    cycles: tuple[CycleView, ...]
    open: tuple[DecisionView, ...]
    scores: ScoresView | None
    answered: tuple[AnsweredView, ...]


def reviews_view(context: PageContext) -> ReviewsView:
    """The page of all reviews, the newest first."""
    reviews = ordered(context.linked, "review")
    return ReviewsView(
        prefix=context.prefix,
        ways=tuple(filter(None, map(context.overview, ("questionnaire", "sheets")))),
        reviews=cards_view(context, "review", reviews),
        cycles=tuple(_cycle(context, found) for found in review_cycles(context.linked)),
        open=open_decisions(context, reviews),
        scores=scores_view(context),
        answered=tuple(_answered(context, reviews)),
    )


def _answered(context: PageContext, reviews: Iterable[Record]) -> Iterator[AnsweredView]:
    for record in reviews:
        found = tuple(item for item in decisions_of(context, record) if item.status != "open")
        if found:
            yield AnsweredView(context.link(record.key), found)


def _cycle(context: PageContext, found: Cycle) -> CycleView:
    t = context.t
    kind, since = t(f"kinds-{found.kind}"), t.day(found.since)
    return CycleView(
        title=t("cycle", kind=kind, every=interval(t, found.every)),
        progress=t("cycle-progress", done=found.done, all=found.all, date=since),
        percent=100 * found.done // found.all,
        left=tuple(_left_view(context, key, last) for key, last in found.left),
    )


def _left_view(context: PageContext, key: Key, last: date | None) -> LeftView:
    last_review = context.t("cycle-last", date=context.t.day(last)) if last else context.t("cycle-never")
    return LeftView(context.link(key), last_review, context.who(context.linked.record(key), "owner"))


def scores_view(context: PageContext) -> ScoresView | None:
    """The scores of everyone for the values over all reviews; None before the first score."""
    found = scores_by_value(context.linked)
    days = [reading.day for items in found.values() for reading in items]
    if not days:
        return None
    span = (min(days), max(days))
    return ScoresView(
        lines=tuple(
            ScoreLine(context.link(value), context.t(f"lens-{lens}") if lens else "", _readings(context, items, span))
            for value in context.linked.in_order(value for value, _ in found)
            for lens in LENSES
            if (items := found.get((value, lens)))
        ),
        best=context.t.number(BEST_SCORE),
        first=context.t.day(span[0]),
        last=context.t.day(span[1]),
    )


def _readings(context: PageContext, items: Sequence[ScoreOfReview], span: tuple[date, date]) -> tuple[ReadingView, ...]:
    points = places([(item.day, item.score) for item in items], (0, BEST_SCORE), span=span)
    return tuple(
        ReadingView(x, y, context.t.figure(item.score), context.t.month(item.day.year, item.day.month))
        for (x, y), item in zip(points, items, strict=True)
    )
