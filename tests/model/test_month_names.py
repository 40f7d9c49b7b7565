"""Months are known by the names that the labels of each language have."""

from __future__ import annotations

import pytest

from values_handbook.labels import LANGUAGES, labels_of
from values_handbook.model.near_dates import MONTHS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_is_known_in_every_language_that_ships(language: str) -> None:
    words = labels_of(language)
    assert [MONTHS[words(f"month-{number}").lower()] for number in range(1, 13)] == list(range(1, 13))
