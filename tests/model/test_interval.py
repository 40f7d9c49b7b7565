"""Durations as people write them."""

from __future__ import annotations

import pytest

from values_handbook.model.interval import minutes


@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        ("30 minutes", 30),
        ("45 Min.", 45),
        ("1h", 60),
        ("90m", 90),
        ("1 hour 30 minutes", 90),
        ("1 hour and 30 minutes", 90),
        ("1 h 30 min", 90),
        ("1h30", 90),
        ("1:30", 90),
        ("1.5 hours", 90),
        ("1,5 h", 90),
        ("half an hour", 30),
        ("half a day", 720),
        ("an hour", 60),
        ("two hours", 120),
        ("2 Stunden", 120),
        ("3 days", 3 * 1440),
        ("3 Tage", 3 * 1440),
        ("1 week", 7 * 1440),
        ("a while", None),
        ("30", None),
        ("0 minutes", None),
        ("30-45 minutes", None),
        ("30 minutes a day", None),
        ("5 beers", None),
    ],
)
def test_a_duration_has_minutes_or_is_another_text(duration: str, expected: int | None) -> None:
    assert minutes(duration) == expected
