"""When a practice recurs: `month on first monday`, `2 weeks on tuesday`, or a rule of RFC 5545 (section 3.3.10)."""

from __future__ import annotations

import re
from typing import Any

from values_handbook.model import coerce

_UNITS = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}
_DAYS = {
    name: name[:2].upper() for name in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_EVERY = re.compile(r"(?:(\d{1,3})\s+)?(day|week|month|quarter|year)s?(?:\s+on\s+(.+))?\Z")
_RULE = re.compile(r"(?i)(?:RRULE:)?(FREQ=.+)\Z")
_RULE_PART = re.compile(
    r"(?:FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)|INTERVAL=[1-9]\d{0,3}|COUNT=[1-9]\d{0,4}|UNTIL=\d{8}(?:T\d{6}Z?)?"
    r"|WKST=(?:MO|TU|WE|TH|FR|SA|SU)|BYDAY=[-+]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)(?:,[-+]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU))*"
    r"|BY(?:MONTHDAY|YEARDAY|WEEKNO|MONTH|SETPOS)=[-+]?\d{1,3}(?:,[-+]?\d{1,3})*)\Z"
)
_HELP = (
    "write `week on tuesday`, `2 weeks`, `month on first monday`, `quarter`, `year`, "
    "or an RFC 5545 rule such as `FREQ=MONTHLY;BYDAY=1MO`"
)


def check_every(value: Any) -> str:
    """A recurrence as it was written."""
    written = coerce.one_line(value).strip()
    if rrule(written) is None:
        raise coerce.problem("invalid-recurrence", f"`{written}` is no recurrence", _HELP)
    return written


def rrule(every: str) -> str | None:
    """The RFC 5545 rule that a recurrence means, without `RRULE:`; None where it means nothing."""
    if rule := _RULE.match(every):
        parts = rule[1].upper().rstrip(";").split(";")
        known = all(_RULE_PART.match(part) for part in parts)
        names = [part.partition("=")[0] for part in parts]
        return ";".join(parts) if known and len(set(names)) == len(names) else None
    words = " ".join(every.lower().removeprefix("every ").split())
    found = _EVERY.match(words)
    if not found or found[1] == "0":
        return None
    frequency, factor = _UNITS[found[2]]
    interval = int(found[1] or 1) * factor
    parts = [f"FREQ={frequency}"] + ([f"INTERVAL={interval}"] if interval > 1 else [])
    if found[3]:
        days = _weekdays(found[3])
        if days is None or (days[0].lstrip("-").isalpha() is False and frequency in ("DAILY", "WEEKLY")):
            return None
        parts.append(f"BYDAY={','.join(days)}")
        if frequency == "MONTHLY" and days[0].isalpha():
            return None
    return ";".join(parts)


def _weekdays(words: str) -> list[str] | None:
    """`tuesday and thursday` as `["TU", "TH"]`, `first monday` as `["1MO"]`, `weekdays` as the five."""
    if words in ("weekdays", "weekday", "workdays"):
        return ["MO", "TU", "WE", "TH", "FR"]
    found = []
    for item in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", words):
        *ordinal, name = item.split()
        day = _day_code(name)
        if day is None or len(ordinal) > 1 or (ordinal and ordinal[0] not in _ORDINALS):
            return None
        found.append(f"{_ORDINALS[ordinal[0]]}{day}" if ordinal else day)
    return found


def _day_code(name: str) -> str | None:
    singular = name.removesuffix("s") if name.endswith("days") else name
    matches = {
        code for day, code in _DAYS.items() if day == singular or (len(singular) >= 3 and day.startswith(singular))
    }
    return matches.pop() if len(matches) == 1 else None
