"""Scores of reviews, and the scores of each value over all reviews."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.evaluation.small_groups import group_of
from values_handbook.derive.query import query
from values_handbook.model.kinds import Review

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key


class JudgedScore(NamedTuple):
    """A score by its number in its review. `team` is None for everyone, `n` where nobody counted the answers."""

    number: int
    of: Key
    behaviour: str
    lens: str
    team: Key | None
    n: int | None
    score: float


class ScoreOfReview(NamedTuple):
    """The score of everyone together for a value in one review."""

    day: date
    score: float
    review: Key


def scores_shown(linked: LinkedHandbook, review: Key) -> list[JudgedScore]:
    """The scores of a review whose subjects are known, in its order; those that are not shown are left out."""
    fields = linked.record(review).fields
    assert isinstance(fields, Review)
    found = []
    for number, item in enumerate(fields.scores):
        of = linked.graph.at(review, ("scores", number, "of"))
        if of is not None and item.score is not None:
            _, team, n = group_of(linked, review, number)
            found.append(JudgedScore(number, of.target, of.behaviour, item.lens or "", team, n, item.score))
    return found


@query
def scores_by_value(linked: LinkedHandbook) -> dict[tuple[Key, str], tuple[ScoreOfReview, ...]]:
    """The scores of everyone for each value in all reviews, by value and lens, the earliest review first."""
    found: defaultdict[tuple[Key, str], list[ScoreOfReview]] = defaultdict(list)
    for record in linked.of("review"):
        assert isinstance(record.fields, Review)
        for item in scores_shown(linked, record.key):
            if item.of.kind == "value" and not item.behaviour and item.team is None:
                found[item.of, item.lens].append(ScoreOfReview(record.fields.date, item.score, record.key))
    return {place: tuple(sorted(items)) for place, items in found.items()}


def latest_score(linked: LinkedHandbook, value: Key) -> ScoreOfReview | None:
    """The score of a value in the latest review of everyone; the mean of several scores in it, such as those of lenses."""
    found = [item for (of, _), items in scores_by_value(linked).items() if of == value for item in items]
    if not found:
        return None
    latest = max(found)
    scores = [item.score for item in found if item.review == latest.review]
    return latest._replace(score=sum(scores) / len(scores))
