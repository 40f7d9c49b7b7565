"""Plural forms against the rules of CLDR, read in CLDR's own notation (Unicode TR 35, part 3, plural rules)."""

from __future__ import annotations

import re

import pytest

from values_handbook.labels import LANGUAGES, labels_of, language_of
from values_handbook.labels.language import plural_form

RULES = {
    "en": {"one": "i = 1 and v = 0"},
    "de": {"one": "i = 1 and v = 0"},
    "ar": {
        "zero": "n = 0",
        "one": "n = 1",
        "two": "n = 2",
        "few": "n % 100 = 3..10",
        "many": "n % 100 = 11..99",
    },
}
"""The rules of CLDR 46 for cardinal numbers; what none of them takes is `other`."""
_RELATION = re.compile(r"([niv])(?: % (\d+))? = (\d+)(?:\.\.(\d+))?\Z")


def holds(rule: str, number: int) -> bool:
    """Whether a rule takes a whole number: of such, `n` and `i` are the number and `v`, its visible decimals, is 0."""
    return all(_relation_holds(part, number) for part in rule.split(" and "))


def _relation_holds(relation: str, number: int) -> bool:
    found = _RELATION.match(relation)
    assert found, relation
    operand = 0 if found[1] == "v" else number
    value = operand % int(found[2]) if found[2] else operand
    return int(found[3]) <= value <= int(found[4] or found[3])


def form(code: str, number: int) -> str:
    """The form that CLDR gives a number."""
    return next((name for name, rule in RULES[code].items() if holds(rule, number)), "other")


def test_the_rules_of_every_language_are_here() -> None:
    assert RULES.keys() == set(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_number_has_the_form_that_cldr_gives_it(code: str) -> None:
    assert {number: plural_form(code, number) for number in range(1_250)} == {
        number: form(code, number) for number in range(1_250)
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_names_the_forms_that_it_has(code: str) -> None:
    assert set(language_of(code).forms) == {*RULES[code], "other"}


@pytest.mark.parametrize(
    ("code", "number", "written"),
    [
        ("en", 0, "0 goals"),
        ("en", 1, "1 goal"),
        ("en", 12345, "12,345 goals"),
        ("de", 1, "1 Ziel"),
        ("de", 12345, "12.345 Ziele"),
        ("ar", 0, "لا أهداف"),
        ("ar", 1, "هدف واحد"),
        ("ar", 2, "هدفان"),
        ("ar", 7, "7 أهداف"),
        ("ar", 11, "11 هدفًا"),
        ("ar", 100, "100 هدف"),
        ("ar", 103, "103 أهداف"),
    ],
)
def test_a_number_stands_with_the_form_of_its_noun(code: str, number: int, written: str) -> None:
    assert labels_of(code).count("goals", number) == written
