"""Labels that a team writes itself, in the option `labels`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from tests.mkdocs.running import MATERIAL, SMALL, site_of
from values_handbook.labels import labels_of
from values_handbook.options import read_options
from values_handbook.project.config import option_words

if TYPE_CHECKING:
    from pathlib import Path


def answer(name: str, text: str) -> str:
    """What a label is answered with; empty where it is taken."""
    try:
        read_options({"labels": {name: text}})
    except ValidationError as error:
        headline, help_line = option_words(error.errors(include_url=False)[0])
        return f"{headline} ({help_line})" if help_line else headline
    return ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("goals", "Aims"),
        ("goals-one", "{number} aim"),
        ("goals-one", "a single aim"),
        ("goals-two", "a pair of aims"),
        ("goals-few", "{number} aims"),
        ("full-date", "{month} {day}, {year}"),
        ("month-10", "تشرين الأول"),
        ("comma", " / "),
        ("home", "{{Handbook}}"),
    ],
)
def test_a_team_may_write_any_label_itself(name: str, text: str) -> None:
    assert answer(name, text) == ""


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("gaols", "Aims", "there is no label `gaols` (closest: `goals`"),
        ("goals-some", "Aims", "there is no label `goals-some` (closest: `goals-"),
        ("status-few", "x", "there is no label `status-few`"),
        ("as-of", "of that day", "the label `as-of`: `{date}` is missing"),
        ("as-of", "as of {day}", "the label `as-of`: nothing is known of `{day}`"),
        ("goals-other", "aims", "the label `goals-other`: `{number}` is missing"),
        ("goals-few", "aims", "the label `goals-few`: `{number}` is missing"),
        ("goals-one", "{count} aim", "the label `goals-one`: nothing is known of `{count}`"),
        ("attendance", "{some}", "the label `attendance`: `{all}`, `{percent}` are missing"),
        ("as-of", "as of {date", "the label `as-of`: a brace opens or closes no name; write `{{` and `}}`"),
        ("as-of", "as of {}", "the label `as-of`: a brace opens or closes no name"),
        ("as-of", "{date.__class__}", "the label `as-of`: a brace opens or closes no name"),
        ("as-of", "{date!r}", "the label `as-of`: a brace opens or closes no name"),
        ("as-of", "{date:>99999999}", "the label `as-of`: a brace opens or closes no name"),
        ("as-of", "{date:{date}}", "the label `as-of`: a brace opens or closes no name"),
    ],
)
def test_a_label_that_would_not_do_is_refused(name: str, text: str, message: str) -> None:
    assert message in answer(name, text)


def test_labels_that_are_none_are_refused() -> None:
    with pytest.raises(ValidationError, match="labels with their texts are expected here"):
        read_options({"labels": ["goals"]})


def test_an_own_label_stands_in_the_place_of_the_one_that_ships() -> None:
    labels = labels_of("de", {"goals": "Vorhaben"})
    assert (labels("goals"), labels("values")) == ("Vorhaben", "Werte")


def test_own_labels_are_on_the_pages_as_they_are_written(tmp_path: Path) -> None:
    own = {"kinds-goal": "Aims & <b>ends</b>", "full-date": "{year}/{month}/{day}", "status-active": "{{under way}}"}
    site = site_of(
        tmp_path, SMALL, theme={**MATERIAL, "language": "de"}, plugins=["search", {"values-handbook": {"labels": own}}]
    )
    assert site.page("goals/").title == "Aims & <b>ends</b>"
    assert "2026/Mai/20" in site.page("cases/outage/").article.text
    assert site.page("goals/calm/").article.first("dd").text == "{under way}"
    assert site.page("goals/calm/").article.first("dt").text == "Status"
