"""Spans of time as people write them: `3 months`, `30 minutes`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Any

from values_handbook.model import coerce

_WORDS = re.compile(r"(?:(\d{1,4})\s*)?([a-z]+)\Z")
_DAYS_OF = {"day": 1, "week": 7}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
_MINUTES_OF = {"minute": 1, "min": 1, "m": 1, "hour": 60, "h": 60, "day": 1440}
_DURATION = re.compile(r"(\d{1,4})\s*(minutes?|mins?|m|hours?|h|days?)\b")


def _parts(value: Any) -> tuple[int, str] | None:
    found = _WORDS.match(coerce.one_line(value).strip().lower())
    if not found or found[1] == "0":
        return None
    return int(found[1] or 1), found[2].removesuffix("s")


def check_interval(value: Any) -> str:
    """`90 days`, `2 weeks`, `3 months`, `1 quarter`, `1 year`, as it was written."""
    parts = _parts(value)
    if parts is None or parts[1] not in _DAYS_OF | _MONTHS_OF:
        help_line = "write a number and a unit, such as `90 days`, `3 months` or `1 year`"
        raise coerce.problem("invalid-interval", f"{coerce.shape(value)} is no interval", help_line)
    return coerce.one_line(value).strip()


def parts_of(interval: str) -> tuple[int, str]:
    """The number and the unit of an interval that `check_interval` let through: `(3, "month")`."""
    parts = _parts(interval)
    assert parts is not None
    return parts


def minutes(duration: str) -> int | None:
    """The minutes of a duration such as `30 minutes`, `1 hour 30 minutes` or `1h`; None where it is any other text."""
    words = duration.strip().lower()
    found = _DURATION.findall(words)
    if not found or _DURATION.sub("", words).strip(" ,and"):
        return None
    return sum(int(count) * _MINUTES_OF[unit.removesuffix("s") if len(unit) > 1 else unit] for count, unit in found)


def after(start: date, interval: str) -> date:
    """The day one interval after `start`; a month later than 31 January is the last day of February.

    `interval` is one that `check_interval` let through. Days past year 9999 are clipped to its last day.
    """
    count, unit = parts_of(interval)
    try:
        if unit in _DAYS_OF:
            return start + timedelta(days=count * _DAYS_OF[unit])
        months = start.year * 12 + start.month - 1 + count * _MONTHS_OF[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return date.max


def before(end: date, interval: str) -> date:
    """The first day from which one interval reaches to `end`: of months, `after` gives several the same last day.

    Days before year 1 are clipped to its first day.
    """
    count, unit = parts_of(interval)
    try:
        if unit in _DAYS_OF:
            return end - timedelta(days=count * _DAYS_OF[unit])
        year, month = divmod(end.year * 12 + end.month - 1 - count * _MONTHS_OF[unit], 12)
        start = date(year, month + 1, min(end.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return date.min
    while after(start, interval) < end:
        start += timedelta(days=1)
    return start
