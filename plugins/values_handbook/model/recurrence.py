"""When a practice recurs: `month on first monday`, `2 weeks on tuesday`, or a rule of RFC 5545 (section 3.3.10)."""

from __future__ import annotations

import re
from datetime import date, timedelta
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
_CODES = tuple(_DAYS.values())
_ORDINALS = {
    **dict.fromkeys(("first", "1st"), 1),
    **dict.fromkeys(("second", "2nd"), 2),
    **dict.fromkeys(("third", "3rd"), 3),
    **dict.fromkeys(("fourth", "4th"), 4),
    **dict.fromkeys(("fifth", "5th"), 5),
    "last": -1,
}
FIRST_OF_QUARTERS, LAST_OF_QUARTERS = "1,4,7,10", "3,6,9,12"
"""The first and the last months of the quarters of the year, as a rule names them."""
_EVERY = re.compile(r"(?:(\d{1,3})\s+)?(day|week|month|quarter|year)s?(?:\s+on\s+(.+))?\Z")
_ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "fortnight": "2 weeks",
    "fortnightly": "2 weeks",
    "biweekly": "2 weeks",
    "bi weekly": "2 weeks",
    "other week": "2 weeks",
    "other day": "2 days",
    "other month": "2 months",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
    "half year": "6 months",
    "workday": "week on weekdays",
    "weekday": "week on weekdays",
    "weekdays": "week on weekdays",
    "täglich": "day",
    "wöchentlich": "week",
    "monatlich": "month",
    "vierteljährlich": "quarter",
    "halbjährlich": "6 months",
    "jährlich": "year",
}
_OF = re.compile(r"(?:the )?(.+?) (?:of|in) (?:the |each |every |a )?(month|quarter|year)")
_ONCE = re.compile(r"once (?:a|an|per|each|every) ")
_ADVERB_ON = re.compile(r"(\w+) on (.+)")
_WITHOUT_ORDINAL = re.compile(r"(month|quarter|year)s? on (\w+)")
_LONGEST_MEANT = 80
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


LONGEST = 2_000
"""Characters of a recurrence: a rule that lists all days of a year has 1,500."""


def check_every(value: Any) -> str:
    """A recurrence as it was written."""
    written = coerce.one_line(value).strip()
    if len(written) > LONGEST:
        headline = f"a recurrence of {len(written):,} characters is too long"
        raise coerce.problem("invalid-recurrence", headline, f"write it in {LONGEST:,} characters at most")
    if rrule(written) is None:
        meant = _meant(written)
        help_line = f"write `{meant}`" if meant else _HELP
        raise coerce.problem("invalid-recurrence", f"`{written}` is no recurrence", help_line)
    return written


def _meant(written: str) -> str:
    """The recurrence that other words mean, such as `weekly` or `first monday of the month`; empty where they mean none."""
    if len(written) > _LONGEST_MEANT:
        return ""
    words = " ".join(written.lower().replace("-", " ").removeprefix("every ").removeprefix("on ").split())
    if once := _ONCE.match(words):
        words = words[once.end() :]
    tried = [words, _ADVERBS.get(words, "")]
    if words.startswith("other "):
        tried.append(f"2 weeks on {words.removeprefix('other ')}")
    if of := _OF.fullmatch(words):
        tried.append(f"{of[2]} on {of[1]}")
    if adverb := _ADVERB_ON.fullmatch(words):
        tried.append(f"{_ADVERBS.get(adverb[1], '')} on {adverb[2]}")
    tried += [f"week on {words}", f"month on {words}"]
    if monthly := _WITHOUT_ORDINAL.fullmatch(words):
        tried.append(f"{monthly[1]} on first {monthly[2]}")
    return next((one for one in tried if one and rrule(one) is not None), "")


def rrule(every: str, starts: date | None = None) -> str | None:
    """The RFC 5545 rule that a recurrence means, without `RRULE:`; None where it means nothing.

    The weekdays of a quarter or a year are those of the calendar: `quarter on last friday` is the last Friday in March,
    June, September and December. Where `starts`, the first time, is such a weekday of another month, they are counted from
    there: `quarter on first monday` from the first Monday of February on comes in February, May, August and November.
    """
    if len(every) > LONGEST:
        return None
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
    days = _weekdays(found[3]) if found[3] else []
    if days is None or any(day.isalpha() == (frequency in ("MONTHLY", "YEARLY")) for day in days):
        return None
    parts = [f"FREQ={frequency}"] + ([f"INTERVAL={interval}"] if interval > 1 else [])
    if found[2] in ("quarter", "year") and interval == factor and days:
        within = _months_of(days, found[2], starts)
        if within is None:
            return None
        parts = within
    return ";".join(parts + ([f"BYDAY={','.join(days)}"] if days else []))


def _months_of(days: list[str], unit: str, starts: date | None) -> list[str] | None:
    """The parts of a rule that say in which months weekdays of a quarter or a year come; None where they are of several."""
    if starts is not None and any(_is_in_month(starts, day) for day in days):
        is_of_calendar = starts.month % 3 == (0 if days[0].startswith("-") else 1)
        if unit == "quarter" and not is_of_calendar:
            return ["FREQ=MONTHLY", "INTERVAL=3"]
        if unit == "year" and starts.month != (12 if days[0].startswith("-") else 1):
            return ["FREQ=YEARLY", f"BYMONTH={starts.month}"]
    if unit == "year":
        return ["FREQ=YEARLY"]
    if len({day.startswith("-") for day in days}) > 1:
        return None
    return ["FREQ=MONTHLY", f"BYMONTH={LAST_OF_QUARTERS if days[0].startswith('-') else FIRST_OF_QUARTERS}"]


def _is_in_month(day: date, wanted: str) -> bool:
    """Whether a day is a weekday such as `1MO` or `-1FR` of its month."""
    if day.weekday() != _CODES.index(wanted[-2:]):
        return False
    is_last = (day + timedelta(days=7)).month != day.month if day.year < date.max.year else False
    return is_last if wanted.startswith("-") else (day.day - 1) // 7 + 1 == int(wanted[:-2])


def _weekdays(words: str) -> list[str] | None:
    """`tuesday and thursday` as `["TU", "TH"]`, `first monday` as `["1MO"]`, `weekdays` as the five."""
    if words in ("weekdays", "weekday", "workdays"):
        return ["MO", "TU", "WE", "TH", "FR"]
    found = []
    for item in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", words):
        *ordinal, name = item.removeprefix("the ").split() or [""]
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
