"""Which way a language and a text are read, and what sets a text apart from a line that is read the other way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values_handbook.labels.direction import apart, direction_in, direction_of

FSI, PDI = "\u2068", "\u2069"


@pytest.mark.parametrize("language", ["ar", "ar-EG", "he", "fa_IR", "UR"])
def test_some_languages_are_read_from_the_right(language: str) -> None:
    assert direction_of(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "de", "zh-Hant", "pt_BR", "arn", "", "xx"])
def test_all_others_are_read_from_the_left(language: str) -> None:
    assert direction_of(language) == "ltr"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Candor", "ltr"),
        ("Ωmega", "ltr"),
        ("率直", "ltr"),
        ("الصراحة", "rtl"),
        ("כנות", "rtl"),
        ("GitHub هو المكان الذي نقترح فيه التغييرات", "rtl"),
        ("We say الصراحة here", "ltr"),
        ("12.5 %", None),
        ("🔥", None),
        ("", None),
    ],
)
def test_most_letters_say_which_way_a_text_is_read(text: str, direction: str | None) -> None:
    assert direction_in(text) == direction


def test_a_text_is_set_apart_only_where_it_is_read_the_other_way() -> None:
    assert apart("Candor", "ltr") == "Candor"
    assert apart("2026", "rtl") == "2026"
    assert apart("الصراحة", "rtl") == "الصراحة"
    assert apart("Candor", "rtl") == f"{FSI}Candor{PDI}"
    assert apart("الصراحة!", "ltr") == f"{FSI}الصراحة!{PDI}"
    assert apart(apart("Candor", "rtl"), "rtl") == f"{FSI}Candor{PDI}"
    assert apart(f"{FSI}a{PDI} b {FSI}c{PDI}", "rtl") == f"{FSI}{FSI}a{PDI} b {FSI}c{PDI}{PDI}"


@given(st.text(), st.sampled_from(["ltr", "rtl"]))
def test_setting_apart_changes_nothing_of_a_text(text: str, direction: str) -> None:
    shown = apart(text, "ltr" if direction == "ltr" else "rtl")
    assert shown in (text, f"{FSI}{text}{PDI}")
