"""How often a practice was held, counted by hand in a calendar of 2026."""

from __future__ import annotations

from datetime import date

import pytest

from values_handbook.derive.calendar.holding import Holding, holding_of
from values_handbook.model.kinds import Practice

TODAY = date(2026, 11, 23)  # a Monday
FIRST_MONDAYS = ["03-02", "04-06", "05-04", "06-01", "07-06", "08-03", "09-07", "10-05", "11-02"]
MONTHLY = "month on first monday"


def holding(held: list[str], today: date = TODAY, **fields: object) -> Holding:
    days = [f"2026-{day}" for day in held]
    found = holding_of(Practice.model_validate({"title": "P", "held": days, **fields}), today)
    assert found is not None
    return found


def counted(held: list[str], **fields: object) -> tuple[int, int]:
    found = holding(held, **{"every": MONTHLY, "starts": "2026-03-02", **fields})  # type: ignore[arg-type]
    return found.held, len(found.planned)


def test_seven_of_the_last_nine() -> None:
    held = [day for day in FIRST_MONDAYS if day not in ("05-04", "08-03")]
    found = holding(held, every=MONTHLY, starts="2026-03-02", skipped=[{"date": "2026-08-03", "why": "Away."}])
    assert (found.held, len(found.planned)) == (7, 9)
    assert [item.state for item in found.planned] == ["held", "held", "missed", "held", "held", "skipped"] + [
        "held"
    ] * 3
    assert not found.has_lapsed


def test_only_the_last_nine_count_and_only_since_the_first_record() -> None:
    assert counted(FIRST_MONDAYS, starts="2025-01-06") == (9, 9)
    assert counted(["01-05", *FIRST_MONDAYS[1:]], starts="2026-01-05") == (8, 9)  # 2 March is missed
    assert counted(["10-05", "11-02"], starts="2020-01-06") == (2, 2)
    assert counted(["10-05"], starts="2020-01-06") == (1, 2)


@pytest.mark.parametrize(
    ("day", "is_held"),
    [
        ("11-02", True),
        ("11-12", True),
        (
            "10-20",
            True,
        ),  # 13 days after 5 October and before 2 November would be the 19th: the 20th is nearer to November
        ("10-19", False),  # as near to 5 October as to 2 November: it belongs to the earlier one
        ("11-19", True),  # 17 days after 2 November, 18 before 7 December
        ("11-20", False),  # 18 days after 2 November, 17 before 7 December: it is that of December
    ],
)
def test_a_talk_belongs_to_the_planned_day_that_it_is_nearest_to(day: str, is_held: bool) -> None:
    found = holding(["10-05", day], every=MONTHLY, starts="2026-03-02")
    states = {str(item.day)[5:]: item.state for item in found.planned}
    assert (states["11-02"] == "held") == is_held


def test_two_talks_for_one_planned_day_count_once_and_are_both_listed() -> None:
    found = holding(["10-05", "11-02", "11-05"], every=MONTHLY, starts="2026-03-02")
    assert (found.held, len(found.planned)) == (2, 2)
    assert [str(item.day)[5:] for item in found.times] == ["11-05", "11-02", "10-05"]


def test_before_the_first_and_after_the_last_day_half_an_interval_counts() -> None:
    # Mondays of 2, 9 and 16 November: half a week is three days and a half.
    weekly = {"every": "week on monday", "starts": "2026-11-02", "ended": "2026-11-17"}
    assert counted(["10-30", "11-19"], **weekly) == (2, 3)
    assert counted(["10-29", "11-09", "11-20"], **weekly) == (
        1,
        2,
    )  # the 2nd has no record, and is before the first one
    assert counted(["11-16"], **weekly) == (1, 1)


def test_a_planned_day_counts_from_the_day_after_it_or_once_something_is_recorded() -> None:
    weekly = {"every": "week on monday", "starts": "2026-11-02"}
    assert counted(["11-02", "11-09"], **weekly) == (2, 3)  # the 16th is missed, and today is not over
    assert counted(["11-02", "11-09", "11-23"], **weekly) == (3, 4)
    assert counted(["11-02", "11-09"], skipped=["2026-11-23"], **weekly) == (2, 4)
    assert counted(["11-02", "11-09", "11-30"], **weekly) == (2, 3)  # what lies ahead is not counted


def test_exceptions_are_not_planned_and_what_is_held_on_one_counts_for_no_other_day() -> None:
    assert counted(["09-07", "11-02"], **{"except": ["2026-10-05"]}) == (2, 2)
    assert counted(["09-07", "10-05"], **{"except": ["2026-10-05"]}) == (1, 2)


def test_what_was_skipped_and_then_held_late_is_held() -> None:
    found = holding(["10-05", "11-09"], every=MONTHLY, starts="2026-03-02", skipped=["2026-11-02"])
    assert (found.held, len(found.planned)) == (2, 2)
    assert [(str(item.day)[5:], item.state) for item in found.times] == [
        ("11-09", "held"),
        ("11-02", "skipped"),
        ("10-05", "held"),
    ]


def test_two_misses_in_a_row_are_a_lapse_and_name_their_days() -> None:
    found = holding(["08-03", "09-07"], every=MONTHLY, starts="2026-03-02")
    assert found.missed_days == (date(2026, 10, 5), date(2026, 11, 2))
    assert found.has_lapsed
    assert not holding(["10-05"], every=MONTHLY, starts="2026-03-02").has_lapsed


@pytest.mark.parametrize("fields", [{"when": "someone joins"}, {"every": "2 weeks on tuesday"}])
def test_without_planned_days_the_times_are_listed_and_nothing_lapses(fields: dict[str, str]) -> None:
    found = holding(["01-05", "10-05"], **fields)  # type: ignore[arg-type]
    assert found.planned == ()
    assert [str(item.day)[5:] for item in found.times] == ["10-05", "01-05"]
    assert not found.has_lapsed


def test_a_practice_that_records_nothing_has_no_rate() -> None:
    assert holding_of(Practice.model_validate({"title": "P", "every": MONTHLY, "starts": "2026-03-02"}), TODAY) is None


@pytest.mark.parametrize("day", ["0001-01-02", "9999-12-30"])
def test_days_at_the_ends_of_the_calendar_are_no_error(day: str) -> None:
    practice = Practice.model_validate({"title": "P", "every": "day", "starts": day, "held": [day], "skipped": [day]})
    assert holding_of(practice, TODAY) is not None
