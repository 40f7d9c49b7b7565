"""Recurrences and intervals in words: `month on first monday` becomes `every month on the first Monday`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.model.recurrence import FIRST_OF_QUARTERS, LAST_OF_QUARTERS

if TYPE_CHECKING:
    from values_handbook.labels import Labels
    from values_handbook.model.interval import Interval
    from values_handbook.model.recurrence import Recurrence, RecurrenceRule

_UNITS = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}
_ORDINALS = (0, 1, 2, 3, 4, 5, -1)
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
"""The days of the week as labels name them, from Monday on."""
_WORKDAYS = tuple((0, day) for day in range(5))


def recurrence(t: Labels, every: Recurrence) -> str:
    """When something recurs, in words; a rule that says more than interval and weekdays stays as it was written."""
    rule = every.rule
    is_of_quarters = _is_of_quarters(rule)
    if not rule.is_simple or (rule.months and not is_of_quarters):
        return str(every)
    unit, number = _UNITS[rule.frequency], rule.interval
    if unit == "months" and (number == 3 or is_of_quarters):
        unit, number = "quarters", 1
    when = t.count(f"every-{unit}", number)
    if not rule.weekdays:
        return when
    if rule.weekdays == _WORKDAYS:
        return t("recurs-on-weekdays", every=when)
    if any(ordinal not in _ORDINALS for ordinal, _ in rule.weekdays):
        return str(every)
    return t("recurs-on", every=when, days=t.all_of(_weekday(t, *day) for day in rule.weekdays))


def _is_of_quarters(rule: RecurrenceRule) -> bool:
    """Whether weekdays are those of quarters: the first ones in their first months, or the last ones in their last."""
    from_the_end = {ordinal < 0 for ordinal, _ in rule.weekdays}
    months = (rule.months, from_the_end)
    return (rule.frequency, rule.interval) == ("MONTHLY", 1) and months in (
        (FIRST_OF_QUARTERS, {False}),
        (LAST_OF_QUARTERS, {True}),
    )


def _weekday(t: Labels, ordinal: int, day: int) -> str:
    name = t(f"day-{WEEKDAYS[day]}")
    return t(f"ordinal-{ordinal}", day=name) if ordinal else name


def interval(t: Labels, every: Interval) -> str:
    """How often something is to happen, in words: `3 months` becomes `every 3 months`."""
    return t.count(f"every-{every.unit}s", every.number)
