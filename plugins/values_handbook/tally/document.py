"""Counts of answers as changes of a review."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

from values_handbook.model.kinds import Review
from values_handbook.model.period import calendar_dates
from values_handbook.model.record import Key
from values_handbook.tally.table import UnusableAnswersError
from values_handbook.taxonomy import KINDS, is_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.kinds.culture import Score
    from values_handbook.tally.count import CountedScore, TallyResult

Place = tuple[str, str, str]
"""A score's subject, lens and team, as references."""


def tally_change(
    linked: LinkedHandbook, identifier: str, counted: TallyResult, day: date, *, replace: bool
) -> dict[str, Any]:
    """The change that writes counts into a review, which is made where it does not exist.

    The scores of each subject that was asked about are replaced, with their notes where the group is still there; scores of
    other subjects, and everything else in the review, stay. Raises UnusableAnswersError where earlier numbers of almost the
    same answers are there, unless they are to be replaced.
    """
    key = Key("review", identifier)
    if not replace:
        _check_other_reviews(linked, key, counted)
    if key not in linked:
        return _new_review(identifier, counted, day)
    review = linked.record(key).fields
    assert isinstance(review, Review)
    found = dict(_existing(linked, key, review))
    if not replace:
        _check_earlier(review, found, counted, linked.options.smallest_group)
    change: dict[str, Any] = {"record": str(key), "set": {}, "add": {}, "remove": []}
    if review.participants is None:
        change["set"]["participants"] = str(counted.participants)
    _change_scores(change, review, found, counted)
    _change_signs(change, linked, key, review, counted)
    if counted.culture:
        change["set"]["culture"] = _culture(counted)
    return {name: part for name, part in change.items() if part}


def _new_review(identifier: str, counted: TallyResult, day: date) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "title": _title(identifier),
        "date": day.isoformat(),
        "method": "Survey",
        "participants": str(counted.participants),
        "scores": [_item(item) for item in counted.scores],
        "signs_seen": [{"of": of, "n": str(n)} for of, n in counted.signs.items()],
        "culture": _culture(counted),
    }
    return {"new": "review", "id": identifier, "fields": {name: part for name, part in fields.items() if part}}


def _title(identifier: str) -> str:
    """The title of a new review: a period such as 2026-12 or 2026-H2 as it is written, else the words of its id."""
    label = identifier.upper()
    return label if calendar_dates(label) else identifier.replace("-", " ").capitalize()


def _culture(counted: TallyResult) -> dict[str, Any]:
    """The words of each list; those that hold the team back stand without their counts."""
    found: dict[str, Any] = {}
    for name, words in counted.culture.items():
        if words:
            found[name] = [*words] if name == "limiting" else {word: str(n) for word, n in words.items()}
    return found


def _item(score: CountedScore) -> dict[str, Any]:
    named = {"of": score.of, "lens": score.lens, "team": score.team}
    return {name: part for name, part in named.items() if part} | _figures(score)


def _figures(score: CountedScore) -> dict[str, Any]:
    distribution = {"distribution": [str(n) for n in score.distribution]} if score.distribution else {}
    return {"n": str(score.n), **distribution, "favourable": str(score.favourable), "score": score.score}


def _existing(linked: LinkedHandbook, key: Key, review: Review) -> Iterator[tuple[int, Place]]:
    """The scores of a review by their numbers, those with unknown references left out."""
    for number, item in enumerate(review.scores):
        of = linked.graph.at(key, ("scores", number, "of"))
        team = linked.graph.at(key, ("scores", number, "team"))
        if of is not None and (team is not None or not item.team):
            subject = f"{of.target}#{of.behaviour}" if of.behaviour else str(of.target)
            yield number, (subject, item.lens or "", team.target.id if team is not None else "")


def _change_scores(change: dict[str, Any], review: Review, found: dict[int, Place], counted: TallyResult) -> None:
    new = {(item.of, item.lens, item.team): item for item in counted.scores}
    for number, place in found.items():
        if (item := new.pop(place, None)) is not None:
            old = review.scores[number]
            for name, value in _figures(item).items():
                change["set"][f"scores/{number + 1}/{name}"] = value
            if old.distribution is not None and not item.distribution:
                change["remove"].append(f"scores/{number + 1}/distribution")
        elif place[:2] in counted.subjects:
            # Of a group that is too small now, or that would reveal one.
            change["remove"].append(f"scores/{number + 1}")
    if new:
        change["add"]["scores"] = [_item(item) for item in new.values()]


def _change_signs(
    change: dict[str, Any], linked: LinkedHandbook, key: Key, review: Review, counted: TallyResult
) -> None:
    signs = dict(counted.signs)
    for number in range(len(review.signs_seen)):
        of = linked.graph.at(key, ("signs_seen", number, "of"))
        if of is not None and (n := signs.pop(f"{of.target}#{of.behaviour}", None)) is not None:
            change["set"][f"signs_seen/{number + 1}/n"] = str(n)
    if signs:
        change["add"]["signs_seen"] = [{"of": of, "n": str(n)} for of, n in signs.items()]


def _check_earlier(review: Review, found: dict[int, Place], counted: TallyResult, smallest: int) -> None:
    """Refuse to write beside earlier numbers that, minus the new ones, are the answers of a few people."""
    new = {(item.of, item.lens, item.team): item for item in counted.scores}
    for number, place in found.items():
        item, old = new.get(place), review.scores[number]
        if item is not None and old.n is not None and abs(old.n - item.n) < smallest and _differs(old, item):
            raise UnusableAnswersError(
                f"the review has numbers of almost the same answers already (scores/{number + 1}, `{item.of}`); "
                "whoever has both can tell what few people answered. If the earlier ones were never published, use --replace"
            )


def _check_other_reviews(linked: LinkedHandbook, key: Key, counted: TallyResult) -> None:
    """Refuse to count a survey into a second review: the difference of two counts would be the answers of a few people.

    It is the same survey where everyone's answers to every subject that both have are the same but for a few.
    """
    smallest = linked.options.smallest_group
    new = {(item.of, item.lens): item for item in counted.scores if not item.team}
    for record in linked.of("review"):
        if record.key == key:
            continue
        review = record.fields
        assert isinstance(review, Review)
        shared = [
            (review.scores[number], new[of, lens])
            for number, (of, lens, team) in _existing(linked, record.key, review)
            if not team and (of, lens) in new
        ]
        if shared and all(_few_apart(old, item) < smallest for old, item in shared):
            raise UnusableAnswersError(
                f"`{record.key}` has numbers of almost the same answers already; whoever has both can tell what few people "
                "answered. Count a survey into one review; if it is another survey, use --replace"
            )


def _few_apart(old: Score, new: CountedScore) -> float:
    """How many answers two counts differ by; infinite where that is not known."""
    if old.distribution is None or len(old.distribution) != len(new.distribution):
        return inf
    return sum(abs(before - after) for before, after in zip(old.distribution, new.distribution, strict=True))


def _differs(old: Score, new: CountedScore) -> bool:
    distribution = tuple(old.distribution) if old.distribution is not None else new.distribution
    favourable = new.favourable if old.favourable is None else old.favourable
    return (old.n, old.score, distribution, favourable) != (
        new.n,
        float(new.score),
        new.distribution,
        new.favourable,
    )


def review_id(path: str) -> str:
    """The id of the review that `reviews/2026-h2.yml`, `review:2026-h2` or `2026-h2` names; empty where that is no id."""
    folder, _, name = path.replace("\\", "/").rpartition("/")
    if folder and folder.rpartition("/")[2] in (".", ".."):
        return ""
    stem = name.removeprefix("review:").removesuffix(".yaml").removesuffix(".yml")
    return stem if is_id(stem, "review") and stem != KINDS["review"].folder else ""
