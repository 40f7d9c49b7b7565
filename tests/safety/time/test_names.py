"""Thousands of renamed records are found in texts in one pass."""

from __future__ import annotations

from tests.growth import grows_too_fast, repeated
from values_handbook.compare.pairing import Names
from values_handbook.model.record import Key


def _with_names_of_now(text: str) -> None:
    number = len(text) // 20
    names = Names({Key("value", f"v{n}"): Key("value", f"w{n}") for n in range(number)}, {})
    names.text(text)
    names.words(text)
    names.bare(text)


def test_texts_that_name_renamed_records() -> None:
    assert not grows_too_fast(repeated("[x](value:v#n) `v#n` v#n\n"), _with_names_of_now)
    assert not grows_too_fast(repeated("../values/v#n.yml "), _with_names_of_now)


def test_names_of_now() -> None:
    names = Names(
        {Key("value", "a"): Key("value", "b"), Key("value", "b"): Key("value", "c")},
        {(Key("value", "a"), "old"): "new", (Key("value", "x"), "old"): "new"},
    )
    assert names.text("value:a#old value:b value:a-b value:x#old [](../values/a.yml)") == (
        "value:b#new value:c value:a-b value:x#new [](../values/b.yml)"
    )
    assert names.words("`a` and `b`, not a") == "`b` and `c`, not a"
    assert names.bare("{team: a, other: a-b, third: b}") == "{team: b, other: a-b, third: c}"
