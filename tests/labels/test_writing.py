"""Dates, numbers, lists and recurrences, as each language writes them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values_handbook.labels import LANGUAGES, labels_of
from values_handbook.model.interval import read_interval
from values_handbook.model.recurrence import read_recurrence
from values_handbook.render.recurrence import interval, recurrence

EN, DE, AR = (labels_of(code) for code in ("en", "de", "ar"))
DAY = date(2026, 10, 31)


def test_a_day_is_written_as_the_language_does() -> None:
    assert [t.day(DAY) for t in (EN, DE, AR)] == ["31 October 2026", "31. Oktober 2026", "31 أكتوبر 2026"]


def test_a_time_follows_its_day() -> None:
    when = datetime(2026, 3, 2, 9, 5)
    assert [t.day(when) for t in (EN, DE, AR)] == [
        "2 March 2026, 09:05",
        "2. März 2026, 09:05 Uhr",
        "2 مارس 2026، 09:05",
    ]


def test_a_month_stands_with_its_year() -> None:
    assert [t.month(2026, 1) for t in (EN, DE, AR)] == ["January 2026", "Januar 2026", "يناير 2026"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_two_months_or_days_of_the_week_are_called_alike(code: str) -> None:
    t = labels_of(code)
    assert len({t(f"month-{number}") for number in range(1, 13)}) == 12
    assert len({t(f"day-{name}") for name in ("mo", "tu", "we", "th", "fr", "sa", "su")}) == 7


@pytest.mark.parametrize(
    ("value", "english", "german", "arabic"),
    [
        (0, "0", "0", "0"),
        (2026, "2026", "2026", "2026"),
        (3.5, "3.5", "3,5", "3.5"),
        (12_000, "12,000", "12.000", "12,000"),
        (1_234_567.25, "1,234,567.25", "1.234.567,25", "1,234,567.25"),
        (-4, "-4", "-4", "\u200e-4"),
        (1e21, "1e+21", "1e+21", "1e+21"),
    ],
)
def test_a_number_has_the_signs_of_the_language(value: float, english: str, german: str, arabic: str) -> None:
    assert [t.number(value) for t in (EN, DE, AR)] == [english, german, arabic]


@pytest.mark.parametrize("code", LANGUAGES)
@given(value=st.integers(-(10**15) + 1, 10**15 - 1) | st.floats(-1e14, 1e14))
def test_a_number_loses_nothing_by_being_written(code: str, value: float) -> None:
    t = labels_of(code)
    plain = (
        t.number(value).replace(t("thousands-sign"), "").replace(t("decimal-sign"), ".").replace(t("minus-sign"), "-")
    )
    assert float(plain) == value


def test_a_share_has_its_sign_as_the_language_sets_it() -> None:
    assert [t.percent(51) for t in (EN, DE, AR)] == ["51%", "51\u00a0%", "51%"]
    assert [t.figure(2.5, "%") for t in (EN, DE, AR)] == ["2.5%", "2,5\u00a0%", "2.5%"]


def test_a_unit_that_is_read_in_the_other_direction_takes_its_figure_with_it() -> None:
    assert EN.figure(4, "incidents") == "4 incidents"
    assert AR.figure(4, "incidents") == "\u20684 incidents\u2069"
    assert EN.figure(4, "حوادث") == "\u20684 حوادث\u2069"
    assert AR.figure(4, "حوادث") == "4 حوادث"


@pytest.mark.parametrize(
    ("words", "english", "german", "arabic"),
    [
        ([], "", "", ""),
        (["أ"], "أ", "أ", "أ"),
        (["a", "b"], "a and b", "a und b", "\u2068a\u2069 و\u2068b\u2069"),
        (["1", "2", "3"], "1, 2 and 3", "1, 2 und 3", "1، 2 و3"),
    ],
)
def test_a_list_ends_with_an_and(words: list[str], english: str, german: str, arabic: str) -> None:
    assert [t.all_of(words) for t in (EN, DE, AR)] == [english, german, arabic]


@pytest.mark.parametrize(
    ("every", "german", "arabic"),
    [
        ("day", "jeden Tag", "كل يوم"),
        ("2 weeks on tuesday", "alle 2 Wochen am Dienstag", "كل أسبوعين، يوم الثلاثاء"),
        ("week on tuesday and thursday", "jede Woche am Dienstag und Donnerstag", "كل أسبوع، يوم الثلاثاء والخميس"),
        ("week on weekdays", "jede Woche an Werktagen", "كل أسبوع، من الاثنين إلى الجمعة"),
        ("month on first monday", "jeden Monat am ersten Montag", "كل شهر، يوم الاثنين الأول"),
        ("quarter", "jedes Quartal", "كل ربع سنة"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "jeden Monat am letzten Freitag", "كل شهر، يوم الجمعة الأخير"),
        ("FREQ=YEARLY;BYMONTH=3", "FREQ=YEARLY;BYMONTH=3", "FREQ=YEARLY;BYMONTH=3"),
    ],
)
def test_a_recurrence_is_in_words(every: str, german: str, arabic: str) -> None:
    assert [recurrence(t, read_recurrence(every)) for t in (DE, AR)] == [german, arabic]


@pytest.mark.parametrize(
    ("written", "english", "german", "arabic"),
    [
        ("1 year", "every year", "jedes Jahr", "كل سنة"),
        ("90 days", "every 90 days", "alle 90 Tage", "كل 90 يومًا"),
        ("3 months", "every 3 months", "alle 3 Monate", "كل 3 أشهر"),
        ("2 quarters", "every 2 quarters", "alle 2 Quartale", "كل ربعي سنة"),
    ],
)
def test_an_interval_is_in_words(written: str, english: str, german: str, arabic: str) -> None:
    assert [interval(t, read_interval(written)) for t in (EN, DE, AR)] == [english, german, arabic]


@pytest.mark.parametrize(
    ("unit", "english"),
    [
        ("incidents", "1 incident"),
        ("minutes", "1 minute"),
        ("incidents per month", "1 incident per month"),
        ("support tickets", "1 support ticket"),
        ("tickets in queues", "1 ticket in queues"),
        ("hours/week", "1 hour/week"),
        ("people", "1 person"),
        ("libraries", "1 library"),
        ("fixes", "1 fix"),
        ("branches", "1 branch"),
        ("releases", "1 release"),
        ("losses", "1 loss"),
        ("SLAs", "1 SLA"),
        ("Incidents", "1 Incident"),
        ("incident", "1 incident"),
        ("access", "1 access"),
        ("status", "1 status"),
        ("analysis", "1 analysis"),
        ("ms", "1 ms"),
        ("fps", "1 fps"),
        ("days late", "1 day late"),
        ("news items", "1 news item"),
        ("DNS", "1 DNS"),
        ("FTEs", "1 FTE"),
        ("€", "1 €"),
        ("", "1"),
        ("حوادث", "\u20681 حوادث\u2069"),
    ],
)
def test_one_stands_with_one_of_its_unit(unit: str, english: str) -> None:
    assert EN.figure(1, unit) == english
    assert EN.figure(1.0, unit) == english
    assert EN.figure(-1, unit).removeprefix("\u2068") == f"-{english.removeprefix(chr(0x2068))}"


def test_other_numbers_and_other_languages_leave_a_unit_as_it_is_written() -> None:
    assert [EN.figure(number, "incidents") for number in (0, 1.5, 2, 21)] == [
        "0 incidents", "1.5 incidents", "2 incidents", "21 incidents",
    ]  # fmt: skip
    assert [DE.figure(1, unit) for unit in ("Minuten", "Tage", "Vorfälle", "Kurs", "Tests")] == [
        "1 Minute", "1 Tag", "1 Vorfälle", "1 Kurs", "1 Tests",
    ]  # fmt: skip
