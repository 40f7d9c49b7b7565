"""Who took part, as a rate: of those who are known to have been invited."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.questions import question

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from values_handbook.derive.linked import Linked
    from values_handbook.model.kinds.common import Participation
    from values_handbook.model.record import Key


class Activity(NamedTuple):
    """An activity, however many records tell of it; `participants` and `invited` are None where that is not told."""

    day: date
    name: str
    participants: int | None
    invited: int | None


class Attendance(NamedTuple):
    """How many took part of how many invited, in so many activities; `untold` are activities that do not tell both."""

    participants: int
    invited: int
    activities: int
    untold: int

    @property
    def percent(self) -> float | None:
        """From 0 to 100; None where nobody is known to have been invited."""
        return 100 * self.participants / self.invited if self.invited else None


def activity(item: Participation) -> Activity:
    """What a record tells of an activity."""
    return Activity(item.date, item.activity, item.participants, item.invited)


def attendance(activities: Iterable[Activity]) -> Attendance:
    """The sum over activities, each counted once. Who came uninvited makes a rate no higher than 100 percent."""
    found = set(activities)
    told = [(item.participants, item.invited) for item in found if item.participants is not None and item.invited]
    return Attendance(
        participants=sum(min(came, invited) for came, invited in told),
        invited=sum(invited for _, invited in told),
        activities=len(told),
        untold=len(found) - len(told),
    )


@question
def all_activities(linked: Linked) -> tuple[tuple[Activity, tuple[Key, ...]], ...]:
    """Every activity with the records that tell of it, in the order of the site."""
    found: defaultdict[Activity, list[Key]] = defaultdict(list)
    for record in linked.handbook:
        for item in record.fields.participation:
            found[activity(item)].append(record.key)
    return tuple((item, tuple(linked.in_order(keys))) for item, keys in found.items())
