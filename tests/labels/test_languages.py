"""Each language has every label, with the same things to be filled in, each written once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values_handbook import labels
from values_handbook.labels import LANGUAGES, labels_of, language, language_of
from values_handbook.labels.language import cldr_labels, label_areas, read_language
from values_handbook.labels.own import counted, misfilled
from values_handbook.labels.pieces import names_in
from values_handbook.taxonomy import KINDS

ENGLISH = language_of("en")
BY_CODE = pytest.mark.parametrize("code", LANGUAGES)


def wanted(code: str) -> set[str]:
    """The labels that a language must have: those of English, each counted one in the plural forms of the language."""
    names = set()
    for name in ENGLISH.texts:
        plural = counted(name)
        names |= {f"{plural.name}-{form}" for form in language_of(code).forms} if plural else {name}
    return names


@BY_CODE
def test_a_language_lacks_no_label(code: str) -> None:
    missing = wanted(code) - set(language_of(code).texts)
    assert not missing, f"add to plugins/values_handbook/labels/{code}.toml: {sorted(missing)}"


@BY_CODE
def test_a_language_has_no_label_that_nobody_asks_for(code: str) -> None:
    assert set(language_of(code).texts) - wanted(code) == set()


@BY_CODE
def test_a_label_is_filled_with_the_same_in_every_language(code: str) -> None:
    texts = language_of(code).texts
    assert {name: problem for name in texts if (problem := misfilled(name, texts[name]))} == {}


@BY_CODE
def test_a_label_stands_in_one_section_only(code: str) -> None:
    names = Counter(name for area in label_areas(code).values() for name in area)
    assert [name for name, times in names.items() if times > 1] == []


@BY_CODE
def test_a_language_has_its_labels_in_the_same_sections_as_english(code: str) -> None:
    def places(language: str) -> dict[str, str]:
        return {
            plural.name if (plural := counted(name)) else name: area
            for area, texts in label_areas(language).items()
            for name in texts
        }

    assert places(code) == places("en")
    assert list(label_areas(code)) == list(label_areas("en"))


def test_a_label_of_the_file_wins_over_the_one_of_cldr(monkeypatch: pytest.MonkeyPatch) -> None:
    areas = {**label_areas("ar"), "months": {"month-1": "كانون الثاني"}}
    monkeypatch.setattr(language, "label_areas", lambda code: areas)
    assert read_language.__wrapped__("ar").texts["month-1"] == "كانون الثاني"


def test_a_label_that_a_language_lacks_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    areas = {"pages": {"goals-one": "ein Ziel"}}
    monkeypatch.setattr(language, "label_areas", lambda code: areas if code == "de" else label_areas(code))
    german = read_language.__wrapped__("de")
    monkeypatch.setattr(labels, "read_language", lambda code: german if code == "de" else read_language(code))
    found = labels_of("de")
    assert (found("home"), found.count("goals", 1), found.count("goals", 2)) == (
        ENGLISH.texts["home"],
        "ein Ziel",
        "2 goals",
    )
    assert found("month-5") == "Mai"


def test_plural_forms_that_english_lacks_fall_back_to_the_form_other() -> None:
    words = {name: text for name, text in labels_of("ar").words.items() if name != "goals-few"}
    assert replace(labels_of("ar"), words=words).count("goals", 3) == "3 هدف"


@BY_CODE
def test_what_cldr_knows_is_written_down_nowhere_else(code: str) -> None:
    own = {name: text for area in label_areas(code).values() for name, text in area.items()}
    assert {name for name, text in cldr_labels(code).items() if own.get(name) == text} == set()


@BY_CODE
def test_no_label_is_empty_or_has_spaces_around_it(code: str) -> None:
    texts = {name: text for name, text in language_of(code).texts.items() if name not in ("comma", "semicolon")}
    assert [name for name, text in texts.items() if not text or text != text.strip()] == []


@pytest.mark.parametrize(("code", "spared"), [("de", 27), ("ar", 15)])
def test_what_stays_as_it_is_in_english_is_little(code: str, spared: int) -> None:
    texts = language_of(code).texts
    same = [name for name, text in texts.items() if ENGLISH.texts.get(name) == text]
    assert len(same) <= spared, same


def test_kinds_are_called_alike_on_the_site_and_on_the_command_line() -> None:
    called = {kind.name: (kind.singular, kind.plural) for kind in KINDS.values()}
    assert called == {kind: (ENGLISH.texts[f"kind-{kind}"], ENGLISH.texts[f"kinds-{kind}"]) for kind in KINDS}


@BY_CODE
@given(text=st.text(), number=st.integers(0, 10_000_000))
def test_every_label_can_be_filled_with_anything(code: str, text: str, number: int) -> None:
    t = labels_of(code)
    for name, label in t.words.items():
        values = {key: number if key == "number" else text for key in names_in(label)}
        filled = t(name, **values)
        assert all(str(value) in filled for key, value in values.items() if key != "number")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("de", "de"),
        ("de_DE", "de"),
        ("de-AT", "de"),
        ("AR", "ar"),
        ("en", "en"),
        ("fr", "en"),
        ("pt_BR", "en"),
        ("", "en"),
    ],
)
def test_a_language_that_does_not_ship_is_english(wanted: str, found: str) -> None:
    assert language_of(wanted).code == found
