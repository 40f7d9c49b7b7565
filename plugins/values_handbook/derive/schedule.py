"""When practices come next, by the rules of RFC 5545 (section 3.3.10) as far as people write them.

A rule is held against each day from today on, so that one that never comes costs no more than any other.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.questions import question
from values_handbook.model.kinds import Practice
from values_handbook.model.recurrence import rrule

if TYPE_CHECKING:
    from values_handbook.derive.linked import Linked
    from values_handbook.model.record import Key

DAYS_AHEAD = 2 * 366
"""How far a calendar looks: what comes every other year comes within it."""
_UNDERSTOOD = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "UNTIL", "WKST"})
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Coming(NamedTuple):
    """A practice and the day on which it comes next."""

    day: date
    practice: Key


@question
def coming(linked: Linked) -> tuple[Coming, ...]:
    """The practices that recur, each with its next day, the next one first; those of one day in the order of the site."""
    found = []
    for record in linked.current("practice"):
        assert isinstance(record.fields, Practice)
        if (day := next_day(record.fields, linked.today)) is not None:
            found.append(Coming(day, record.key))
    return tuple(sorted(found, key=lambda item: item.day))


def next_day(practice: Practice, today: date) -> date | None:
    """The first day from today on; None where the rule names none, says more than is understood, or leaves it open.

    `2 weeks on tuesday` leaves it open which week is meant, unless it says since when.
    """
    rule = dict(part.split("=") for part in (rrule(practice.every or "") or "").split(";") if part)
    if not rule or not rule.keys() <= _UNDERSTOOD or rule.get("WKST", "MO") != "MO":
        return None
    start = _day(practice.starts) if practice.starts else today
    is_open = rule.get("INTERVAL", "1") != "1" or not rule.keys() & {"BYDAY", "BYMONTHDAY"}
    if practice.starts is None and is_open and rule != {"FREQ": "DAILY"}:
        return None
    last = min(_until(rule), today + timedelta(days=DAYS_AHEAD))
    day = max(start, today)
    while day <= last:
        if _is_on(day, rule, start):
            return day
        day += timedelta(days=1)
    return None


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _until(rule: dict[str, str]) -> date:
    try:
        return datetime.strptime(rule["UNTIL"][:8], "%Y%m%d").date() if "UNTIL" in rule else date.max
    except ValueError:
        return date.min


def _is_on(day: date, rule: dict[str, str], start: date) -> bool:
    """Whether a rule that starts on a day names another one."""
    return (
        _steps(day, rule["FREQ"], start) % int(rule.get("INTERVAL", "1")) == 0
        and _is_among(day.month, 12, rule.get("BYMONTH"))
        and _is_among(day.day, monthrange(day.year, day.month)[1], rule.get("BYMONTHDAY"))
        and any(_is_weekday(day, word, rule) for word in rule.get("BYDAY", _any_day(rule, start)).split(","))
        and ("BYDAY" in rule or "BYMONTHDAY" in rule or _is_same_day(day, rule, start))
    )


def _steps(day: date, frequency: str, start: date) -> int:
    """How many days, weeks, months or years lie between two days."""
    if frequency == "DAILY":
        return (day - start).days
    if frequency == "WEEKLY":
        return ((day - timedelta(days=day.weekday())) - (start - timedelta(days=start.weekday()))).days // 7
    months = (day.year - start.year) * 12 + day.month - start.month
    return months if frequency == "MONTHLY" else day.year - start.year


def _is_among(number: int, most: int, words: str | None) -> bool:
    """Whether a number is listed; a negative one in the list counts from the end."""
    numbers = map(int, words.split(",")) if words else ()
    return words is None or number in (given if given > 0 else most + 1 + given for given in numbers)


def _any_day(rule: dict[str, str], start: date) -> str:
    """What stands for weekdays where a rule names none: of weeks that of the start, otherwise all."""
    return _WEEKDAYS[start.weekday()] if rule["FREQ"] == "WEEKLY" and "BYMONTHDAY" not in rule else ",".join(_WEEKDAYS)


def _is_weekday(day: date, word: str, rule: dict[str, str]) -> bool:
    """Whether a day is that of `MO`, or of `-1FR` in its month; in a year where no months are named."""
    if _WEEKDAYS[day.weekday()] != word[-2:]:
        return False
    ordinal = int(word[:-2] or 0)
    if not ordinal or rule["FREQ"] in ("DAILY", "WEEKLY"):
        return True
    is_of_year = rule["FREQ"] == "YEARLY" and "BYMONTH" not in rule
    place = day.timetuple().tm_yday if is_of_year else day.day
    length = 365 + isleap(day.year) if is_of_year else monthrange(day.year, day.month)[1]
    return (place - 1) // 7 + 1 == ordinal if ordinal > 0 else (length - place) // 7 + 1 == -ordinal


def _is_same_day(day: date, rule: dict[str, str], start: date) -> bool:
    """Whether a day is that of the start, in its month or its year, where a rule names no other."""
    frequency = rule["FREQ"]
    is_month = frequency != "YEARLY" or "BYMONTH" in rule or day.month == start.month
    return frequency in ("DAILY", "WEEKLY") or (day.day == start.day and is_month)
