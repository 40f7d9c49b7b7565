"""Checks of goals and objectives: alignment with values and objectives, cascade, owner, measures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.coverage import coverage
from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.periods import period_labels
from values_handbook.derive.query import query
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.kinds.work import Work
from values_handbook.model.locate import locate_record
from values_handbook.model.period import period_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from values_handbook.derive.checks.check import Found
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.period import Dates
    from values_handbook.model.record import Key, Record

_ADD_VALUES = "add `values:` with the ids of the values that it serves"
_ABOVE = {"team": ("organization",), "individual": ("team", "organization")}
"""The levels that a goal of a level can cascade from."""


@query
def open_work(linked: LinkedHandbook, kind: str) -> tuple[Record, ...]:
    """The goals or objectives that are active or proposed."""
    return tuple(record for record in linked.of(kind) if linked.is_open(record))


@query
def running_work(linked: LinkedHandbook, kind: str) -> tuple[Record, ...]:
    """The goals or objectives that are active or proposed, and whose period is not over."""
    labels = period_labels(linked)
    return tuple(record for record in open_work(linked, kind) if not _is_over(linked, work_of(record), labels))


def _is_over(linked: LinkedHandbook, work: Work, labels: Mapping[str, Dates]) -> bool:
    dates = period_dates(work.period, labels)
    return dates is not None and dates.end < linked.today


def work_of(record: Record) -> Work:
    """The fields of a goal or an objective."""
    assert isinstance(record.fields, Work)
    return record.fields


def _open_goals(linked: LinkedHandbook) -> Sequence[Record]:
    return open_work(linked, "goal")


def _current(linked: LinkedHandbook, kind: str) -> Sequence[Record]:
    return linked.current(kind)


def _without_value(linked: LinkedHandbook, records: Sequence[Record]) -> Iterator[Found]:
    found = coverage(linked)
    alone = {*found.objectives_without_value, *found.goals_without_value}
    for record in records:
        # Values that are named and unknown are an error of their own, and none is missing.
        if record.key in alone and not work_of(record).values:
            headline = f"the {record.kind} `{record.id}` serves no value"
            yield record, diagnostic(f"{record.kind}-without-value", headline, locate_record(record), help=_ADD_VALUES)


def _goals_with_known_objectives(linked: LinkedHandbook) -> Sequence[Record]:
    return open_work(linked, "goal") if linked.is_known("objective") else ()


def _without_objective(linked: LinkedHandbook, goals: Sequence[Record]) -> Iterator[Found]:
    """Goals where neither they nor a goal above names an objective; one diagnostic for all if there are no objectives."""
    code, help_line = "goal-without-objective", "add `objectives:` with the ids of the objectives that it serves"
    if not linked.of("objective"):
        headline = "the handbook has no objectives, so that no goal serves one"
        help_line = "`handbook new objective TITLE` starts the first"
        finding = diagnostic(code, headline, locate_record(goals[0]), help=help_line)
        yield from ((record, finding) for record in goals)
        return
    known: dict[Key, bool] = {}
    for record in goals:
        if not _serves_objective(linked, record.key, known):
            headline = f"neither the goal `{record.id}` nor a goal above it serves an objective"
            yield record, diagnostic(code, headline, locate_record(record), help=help_line)


def _serves_objective(linked: LinkedHandbook, key: Key, known: dict[Key, bool]) -> bool:
    """Whether a goal or one above it names an objective. `known` caches results: chains may be long."""
    chain = []
    above: Key | None = key
    while above is not None and above not in known:
        chain.append(above)
        if linked.goal(above).objectives:
            known[above] = True
            break
        above = linked.graph.target(above, "parent")
    answer = above is not None and known[above]
    known.update(dict.fromkeys(chain, answer))
    return answer


def _below_others(linked: LinkedHandbook) -> Sequence[Record]:
    """The goals that could cascade from another one, since goals of a higher level exist."""
    goals = [(record, linked.goal(record.key).level) for record in open_work(linked, "goal")]
    levels = {level for _, level in goals}
    return [record for record, level in goals if not levels.isdisjoint(_ABOVE.get(level, ()))]


def _without_parent(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    goal = linked.goal(record.key)
    if not goal.parent:
        headline = f"the {goal.level} goal `{record.id}` cascades from no goal"
        help_line = "add `parent:` with the id of the goal above that it is a part of"
        yield diagnostic("goal-without-parent", headline, locate_record(record), help=help_line)


def _without_owner(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    if not record.fields.owner:
        headline, help_line = f"nobody owns the goal `{record.id}`", "add `owner:` with the id of a person or a team"
        yield diagnostic("goal-without-owner", headline, locate_record(record), help=help_line)


def _without_measure(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    if not work_of(record).measures:
        headline = f"nothing measures the goal `{record.id}`"
        help_line = "add `measures:` with a figure or a milestone, its `lens` and its `target`"
        yield diagnostic("goal-without-measure", headline, locate_record(record), help=help_line)


CHECKS = (
    Check("objective-without-value", partial(_current, kind="objective"), _without_value),
    Check("goal-without-value", partial(_current, kind="goal"), _without_value),
    Check("goal-without-objective", _goals_with_known_objectives, _without_objective),
    Check("goal-without-parent", _below_others, each(_without_parent)),
    Check("goal-without-owner", _open_goals, each(_without_owner)),
    Check("goal-without-measure", _open_goals, each(_without_measure)),
)
