"""How many of those who were asked took part in making a record, over all entries that tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.model.kinds.common import Participation


class Turnout(NamedTuple):
    """Sums over entries, of which there are so many.

    `known` is the number of entries that say how many were invited and how many of these took part: `participants` and
    `invited` are sums over these alone. `beyond` is the number of those that tell of more participants than invited people:
    they have no rate and are in no sum.
    """

    entries: int
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


def turnout(entries: Iterable[Participation]) -> Turnout:
    """The entries rolled up. Who took part twice counts twice, among the participants as among the invited."""
    found = tuple(entries)
    told = [(item.participants, item.invited) for item in found if item.participants is not None and item.invited]
    known = [(some, invited) for some, invited in told if some <= invited]
    return Turnout(
        entries=len(found),
        known=len(known),
        beyond=len(told) - len(known),
        participants=sum(some for some, _ in known),
        invited=sum(invited for _, invited in known),
    )
