"""When a practice recurs: `month on first monday`, `2 weeks on tuesday`, or a rule of RFC 5545 (section 3.3.10)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from values_handbook.model import coerce

_UNITS = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CODES = tuple(name[:2].upper() for name in _DAYS)
_ORDINALS = {
    **dict.fromkeys(("first", "1st"), 1),
    **dict.fromkeys(("second", "2nd"), 2),
    **dict.fromkeys(("third", "3rd"), 3),
    **dict.fromkeys(("fourth", "4th"), 4),
    **dict.fromkeys(("fifth", "5th"), 5),
    "last": -1,
}
FIRST_OF_QUARTERS, LAST_OF_QUARTERS = frozenset((1, 4, 7, 10)), frozenset((3, 6, 9, 12))
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


@dataclass(frozen=True, slots=True)
class RecurrenceRule:
    """The parts of a rule of RFC 5545 as numbers.

    `text` is the rule as RFC 5545 writes it, without `RRULE:` and without its end. `weekdays` are pairs: which one of its
    period (0 for each, -1 for the last), and its number, 0 for Monday, as `week_start` is. `places` are those of BYSETPOS.
    `until` is the last day, or the last moment, in UTC where the rule says so; `date.min` where it is no day, such as a
    31 November. Sets that are empty allow every day.
    """

    text: str
    frequency: str
    interval: int = 1
    week_start: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    year_days: frozenset[int] = frozenset()
    weeks: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    count: int | None = None
    until: date | None = None

    @property
    def is_simple(self) -> bool:
        """Whether the rule has no more than a frequency, an interval, weekdays and months."""
        lists = self.month_days or self.year_days or self.weeks or self.places
        return not lists and self.count is None and self.until is None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When a practice recurs. `rule` is that of the calendar; `str()` is the text as written.

    `unit` is `quarter` or `year` for weekdays whose months depend on the first time, as `rule_from` says.
    """

    written: str
    rule: RecurrenceRule
    unit: str = ""

    def __str__(self) -> str:
        return self.written

    def rule_from(self, first: date | None) -> RecurrenceRule:
        """The rule, counted from the first time on.

        The weekdays of a quarter or a year are those of the calendar: `quarter on last friday` is the last Friday in March,
        June, September and December. Where the first time is such a weekday of another month, they are counted from there:
        `quarter on first monday` from the first Monday of February on comes in February, May, August and November.
        """
        days = self.rule.weekdays
        if first is None or not self.unit or not any(_is_in_month(first, *day) for day in days):
            return self.rule
        from_the_end = days[0][0] < 0
        if self.unit == "quarter" and first.month % 3 != (0 if from_the_end else 1):
            return _rule("MONTHLY", days, interval=3)
        if self.unit == "year" and first.month != (12 if from_the_end else 1):
            return _rule("YEARLY", days, months=frozenset((first.month,)))
        return self.rule


def read_recurrence(value: Any) -> Recurrence:
    """The recurrence that a text means. Raises `invalid-recurrence` with what may have been meant."""
    if isinstance(value, Recurrence):
        return value
    written = coerce.one_line(value).strip()
    if len(written) > LONGEST:
        headline = f"a recurrence of {len(written):,} characters is too long"
        raise coerce.problem("invalid-recurrence", headline, f"write it in {LONGEST:,} characters at most")
    found = parse_recurrence(written)
    if found is None:
        meant = _meant(written)
        help_line = f"write `{meant}`" if meant else _HELP
        raise coerce.problem("invalid-recurrence", f"`{written}` is no recurrence", help_line)
    return found


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
    return next((one for one in tried if one and parse_recurrence(one)), "")


def parse_recurrence(written: str) -> Recurrence | None:
    """The recurrence that a text means; None where it means none."""
    if len(written) > LONGEST:
        return None
    if found := _RULE.match(written):
        rule = parse_rule(found[1])
        return Recurrence(written, rule) if rule else None
    words = _EVERY.match(" ".join(written.lower().removeprefix("every ").split()))
    if not words or words[1] == "0":
        return None
    unit = words[2]
    frequency, factor = _UNITS[unit]
    interval = int(words[1] or 1) * factor
    days = _weekdays(words[3]) if words[3] else ()
    if days is None or any((ordinal == 0) == (frequency in ("MONTHLY", "YEARLY")) for ordinal, _ in days):
        return None
    if not days or unit not in ("quarter", "year") or interval != factor:
        return Recurrence(written, _rule(frequency, days, interval))
    if unit == "year":
        return Recurrence(written, _rule("YEARLY", days), unit)
    from_the_end = {ordinal < 0 for ordinal, _ in days}
    if len(from_the_end) > 1:
        return None
    months = LAST_OF_QUARTERS if from_the_end == {True} else FIRST_OF_QUARTERS
    return Recurrence(written, _rule("MONTHLY", days, months=months), unit)


def _rule(
    frequency: str, weekdays: tuple[tuple[int, int], ...], interval: int = 1, months: frozenset[int] = frozenset()
) -> RecurrenceRule:
    days = ",".join(f"{ordinal or ''}{_CODES[day]}" for ordinal, day in weekdays)
    parts = {
        "FREQ": frequency,
        "INTERVAL": str(interval) if interval > 1 else "",
        "BYMONTH": ",".join(map(str, sorted(months))),
        "BYDAY": days,
    }
    text = ";".join(f"{name}={value}" for name, value in parts.items() if value)
    return RecurrenceRule(text, frequency, interval, weekdays=weekdays, months=months)


def parse_rule(text: str) -> RecurrenceRule | None:
    """The rule of RFC 5545 in a text such as `FREQ=MONTHLY;BYDAY=1MO`; None where it is none, or has unknown parts."""
    written = text.upper().rstrip(";").split(";")
    parts = dict(part.partition("=")[::2] for part in written)
    if len(parts) < len(written) or not all(_RULE_PART.match(part) for part in written):
        return None

    def numbers(name: str) -> frozenset[int]:
        return frozenset(map(int, filter(None, parts.get(name, "").split(","))))

    days = filter(None, parts.get("BYDAY", "").split(","))
    return RecurrenceRule(
        text=";".join(part for part in written if not part.startswith(("UNTIL", "COUNT"))),
        frequency=parts["FREQ"],
        interval=int(parts.get("INTERVAL", 1)),
        week_start=_CODES.index(parts.get("WKST", "MO")),
        weekdays=tuple((int(word[:-2] if word[:-2].strip("+-") else 0), _CODES.index(word[-2:])) for word in days),
        months=numbers("BYMONTH"),
        month_days=numbers("BYMONTHDAY"),
        year_days=numbers("BYYEARDAY"),
        weeks=numbers("BYWEEKNO"),
        places=numbers("BYSETPOS"),
        count=int(parts["COUNT"]) if "COUNT" in parts else None,
        until=_until(parts["UNTIL"]) if "UNTIL" in parts else None,
    )


def _until(written: str) -> date:
    try:
        moment = datetime.strptime(written.removesuffix("Z"), "%Y%m%dT%H%M%S" if "T" in written else "%Y%m%d")
    except ValueError:
        return date.min
    if "T" not in written:
        return moment.date()
    return moment.replace(tzinfo=UTC) if written.endswith("Z") else moment


def _is_in_month(day: date, ordinal: int, weekday: int) -> bool:
    """Whether a day is a weekday such as the first Monday or, with -1, the last Friday of its month."""
    if day.weekday() != weekday:
        return False
    is_last = (day + timedelta(days=7)).month != day.month if day.year < date.max.year else False
    return is_last if ordinal < 0 else (day.day - 1) // 7 + 1 == ordinal


def _weekdays(words: str) -> tuple[tuple[int, int], ...] | None:
    """`tuesday and thursday` as `((0, 1), (0, 3))`, `first monday` as `((1, 0),)`, `weekdays` as the five."""
    if words in ("weekdays", "weekday", "workdays"):
        return tuple((0, day) for day in range(5))
    found = []
    for item in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", words):
        *ordinal, name = item.removeprefix("the ").split() or [""]
        day = _day_number(name)
        if day is None or len(ordinal) > 1 or (ordinal and ordinal[0] not in _ORDINALS):
            return None
        found.append((_ORDINALS[ordinal[0]] if ordinal else 0, day))
    return tuple(found)


def _day_number(name: str) -> int | None:
    singular = name.removesuffix("s") if name.endswith("days") else name
    matches = [
        number
        for number, day in enumerate(_DAYS)
        if day == singular or (len(singular) >= 3 and day.startswith(singular))
    ]
    return matches[0] if len(matches) == 1 else None
