"""Goals that were closed, by the period that they were for."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, get_args

from values_handbook.derive.accountability.lessons import CLOSED
from values_handbook.derive.periods import period_labels
from values_handbook.derive.query import query
from values_handbook.model.kinds import Goal
from values_handbook.model.period import period_dates, period_label
from values_handbook.model.types import NextStep

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key

NEXT_STEPS = (*get_args(NextStep), "")
"""What happens to a goal after its period; the empty word where nobody has said."""


REACHED: dict[str, float] = {"committed": 1, "aspirational": 0.7}
"""The score from which on a goal is achieved, by its ambition: a promise is reached whole, and what may be missed mostly."""


def status_after(goal: Goal, score: float, then: str) -> str:
    """The status that a goal has after it was closed with a score; one that says how it ended stays."""
    if goal.status in CLOSED:
        return goal.status
    if score >= REACHED[goal.ambition]:
        return "achieved"
    return "dropped" if then == "drop" else "missed"


class EndedPeriod(NamedTuple):
    """The goals of a period that have a `closing`, by what happens next, and those of it that are open although it is over.

    `label` is the period as goals write it, empty for those without one.
    """

    label: str
    closed: tuple[tuple[str, tuple[Key, ...]], ...]
    still_open: tuple[Key, ...]

    @property
    def goals(self) -> tuple[Key, ...]:
        """The closed goals."""
        return tuple(key for _, keys in self.closed for key in keys)


@query
def ended_periods(linked: LinkedHandbook) -> tuple[EndedPeriod, ...]:
    """The periods with closed goals: the one that ended last first, then those without dates."""
    closed: defaultdict[str, defaultdict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
    still_open: defaultdict[str, list[Key]] = defaultdict(list)
    ends: dict[str, date] = {}
    for record in linked.of("goal"):
        goal = record.fields
        assert isinstance(goal, Goal)
        label = period_label(goal.period)
        if (dates := period_dates(goal.period, period_labels(linked))) is not None:
            ends[label] = dates.end
        if goal.closing is not None:
            closed[label][goal.closing.then or ""].append(record.key)
        elif linked.is_open(record) and dates is not None and dates.end < linked.today:
            still_open[label].append(record.key)
    newest_first = sorted(closed, key=lambda label: ends.get(label, date.min), reverse=True)
    return tuple(
        EndedPeriod(
            label,
            tuple((step, tuple(closed[label][step])) for step in NEXT_STEPS if closed[label][step]),
            tuple(still_open[label]),
        )
        for label in newest_first
    )


def count_statuses(linked: LinkedHandbook, goals: tuple[Key, ...]) -> tuple[tuple[str, int], ...]:
    """How many goals ended with each status, the most frequent ones first."""
    return tuple(Counter(linked.goal(key).status for key in goals).most_common())
