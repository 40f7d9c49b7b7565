"""Who took part in making the handbook, as a rate: of those who are known to have been invited."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.query import query

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.kinds.common import Participation
    from values_handbook.model.record import Key


class Activity(NamedTuple):
    """An activity, however many records tell of it; `participants` and `invited` are None where that is not told."""

    date: date
    activity: str
    participants: int | None
    invited: int | None


class Turnout(NamedTuple):
    """Sums over activities, of which there are so many.

    `known` is the number of those that say how many were invited and how many of these took part: `participants` and
    `invited` are sums over these alone. `beyond` is the number of those that tell of more participants than invited people:
    they have no rate and are in no sum.
    """

    activities: int
    known: int
    beyond: int
    participants: int
    invited: int

    @property
    def percent(self) -> int | None:
        """The share of the invited who took part, 0 to 100; None where nothing tells."""
        return share(self.participants, self.invited) if self.known else None


def share(some: int, all_of: int) -> int | None:
    """A part in percent, rounded; 100 says all, and 0 says none. None of nothing, and for more than the whole."""
    if not all_of or some > all_of:
        return None
    if some in (0, all_of):
        return 100 if some else 0
    return min(99, max(1, round(100 * some / all_of)))


def turnout(activities: Iterable[Activity | Participation]) -> Turnout:
    """The activities rolled up. Who took part twice counts twice, among the participants as among the invited."""
    found = tuple(activities)
    told = [(item.participants, item.invited) for item in found if item.participants is not None and item.invited]
    known = [(some, invited) for some, invited in told if some <= invited]
    return Turnout(
        activities=len(found),
        known=len(known),
        beyond=len(told) - len(known),
        participants=sum(some for some, _ in known),
        invited=sum(invited for _, invited in known),
    )


@query
def all_activities(linked: LinkedHandbook) -> tuple[tuple[Activity, tuple[Key, ...]], ...]:
    """Every activity once, with the records that tell of it, in the order of the site."""
    found: defaultdict[Activity, list[Key]] = defaultdict(list)
    for record in linked.handbook:
        for item in record.fields.participation:
            activity = Activity(item.date, item.activity, item.participants, item.invited)
            found[activity].append(record.key)
    return tuple((activity, tuple(linked.in_order(keys))) for activity, keys in found.items())
