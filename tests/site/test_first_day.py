"""The page for the first day at work: the purpose, each value with a story and a thing to do, teams, and what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.support import crawl

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site
    from tests.site.support.dom import Element

FILES = {
    "values.yml": """\
        - {id: candor, title: Candor, summary: We say it., owner: lead, behaviours: [{id: own, title: Not for all, teams: a}, {id: say, title: Say it, text: Today.}]}
        - {id: craft, title: Craft, quotes: [{text: I was slow., by: lead}], behaviours: [Finish it.]}
        - {id: joy, title: Joy, quotes: [Ha!]}
        - {id: calm, title: Calm}
        - {id: pace, title: Pace, status: retired, quotes: [Run!]}
        """,
    "recognitions.yml": """\
        - {id: old, title: Old, date: 2026-01-01, to: lead, values: candor, story: Long ago.}
        - {id: new, title: New, date: 2026-10-01, to: lead, values: [candor, craft], story: Just now.}
        - {id: mute, title: Mute, date: 2026-11-01, to: lead, values: candor}
        - {id: secret, title: Secret, date: 2026-11-02, to: lead, values: candor, story: Hush., publish: false}
        """,
    "cases/hard.yml": "{title: Hard, date: 2026-05-01, values: joy, summary: We chose joy.}\n",
    "dos-and-donts.yml": "[{id: rest, do: Take *breaks*., values: calm}, {id: go, do: Go., values: joy, teams: a}]\n",
    "people.yml": "[{id: lead, title: The lead}]\n",
    "teams.yml": "[{id: all, title: All, mission: We lend books.}, {id: a, title: Team A, parent: all}, {id: z, title: Gone, ended: 2026-01-01}]\n",
    "practices.yml": """\
        - {id: month, title: Monthly, every: month on first monday, channel: Hall}
        - {id: week, title: Weekly, every: week on tuesday, audience: a}
        - {id: rule, title: Odd, every: FREQ=DAILY;COUNT=3}
        - {id: join, title: Welcome, when: someone joins}
        - {id: over, title: Over, every: day, ended: 2026-01-01}
        """,
    "pitfalls.yml": "[{id: p, title: P, guarded_by: [guideline:rest, practice:month, 'check:goal-without-value', value:joy]}]\n",
    "guide/mine.md": "# Mine\n\n```handbook\nfirst-day\n```\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    found = make(FILES, {"organization": "all"})
    assert list(crawl.broken_links(found)) == []
    assert list(crawl.repeated_ids(found)) == []
    return found


@pytest.fixture(scope="module")
def page(site: Site) -> Element:
    return site.page("first-day/").article


def part(page: Element, title: str) -> str:
    """What is said of a value."""
    return next(item.text for item in page.all("section.hb-first") if item.first("h3").text == title)


def test_it_begins_with_the_purpose(page: Element) -> None:
    assert "We lend books." in page.one("div.hb-mission").text


def test_each_value_has_a_story_and_one_thing_to_do(page: Element) -> None:
    assert part(page, "Candor") == (
        "Candor We say it. A story New The lead Just now. To do this week Say it Today. "
        "Who to talk to if you see it ignored The lead"
    )


def test_no_story_is_told_twice_while_there_is_another(page: Element) -> None:
    assert part(page, "Craft") == "Craft A story I was slow. The lead To do this week Finish it."
    assert part(page, "Joy") == "Joy A story Hard We chose joy."


def test_a_value_without_behaviours_asks_by_a_do(page: Element) -> None:
    assert part(page, "Calm") == "Calm To do this week Take breaks."


def test_what_is_over_hidden_or_for_others_stays_out(page: Element) -> None:
    for absent in ("Pace", "Hush", "Secret", "Not for all", "Over", "Gone", "Go."):
        assert absent not in page.text


def test_it_leads_to_the_teams(site: Site, page: Element) -> None:
    assert "teams/a/" in site.page("first-day/").links(page)
    assert "teams/all/" not in site.page("first-day/").links(page)


def test_practices_come_by_their_days_then_by_occasions(page: Element) -> None:
    found = [item.text for item in page.one("ul.hb-due").all("li")]
    assert found == [
        "24 November 2026 Weekly Team A",
        "7 December 2026 Monthly Hall",
        "When someone joins Welcome",
    ]


def test_it_names_what_guards(page: Element) -> None:
    assert "Safeguards Monthly Take breaks. See also: Pitfalls" in page.text


def test_it_can_stand_in_a_page_of_ones_own(site: Site, page: Element) -> None:
    shown = page.text.partition("Your first day")[2].strip()
    assert shown
    assert shown in site.page("guide/mine/").article.text
