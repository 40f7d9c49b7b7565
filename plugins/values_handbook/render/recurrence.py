"""Recurrences and intervals in words: `month on first monday` becomes `every month on the first Monday`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.model.interval import parts_of
from values_handbook.model.recurrence import FIRST_OF_QUARTERS, LAST_OF_QUARTERS, rrule

if TYPE_CHECKING:
    from values_handbook.labels import Labels

_UNITS = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}
_DAY = re.compile(r"([-+]?\d+)?([A-Z]{2})\Z")
_ORDINALS = ("1", "2", "3", "4", "5", "-1")
WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
"""The days of the week as labels name them, from Monday on."""
_WORKDAYS = "MO,TU,WE,TH,FR"


def recurrence(t: Labels, every: str) -> str:
    """When something recurs, in words; a rule that says more than interval and weekdays stays as it was written."""
    rule = dict(part.split("=") for part in (rrule(every) or "").split(";") if part)
    unit = _UNITS.get(rule.pop("FREQ", ""))
    number = int(rule.pop("INTERVAL", "1"))
    days = rule.pop("BYDAY", "")
    months = rule.pop("BYMONTH", "")
    rule.pop("WKST", None)
    is_of_quarters = unit == "months" and number == 1 and _are_of_quarters(months, days)
    if rule or unit is None or (months and not is_of_quarters):
        return every
    if unit == "months" and (number == 3 or is_of_quarters):
        unit, number = "quarters", 1
    when = t.count(f"every-{unit}", number)
    if not days:
        return when
    if days == _WORKDAYS:
        return t("recurs-on-weekdays", every=when)
    named = _days(t, days)
    return t("recurs-on", every=when, days=named) if named else every


def _are_of_quarters(months: str, days: str) -> bool:
    """Whether weekdays are those of quarters: the first ones in their first months, or the last ones in their last."""
    from_the_end = {day.startswith("-") for day in days.split(",") if day}
    return (months, from_the_end) in ((FIRST_OF_QUARTERS, {False}), (LAST_OF_QUARTERS, {True}))


def interval(t: Labels, written: str) -> str:
    """How often something is to happen, in words: `3 months` becomes `every 3 months`."""
    number, unit = parts_of(written)
    return t.count(f"every-{unit}s", number)


def _days(t: Labels, days: str) -> str:
    """Weekdays by their names; nothing where one is counted in a way that has no word."""
    names = []
    for day in days.split(","):
        found = _DAY.match(day)
        ordinal = found[1].lstrip("+") if found and found[1] else ""
        if found is None or (ordinal and ordinal not in _ORDINALS):
            return ""
        name = t(f"day-{found[2].lower()}")
        names.append(t(f"ordinal-{ordinal}", day=name) if ordinal else name)
    return t.all_of(names)
