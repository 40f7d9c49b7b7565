"""The current period as a picture on the calendar: what happens in it, as marks and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site
    from tests.site.support.dom import Element

# Today is 23 November 2026.
FILES = {
    "cycles.yml": """\
        - {id: 2026-H2, title: Second half, start: 2026-07-01, end: 2026-12-31, midpoint: 2026-09-30, close_by: 2027-01-15}
        - {id: 2027-H1, title: First half, start: 2027-01-01, end: 2027-06-30, agree_by: 2026-12-18}
        """,
    "goals.yml": """\
        - {id: one, title: One, period: 2026-H2, check_ins: [{date: 2026-11-12}]}
        - {id: two, title: Two, period: 2026-H2, check_ins: [{date: 2026-11-12}]}
        - {id: far, title: Far, period: 2027-H1}
        - {id: over, title: Over, period: 2026-H2, status: dropped}
        """,
    "reviews.yml": "[{id: r, title: Autumn, date: 2026-10-01, next: 2026-12-20}, {id: old, title: Old, date: 2026-01-01}]\n",
    "values.yml": "[{id: v, title: Candor}]\n",
    "practices.yml": """\
        - {id: month, title: Monthly, every: month on first monday, starts: 2026-09-01, skipped: [2026-11-02], values: v}
        - {id: join, title: Welcome, when: someone joins}
        """,
}


@pytest.fixture(scope="module")
def period(make: Callable[..., Site]) -> Element:
    return make(FILES).page("calendar/").article.one("div.hb-period")


def lane(period: Element, title: str) -> Element:
    return next(item for item in period.first("ul").all("li") if item.elements[0].text == title)


def told(period: Element, title: str) -> list[str]:
    return [item.text for item in lane(period, title).one("details").all("li")]


def test_the_running_cycle_is_the_period(period: Element) -> None:
    months = [item.text for item in period.one("p.hb-period__months").all("span")]
    assert months == ["July", "August", "September", "October", "November", "December"]


def test_each_line_tells_its_days_in_words_and_as_marks(period: Element) -> None:
    assert told(period, "Cycles") == [
        "1 July 2026 First day of the cycle, Second half",
        "30 September 2026 Midpoint review of goals, Second half",
        "18 December 2026 Last day to agree on goals, First half",
        "31 December 2026 Last day of the cycle, Second half",
    ]
    # 1 July is the beginning, 31 December the end; 30 September is day 91 of 183 between them, 18 December day 170.
    assert [mark["cx"] for mark in lane(period, "Cycles").all("circle")] == ["0%", "49.73%", "92.9%", "100%"]


def test_goals_are_counted_by_what_is_due(period: Element) -> None:
    # A check-in is due six weeks after the last one.
    assert told(period, "Goals") == [
        "24 December 2026 Check-in, 2 goals",
        "31 December 2026 Last day of goals, 2 goals",
    ]


def test_reviews_are_those_held_and_those_due(period: Element) -> None:
    assert told(period, "Reviews") == ["1 October 2026 Review, Autumn", "20 December 2026 Next review, Autumn"]


def test_what_comes_next_is_read_at_once(period: Element) -> None:
    assert lane(period, "Cycles").one("summary").text == "Next: 18 December 2026, Last day to agree on goals"


def test_a_practice_has_a_stroke_for_each_day_on_which_it_is_held(period: Element) -> None:
    practices = period.all("ul")[-1].all("li")
    assert [item.text for item in practices] == ["Monthly every month on the first Monday"]
    # 7 September, 5 October and 7 December are days 68, 96 and 159 of 183.
    assert practices[0].one("path")["d"] == "M37.16 0v1M52.46 0v1M86.89 0v1"
    assert practices[0]["data-value"] == "v"


def test_without_a_running_cycle_the_quarter_is_the_period(make: Callable[..., Site]) -> None:
    site = make({"practices.yml": FILES["practices.yml"], "values.yml": FILES["values.yml"]})
    months = site.page("calendar/").article.one("p.hb-period__months").all("span")
    assert [item.text for item in months] == ["October", "November", "December"]
