"""When a practice comes next: as another reader of RFC 5545 says, and as one can see in a calendar."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from values_handbook.derive.calendar.schedule import DAYS_AHEAD, next_day
from values_handbook.model.kinds import Practice

TODAY = date(2026, 11, 23)  # a Monday


def coming(every: str, starts: str | None = None, today: date = TODAY) -> str:
    found = next_day(Practice(title="P", every=every, starts=starts), today)
    return str(found) if found else ""


def test_the_next_day_is_none_that_is_left_out() -> None:
    fields = {"title": "P", "every": "week on monday", "except": ["2026-11-23"], "skipped": ["2026-11-30"]}
    assert next_day(Practice.model_validate(fields), TODAY) == date(2026, 12, 7)


@pytest.mark.parametrize(
    ("every", "starts", "day"),
    [
        ("day", None, "2026-11-23"),
        ("week on wednesday", None, "2026-11-25"),
        ("month on first monday", None, "2026-12-07"),
        ("month on last friday", None, "2026-11-27"),
        ("2 weeks on tuesday", "2026-03-10", "2026-12-01"),
        ("2 weeks on tuesday", None, ""),
        ("quarter on first monday", "2026-07-06", "2027-01-04"),
        ("month", "2026-01-31", "2026-12-31"),
        ("year", "2020-11-22", "2027-11-22"),
        ("year", None, ""),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2026-03-27T15:30", "2026-11-27"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", None, "2026-11-30"),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261101", None, ""),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", None, ""),
        ("FREQ=DAILY;COUNT=5", "2026-11-20", "2026-11-23"),
        ("FREQ=DAILY;COUNT=3", "2026-11-20", ""),
        ("FREQ=DAILY;COUNT=5", None, ""),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", None, "2026-11-30"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-9", None, ""),
        ("FREQ=YEARLY;BYYEARDAY=-1", None, "2026-12-31"),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR", None, "2027-01-01"),
        ("FREQ=YEARLY;BYWEEKNO=49", "2026-01-07", "2026-12-02"),
        ("week on sunday", "0001-01-01", "2026-11-29"),
        ("day", "9999-12-31", ""),
        ("FREQ=YEARLY;BYWEEKNO=1;WKST=SU;BYDAY=MO", None, ""),
        ("week on monday", "2027-02-01", "2027-02-01"),
    ],
)  # fmt: skip
def test_the_next_day(every: str, starts: str | None, day: str) -> None:
    assert coming(every, starts) == day


DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules such as people write: how often, and on which days."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 4))}"]
    named = draw(st.sampled_from(["", "BYDAY", "BYMONTHDAY"]))
    if named == "BYDAY":
        # The other reader takes `MO,1MO` for the days that are both.
        ordinals = ["1", "2", "-1"] if frequency in ("MONTHLY", "YEARLY") and draw(st.booleans()) else [""]
        days = draw(st.lists(st.tuples(st.sampled_from(ordinals), st.sampled_from(DAYS)), min_size=1, max_size=3))
        parts.append("BYDAY=" + ",".join(f"{ordinal}{day}" for ordinal, day in days))
    elif named == "BYMONTHDAY" and frequency != "WEEKLY":
        parts.append(f"BYMONTHDAY={draw(st.sampled_from([1, 15, -1, -2]))}")
    if frequency != "WEEKLY" and draw(st.booleans()):
        parts.append(f"BYMONTH={draw(st.integers(1, 12))}")
    if named == "BYDAY" and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from(['1', '-1', '1,-1', '2']))}")
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 300))}")
    if frequency == "WEEKLY" and draw(st.booleans()):
        parts.append("WKST=SU")
    return ";".join(parts)


@settings(max_examples=60)
# Days up to the 28th, since the other reader looks for a 31 February until the year 9999.
@given(rules(), st.dates(date(2023, 1, 1), date(2026, 12, 31)).map(lambda day: day.replace(day=min(day.day, 28))))
def test_it_is_the_day_that_another_reader_of_the_standard_finds(rule: str, start: date) -> None:
    moment = datetime.combine(start, time())
    other = rrulestr(rule, dtstart=moment).after(datetime.combine(TODAY, time()), inc=True)
    near = other is not None and (other.date() - TODAY).days <= DAYS_AHEAD
    assert coming(rule, start.isoformat()) == (str(other.date()) if other is not None and near else "")
