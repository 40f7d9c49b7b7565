"""The rate of participation in making the handbook: participants among those invited."""

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
    """An activity, whatever number of records mention it; `participants` and `invited` are None where unknown."""

    date: date
    activity: str
    participants: int | None
    invited: int | None


class Turnout(NamedTuple):
    """Sums over activities; `activities` is their number.

    `known` is the number of activities that give both numbers: `participants` and `invited` are sums over these alone.
    `beyond` is the number of activities with more participants than invited people: they have no rate and are in no sum.
    """

    activities: int
    known: int
    beyond: int
    participants: int
    invited: int

    @property
    def percent(self) -> int | None:
        """The share of the invited who took part, 0 to 100; None where it is unknown."""
        return share(self.participants, self.invited) if self.known else None


def share(some: int, all_of: int) -> int | None:
    """A part in percent, rounded; only all give 100, only none give 0. None for a share of nothing and for more than all."""
    if not all_of or some > all_of:
        return None
    if some in (0, all_of):
        return 100 if some else 0
    return min(99, max(1, round(100 * some / all_of)))


def turnout(activities: Iterable[Activity | Participation]) -> Turnout:
    """The sums over activities. Somebody who took part twice counts twice, as participant and as invited."""
    found = tuple(activities)
    counted = [(item.participants, item.invited) for item in found if item.participants is not None and item.invited]
    known = [(some, invited) for some, invited in counted if some <= invited]
    return Turnout(
        activities=len(found),
        known=len(known),
        beyond=len(counted) - len(known),
        participants=sum(some for some, _ in known),
        invited=sum(invited for _, invited in known),
    )


@query
def all_activities(linked: LinkedHandbook) -> tuple[tuple[Activity, tuple[Key, ...]], ...]:
    """Every activity once, with the records that mention it, in the order of the site."""
    found: defaultdict[Activity, list[Key]] = defaultdict(list)
    for record in linked.handbook:
        for item in record.fields.participation:
            activity = Activity(item.date, item.activity, item.participants, item.invited)
            found[activity].append(record.key)
    return tuple((activity, tuple(linked.in_order(keys))) for activity, keys in found.items())
