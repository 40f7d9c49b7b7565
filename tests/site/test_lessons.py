"""What was learned from closed goals: first on their pages, and gathered on the page of all goals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site

FILES = {
    "objectives.yml": "[{id: o, title: An objective, status: missed, check_ins: [{date: 2026-08-01, learned: We were *late*.}]}]\n",
    "goals.yml": """\
        - id: old
          title: Old
          status: achieved
          check_ins: [{date: 2026-01-01, learned: The first.}, {date: 2026-02-01, learned: The last.}]
        - {id: new, title: New, status: dropped, check_ins: [{date: 2026-09-01, learned: <b>Stop</b> early.}]}
        - {id: mute, title: Mute, status: missed, check_ins: [{date: 2026-03-01, learned: Too soon.}, {date: 2026-10-01}]}
        - {id: ended, title: Ended, status: missed, ended: 2026-01-01}
        - {id: running, title: Running, check_ins: [{date: 2026-11-01, learned: On the way.}]}
        - {id: hidden, title: Hidden, status: missed, publish: false, check_ins: [{date: 2026-11-01, learned: Hush.}]}
        """,
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make(FILES)


def test_all_lessons_stand_below_the_cascade_the_newest_first(site: Site) -> None:
    article = site.page("goals/").article
    assert article.by_id("_learned").tag == "h2"
    told = [item.text for item in article.all("ul.hb-due li")]
    assert told == [
        "1 September 2026 New dropped Stop early.",
        "1 August 2026 An objective missed We were late.",
        "1 February 2026 Old achieved The last.",
        "1 October 2026 Mute missed",
    ]
    assert "1 more was closed without a word on what was learned" in article.text
    assert "Hush" not in article.text


@pytest.mark.parametrize(("url", "said"), [("goals/old/", "The last."), ("objectives/o/", "We were late.")])
def test_a_closed_record_tells_first_what_it_taught(site: Site, url: str, said: str) -> None:
    assert site.page(url).article.one("div.hb-lesson").text == f"What we learned {said}"


@pytest.mark.parametrize("goal", ["mute", "running"])
def test_others_have_no_such_box(site: Site, goal: str) -> None:
    assert "hb-lesson" not in site.page(f"goals/{goal}/").html


def test_where_nothing_was_closed_nothing_is_said_of_lessons(make: Callable[..., Site]) -> None:
    site = make({"goals.yml": "[{id: g, title: G}]\n"})
    assert "learned" not in site.page("goals/").article.text
