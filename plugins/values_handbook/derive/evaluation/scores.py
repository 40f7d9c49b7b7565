"""Scores of reviews: which of them are not shown, and how values were judged over all reviews."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.questions import question
from values_handbook.derive.teams import teams_around
from values_handbook.model.kinds import Review
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from values_handbook.derive.linked import Linked


class Judged(NamedTuple):
    """A score by its number in its review. `team` is None for everyone, `n` where nobody counted the answers."""

    number: int
    of: Key
    behaviour: str
    lens: str
    team: Key | None
    n: int | None
    score: float


class Reading(NamedTuple):
    """What everyone said of a value in a review."""

    day: date
    score: float
    review: Key


@question
def hidden_scores(linked: Linked, review: Key) -> frozenset[int]:
    """The numbers of the scores of a review that are not shown: they would tell what a few people said.

    A team of whom too few answered is hidden. Where its score is what remains of a total when the other teams are taken
    off it, the smallest of those is hidden, too. So it is within a team that has others in it.
    """
    smallest = linked.options.smallest_group
    alike: defaultdict[tuple[Key, str, str], list[Judged]] = defaultdict(list)
    for item in judged(linked, review):
        alike[item.of, item.behaviour, item.lens].append(item)
    hidden: set[int] = set()
    for items in alike.values():
        hidden |= {item.number for item in items if item.team and item.n is not None and item.n < smallest}
        while (number := _revealing(linked, items, hidden)) is not None:
            hidden.add(number)
    return frozenset(hidden)


def judged(linked: Linked, review: Key) -> list[Judged]:
    """The scores of a review whose subjects are known, in its order."""
    fields = linked.record(review).fields
    assert isinstance(fields, Review)
    found = []
    for number, item in enumerate(fields.scores):
        of = linked.graph.at(review, ("scores", number, "of"))
        team = linked.graph.at(review, ("scores", number, "team"))
        # A team that is not published is no other team's part, and still not everyone.
        named = team.target if team is not None else Key("team", item.team) if item.team else None
        if of is not None:
            found.append(Judged(number, of.target, of.behaviour, item.lens or "", named, item.n, item.score))
    return found


def _revealing(linked: Linked, items: list[Judged], hidden: set[int]) -> int | None:
    """The number of a score that is shown and with which a hidden one could be told; None where there is none."""
    for whole in items:
        parts = _parts(linked, whole, items) if whole.number not in hidden else []
        concealed = [part for part in parts if part.number in hidden]
        teams = {part.team for part in concealed}
        shown = [part for part in parts if part.number not in hidden and part.team not in teams]
        if shown and concealed and not _is_safe(linked.options.smallest_group, whole, shown, concealed):
            return min(shown, key=lambda part: part.n or 0).number
    return None


def _parts(linked: Linked, whole: Judged, items: Iterable[Judged]) -> list[Judged]:
    """The scores of the teams right below that of a whole: in between is no other one that was scored."""
    teams = {item.team for item in items}
    return [item for item in items if item.team and item is not whole and _next(linked, item.team, teams) == whole.team]


def _next(linked: Linked, team: Key, scored: set[Key | None]) -> Key | None:
    around = teams_around(linked, team) if team in linked else []
    return next((above for above in around if above in scored), None)


def _is_safe(smallest: int, whole: Judged, shown: Iterable[Judged], concealed: list[Judged]) -> bool:
    """Whether what remains of a whole, with what is shown taken off, says nothing of too few people, or of one team."""
    counts = [part.n for part in shown]
    if whole.n is None or any(count is None for count in counts):
        return len(concealed) > 1
    rest = whole.n - sum(count for count in counts if count is not None)
    return rest >= smallest and (len(concealed) > 1 or rest > (concealed[0].n or 0))


@question
def readings(linked: Linked) -> dict[tuple[Key, str], tuple[Reading, ...]]:
    """What everyone said of each value in all reviews, by the value and the lens, from the first review on."""
    found: defaultdict[tuple[Key, str], list[Reading]] = defaultdict(list)
    for record in linked.of("review"):
        assert isinstance(record.fields, Review)
        for item in judged(linked, record.key):
            if item.of.kind == "value" and not item.behaviour and item.team is None:
                found[item.of, item.lens].append(Reading(record.fields.date, item.score, record.key))
    return {place: tuple(sorted(items)) for place, items in found.items()}


def latest_reading(linked: Linked, value: Key) -> Reading | None:
    """How the latest review that asked everyone judged a value; of several scores in it, as those of lenses, their mean."""
    found = [item for (of, _), items in readings(linked).items() if of == value for item in items]
    if not found:
        return None
    latest = max(found)
    scores = [item.score for item in found if item.review == latest.review]
    return latest._replace(score=sum(scores) / len(scores))
