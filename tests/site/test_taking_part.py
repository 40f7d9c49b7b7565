"""Taking part: proposed values and how long they are open, and who took part in what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site

FILES: dict[str, str | None] = {
    "index.md": None,
    "values.yml": """\
        - {id: later, title: Later, status: proposed, comments_until: 2026-12-15, discussion: "https://example.com/d"}
        - {id: today, title: Today, status: proposed, comments_until: 2026-11-23}
        - {id: closed, title: Closed, status: proposed, comments_until: 2026-11-22, discussion: "https://example.com/c"}
        - {id: endless, title: Endless, status: proposed}
        - {id: candor, title: Candor, comments_until: 2026-12-15}
        - {id: secret, title: Hush, status: proposed, publish: false}
        """,
    "goals.yml": """\
        - id: g
          title: G
          participation:
            - {date: 2026-01-12, activity: Survey, participants: 14, invited: 31}
            - {date: 2026-01-27, activity: Workshop, participants: 44, invited: 40}
            - {date: 2026-02-01, activity: Walk, participants: 3}
            - {date: 2026-02-02, activity: Call, invited: 5}
            - {date: 2026-02-16, activity: Comments, participants: 7, invited: 9}
        """,
    "part.md": "# Part\n\n```handbook\nopen-for-comment\n```\n",
}
"""Today is 2026-11-23."""
WINDOWS = {
    "later": "Open for comment until 15 December 2026 (22 days left)",
    "today": "Open for comment until 23 November 2026 (0 days left)",
    "closed": "Closed for comment since 22 November 2026",
    "endless": "Open for comment",
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make(FILES, repo_url="https://github.com/larkfold/handbook")


@pytest.mark.parametrize("value", WINDOWS)
def test_a_proposed_value_says_first_how_long_it_is_open(site: Site, value: str) -> None:
    notice = site.page(f"values/{value}/").article.one("p.admonition-title").text
    assert f"{WINDOWS[value]}." in notice
    cards = {item.first("a").text: item.text for item in site.page("values/").article.all("ul.hb-cards li")}
    assert WINDOWS[value] in cards[value.capitalize()]


def test_it_leads_to_where_one_takes_part_while_it_is_open(site: Site) -> None:
    def ways(value: str) -> list[str]:
        return [
            link["href"].partition("?")[0] for link in site.page(f"values/{value}/").article.all("p.admonition-title a")
        ]

    issue = "https://github.com/larkfold/handbook/issues/new"
    assert ways("later") == ["https://example.com/d", issue]
    assert ways("endless") == [issue]
    assert ways("closed") == []


@pytest.mark.parametrize("url", ["", "part/"])
def test_home_and_an_embed_name_what_is_open_that_which_closes_first_before_the_others(site: Site, url: str) -> None:
    article = site.page(url).article
    told = [item.first("a").text for item in article.all("li") if "Open for comment" in item.text]
    assert told[-3:] == ["Today", "Later", "Endless"]
    assert "Hush" not in article.text


def test_a_value_in_force_has_no_window(site: Site) -> None:
    assert "omment until" not in site.page("values/candor/").article.text


def test_who_took_part_is_told_as_a_rate_and_more_than_all_is_told_as_it_is(site: Site) -> None:
    text = site.page("goals/g/").article.text
    assert "Survey 14 of 31 invited (45%)" in text
    assert "Workshop 44 took part, more than the 40 who were invited" in text
    assert "Walk 3 took part" in text
    assert "Call 5 were invited" in text
    # 14 + 7 of 31 + 9
    assert "Over all, 21 of 40 invited took part (52%)." in text
    assert "sums over 2 of 5 entries" in text
