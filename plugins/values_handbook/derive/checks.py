"""Content checks: what a handbook lacks, as notes that a team may raise or silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.coverage import coverage
from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.diagnostics.suggest import closest_help
from values_handbook.model.locate import locate_record
from values_handbook.model.period import meant_period, period_dates
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked import Linked


_ADD_VALUES = "add `values:` with the ids of the values that it serves"
_WORDS = {
    "value-without-goal": ("no current goal serves the value `{}`", "name it in the `values` of a goal"),
    "objective-without-value": ("the objective `{}` serves no value", _ADD_VALUES),
    "goal-without-value": ("the goal `{}` serves no value", _ADD_VALUES),
}


def check(linked: Linked) -> Iterator[Diagnostic]:
    """Every finding of every content check, over all records, published or not."""
    found = coverage(linked)
    for code, keys in (
        ("value-without-goal", found.values_without_goal),
        ("objective-without-value", found.objectives_without_value),
        ("goal-without-value", found.goals_without_value),
    ):
        headline, help_line = _WORDS[code]
        for key in keys:
            record = linked.record(key)
            # Values that are named and unknown are an error of their own, and none is missing.
            if key.kind == "value" or not getattr(record.fields, "values", ()):
                yield diagnostic(code, headline.format(key.id), locate_record(record), help=help_line)
    yield from _near_periods(linked)
    yield from _unknown_organization(linked)


def _unknown_organization(linked: Linked) -> Iterator[Diagnostic]:
    """A root team that the options name and that is not there."""
    name = linked.options.organization
    key = Key("team", name or "")
    handbook = linked.handbook
    if not name or key in handbook or key in handbook.left_out or "team" in handbook.unread_kinds:
        return
    help_line = closest_help(name, handbook.ids("team")) or "it takes the id of the root team"
    headline = f"the option `organization`: no team `{name}`"
    yield diagnostic("invalid-option", headline, Span.of_file("mkdocs.yml"), help=help_line)


def _near_periods(linked: Linked) -> Iterator[Diagnostic]:
    """Periods such as `Q4 2026`, which have no dates and probably mean one that has."""
    for kind in ("objective", "goal"):
        for record in linked.of(kind):
            period = getattr(record.fields, "period", None)
            if not isinstance(period, str) or period_dates(period, linked.options.period_labels) is not None:
                continue
            if meant := meant_period(period):
                place = locate_record(record, ("period",))
                yield diagnostic(
                    "period-near-miss", f"the period `{period}` has no dates", place, help=f"write `{meant}`"
                )
