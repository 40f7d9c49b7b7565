"""Occasions of practices, as people write them and as pages show them."""

from __future__ import annotations

import pytest

from values_handbook.labels import labels_of
from values_handbook.render.occasions import occasion


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("someone joins", "When someone joins"),
        ("Someone joins", "When someone joins"),
        ("When someone joins", "When someone joins"),
        ("when someone joins", "When someone joins"),
        ("we disagree", "When we disagree"),
        ("I am asked to hurry", "When I am asked to hurry"),
        ("an incident is closed, within five working days", "When an incident is closed, within five working days"),
        ("after an incident", "After an incident"),
        ("hiring", "Occasion: hiring"),
        ("Promotion", "Occasion: Promotion"),
        ("an incident", "Occasion: an incident"),
        ("the end of a quarter", "Occasion: the end of a quarter"),
        ("a person who is new", "Occasion: a person who is new"),
        ("jemand kommt dazu", "Occasion: jemand kommt dazu"),
    ],
)
def test_an_occasion_stands_by_itself_on_an_english_page(text: str, shown: str) -> None:
    assert occasion(labels_of("en"), text) == shown


@pytest.mark.parametrize(
    ("code", "text", "shown"),
    [
        ("en", "someone joins", "When someone joins"),
        ("en", "hiring", "hiring"),
        ("de", "someone joins", "someone joins"),
        ("de", "jemand kommt dazu", "jemand kommt dazu"),
        ("ar", "When someone joins", "When someone joins"),
    ],
)
def test_after_its_label_a_text_of_another_language_stands_as_it_is(code: str, text: str, shown: str) -> None:
    assert occasion(labels_of(code), text, is_labelled=True) == shown


def test_by_itself_it_has_the_label_of_the_language() -> None:
    assert occasion(labels_of("de"), "jemand kommt dazu") == "Anlass: jemand kommt dazu"
