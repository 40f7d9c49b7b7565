"""Recurrences as values: read once, as numbers and days."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from values_handbook.model.recurrence import parse_recurrence, read_recurrence


@pytest.mark.parametrize(
    ("written", "first", "text"),
    [
        ("2 weeks on tuesday and friday", None, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR"),
        ("week on weekdays", None, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        ("month on last friday", None, "FREQ=MONTHLY;BYDAY=-1FR"),
        ("quarter", None, "FREQ=MONTHLY;INTERVAL=3"),
        ("quarter on last friday", None, "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1FR"),
        ("quarter on first monday", date(2026, 2, 2), "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO"),
        ("quarter on first monday", date(2026, 1, 5), "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=1MO"),
        ("year on first monday", date(2026, 6, 1), "FREQ=YEARLY;BYMONTH=6;BYDAY=1MO"),
        ("RRULE:freq=daily;count=3;interval=2", date(2026, 6, 1), "FREQ=DAILY;INTERVAL=2"),
    ],
)  # fmt: skip
def test_a_recurrence_has_its_rule_without_an_end(written: str, first: date | None, text: str) -> None:
    assert read_recurrence(written).rule_from(first).text == text


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("20261121", date(2026, 11, 21)),
        ("20261121T220000", datetime(2026, 11, 21, 22)),
        ("20261121T220000Z", datetime(2026, 11, 21, 22, tzinfo=UTC)),
        ("20261131", date.min),
    ],
)
def test_the_end_of_a_rule_is_a_day_or_a_moment(until: str, expected: date) -> None:
    assert read_recurrence(f"FREQ=DAILY;UNTIL={until}").rule.until == expected


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;BYDAY=MON", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;;COUNT=2"])
def test_a_rule_with_parts_that_mean_nothing_is_none(rule: str) -> None:
    assert parse_recurrence(rule) is None


def test_a_sign_without_a_number_means_each_such_day() -> None:
    assert read_recurrence("FREQ=MONTHLY;BYDAY=+MO,-TU,+2WE").rule.weekdays == ((0, 0), (0, 1), (2, 2))


def test_a_recurrence_keeps_its_text() -> None:
    assert str(read_recurrence(" Every Month on the 2nd Tuesday ")) == "Every Month on the 2nd Tuesday"
