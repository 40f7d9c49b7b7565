"""Cycles of goals: which is current, which goals belong to each, and the dates that lie ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.query import query
from values_handbook.derive.select import CURRENT, field_values
from values_handbook.model.kinds import GoalCycle
from values_handbook.model.period import period_label
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.kinds.work import Work
    from values_handbook.model.record import Record

CYCLE_DATES = ("start", "end", "draft_by", "agree_by", "midpoint", "close_by", "retrospective")
"""The dates of a cycle in the order in which they are shown."""


class GoalsByTime(NamedTuple):
    """The goals of today, and all others by their cycle, or None for other periods, in the order of the site."""

    today: frozenset[Key]
    others: tuple[tuple[Key | None, frozenset[Key]], ...]


def cycle_fields(record: Record) -> GoalCycle:
    """The fields of a cycle."""
    assert isinstance(record.fields, GoalCycle)
    return record.fields


def is_running(linked: LinkedHandbook, record: Record) -> bool:
    """Whether today lies between the first and the last day of a cycle."""
    dates = cycle_fields(record).dates
    return dates is not None and linked.today in dates and not linked.has_ended(record)


def cycle_of(linked: LinkedHandbook, work: Work) -> Record | None:
    """The cycle that a goal or an objective names as its period; None where that is no cycle."""
    key = Key("cycle", period_label(work.period))
    return linked.record(key) if work.period and key in linked else None


@query
def goals_by_cycle(linked: LinkedHandbook) -> Mapping[str, tuple[Key, ...]]:
    """The goals of each cycle by its label, in the order of the site: those that name it as their period."""
    found: dict[str, list[Key]] = {record.id: [] for record in linked.of("cycle")}
    for record in linked.of("goal") if found else ():
        label = period_label(linked.goal(record.key).period)
        if label in found:
            found[label].append(record.key)
    return {label: tuple(goals) for label, goals in found.items()}


@query
def goals_of_cycle(linked: LinkedHandbook, cycle: Key) -> tuple[Key, ...]:
    """The goals of one cycle, in the order of the site."""
    return goals_by_cycle(linked).get(cycle.id, ())


@query
def running_cycles(linked: LinkedHandbook) -> tuple[Key, ...]:
    """The cycles that today lies in, in the order of the site."""
    return tuple(record.key for record in linked.of("cycle") if is_running(linked, record))


@query
def goals_by_time(linked: LinkedHandbook) -> GoalsByTime:
    """All goals: those whose period holds today or that have none, and the others by their cycle."""
    today: set[Key] = set()
    others: dict[Key | None, set[Key]] = {record.key: set() for record in linked.of("cycle")}
    others[None] = set()
    for record in linked.of("goal"):
        words = field_values(linked, record, "period")
        if not words or CURRENT in words:
            today.add(record.key)
            continue
        cycle = cycle_of(linked, linked.goal(record.key))
        others[cycle.key if cycle is not None else None].add(record.key)
    return GoalsByTime(frozenset(today), tuple((key, frozenset(goals)) for key, goals in others.items() if goals))
