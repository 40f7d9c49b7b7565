"""What is due: home, the embed and the calendar tell one list, each thing with its own day, the earliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site

pytestmark = pytest.mark.xdist_group("due")

# Today is 2026-11-23; a check-in is due every six weeks, another look at a value after a year.
LATE_CHECK_IN = {"goals.yml": "[{id: g, title: Quiet, check_ins: [{date: 2026-09-01}]}]\n"}
FILES: dict[str, str | None] = {
    "index.md": None,
    "values.yml": """\
        - {id: frugality, title: Frugality, adopted: 2021-05-03, owner: kim}
        - {id: craft, title: Craft, adopted: 2025-10-02}
        - {id: haste, title: Haste, status: proposed, comments_until: 2026-11-20}
        """,
    "people.yml": "[{id: kim, title: Kim}]\n",
    "goals.yml": """\
        - {id: a, title: Early, check_ins: [{date: 2026-09-01}]}
        - {id: b, title: Also early, check_ins: [{date: 2026-09-01}]}
        - {id: over, title: Over, period: 2026-H1, review_every: 3 months, check_ins: [{date: 2026-06-01}]}
        """,
    "reviews.yml": """\
        - {id: r, title: Autumn, date: 2026-10-01, next: 2027-03-01, decisions: [{title: Do it, due: 2026-10-10}, {title: Later, due: 2027-02-01}]}
        """,
    "guide.md": "# Guide\n\n```handbook\ndue\n```\n",
    "short.md": "# Short\n\n```handbook\ndue:\nlimit: 2\n```\n",
}  # fmt: skip
DUE = [
    "3 May 2022 late Review due: Frugality",
    "30 June 2026 late Close the goal, whose period has ended: Over",
    "2 October 2026 late Review due: Craft",
    "10 October 2026 late Decision: Do it: Autumn",
    "13 October 2026 late Check-in: Early, Also early",
    "20 November 2026 late Decide: comments are closed: Haste",
]
AFTER_THE_QUARTER = ["1 February 2027 Decision: Later: Autumn", "1 March 2027 Next review: Autumn"]


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make(FILES, {"review_every": {"value": "1 year"}})


def lines(site: Site, url: str) -> list[str]:
    return [item.text for item in site.page(url).article.one("ul.hb-due").all("li")]


def test_the_calendar_tells_each_thing_with_its_own_day_the_earliest_first(site: Site) -> None:
    assert lines(site, "calendar/") == DUE


def test_the_embed_tells_the_same_list_with_owners_and_what_comes_after_the_quarter(site: Site) -> None:
    assert lines(site, "guide/") == [f"{DUE[0]} Kim", *DUE[1:], *AFTER_THE_QUARTER]


def test_home_begins_with_what_is_late_or_due_within_a_week_and_leads_to_the_others(site: Site) -> None:
    home = site.page("")
    assert [item.text for item in home.article.one(".hb-week").all("li")] == [
        "Review due: Frugality Kim late",
        "Close the goal, whose period has ended: Over late",
        "Review due: Craft late",
    ]
    assert [link.text for link in home.links()["calendar/"] if "more" in link.text] == ["3 more"]
    assert lines(site, "short/") == lines(site, "guide/")[:2]


def test_home_does_not_say_that_nothing_is_due_where_a_check_in_is_late(make: Callable[..., Site]) -> None:
    site = make({**LATE_CHECK_IN, "index.md": "# Home\n\n```handbook\ndue\n```\n"})
    assert "Nothing is due" not in site.page("").article.text
    assert lines(site, "") == lines(site, "calendar/") == ["13 October 2026 late Check-in: Quiet"]


def test_goals_that_were_never_checked_in_end_the_list_without_a_day(make: Callable[..., Site]) -> None:
    goals = "[{id: a, title: Without}, {id: b, title: Unread, period: Q5 2026}, {id: c, title: Late, period: 2026}, {id: d, title: Paused, status: paused}]\n"
    site = make({"goals.yml": goals, "index.md": "# Home\n\n```handbook\ndue\n```\n"})
    expected = ["12 February 2026 late Check-in: Late", "never checked in Check-in: Without, Unread"]
    assert lines(site, "") == lines(site, "calendar/") == expected
