"""Cells as people and spreadsheets write them, and what they mean."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.sheets.tables import handbook, take, typed
from values_handbook.model.record import Handbook
from values_handbook.sheets.cells import CellError, Reader, SheetCell
from values_handbook.sheets.columns import Column, column_called
from values_handbook.sheets.locale import read_locale
from values_handbook.sheets.names import RecordNames
from values_handbook.sheets.problems import UnusableSheetError

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str, column: Column, locale: str = "", language: str = "en") -> str:
    ways = read_locale(locale) if locale else None
    reader = Reader(RecordNames(Handbook(())), language, ways, is_known_period=lambda word: word == "Q4 of us")
    return reader.read(column, SheetCell(text))


DAY = column_called("check-ins", "date")
FIGURE = column_called("measures", "target")
SHARE = column_called("check-ins", "progress")
PERIOD = column_called("goals", "period")
STATUS = column_called("goals", "status")


@pytest.mark.parametrize(
    "text", ["2026-10-31", "31.10.2026", "31.10.26", "31. Oktober 2026", "31 Oct 2026", "Oct 31, 2026", "10/31/2026",
             "31/10/2026", "2026-10-31 00:00:00", "2026-10-31T09:30", "20261031"],
)  # fmt: skip
def test_a_day_is_read_as_people_and_spreadsheets_write_it(text: str) -> None:
    assert read(text, DAY) == "2026-10-31"


def test_a_day_with_two_readings_needs_a_locale() -> None:
    assert read("03/04/2026", DAY, "en_US") == "2026-03-04"
    assert read("03/04/2026", DAY, "en_GB") == "2026-04-03"
    assert read("03/04/2026", DAY, "de") == "2026-04-03"
    with pytest.raises(CellError, match="is 2026-04-03 or 2026-03-04; add --locale"):
        read("03/04/2026", DAY)


@pytest.mark.parametrize(
    ("text", "why"), [("31.02.2026", "February 2026 has 28 days"), ("soon", "write it as 2026-10-31")]
)
def test_what_is_no_day_is_refused(text: str, why: str) -> None:
    with pytest.raises(CellError, match=why):
        read(text, DAY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9,5", "9.5"),
        ("9.5", "9.5"),
        ("1 250", "1250"),
        ("1'250", "1250"),
        ("1.250,75", "1250.75"),
        ("1,250.75", "1250.75"),
        ("1.250.000", "1250000"),
        ("-0,5", "-0.5"),
        ("55 %", "55%"),
        ("< 2", "< 2"),
        ("3,5 Mio €", "3500000 €"),
        ("20 Minuten", "20 Minuten"),
        ("Two teams have joined", "Two teams have joined"),
    ],
)
def test_a_figure_is_read_as_people_write_it(text: str, meant: str) -> None:
    assert read(text, FIGURE) == meant


def test_a_figure_with_two_readings_needs_a_locale() -> None:
    assert read("1.500", FIGURE, "de") == "1500"
    assert read("1.500", FIGURE, "en") == "1.5"
    assert read("1,500", FIGURE, "de_DE") == "1.5"
    assert read("1.500", FIGURE, "de-CH") == "1.5"
    with pytest.raises(CellError, match=r"`1\.500` is 1\.5 in one country and 1500 in another; add --locale"):
        read("1.500", FIGURE)


def test_a_number_is_written_so_that_the_handbook_reads_it_in_its_own_language() -> None:
    assert read("1.234", FIGURE, "en", language="de") == "1.2340"
    assert read("1.234", FIGURE, "en", language="en") == "1.234"


@pytest.mark.parametrize(("text", "meant"), [("55", "55"), ("55%", "55"), ("55,5 %", "55.5"), ("0", "0"), ("1", "1")])
def test_a_share_is_a_number_from_0_to_100(text: str, meant: str) -> None:
    assert read(text, SHARE) == meant


@pytest.mark.parametrize("text", ["0.55", "0,55", "half", "5 days"])
def test_a_share_that_may_mean_two_things_is_refused(text: str) -> None:
    with pytest.raises(CellError, match=r"percentage|no share"):
        read(text, SHARE)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-Q4", "2026-Q4"),
        ("Q4 2026", "2026-Q4"),
        ("2027 H1", "2027-H1"),
        ("2026", "2026"),
        ("31.12.2026", "– 2026-12-31"),
        ("01.07.2026 – 31.12.2026", "2026-07-01 – 2026-12-31"),
        ("1.7.2026 bis 31.12.2026", "2026-07-01 – 2026-12-31"),
        ("2026-07-01 – 2026-12-31", "2026-07-01 – 2026-12-31"),
        ("2026-07-01 –", "2026-07-01 –"),
        ("Q4 of us", "Q4 of us"),
        ("this winter", "this winter"),
    ],
)
def test_a_period_is_a_label_or_days(text: str, meant: str) -> None:
    assert read(text, PERIOD) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [("In progress", "active"), ("Done", "achieved"), ("Not started", "proposed"), ("in Arbeit", "active")],
)
def test_a_word_that_can_only_mean_one_is_taken_for_it(text: str, meant: str) -> None:
    assert read(text, STATUS) == meant


def test_a_word_that_may_mean_two_is_refused() -> None:
    with pytest.raises(CellError, match="`stopped` is none of the words known here"):
        read("stopped", STATUS)


def test_a_locale_that_is_none_is_refused() -> None:
    with pytest.raises(UnusableSheetError, match="there is no locale `xx_YY`"):
        read_locale("xx_YY")


def test_cells_of_a_workbook_have_one_reading_whatever_the_locale(tmp_path: Path) -> None:
    root = handbook(tmp_path)
    data = typed(
        ["Title", "Due", "KPI", "Baseline", "Target", "Current", "As of", "Check-in", "Progress"],
        [
            "Calm",
            date(2027, 4, 3),
            "Incidents",
            1.234,
            0.25,
            1500,
            datetime(2026, 10, 31, 9, 30),
            date(2026, 11, 1),
            0.55,
        ],
        formats={"I2": "0%"},
    )
    assert take(root, data, locale="de") == []
    assert (
        (root / "content/goals/calm.yml").read_text()
        == """\
title: Calm
period: {end: 2027-04-03}
measures:
  - title: Incidents
    baseline: 1.234
    target: 0.25
    current: 1500
    as_of: 2026-10-31
check_ins:
  - date: 2026-11-01
    progress: 55
"""
    )


def test_a_formula_counts_by_its_result_and_one_without_is_refused(tmp_path: Path) -> None:
    root = handbook(tmp_path)
    assert take(root, typed(["Title"], ["Calm"], ['=CONCATENATE("a","b")'])) == [
        "plan.xlsx, Sheet1, cell A3: the formula has no result; open the file in the spreadsheet, and save it there"
    ]
