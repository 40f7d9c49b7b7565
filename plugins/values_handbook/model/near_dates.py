"""Dates and times that are written in another way than the format has them: what they mean, and how to write that."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

_NAMES = (
    "january jan januar jänner يناير",
    "february feb februar فبراير",
    "march mar märz mrz مارس",
    "april apr أبريل ابريل",
    "may mai مايو",
    "june jun juni يونيو يونيه",
    "july jul juli يوليو يوليه",
    "august aug أغسطس",
    "september sep sept سبتمبر",
    "october oct oktober okt أكتوبر",
    "november nov نوفمبر",
    "december dec dezember dez ديسمبر",
)
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Numbers of months by their names and abbreviations, in small letters and without a point."""
MONTH_PATTERN = f"({'|'.join(map(re.escape, sorted(MONTHS, key=len, reverse=True)))})\\.?"
LONGEST = 60
"""Characters of a text that may be a date or a period."""
_NUMBERS = re.compile(r"(\d{1,4})\s*([-‐‑–/.])\s*(\d{1,2})\s*\2\s*(\d{1,4})\Z")
_DIGITS_ALONE = re.compile(r"(\d{4})(\d\d)(\d\d)\Z")
_DAY_MONTH_YEAR = re.compile(
    rf"(?i)(?:[a-zäöü]{{2,10}},?\s+)?(\d{{1,2}})(?:\.|st|nd|rd|th)?[\s-]*(?:of\s+)?{MONTH_PATTERN}[\s,-]*(\d{{4}})\Z"
)
_MONTH_DAY_YEAR = re.compile(
    rf"(?i)(?:[a-zäöü]{{2,10}},?\s+)?{MONTH_PATTERN}[\s-]*(\d{{1,2}})(?:st|nd|rd|th)?[\s,-]+(\d{{4}})\Z"
)
_YEAR_MONTH_DAY = re.compile(rf"(?i)(\d{{4}})[\s,-]+{MONTH_PATTERN}[\s-]+(\d{{1,2}})\Z")
_NO_DAY = re.compile(
    rf"(?i)(?:\d{{4}}([-/.]\d\d?)?|\d\d?[-/.]\d{{4}}|{MONTH_PATTERN}[\s,-]*\d{{4}}|\d{{4}}[\s-]*[QH]\d|[QH]\d[\s-]*\d{{4}})\Z"
)
_WITH_TIME = re.compile(
    r"(\S+(?:\s\S+){0,2}?)(?:[T,]\s?|\s+|\s+at\s+|\s+um\s+)(\d{1,2})(?:[:.h](\d\d))?(?:[:.](\d\d)(?:[.,]\d+)?)?\s*(am|pm|Uhr|h)?\s*(Z|UTC|GMT|[-+]\d\d:?(?:\d\d)?|[A-Z]\w+/\w+|[A-Z]{3,4})?\Z",
    re.IGNORECASE,
)


def month_called(name: str) -> int:
    """The number of a month that `MONTH_PATTERN` has found."""
    return MONTHS[name.lower()]


class NearDate(NamedTuple):
    """What a text means that is no date of the format: one day, or two where the order of day and month is not clear.

    `impossible` says why there is no such day.
    """

    days: tuple[date, ...] = ()
    impossible: str = ""


def near_date(written: str) -> NearDate | None:
    """The day that a text means; None where it is no day at all."""
    text = written.strip()
    if len(text) > LONGEST:
        return None
    readings = list(dict.fromkeys(_readings(text)))
    if not readings:
        return None
    days = [day for reading in readings if (day := _day(*reading)) is not None]
    return NearDate(tuple(days)) if days else NearDate(impossible=why_impossible(*readings[0]))


def _readings(text: str) -> list[tuple[int, int, int]]:
    """Years, months and days in the orders in which a text can be read."""
    if found := _DIGITS_ALONE.match(text):
        return [(int(found[1]), int(found[2]), int(found[3]))]
    if found := _DAY_MONTH_YEAR.match(text):
        return [(int(found[3]), month_called(found[2]), int(found[1]))]
    if found := _MONTH_DAY_YEAR.match(text):
        return [(int(found[3]), month_called(found[1]), int(found[2]))]
    if found := _YEAR_MONTH_DAY.match(text):
        return [(int(found[1]), month_called(found[2]), int(found[3]))]
    found = _NUMBERS.match(text)
    if found is None:
        return []
    first, middle, last = int(found[1]), int(found[3]), int(found[4])
    if len(found[1]) == 4:
        return [(first, middle, last)]
    if len(found[1]) > 2 or len(found[4]) not in (2, 4):
        return []
    year = last if len(found[4]) == 4 else 2000 + last
    # Only with points the order is the same everywhere; with slashes it is that of the country.
    orders = [(year, middle, first), (year, first, middle)]
    return orders[:1] if found[2] == "." else [order for order in orders if order[1] <= 12] or orders[:1]


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def why_impossible(year: int, month: int, number: int) -> str:
    """Why there is no such day: `February 2026 has 28 days`."""
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if not 1 <= year <= 9999:
        return f"there is no year {year}"
    first = date(year, month, 1)
    return f"{first:%B} {year} has {monthrange(year, month)[1]} days"


def help_for_date(written: str) -> str:
    """How to write a date that was written in another way."""
    text = written.strip()
    near = near_date(text)
    if near is not None and near.days:
        return f"write {' or '.join(f'`{day}`' for day in near.days)}" + (
            ", whichever is meant" if len(near.days) > 1 else ""
        )
    if len(text) <= LONGEST and _NO_DAY.match(text):
        return "add the day: year, month and day with hyphens, such as `2026-11-23`"
    if (parts := _time_of(text)) is not None:
        return f"write the date without a time: `{parts[0]}`"
    return "write year, month and day with hyphens, such as `2026-11-23`"


def help_for_time(written: str) -> str:
    """How to write a date with a time that was written in another way."""
    text = written.strip()
    near, parts = near_date(text), _time_of(text)
    if near is not None and near.days:
        return help_for_date(text)
    if parts is None:
        return "write a date, or a date and time, such as `2026-11-23` or `2026-11-23 09:30`"
    day, time, zone = parts
    if not zone:
        return f"write `{day} {time}`"
    return (
        f"write the time on the team's own clocks without a zone, such as `{day} {time}`; "
        "the option `timezone` says where these clocks are"
    )


def _time_of(text: str) -> tuple[date, str, str] | None:
    """The day, the time and the zone of a text; None where it has no time, or none that there is."""
    found = _WITH_TIME.match(text) if len(text) <= LONGEST else None
    if found is None or not (found[3] or found[5]):
        return None
    near = near_date(found[1].rstrip(","))
    hour = int(found[2])
    suffix = (found[5] or "").lower()
    if suffix in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if suffix == "pm" else 0)
    if near is None or len(near.days) != 1 or hour > 23 or int(found[3] or 0) > 59:
        return None
    return near.days[0], f"{hour:02}:{found[3] or '00'}", found[6] or ""
