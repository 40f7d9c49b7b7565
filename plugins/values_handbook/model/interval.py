"""Lengths of time: intervals such as `3 months`, durations such as `30 minutes`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from values_handbook.model import coerce
from values_handbook.model.figures import read_figure, unit_name

_WORDS = re.compile(r"(?:(\d{1,4})\s*)?([a-z]+)\Z")
_DAYS_OF = {"day": 1, "week": 7}
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
_MINUTES_OF = {"minute": 1, "hour": 60, "day": 1440, "week": 7 * 1440}
_LONGEST_DURATION = 60
_CLOCK = re.compile(r"(\d{1,2})(?:\s?h\s?|:)([0-5]\d)(?:\s?(?:h|hours?|std|stunden))?")
_AMOUNT = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)\s?([^\W\d_]+)\.?")
_AND = re.compile(r"\b(?:and|und)\b|[,+&]")
_ADVERBS = {
    word: interval
    for interval, words in {
        "1 day": "daily täglich",
        "1 week": "weekly wöchentlich",
        "2 weeks": "biweekly fortnightly",
        "1 month": "monthly monatlich",
        "1 quarter": "quarterly vierteljährlich",
        "6 months": "half-yearly biannually semiannually halbjährlich",
        "1 year": "yearly annually annual jährlich",
    }.items()
    for word in words.split()
}
_NUMBER_WORDS = {
    word: str(number)
    for number, words in enumerate(
        ("a an one ein eine", "two zwei", "three drei", "four vier", "five fünf", "six sechs"), 1
    )
    for word in words.split()
}
_COUNTED = re.compile(rf"(half(?: an?)?|{'|'.join(_NUMBER_WORDS)}) ([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Interval:
    """How often something is to happen. `unit` is `day`, `week`, `month`, `quarter` or `year`.

    `str()` is the text as it was written.
    """

    written: str
    number: int
    unit: str

    def __str__(self) -> str:
        return self.written


def _parts(value: Any) -> tuple[int, str] | None:
    found = _WORDS.match(coerce.one_line(value).strip().lower())
    if not found or found[1] == "0":
        return None
    return int(found[1] or 1), found[2].removesuffix("s")


def _meant_interval(written: str) -> str:
    """The interval that other words mean, such as `quarterly` or `1.5 years`; empty where they mean none."""
    words = written.strip().lower().removeprefix("every ").removeprefix("once ")
    if words in _ADVERBS:
        return _ADVERBS[words]
    first, _, rest = words.partition(" ")
    if not rest and words in _DAYS_OF | _MONTHS_OF:
        return words
    found = read_figure(f"{_NUMBER_WORDS.get(first, first)} {rest}".strip())
    unit = unit_name(found.unit) if found is not None else ""
    if found is None or found.comparison is not None or not 0 < found.value < 10_000:
        return ""
    if found.value == int(found.value) and unit in _DAYS_OF | _MONTHS_OF:
        return f"{int(found.value)} {unit}{'s' if found.value > 1 else ''}"
    smaller = found.value * _MONTHS_OF[unit] if unit in _MONTHS_OF else 0.0
    return f"{int(smaller)} months" if smaller > 1 and smaller == int(smaller) else ""


def read_interval(value: Any) -> Interval:
    """The interval of `90 days`, `2 weeks`, `3 months`, `1 quarter` or `1 year`."""
    if isinstance(value, Interval):
        return value
    parts = _parts(value)
    if parts is None or parts[1] not in _DAYS_OF | _MONTHS_OF:
        meant = _meant_interval(coerce.one_line(value))
        help_line = (
            f"write `{meant}`" if meant else "write a number and a unit, such as `90 days`, `3 months` or `1 year`"
        )
        raise coerce.problem("invalid-interval", f"{coerce.shape(value)} is no interval", help_line)
    return Interval(coerce.one_line(value).strip(), *parts)


def minutes(duration: str) -> int | None:
    """The minutes of a duration such as `30 minutes`, `1 hour 30 minutes`, `1.5 h` or `3 days`; None for any other text."""
    words = " ".join(duration.lower().split())
    if len(words) > _LONGEST_DURATION:
        return None
    if clock := _CLOCK.fullmatch(words):
        return int(clock[1]) * 60 + int(clock[2])
    if counted := _COUNTED.fullmatch(words):
        amounts = [("0.5" if counted[1].startswith("half") else _NUMBER_WORDS[counted[1]], counted[2])]
    else:
        amounts = _AMOUNT.findall(words)
        if _AND.sub("", _AMOUNT.sub("", words)).strip():
            return None
    factors = [_MINUTES_OF.get("minute" if unit == "m" else unit_name(unit)) for _, unit in amounts]
    if not factors or None in factors:
        return None
    found = sum(
        float(number.replace(",", ".")) * (factor or 0) for (number, _), factor in zip(amounts, factors, strict=True)
    )
    return round(found) or None


def after(start: date, interval: Interval) -> date:
    """The day one interval after `start`; a month later than 31 January is the last day of February.

    Days past year 9999 are clipped to its last day.
    """
    count, unit = interval.number, interval.unit
    try:
        if unit in _DAYS_OF:
            return start + timedelta(days=count * _DAYS_OF[unit])
        months = start.year * 12 + start.month - 1 + count * _MONTHS_OF[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return date.max


def before(end: date, interval: Interval) -> date:
    """The first day from which one interval reaches to `end`: of months, `after` gives several the same last day.

    Days before year 1 are clipped to its first day.
    """
    count, unit = interval.number, interval.unit
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
