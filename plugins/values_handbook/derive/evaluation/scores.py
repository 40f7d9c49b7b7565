"""Scores of reviews: which of them are hidden, and the scores of each value over all reviews."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.linked_handbook import LinkedHandbook, PlainHandbook
from values_handbook.derive.query import query
from values_handbook.derive.teams import teams_around
from values_handbook.link.build import link
from values_handbook.model.kinds import Review
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from values_handbook.model.record import Handbook, Record
    from values_handbook.options import Options

MOST_REVEALING = 200
"""Scores of one subject that are hidden one by one because others reveal them; beyond this, the scores of all teams."""


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


def without_small_groups(handbook: Handbook, options: Options, day: date) -> Handbook:
    """The handbook without the scores that too few people gave; the same object where there are none.

    A hidden score keeps its subject and the number of answers, and loses the score itself and the note.
    """
    reviews = [record for record in handbook.of("review") if _has_team_scores(record)]
    if not reviews:
        return handbook
    linked = PlainHandbook(handbook, link(handbook)[0], options, day)
    found = {record.key: numbers for record in reviews if (numbers := hidden_scores(linked, record.key))}
    if not found:
        return handbook
    records = (_without(record, found[record.key]) if record.key in found else record for record in handbook)
    return replace(handbook, records=tuple(records))


def _has_team_scores(record: Record) -> bool:
    return isinstance(record.fields, Review) and any(item.team for item in record.fields.scores)


def _without(record: Record, hidden: Collection[int]) -> Record:
    assert isinstance(record.fields, Review)
    nothing = {"score": None, "note": None}
    scores = tuple(
        item.model_copy(update=nothing) if number in hidden else item
        for number, item in enumerate(record.fields.scores)
    )
    return replace(record, fields=record.fields.model_copy(update={"scores": scores}))


def hidden_scores(linked: LinkedHandbook, review: Key) -> frozenset[int]:
    """The numbers of the scores of a review that must be hidden, since they would reveal the answers of a few people.

    The score of a team with too few answers is hidden. The score of a whole (everyone, or a team with subteams) minus the
    visible scores of its parts gives the score of the rest: where the rest is too few, the smallest part is hidden, too.
    """
    alike: defaultdict[tuple[Key, str, str], list[JudgedScore]] = defaultdict(list)
    for item in scores_shown(linked, review):
        alike[item.of, item.behaviour, item.lens].append(item)
    smallest = linked.options.smallest_group
    hidden: set[int] = set()
    for items in alike.values():
        hidden |= {item.number for item in items if item.team and item.n is not None and item.n < smallest}
        around = {item.team: _around(linked, item.team) for item in items if item.team}
        for _ in range(MOST_REVEALING):
            if (number := _next_to_hide(smallest, items, hidden, around)) is None:
                break
            hidden.add(number)
        else:
            hidden |= {item.number for item in items if item.team}
    return frozenset(hidden)


def scores_shown(linked: LinkedHandbook, review: Key) -> list[JudgedScore]:
    """The scores of a review whose subjects are known, in its order; those that are not shown are left out."""
    fields = linked.record(review).fields
    assert isinstance(fields, Review)
    found = []
    for number, item in enumerate(fields.scores):
        of = linked.graph.at(review, ("scores", number, "of"))
        team = linked.graph.at(review, ("scores", number, "team"))
        # A team that is not published is part of no other team, and still is not everyone.
        named = team.target if team is not None else Key("team", item.team) if item.team else None
        # How many took part says how many everyone are.
        n = fields.participants if item.n is None and named is None else item.n
        if of is not None and item.score is not None:
            found.append(JudgedScore(number, of.target, of.behaviour, item.lens or "", named, n, item.score))
    return found


def _next_to_hide(
    smallest: int, items: list[JudgedScore], hidden: set[int], around: Mapping[Key, Sequence[Key]]
) -> int | None:
    """The number of a visible score from which that of too few people can be computed; None where there is none.

    `around` are the teams that each team lies in, the nearest first.
    """
    shown = [item for item in items if item.number not in hidden]
    named = {item.team for item in shown}
    concealed = [item for item in items if item.team not in named]
    parts = _parts(shown, named, around)
    concealed_parts = _parts(concealed, named | {item.team for item in concealed}, around)
    for whole in shown:
        of_whole = parts[whole.team]
        if of_whole and not _is_safe(smallest, whole, of_whole, concealed_parts[whole.team]):
            return min(of_whole.values(), key=lambda part: part.n or 0).number
    return None


def _parts(
    items: list[JudgedScore], stops: Collection[Key | None], around: Mapping[Key, Sequence[Key]]
) -> Mapping[Key | None, dict[Key, JudgedScore]]:
    """The largest teams below each whole that some scores are of, each with the score that most answered.

    A whole is the nearest of `stops` around a team; without any it is everyone.
    """
    found: defaultdict[Key | None, dict[Key, JudgedScore]] = defaultdict(dict)
    for item in sorted(items, key=lambda item: item.n or 0):
        if item.team:
            found[next((above for above in around[item.team] if above in stops), None)][item.team] = item
    return found


def _around(linked: LinkedHandbook, team: Key) -> Sequence[Key]:
    """The teams that a team lies in, the nearest first."""
    return teams_around(linked, team) if team in linked else ()


def _is_safe(
    smallest: int, whole: JudgedScore, shown: Mapping[Key, JudgedScore], concealed: Mapping[Key, JudgedScore]
) -> bool:
    """Whether a whole minus its visible parts does not reveal the answers of too few people.

    Where the answers were not counted, a single hidden team might be all that remains.
    """
    counts = [part.n for part in shown.values()]
    if whole.n is None or None in counts:
        return len(concealed) != 1
    rest = whole.n - sum(filter(None, counts))
    return rest >= smallest or (rest <= 0 and not concealed)


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
