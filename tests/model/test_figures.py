"""Figures as people write them, one line for each way of writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values_handbook.model.figures import LONGEST, Figure, fits_unit, is_doubtful, read_figure, same_unit

NO_BREAK, THIN, NARROW = "\u00a0", "\u2009", "\u202f"

READ: list[tuple[str, int | float, str | None, str]] = [
    # text, value, comparison, unit
    ("9", 9, None, ""),
    ("012", 12, None, ""),
    ("1.10", 1.1, None, ""),
    ("1e3", 1000.0, None, ""),
    (".5", 0.5, None, ""),
    ("-5", -5, None, ""),
    ("−5", -5, None, ""),
    ("+3", 3, None, ""),
    ("< 5", 5, "below", ""),
    ("<5", 5, "below", ""),
    ("<= 5", 5, "at-most", ""),
    ("≤5", 5, "at-most", ""),
    ("> 20", 20, "above", ""),
    (">= 20", 20, "at-least", ""),
    ("≥ 20", 20, "at-least", ""),
    ("20+", 20, "at-least", ""),
    ("~ 20", 20, None, ""),
    ("2,000", 2000, None, ""),
    ("2,000,000", 2_000_000, None, ""),
    ("1,00,000", 100_000, None, ""),
    ("1,234.5", 1234.5, None, ""),
    ("1.234,5", 1234.5, None, ""),
    ("1.234.567", 1_234_567, None, ""),
    ("12,5", 12.5, None, ""),
    ("0,500", 0.5, None, ""),
    ("1 000", 1000, None, ""),
    (f"1{NO_BREAK}000", 1000, None, ""),
    (f"1{THIN}000{THIN}000", 1_000_000, None, ""),
    (f"1{NARROW}000,5", 1000.5, None, ""),
    ("1'000", 1000, None, ""),
    ("1’000.5", 1000.5, None, ""),
    ("9h", 9, None, "h"),
    ("2 hours", 2, None, "hours"),
    ("8 Std.", 8, None, "Std."),
    ("2 h per week", 2, None, "h per week"),
    ("90 km/h", 90, None, "km/h"),
    ("47%", 47, None, "%"),
    ("47 %", 47, None, "%"),
    (f"47{NO_BREAK}%", 47, None, "%"),
    ("47 percent", 47, None, "%"),
    ("≥ 99.9 %", 99.9, "at-least", "%"),
    ("€ 3.5M", 3_500_000, None, "€"),
    ("$2.5m", 2_500_000, None, "$"),
    ("3,5 Mio. €", 3_500_000, None, "€"),
    ("500 k€", 500_000, None, "€"),
    ("€3m/year", 3_000_000, None, "€/year"),
    ("3.5k", 3500, None, ""),
    ("-€5", -5, None, "€"),
    ("5m", 5, None, "m"),
    ("١٢٫٥", 12.5, None, ""),
    ("٢٬٠٠٠", 2000, None, ""),
    ("٤٧٪", 47, None, "%"),
]


@pytest.mark.parametrize(("text", "value", "comparison", "unit"), READ)
def test_a_figure_is_read_as_people_mean_it(text: str, value: float, comparison: str | None, unit: str) -> None:
    figure = read_figure(text)
    assert figure is not None
    assert (figure.value, figure.comparison, figure.unit) == (value, comparison, unit)


NO_FIGURES = (
    "signed",
    "5-10",
    "3 of 5",
    "3/5",
    "1:30",
    "2026-12-01",
    "1_000",
    "0x1F",
    "1.2.3",
    "3 teams live",
    "v2",
    "<",
    "%",
    ".inf",
    ".nan",
    "1e999",
    "Q4 2026",
    "+-5",
    "< 20+",
    "9" * (LONGEST + 1),
)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_another_text_is_none(text: str) -> None:
    assert read_figure(text) is None


BY_LANGUAGE = [
    # text, language, value, whether a note asks what is meant
    ("1.000", "de", 1000, False),
    ("1.000", "de-AT", 1000, False),
    ("1.000", "de_CH", 1.0, True),
    ("1.000", "en", 1.0, True),
    ("1.125", "en", 1.125, False),
    ("1,500", "en", 1500, False),
    ("1,500", "de", 1.5, True),
    ("1,500", "fr", 1.5, True),
    ("1,500", "tlh", 1500, True),
    ("1.125", "tlh", 1.125, True),
    ("12,5", "tlh", 12.5, False),
    ("1 000", "tlh", 1000, False),
]


@pytest.mark.parametrize(("text", "language", "value", "is_asked"), BY_LANGUAGE)
def test_the_language_decides_between_two_readings(text: str, language: str, value: float, is_asked: bool) -> None:
    figure = read_figure(text, language)
    assert figure is not None
    assert figure.value == value
    assert is_doubtful(figure, (), language) == is_asked


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("h", "hours", True),
        ("Std.", "Stunden", True),
        ("incident", "incidents", True),
        ("EUR", "€", True),
        ("min", "h", False),
        ("m", "ms", False),
        ("€", "$", False),
    ],
)
def test_units_are_the_same_however_they_are_spelled(one: str, other: str, is_same: bool) -> None:
    assert same_unit(one, other) == same_unit(other, one) == is_same


@pytest.mark.parametrize(
    ("text", "unit", "fits"),
    [
        ("2h", "hours per week", True),
        ("5", "hours", True),
        ("47%", "of all deploys", True),
        ("90 min", "hours", False),
        ("€ 3.5M", "€ million", False),
        ("€ 3.5", "€ million", False),
        ("3.5", "€ million", True),
    ],
)
def test_a_figure_fits_the_unit_of_its_measure(text: str, unit: str, fits: bool) -> None:
    figure = read_figure(text)
    assert figure is not None
    assert fits_unit(figure, unit) == fits


@given(st.integers(-(10**12), 10**12), st.sampled_from([" ", NO_BREAK, THIN, NARROW, "'", "’"]))
def test_thousands_may_be_set_apart_by_any_space(number: int, gap: str) -> None:
    written = f"{number:,}".replace(",", gap)
    assert read_figure(written) == Figure(number)


@given(st.text("0123456789.,'<>=~+- €%kMh/٠٥\u00a0", max_size=LONGEST))
def test_any_text_is_a_finite_figure_or_none(text: str) -> None:
    figure = read_figure(text)
    assert figure is None or abs(figure.value) <= 1e100
