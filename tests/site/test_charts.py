"""Figures over time: lines for check-ins that tell of progress, and for the readings of a measure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site

FILES = {
    "goals.yml": """\
        - id: told
          title: Told
          measures:
            - {title: Read, unit: books, baseline: 10, target: 0, current: 2, as_of: 2026-10-31, history: {2026-08-01: 8, 2026-06-01: 10}}
            - {title: Flat, history: {2026-06-01: 3, 2026-07-01: 3}}
            - {title: Words, target: done, current: started, as_of: 2026-10-31, history: {2026-06-01: planned}}
          check_ins:
            - {date: 2026-10-09, progress: 100, confidence: on track}
            - {date: 2026-09-09, progress: 40}
            - {date: 2026-07-01, progress: 0, confidence: off track, note: Not begun.}
            - {date: 2026-07-02, confidence: at risk, note: No figure.}
        - {id: once, title: Once, check_ins: [{date: 2026-07-01, progress: 10}]}
        - {id: same-day, title: Same day, check_ins: [{date: 2026-07-01, progress: 10}, {date: 2026-07-01, progress: 30}]}
        - {id: never, title: Never, measures: [{title: Now, baseline: 1, target: 2, current: 1, as_of: 2026-10-31}]}
        """,
    "objectives.yml": "[{id: o, title: O, check_ins: [{date: 2026-01-01, progress: 5}, {date: 2026-02-01, progress: 6}]}]\n",
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make(FILES)


def path_of(points: list[tuple[float, float]]) -> list[Any]:
    """The places, as exactly as a path tells them."""
    return [(pytest.approx(x, abs=0.1), pytest.approx(y, abs=0.1)) for x, y in points]


def points(path: str) -> list[tuple[float, float]]:
    """The places that a path goes through."""
    return [(float(x), float(y)) for x, y in (pair.split() for pair in path.removeprefix("M").split("L"))]


def test_a_line_runs_through_the_progress_of_check_ins(site: Site) -> None:
    chart = site.page("goals/told/").article.all("div.hb-chart")[-1]
    whole = (date(2026, 10, 9) - date(2026, 7, 1)).days
    middle = 300 * (date(2026, 9, 9) - date(2026, 7, 1)).days / whole
    assert points(chart.one("path.hb-chart__line").attributes["d"]) == path_of([(0, 100), (middle, 60), (300, 0)])
    assert "1 July 2026" in chart.text
    assert "9 October 2026" in chart.text


def test_confidence_is_a_shape_and_a_word(site: Site) -> None:
    chart = site.page("goals/told/").article.all("div.hb-chart")[-1]
    marks = chart.first("svg").all("circle.hb-mark") + chart.first("svg").all("path.hb-mark")
    assert {mark.attributes["class"]: mark.tag for mark in marks} == {
        "hb-mark": "circle",
        "hb-mark hb-mark--on-track": "circle",
        "hb-mark hb-mark--off-track": "path",
    }
    assert chart.one("p").text == "off track on track"


def test_the_same_is_told_in_words(site: Site) -> None:
    page = site.page("goals/told/").article
    assert page.all("div.hb-chart")[-1].attributes["aria-hidden"] == "true"
    for said in ("9 October 2026 100% on track", "9 September 2026 40%", "2 July 2026 at risk", "Not begun."):
        assert said in page.text


@pytest.mark.parametrize("goal", ["once", "same-day", "never"])
def test_a_single_day_makes_no_line(site: Site, goal: str) -> None:
    html = site.page(f"goals/{goal}/").html
    assert "hb-chart" not in html


def test_an_objective_has_one_too(site: Site) -> None:
    assert site.page("objectives/o/").article.one("div.hb-chart")


def test_a_dashed_line_says_where_progress_should_be(make: Callable[..., Site]) -> None:
    check_ins = "check_ins: [{date: 2026-06-20, progress: 0}, {date: 2026-09-30, progress: 40}]"
    site = make({"goals.yml": f"[{{id: half, title: Half, period: 2026-H2, {check_ins}}}]\n"})
    chart = site.page("goals/half/").article.one("div.hb-chart")
    days = (date(2026, 9, 30) - date(2026, 6, 20)).days
    # Nothing before 1 July, when a day of 184 is gone; at the end of September it is 92 of them, the half.
    begins = 300 * (date(2026, 7, 1) - date(2026, 6, 20)).days / days
    aim = chart.first("svg").one("path.hb-chart__aim").attributes["d"]
    assert points(aim) == path_of([(0, 100), (begins, 100 - 100 / 184), (300, 50)])
    assert chart.one("p").text == "where it should be, going evenly"


def test_readings_of_a_measure_are_a_line_up_to_now_with_their_target(site: Site) -> None:
    read, flat = site.page("goals/told/").article.all("div.hb-chart--history")
    days = (date(2026, 10, 31) - date(2026, 6, 1)).days
    august = 300 * (date(2026, 8, 1) - date(2026, 6, 1)).days / days
    # From 10 above to the target, 0, below, 60 high.
    assert points(read.one("path.hb-chart__line").attributes["d"]) == path_of([(0, 0), (august, 12), (300, 48)])
    assert points(read.first("svg").one("path.hb-chart__aim").attributes["d"]) == path_of([(0, 60), (300, 60)])
    assert read.one("p").text == "books target 0 books"
    assert points(flat.one("path.hb-chart__line").attributes["d"]) == path_of([(0, 30), (300, 30)])
    assert flat.all("path.hb-chart__aim") == []
