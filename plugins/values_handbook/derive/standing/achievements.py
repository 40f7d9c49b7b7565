"""What the handbook itself achieves in a year: practices held, responses to reviews, thanks, proposals and their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.accountability.proposals import proposals
from values_handbook.derive.calendar.holding import holding_of
from values_handbook.derive.query import query
from values_handbook.model.interval import Interval, before
from values_handbook.model.kinds import Practice, Recognition, Review

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.derive.accountability.proposals import Proposals
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

YEAR = Interval("1 year", 1, "year")


class PracticeHeld(NamedTuple):
    """How often a practice was held within the year, and for how many of its latest `planned` days (`kept`).

    `attended` and `invited` are sums over the times that give both and had at least `smallest_group` people invited.
    """

    key: Key
    held: int
    kept: int
    planned: int
    attended: int
    invited: int


class Response(NamedTuple):
    """How many took part in a review, and of how many; `invited` is None where nobody says, or fewer than took part."""

    key: Key
    day: date
    participants: int
    invited: int | None


class Thanks(NamedTuple):
    """How many recognitions there were, by how many different people and teams; `unsigned` ones name nobody."""

    recognitions: int
    givers: int
    unsigned: int


class Achievements(NamedTuple):
    """What happened since a day, a year ago."""

    since: date
    practices: tuple[PracticeHeld, ...]
    responses: tuple[Response, ...]
    thanks: Thanks
    proposals: Proposals


@query
def achievements(linked: LinkedHandbook) -> Achievements:
    """What the handbook achieved within the last year."""
    since = before(linked.today, YEAR)
    practices = (_held(linked, record, since) for record in linked.of("practice"))
    responses = (_response(linked, record, since) for record in linked.of("review"))
    return Achievements(
        since=since,
        practices=tuple(item for item in practices if item is not None),
        responses=tuple(sorted((item for item in responses if item), key=lambda item: item.day, reverse=True)),
        thanks=_thanks(linked, since),
        proposals=proposals(linked, since),
    )


def has_achievements(linked: LinkedHandbook) -> bool:
    """Whether there is anything to tell."""
    found = achievements(linked)
    return bool(found.practices or found.responses or found.thanks.recognitions or found.proposals.total)


def _held(linked: LinkedHandbook, record: Record, since: date) -> PracticeHeld | None:
    practice = record.fields
    assert isinstance(practice, Practice)
    holding = holding_of(practice, linked.today, linked.options.timezone)
    if holding is None or not any(item.day > since for item in holding.times):
        return None
    held = [item for item in practice.held if since < item.date <= linked.today]
    smallest = max(1, linked.options.smallest_group)
    counted = [
        (item.attended, item.invited)
        for item in held
        if item.attended is not None and item.invited is not None and max(smallest, item.attended) <= item.invited
    ]
    return PracticeHeld(
        record.key,
        held=len(held),
        kept=holding.held,
        planned=len(holding.planned),
        attended=sum(attended for attended, _ in counted),
        invited=sum(invited for _, invited in counted),
    )


def _response(linked: LinkedHandbook, record: Record, since: date) -> Response | None:
    review = record.fields
    assert isinstance(review, Review)
    if review.participants is None or not since < review.date <= linked.today:
        return None
    invited = review.invited if review.invited and review.invited >= review.participants else None
    return Response(record.key, review.date, review.participants, invited)


def _thanks(linked: LinkedHandbook, since: date) -> Thanks:
    recognitions = [
        record
        for record in linked.of("recognition")
        if isinstance(record.fields, Recognition) and since < record.fields.date <= linked.today
    ]
    givers = [_givers(linked, record) for record in recognitions]
    return Thanks(len(recognitions), len(set().union(*givers)), sum(not each for each in givers))


def _givers(linked: LinkedHandbook, record: Record) -> set[Key | str]:
    """Who says thanks: the records, and names as they are written."""
    fields = record.fields
    assert isinstance(fields, Recognition)
    references = (linked.graph.at(record.key, ("from", index)) for index in range(len(fields.from_)))
    named = zip(references, fields.from_, strict=True)
    return {reference.target if reference is not None else word.casefold() for reference, word in named}
