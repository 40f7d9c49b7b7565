"""The gap between the culture that is here and the one that is wanted, and when signs of pitfalls were seen; by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.support import MKDOCS
from values_handbook.derive.evaluation.culture import culture_of, culture_words
from values_handbook.derive.evaluation.signs import decisions_on, sightings
from values_handbook.model.kinds.culture import Culture
from values_handbook.model.record import Key
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.pipeline import Site

DRIFT = Key("pitfall", "drift")
FILES = {
    "pitfalls.yml": "[{id: drift, title: Drift, signs: [Nothing., {id: silence, text: Silent.}, {id: rush, text: All run.}]}]\n",
    "reviews.yml": """\
- id: spring
  title: Spring
  date: 2026-04-01
  signs_seen:
    - {of: pitfall:drift#silence, n: 9}
    - {of: pitfall:drift#rush, n: 0}
  decisions: [{title: Ask first, changes: [pitfall:drift], status: done}, {title: Elsewhere}]
- id: autumn
  title: Autumn
  date: 2026-10-01
  signs_seen: [{of: pitfall:drift#silence, n: 4, note: Of four.}]
  decisions: [{title: Later}, {title: Slow down, changes: pitfall:drift}, {title: Stop, changes: pitfall:drift}]
  culture: {today: {caution: 9, haste: 4}, wanted: {rest: 6}}
""",
}


def site(root: Path) -> Site:
    (root / "content").mkdir()
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    for name, text in FILES.items():
        (root / "content" / name).write_text(text, encoding="utf-8")
    return load(read_project(root)[0])


def test_each_sign_has_its_reviews_the_latest_first(tmp_path: Path) -> None:
    linked = site(tmp_path).linked
    # Four people are too few: that it was seen stays, and how many does not. What nobody saw was not seen.
    assert {
        sign: [(item.day, item.review.id, item.n) for item in items] for sign, items in sightings(linked, DRIFT).items()
    } == {"silence": [(date(2026, 10, 1), "autumn", None), (date(2026, 4, 1), "spring", 9)]}


def test_decisions_that_change_a_pitfall_are_what_was_done(tmp_path: Path) -> None:
    found = [(key.id, number) for key, number in decisions_on(site(tmp_path).linked, DRIFT)]
    assert found == [("autumn", 1), ("autumn", 2), ("spring", 0)]


def test_words_of_few_are_in_no_list(tmp_path: Path) -> None:
    words = culture_of(site(tmp_path).linked, Key("review", "autumn"))
    assert [(item.word, item.today, item.wanted) for item in words] == [("caution", 9, 0), ("rest", 0, 6)]


def test_the_longest_distance_comes_first_and_capital_letters_make_no_other_word() -> None:
    culture = Culture.model_validate(
        {
            "today": {"Caution": "14", "haste": "9", "candor": "5"},
            "wanted": {"caution": "6", "Candor": "17"},
            "limiting": ["Haste", "fear"],
        }
    )
    assert [
        (item.word, item.today, item.wanted, item.distance, item.is_limiting) for item in culture_words(culture)
    ] == [
        ("candor", 5, 17, 12, False),
        ("haste", 9, 0, -9, True),
        ("Caution", 14, 6, -8, False),
        ("fear", 0, 0, 0, True),
    ]
