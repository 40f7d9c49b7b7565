"""Review cycles: how many records of each kind were reviewed within their interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.accountability.reviewing import next_review
from values_handbook.derive.query import query
from values_handbook.model.interval import before
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.interval import Interval
    from values_handbook.model.record import Key


class Cycle(NamedTuple):
    """The records of a kind that are reviewed at the same interval.

    `since` is the first day on which a review is recent enough. `left` are the records without one, each with the day of its
    latest review: first those that were never reviewed, then the oldest.
    """

    kind: str
    every: Interval
    since: date
    all: int
    left: tuple[tuple[Key, date | None], ...]

    @property
    def done(self) -> int:
        """How many were reviewed."""
        return self.all - len(self.left)


@query
def review_cycles(linked: LinkedHandbook) -> tuple[Cycle, ...]:
    """The cycles of all kinds that are reviewed regularly, in the order of the kinds, then of the records."""
    looks: dict[tuple[str, Interval], list[tuple[Key, date | None, bool]]] = {}
    for kind in KINDS:
        for record in linked.of(kind):
            look = next_review(linked, record)
            if look is not None:
                late = linked.is_past(look.by)
                looks.setdefault((kind, look.every), []).append((record.key, look.last, late))
    return tuple(_cycle(linked, kind, every, found) for (kind, every), found in looks.items())


def _cycle(linked: LinkedHandbook, kind: str, every: Interval, looks: list[tuple[Key, date | None, bool]]) -> Cycle:
    left = [(key, last) for key, last, is_late in looks if is_late]
    left.sort(key=lambda item: (item[1] is not None, item[1] or linked.today))
    return Cycle(kind, every, before(linked.today, every), len(looks), tuple(left))
