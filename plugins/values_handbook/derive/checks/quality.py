"""Checks of how goals are set: too many for one owner, aligned with everything, strong without a reason, an activity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.checks.goals import running_work, work_of
from values_handbook.derive.periods import period_labels
from values_handbook.diagnostics import Diagnostic, Related, diagnostic
from values_handbook.model.locate import locate_record
from values_handbook.model.period import period_dates, period_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from values_handbook.derive.checks.check import Found
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record

MANY_VALUES = 4
"""A goal that serves fewer values is not aligned with everything, however few there are."""
FEW = 3
"""Goals that one message shows."""
_ACTIVITY = re.compile(
    r"(?:attend|conduct|define|document|draft|evaluate|explore|hold|host|identify|implement|introduce|investigate|launch"
    r"|migrate|organi[sz]e|prepare|publish|research|run|schedule|write)\b",
    re.IGNORECASE,
)
"""Verbs with which a title begins that says what is done. Of 28 such titles in a real handbook of 574 goals two named a
result, both with a percentage; `build`, `create`, `ship` and `deliver` begin as many results as activities."""


def _running_goals(linked: LinkedHandbook) -> Sequence[Record]:
    return running_work(linked, "goal")


def _owned(linked: LinkedHandbook) -> list[Record]:
    """The active goals that somebody owns."""
    goals = (record for record in _running_goals(linked) if record.fields.status == "active")
    return [record for record in goals if record.fields.owner]


def _too_many(linked: LinkedHandbook, goals: Sequence[Record]) -> Iterator[Found]:
    """Owners of more goals at a time than the option allows; one diagnostic for all goals of an owner."""
    most = linked.options.checks.most_goals
    for (owner, period), found in _by_owner(linked, goals).items():
        if len(found) <= most:
            continue
        of_period = f" of {period}" if period else ""
        headline = f"the {owner.kind} `{owner.id}` owns {len(found)} goals{of_period} at a time, more than {most}"
        first = found[most]
        others = [goal for goal in found if goal is not first]
        related = [Related(locate_record(goal, ("owner",)), "another one") for goal in others[:FEW]]
        help_line = "choose which of them come first, and give the others to somebody else, or to a later period"
        finding = diagnostic(
            "too-many-goals", headline, locate_record(first, ("owner",)), related=related, help=help_line
        )
        yield from ((goal, finding) for goal in found)


def _by_owner(linked: LinkedHandbook, goals: Sequence[Record]) -> dict[tuple[Key, str], list[Record]]:
    """The goals of each owner that are worked at together, without those that are part of another goal of the same owner.

    A label of a period that has no dates is a time of its own: nobody knows whether it runs.
    """
    found: dict[tuple[Key, str], list[Record]] = {}
    labels = period_labels(linked)
    for goal in goals:
        above = linked.graph.target(goal.key, "parent")
        owners_above = linked.graph.targets(above, "owner") if above is not None else []
        period = work_of(goal).period
        name = period_label(period) if period is not None and period_dates(period, labels) is None else ""
        for owner in linked.graph.targets(goal.key, "owner"):
            if owner not in owners_above:
                found.setdefault((owner, name), []).append(goal)
    return found


def _aligned(linked: LinkedHandbook) -> list[Record]:
    """The goals that could be aligned with nearly everything: where there are enough values in force."""
    if len(linked.in_force()) < MANY_VALUES:
        return []
    return [record for record in _running_goals(linked) if work_of(record).values]


def _with_everything(linked: LinkedHandbook, goals: Sequence[Record]) -> Iterator[Found]:
    in_force = {record.key for record in linked.in_force()}
    for goal in goals:
        if len(work_of(goal).values) < MANY_VALUES:
            continue
        serving = (item for item in linked.graph.outgoing(goal.key, "values") if item.strength != "tension")
        served = {item.target for item in serving} & in_force
        if len(served) >= MANY_VALUES and 4 * len(served) > 3 * len(in_force):
            headline = f"the goal `{goal.id}` serves {len(served)} of {len(in_force)} values"
            help_line = "keep those without which it would be another goal, and say how in a `rationale`"
            yield (
                goal,
                diagnostic("aligned-with-everything", headline, locate_record(goal, ("values",)), help=help_line),
            )


def _with_values(linked: LinkedHandbook) -> list[Record]:
    work = (record for kind in ("objective", "goal") for record in running_work(linked, kind))
    return [record for record in work if any(item.strength == "strong" for item in work_of(record).values)]


def _unexplained(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    for place, alignment in enumerate(work_of(record).values):
        if alignment.strength == "strong" and not alignment.rationale:
            headline = f"the {record.kind} `{record.id}` serves `{alignment.value}` strongly and does not say how"
            where = locate_record(record, ("values", place, "strength"))
            help_line = "add a `rationale:` that says how, in a sentence; or write `moderate`"
            yield diagnostic("strong-without-rationale", headline, where, help=help_line)


def _of_activities(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """A goal whose title says what is done, where neither a percentage, a measure nor a goal below says what comes of it."""
    title = record.fields.title or ""
    verb = _ACTIVITY.match(title)
    measures = work_of(record).measures
    if verb is None or "%" in title or any(not isinstance(item.target, str | None) for item in measures):
        return
    if not linked.graph.incoming(record.key, "parent", "goal"):
        headline = f"the goal `{record.id}` says what is done, and not what comes of it: `{verb[0]} …`"
        help_line = "say what is different once it is done, and for whom; or add a measure with `baseline` and `target`"
        yield diagnostic("activity-without-outcome", headline, locate_record(record, ("title",)), help=help_line)


CHECKS = (
    Check("too-many-goals", _owned, _too_many),
    Check("aligned-with-everything", _aligned, _with_everything),
    Check("strong-without-rationale", _with_values, each(_unexplained)),
    Check("activity-without-outcome", _running_goals, each(_of_activities)),
)
