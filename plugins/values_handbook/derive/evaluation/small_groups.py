"""Answers of too few people in reviews: what must be hidden, since it is theirs or since theirs can be computed from it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.linked_handbook import LinkedHandbook, PlainHandbook
from values_handbook.derive.teams import teams_around
from values_handbook.link.build import link
from values_handbook.model.kinds import Review
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from values_handbook.model.kinds.culture import Culture, Score, SignSeen
    from values_handbook.model.record import Handbook, Record
    from values_handbook.options import Options

MOST_REVEALING = 200
"""Scores of one subject that are hidden one by one because others reveal them; beyond this, the scores of all teams."""
_COUNTED = {"distribution": None, "favourable": None}
_NOTHING = {"score": None, "note": None, "n": None, **_COUNTED}


class GroupScore(NamedTuple):
    """A score by its number among those of one subject. `team` is None for everyone, `n` where nobody counted answers."""

    number: int
    team: Key | None
    n: int | None


def without_small_groups(handbook: Handbook, options: Options, day: date) -> Handbook:
    """The handbook without the answers of too few people in reviews; the same object where there are none.

    A hidden score keeps its subject and its team, a sign that few saw keeps that it was seen, and culture loses the words
    that few chose, all words where few took part.
    """
    reviews = [record for record in handbook.of("review") if _has_answers(record)]
    if not reviews:
        return handbook
    linked = PlainHandbook(handbook, link(handbook)[0], options, day)
    public = {record.key: _without(linked, record) for record in reviews}
    if all(public[record.key] is record for record in reviews):
        return handbook
    return replace(handbook, records=tuple(public.get(record.key, record) for record in handbook))


def _has_answers(record: Record) -> bool:
    """Whether a review holds something that may be answers of few people."""
    review = record.fields
    assert isinstance(review, Review)
    if review.signs_seen or review.culture is not None:
        return True
    return any(item.team or item.distribution or item.favourable is not None for item in review.scores)


def _without(linked: LinkedHandbook, record: Record) -> Record:
    """A review without the answers of too few people; the same object where there are none."""
    review, smallest = record.fields, linked.options.smallest_group
    assert isinstance(review, Review)
    hidden = hidden_scores(linked, record.key)
    scores = tuple(_public_score(item, smallest, number in hidden) for number, item in enumerate(review.scores))
    signs = tuple(_public_sign(item, smallest) for item in review.signs_seen)
    culture = review.culture and _public_culture(review.culture, review.participants, smallest)
    public = review.model_copy(update={"scores": scores, "signs_seen": signs, "culture": culture})
    return record if public == review else replace(record, fields=public)


def _public_score(item: Score, smallest: int, is_hidden: bool) -> Score:
    if is_hidden:
        return item.model_copy(update=_NOTHING)
    # Without a score nobody compares it with those of other teams.
    return item.model_copy(update=_COUNTED) if item.score is None or is_small(counts_of(item), smallest) else item


def _public_sign(item: SignSeen, smallest: int) -> SignSeen:
    """A sign without the number of those who saw it where they are few; that nobody did tells of no one."""
    return item.model_copy(update={"n": None, "note": None}) if item.n and item.n < smallest else item


def _public_culture(culture: Culture, participants: int | None, smallest: int) -> Culture | None:
    """The words that enough people chose. A rare word may be known for whose it is."""
    if participants is not None and participants < smallest:
        return None
    lists = {
        name: {word: count for word, count in words.items() if count >= smallest}
        for name, words in (("today", culture.today), ("wanted", culture.wanted))
    }
    return culture.model_copy(update=lists)


def counts_of(item: Score) -> tuple[int, ...]:
    """The numbers of answers that a score gives: its `n`, and the sum of its distribution."""
    distribution = (sum(item.distribution),) if item.distribution is not None else ()
    return (*((item.n,) if item.n is not None else ()), *distribution)


def is_small(counts: Sequence[int], smallest: int) -> bool:
    """Whether a group with these numbers of answers is too small for its answers to be published."""
    return any(count < smallest for count in counts)


def hidden_scores(linked: LinkedHandbook, review: Key) -> frozenset[int]:
    """The numbers of the scores of a review that must be hidden, since they would reveal the answers of a few people."""
    smallest = linked.options.smallest_group
    hidden: set[int] = set()
    for alike in _alike(linked, review):
        items = [by_n for by_n, _ in alike]
        around = {item.team: _around(linked, item.team) for item in items if item.team}
        found: set[int] = set()
        size = -1
        # Where a distribution counts other answers than `n`, neither may reveal anything.
        while len(found) > size:
            size = len(found)
            found |= numbers_to_hide(smallest, items, around, found)
            found |= numbers_to_hide(smallest, [by_sum for _, by_sum in alike], around, found)
        hidden |= found
    return frozenset(hidden)


def _alike(linked: LinkedHandbook, review: Key) -> Iterator[list[tuple[GroupScore, GroupScore]]]:
    """The scores of each subject by the same lens, each with its answers as `n` and as its distribution count them."""
    fields = linked.record(review).fields
    assert isinstance(fields, Review)
    found: defaultdict[tuple[Key | str, str, str], list[tuple[GroupScore, GroupScore]]] = defaultdict(list)
    for number, item in enumerate(fields.scores):
        of = linked.graph.at(review, ("scores", number, "of"))
        group = group_of(linked, review, number)
        total = sum(item.distribution) if item.distribution is not None else None
        if item.score is None and total is None:
            continue
        place = (of.target, of.behaviour) if of is not None else (item.of, "")
        by_n = group._replace(n=total) if group.n is None else group
        found[(*place, item.lens or "")].append((by_n, by_n if total is None else by_n._replace(n=total)))
    yield from found.values()


def group_of(linked: LinkedHandbook, review: Key, number: int) -> GroupScore:
    """The group that a score of a review is of, and how many of it answered."""
    fields = linked.record(review).fields
    assert isinstance(fields, Review)
    item, team = fields.scores[number], linked.graph.at(review, ("scores", number, "team"))
    # A team that is not published is part of no other team, and still is not everyone.
    named = team.target if team is not None else Key("team", item.team) if item.team else None
    # How many took part says how many everyone are.
    return GroupScore(number, named, fields.participants if item.n is None and named is None else item.n)


def numbers_to_hide(
    smallest: int,
    items: Sequence[GroupScore],
    around: Mapping[Key, Sequence[Key]],
    hidden: Collection[int] = (),
) -> set[int]:
    """The numbers of those scores of one subject that must be hidden, with those that are `hidden` already.

    The score of a team with too few answers is hidden. The score of a whole (everyone, or a team with subteams) minus the
    visible scores of its parts gives the score of the rest: where the rest is too few, the smallest part is hidden, too.
    `around` are the teams that each team lies in, the nearest first.
    """
    found = {*hidden, *(item.number for item in items if item.team and item.n is not None and item.n < smallest)}
    for _ in range(MOST_REVEALING):
        if (number := _next_to_hide(smallest, items, found, around)) is None:
            return found
        found.add(number)
    return found | {item.number for item in items if item.team}


def _next_to_hide(
    smallest: int, items: Sequence[GroupScore], hidden: set[int], around: Mapping[Key, Sequence[Key]]
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
    items: Sequence[GroupScore], stops: Collection[Key | None], around: Mapping[Key, Sequence[Key]]
) -> Mapping[Key | None, dict[Key, GroupScore]]:
    """The largest teams below each whole that some scores are of, each with the score that most answered.

    A whole is the nearest of `stops` around a team; without any it is everyone.
    """
    found: defaultdict[Key | None, dict[Key, GroupScore]] = defaultdict(dict)
    for item in sorted(items, key=lambda item: item.n or 0):
        if item.team:
            found[next((above for above in around[item.team] if above in stops), None)][item.team] = item
    return found


def _around(linked: LinkedHandbook, team: Key) -> Sequence[Key]:
    """The teams that a team lies in, the nearest first."""
    return teams_around(linked, team) if team in linked else ()


def _is_safe(
    smallest: int, whole: GroupScore, shown: Mapping[Key, GroupScore], concealed: Mapping[Key, GroupScore]
) -> bool:
    """Whether a whole minus its visible parts does not reveal the answers of too few people.

    Where the answers were not counted, a single hidden team might be all that remains.
    """
    counts = [part.n for part in shown.values()]
    if whole.n is None or None in counts:
        return len(concealed) != 1
    rest = whole.n - sum(filter(None, counts))
    return rest >= smallest or (rest <= 0 and not concealed)
