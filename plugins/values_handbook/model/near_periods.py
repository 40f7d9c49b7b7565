"""Labels of periods that look like a period of the calendar written in another way: what is meant, and how to write it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.model.near_dates import LONGEST, MONTH_PATTERN, NearDate, month_called, near_date
from values_handbook.model.period import Dates, calendar_dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Match = re.Match[str]


class NearPeriod(NamedTuple):
    """What is wrong with a label, and how to write what it means."""

    headline: str
    help: str


def near_period(label: str, known: Iterable[str]) -> NearPeriod | None:
    """What a label without dates probably means; None where it may be any label. `known` are those that have dates."""
    if len(label) > LONGEST or _YEAR_OF_ITS_OWN.fullmatch(label):
        return None
    headline = f"the period `{label}` has no dates"
    same = next((other for other in known if other != label and _bare(other) == _bare(label)), None)
    if same is not None:
        return NearPeriod(headline, f"write `{same}`")
    for pattern, meant in _WAYS:
        if found := pattern.fullmatch(label.strip()):
            return NearPeriod(headline, meant(found))
    return _range(label, headline) or _day_alone(label, headline) or _some_time(label, headline)


def _bare(label: str) -> str:
    return re.sub(r"[\s_/.-]+", "", label).lower()


def _year(written: str) -> str:
    return written if len(written) == 4 else f"20{written}"


def _part(letter: str, number: str, year: str) -> str:
    """A half or a quarter, or what is wrong with its number."""
    most, name = (2, "halves") if letter.upper() == "H" else (4, "quarters")
    if 1 <= int(number) <= most:
        return f"write `{_year(year)}-{letter.upper()}{int(number)}`"
    return f"a year has {most} {name}: `{_year(year)}-{letter.upper()}1` to `{_year(year)}-{letter.upper()}{most}`"


def _month(number: str | int, year: str) -> str:
    if 1 <= int(number) <= 12:
        return f"write `{_year(year)}-{int(number):02}`"
    return f"a year has 12 months: `{_year(year)}-01` to `{_year(year)}-12`"


def _named(word: str) -> str:
    """The letter of a word for a half or a quarter."""
    return "H" if word.lower().startswith(("h", "نصف", "النصف")) else "Q"


def _fiscal(year: str, part: str = "") -> str:
    label = f"FY{year[-2:]}-{part.upper()}" if part else f"FY{year[-2:]}"
    return f"write `{label}`, and give it dates in mkdocs.yml: `periods: {{{label}: {{start: …, end: …}}}}`"


def _months(first: str, last: str, year: str) -> str:
    start, end = calendar_dates(f"{year}-{month_called(first):02}"), calendar_dates(f"{year}-{month_called(last):02}")
    if start is None or end is None or end.end < start.start:
        return "write its first and last day, such as `{start: 2026-07-01, end: 2026-09-30}`"
    return f"write `{{start: {start.start}, end: {end.end}}}`"


def _week(year: str, week: str) -> str:
    try:
        first, last = (date.fromisocalendar(int(year), int(week), weekday) for weekday in (1, 7))
    except ValueError:
        return f"the year {year} has no week {int(week)}"
    return f"write `{{start: {first}, end: {last}}}`"


_YEAR_OF_ITS_OWN = re.compile(r"[A-Z]Y(?:\d{2}|\d{4})(?:-[QH][1-4])?")
"""A label such as `FY27`, `FY27-Q3` or `CY26`, which gets its dates from the options, if from anywhere."""
_GAP = r"[\s/_.,-]*"
_YEARS = r"'?(\d{4}|\d{2})"
_WORD = r"(quarter|quartal|half|halbjahr|الربع|النصف)"
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "erstes": 1, "zweites": 2, "drittes": 3, "viertes": 4,
    "الأول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4,
}  # fmt: skip
_ORDINAL = f"({'|'.join(_ORDINALS)})"


def _way(pattern: str, meant: Callable[[Match], str]) -> tuple[re.Pattern[str], Callable[[Match], str]]:
    return re.compile(f"(?i){pattern}"), meant


_WAYS = (
    _way(rf"FY{_GAP}{_YEARS}{_GAP}([QH]0?\d)", lambda m: _fiscal(m[1], f"{m[2][0]}{int(m[2][1:])}")),
    _way(rf"([QH]0?\d){_GAP}FY{_GAP}{_YEARS}", lambda m: _fiscal(m[2], f"{m[1][0]}{int(m[1][1:])}")),
    _way(rf"([QH])(\d\d?){_GAP}{_YEARS}", lambda m: _part(m[1], m[2], m[3])),
    _way(rf"(\d{{4}}){_GAP}([QH])(\d\d?)", lambda m: _part(m[2], m[3], m[1])),
    _way(rf"(\d)([QH]){_GAP}{_YEARS}", lambda m: _part(m[2], m[1], m[3])),
    _way(rf"(\d)(?:\.|st|nd|rd|th)?\s*{_WORD}{_GAP}(?:of\s+)?(\d{{4}})", lambda m: _part(_named(m[2]), m[1], m[3])),
    _way(rf"{_WORD}\s+(\d){_GAP}(?:of\s+)?(\d{{4}})", lambda m: _part(_named(m[1]), m[2], m[3])),
    _way(
        rf"{_ORDINAL}\s+{_WORD}\s+(?:of\s+)?(\d{{4}})",
        lambda m: _part(_named(m[2]), str(_ORDINALS[m[1].lower()]), m[3]),
    ),
    _way(rf"{_WORD}\s+{_ORDINAL}\s+(\d{{4}})", lambda m: _part(_named(m[1]), str(_ORDINALS[m[2]]), m[3])),
    _way(rf"{MONTH_PATTERN}{_GAP}(\d{{4}})", lambda m: _month(month_called(m[1]), m[2])),
    _way(rf"(\d{{4}}){_GAP}{MONTH_PATTERN}", lambda m: _month(month_called(m[2]), m[1])),
    _way(rf"{MONTH_PATTERN}\s*(?:-|–|to|bis|/)\s*{MONTH_PATTERN}{_GAP}(\d{{4}})", lambda m: _months(m[1], m[2], m[3])),
    _way(r"(\d\d?)[/.-](\d{4})", lambda m: _month(m[1], m[2])),
    _way(
        r"(\d{4}/(?:1[3-9]|[2-9]\d))",
        lambda m: f"give it dates in mkdocs.yml: `periods: {{{m[1]}: {{start: …, end: …}}}}`",
    ),
    _way(r"(\d{4})[/.-](\d\d?)", lambda m: _month(m[2], m[1])),
    _way(r"(\d{4})-?W(\d\d?)", lambda m: _week(m[1], m[2])),
    _way(r"(\d{4})\s*[-–/]\s*(\d{4})", lambda m: f"write `{{start: {m[1]}-01-01, end: {m[2]}-12-31}}`"),
)
"""Ways to write a period, each with the help for what it finds."""
_BETWEEN = re.compile(r"\s*(?:/|–|—|→|\.\.\.?|…|\s-\s|\sto\s|\suntil\s|\sbis\s|\sإلى\s)\s*")
_TIME = re.compile(rf"(?i)(?<!\d)(20\d\d)(?!\d)|\b[QH][1-4]\b|\b{MONTH_PATTERN}\s*'?\d\d\b|\b(?:[KC]?W|week)\s*\d\d?\b")
"""What a label has in it that speaks of a time of the calendar: a year, a quarter or a half, a month, a week."""


def _range(label: str, headline: str) -> NearPeriod | None:
    """Two dates or periods, such as `2026-07-01/2026-09-30` and `2026-Q3 to 2026-Q4`."""
    ends = _BETWEEN.split(label.strip())
    if len(ends) != 2:
        return None
    first, last = near_date(ends[0]), near_date(ends[1])
    for end, near in zip(ends, (first, last), strict=True):
        if near is not None and near.impossible:
            return NearPeriod(f"`{end}` is no day of the calendar", near.impossible)
    since, until = _dates(ends[0], first), _dates(ends[1], last)
    if since is None or until is None or until.end < since.start:
        return None
    return NearPeriod(headline, f"write `{{start: {since.start}, end: {until.end}}}`")


def _dates(end: str, near: NearDate | None) -> Dates | None:
    """The first and the last day of an end of a range: a day, or a period of the calendar."""
    return Dates(near.days[0], near.days[0]) if near is not None else calendar_dates(end)


def _day_alone(label: str, headline: str) -> NearPeriod | None:
    """A single day, which is no period."""
    near = near_date(label)
    if near is None:
        return None
    if near.impossible:
        return NearPeriod(f"`{label}` is no day of the calendar", near.impossible)
    return NearPeriod(headline, f"write its first and its last day, such as `{{start: {near.days[0]}, end: …}}`")


def _some_time(label: str, headline: str) -> NearPeriod | None:
    """Anything else that speaks of a time, such as `summer 2026`, `Q3-Q4 2026`, `until 2026-12-31` and `Q4`."""
    found = _TIME.search(label)
    if found is None:
        return None
    year = found[1] or "2026"
    return NearPeriod(
        headline,
        f"write a period such as `{year}`, `{year}-H2`, `{year}-Q4` or `{year}-11`, or its first and last day: "
        f"`{{start: {year}-07-01, end: {year}-09-30}}`; any other label gets its dates in mkdocs.yml, under `periods:`",
    )
