"""The vocabulary of OKR: every label that names an objective, a goal or a measure has other words, in each language."""

from __future__ import annotations

import re

import pytest

from values_handbook.labels import LANGUAGES, labels_of, language_of
from values_handbook.labels.language import vocabulary_labels
from values_handbook.labels.own import counted, misfilled
from values_handbook.labels.pieces import pieces

BY_CODE = pytest.mark.parametrize("code", LANGUAGES)
NOT_SAID = {
    "en": r"\b(?:sub)?goals?\b|\bmeasures?\b",
    "de": r"\b(?:Leit)?Ziel(?:e|en|es|s)?\b|Messgröße",
    # A goal is what an objective is called in Arabic as well.
    "ar": r"مؤسسي|مقياس|مقاييس",
}
"""Words for a goal, an objective and a measure that the vocabulary replaces."""
ANOTHER_MEANING = {
    "de": {"score-how"},  # the target of a measure
    "ar": {"scores-how", "trend-balance-how"},  # the scale of a picture, and a measure of evenness
}
"""Labels where such a word means something else."""


def words_of(label: str) -> str:
    """The words of a label, without the names that are filled in."""
    return " ".join(words for words, _ in pieces(label))


@BY_CODE
def test_no_label_says_what_the_vocabulary_replaces(code: str) -> None:
    words = labels_of(code, vocabulary="okr").words
    left = {name for name, label in words.items() if re.search(NOT_SAID[code], words_of(label), re.IGNORECASE)}
    left -= ANOTHER_MEANING.get(code, set())
    assert left == set(), f"say it in the words of OKR in plugins/values_handbook/labels/vocabularies/okr.{code}.toml"


def test_an_objective_of_the_organization_is_a_strategic_priority() -> None:
    english = language_of("en").texts
    named = {name for name, label in english.items() if re.search(r"\bobjectives?\b", words_of(label), re.IGNORECASE)}
    okr = labels_of("en", vocabulary="okr").words
    assert {name for name in named if "strategic priorit" not in okr[name].lower()} == set()


@BY_CODE
def test_it_replaces_labels_that_there_are_and_fills_in_the_same(code: str) -> None:
    found = vocabulary_labels("okr", code)
    assert set(found) <= set(language_of(code).texts)
    assert {name: problem for name in found if (problem := misfilled(name, found[name]))} == {}
    assert {name for name in found if found[name] == language_of(code).texts[name]} == set()


@BY_CODE
def test_of_what_is_counted_it_has_all_plural_forms_or_none(code: str) -> None:
    found = vocabulary_labels("okr", code)
    names = {plural.name for name in found if (plural := counted(name))}
    assert {f"{name}-{form}" for name in names for form in language_of(code).forms} - set(found) == set()


def test_the_words_of_a_team_come_first() -> None:
    labels = labels_of("de", {"goals": "Vorhaben"}, "okr")
    assert (labels("goals"), labels("goal"), labels.count("goals", 1)) == ("Vorhaben", "Objective", "1 Objective")
