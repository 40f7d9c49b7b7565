"""Goals and objectives that hang in the air: they serve nothing, nobody answers for them, nothing measures them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.coverage import coverage
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.kinds import Goal
from values_handbook.model.kinds.work import Work
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked import Linked
    from values_handbook.model.record import Key, Record

_ADD_VALUES = "add `values:` with the ids of the values that it serves"
_ABOVE = {"team": ("organization",), "individual": ("team", "organization")}
"""The levels that a goal of a level can cascade from."""


def open_work(linked: Linked, kind: str) -> Iterator[tuple[Record, Work]]:
    """The goals or objectives that are worked at or proposed. Those that are paused or closed are asked nothing."""
    for record in linked.of(kind):
        fields = record.fields
        if isinstance(fields, Work) and linked.is_open(record):
            yield record, fields


def check_goals(linked: Linked) -> Iterator[Diagnostic]:
    """What goals and objectives lack to be connected, owned and measured."""
    found = coverage(linked)
    for key in (*found.objectives_without_value, *found.goals_without_value):
        yield from _without_value(linked, key)
    goals = [(record, fields) for record, fields in open_work(linked, "goal") if isinstance(fields, Goal)]
    yield from _without_objective(linked, [record for record, _ in goals])
    levels = {goal.level for _, goal in goals}
    for record, goal in goals:
        if not goal.parent and not levels.isdisjoint(_ABOVE.get(goal.level, ())):
            headline = f"the {goal.level} goal `{record.id}` cascades from no goal"
            help_line = "add `parent:` with the id of the goal above that it is a part of"
            yield diagnostic("goal-without-parent", headline, locate_record(record), help=help_line)
        yield from _without_owner_or_measure(record, goal)
    for kind in ("objective", "goal"):
        for record, fields in open_work(linked, kind):
            yield from _one_lens(record, fields)


def _without_value(linked: Linked, key: Key) -> Iterator[Diagnostic]:
    record = linked.record(key)
    # Values that are named and unknown are an error of their own, and none is missing.
    if not getattr(record.fields, "values", ()):
        headline = f"the {key.kind} `{key.id}` serves no value"
        yield diagnostic(f"{key.kind}-without-value", headline, locate_record(record), help=_ADD_VALUES)


def _without_objective(linked: Linked, goals: list[Record]) -> Iterator[Diagnostic]:
    """Goals for which neither they nor a goal above names an objective."""
    code, help_line = "goal-without-objective", "add `objectives:` with the ids of the objectives that it serves"
    if not goals or not linked.is_known("objective"):
        return
    if not linked.of("objective"):
        help_line = "`handbook new objective TITLE` starts the first"
        headline = "the handbook has no objectives, so that no goal serves one"
        yield diagnostic(code, headline, locate_record(goals[0]), help=help_line)
        return
    known: dict[Key, bool] = {}
    for record in goals:
        if not _serves_objective(linked, record.key, known):
            headline = f"neither the goal `{record.id}` nor a goal above it serves an objective"
            yield diagnostic(code, headline, locate_record(record), help=help_line)


def _serves_objective(linked: Linked, key: Key, known: dict[Key, bool]) -> bool:
    """Whether a goal or one above it names an objective. `known` keeps the answers: chains may be long."""
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


def _without_owner_or_measure(record: Record, goal: Goal) -> Iterator[Diagnostic]:
    if not goal.owner:
        headline, help_line = f"nobody owns the goal `{record.id}`", "add `owner:` with the id of a person or a team"
        yield diagnostic("goal-without-owner", headline, locate_record(record), help=help_line)
    if not goal.measures:
        headline = f"nothing measures the goal `{record.id}`"
        help_line = "add `measures:` with a figure or a milestone, its `lens` and its `target`"
        yield diagnostic("goal-without-measure", headline, locate_record(record), help=help_line)


def _one_lens(record: Record, work: Work) -> Iterator[Diagnostic]:
    """Measures that all look through one lens. One that names none may look through another."""
    lenses = {measure.lens for measure in work.measures}
    lens = next(iter(lenses), None)
    # What one person promises may well be one figure.
    if len(lenses) != 1 or lens is None or getattr(work, "level", "") == "individual":
        return
    headline = f"the {record.kind} `{record.id}` is measured through one lens only: {lens}"
    others = [word for word in ("operational", "ethics", "innovation", "engagement") if word != lens]
    help_line = f"add a measure whose `lens` is {', '.join(others[:-1])} or {others[-1]}"
    yield diagnostic("measures-of-one-lens", headline, locate_record(record, ("measures", 0, "lens")), help=help_line)
