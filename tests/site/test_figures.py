"""Figures as people write them, on the page of their goal and in `handbook.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.site.support.building import build
from tests.site.support.building import write as write_book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.building import Site

GOALS = """
title: Figures as people write them
period: 2026
measures:
  - {title: Response time, baseline: 9, target: "< 5", current: 4}
  - {title: Users, baseline: "1,000", target: "2,000", current: "2,100"}
  - {title: Contributors, baseline: 3, target: ">= 20", current: 25}
  - {title: Hours, baseline: 9h, target: 2h, current: 1h}
  - {title: Kunden, baseline: 1.000, target: 2.000, current: 1.500}
  - {title: Restore, baseline: 9h, target: 90 min, current: 2h}
"""


def made(root: Path, language: str) -> Site:
    theme = {"name": "material", "language": language, "font": False}
    found = build(write_book(root, {"goals/figures.yml": GOALS}, theme=theme), root / "site")
    assert found.status == 0, found.log
    return found


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return made(tmp_path_factory.mktemp("english"), "en")


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return made(tmp_path_factory.mktemp("german"), "de")


def test_the_page_shows_figures_as_they_are_meant(english: Site) -> None:
    text = english.page("goals/figures/").article.text
    assert "Baseline 9 now 4 met Target < 5" in text
    assert "Baseline 1000 now 2100 met Target 2000" in text
    assert "Baseline 3 now 25 met Target ≥ 20" in text
    assert "Baseline 9 h now 1 h met Target 2 h" in text


def test_a_figure_with_two_readings_is_shown_as_it_was_written(english: Site) -> None:
    assert (
        "Baseline 1.000 now 1.500, 50% of the way, 89% expected Target 2.000"
        in english.page("goals/figures/").article.text
    )


def test_a_german_site_reads_points_as_thousands(german: Site) -> None:
    text = german.page("goals/figures/").article.text
    assert "Kunden Ausgangswert 1000 jetzt 1500, 50 % des Weges, 89 % erwartet Zielwert 2000" in text


def test_figures_in_different_units_have_no_verdict(english: Site) -> None:
    assert "Baseline 9h now 2h Target 90 min" in english.page("goals/figures/").article.text


def test_the_data_hold_numbers(english: Site) -> None:
    record: dict[str, Any] = english.json["records"][0]
    first, users, *_ = record["fields"]["measures"]
    assert (first["target"], first["direction"], first["comparison"]) == (5, "decrease", "below")
    assert (users["baseline"], users["target"], users["current"]) == (1000, 2000, 2100)
