"""Things that are due by a day: open decisions, the next review, goals to close, proposals to decide, dates of cycles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from values_handbook.derive.accountability.comments import comment_window
from values_handbook.derive.goal_cycles import CYCLE_DATES, cycle_fields, cycle_of
from values_handbook.derive.periods import period_labels
from values_handbook.model.kinds import Review
from values_handbook.model.period import period_dates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key

Reason = Literal[
    "decision",
    "review",
    "close",
    "comments",
    "check-in",
    "measure",
    "look",
    "decide",
    "cycle-start",
    "cycle-end",
    "cycle-draft-by",
    "cycle-agree-by",
    "cycle-midpoint",
    "cycle-close-by",
    "cycle-retrospective",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""In the order in which things that are due on one day are listed."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done by a day. `item` is the number of a decision in its review."""

    day: date
    reason: Reason
    key: Key
    item: int | None = None


def due(linked: LinkedHandbook) -> list[Due]:
    """All that is open, the most urgent first; things of one day in the order of the site."""
    found = [
        *_decisions(linked),
        *_next_review(linked),
        *_goals_to_close(linked),
        *_comments(linked),
        *_cycle_days(linked),
    ]
    return sorted(found, key=lambda item: item.day)


def named_owners(linked: LinkedHandbook, key: Key, item: int | None) -> list[Key]:
    """Who owns a record or, where `item` is the number of a decision in its review, that decision."""
    if item is None:
        return linked.graph.targets(key, "owner")
    named = linked.graph.outgoing(key, "decisions.owner")
    return list(dict.fromkeys(reference.target for reference in named if reference.path[1] == item))


def _decisions(linked: LinkedHandbook) -> Iterator[Due]:
    for record in linked.of("review"):
        assert isinstance(record.fields, Review)
        for number, decision in enumerate(record.fields.decisions):
            if decision.status == "open" and decision.due is not None:
                yield Due(decision.due, "decision", record.key, number)


def _next_review(linked: LinkedHandbook) -> Iterator[Due]:
    """The next review that the latest one names. A later review fulfils what an earlier one planned."""
    reviews = [record for record in linked.of("review") if isinstance(record.fields, Review)]
    latest = max(reviews, key=lambda record: record.fields.date, default=None)  # type: ignore[attr-defined]
    if latest is not None and isinstance(latest.fields, Review) and latest.fields.next is not None:
        yield Due(latest.fields.next, "review", latest.key)


def _goals_to_close(linked: LinkedHandbook) -> Iterator[Due]:
    """Active goals whose period has ended: due on its last day or, in a cycle that says by when, on that day."""
    for record in linked.of("goal"):
        goal = linked.goal(record.key)
        dates = period_dates(goal.period, period_labels(linked))
        if goal.status == "active" and dates is not None and dates.end < linked.today and linked.is_current(record):
            cycle = cycle_of(linked, goal)
            close_by = cycle_fields(cycle).close_by if cycle is not None else None
            yield Due(close_by or dates.end, "close", record.key)


def _comments(linked: LinkedHandbook) -> Iterator[Due]:
    """Proposed values that name the last day for comments: to comment on, and once that day is over, to decide."""
    for record in linked.current("value"):
        window = comment_window(linked, record)
        if window is not None and window.until is not None:
            yield Due(window.until, "comments" if window.is_open else "decide", record.key)


def _cycle_days(linked: LinkedHandbook) -> Iterator[Due]:
    """The dates of cycles from today on. Goals that are late in a cycle are due by themselves, so that none is late here."""
    for record in linked.current("cycle"):
        cycle = cycle_fields(record)
        for name in CYCLE_DATES:
            day = getattr(cycle, name)
            if day is not None and day >= linked.today:
                yield Due(day, f"cycle-{name.replace('_', '-')}", record.key)  # type: ignore[arg-type]
