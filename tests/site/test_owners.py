"""Open items: on one page for all, on the pages of teams, and on one for each person where the option asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site
    from tests.site.support.dom import Element

FILES: dict[str, str | None] = {
    "people.yml": """\
        - {id: cto, title: The <b>CTO</b>, formerly: boss}
        - {id: lead, title: Lead}
        - {id: idle, title: Idle}
        - {id: calm, title: Calm}
        - {id: hidden, title: Nobody knows me, publish: false}
        """,
    "teams/sre.yml": "title: SRE\n",
    "values.yml": """\
        - {id: candor, title: Candor, owner: cto, adopted: 2024-01-01, review_every: 1 year}
        - {id: access, title: Access, owner: cto, status: proposed, comments_until: 2026-12-15}
        - {id: haste, title: Haste, owner: cto, status: proposed, comments_until: 2026-10-20}
        """,
    "goals.yml": """\
        - {id: stale, title: Stale, owner: lead, period: 2026-H2, values: candor, check_ins: [{date: 2026-09-01}]}
        - {id: over, title: Over, owner: [lead, team:sre], period: 2026-H1, check_ins: [{date: 2026-05-31}]}
        - {id: fresh, title: Fresh, owner: calm, period: 2026-H2, check_ins: [{date: 2026-11-20}]}
        - {id: nobodys, title: Nobody's, period: 2026-H2, check_ins: [{date: 2026-08-01}]}
        - {id: paused, title: Paused, owner: lead, status: paused}
        - {id: undated, title: Undated, owner: lead}
        - {id: of-hidden, title: Of the hidden, owner: hidden, period: 2026-H2, check_ins: [{date: 2026-11-20}]}
        """,
    "goals/secret.yml": "{title: Secret plan, owner: calm, publish: false, check_ins: [{date: 2020-01-01}]}\n",
    "reviews.yml": """\
        - id: spring
          title: Spring
          date: 2026-04-01
          owner: cto
          next: 2026-11-01
          decisions:
            - {title: Say it, owner: team:sre, due: 2026-06-30}
            - {title: Some day, owner: cto}
            - {title: Of the reviewer, due: 2026-11-30}
            - {title: Done, owner: idle, status: done}
        """,
}
"""Today is 2026-11-23, and a check-in is due every 6 weeks."""


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make(FILES, {"people_pages": True})


@pytest.fixture(scope="module")
def by_team(make: Callable[..., Site]) -> Site:
    """The same people in teams, without pages about them."""
    people = FILES["people.yml"]
    assert people is not None
    in_teams = people.replace("title: Lead", "title: Lead, team: sre").replace("title: Calm", "title: Calm, team: care")
    figures = """\
        - id: measured
          title: Measured
          team: care
          owner: lead
          period: 2026-H2
          check_ins: [{date: 2026-11-20}]
          measures: [{title: Nights, current: 3, as_of: 2026-10-01}, {title: Days, current: 3, as_of: 2026-11-01}]
        - id: shared
          title: Its figure is written at the other goal
          team: care
          owner: lead
          period: 2026-H2
          check_ins: [{date: 2026-11-20}]
          measures: [{title: Nights, same_as: goal:measured#1, current: 3, as_of: 2026-10-01}]
        """
    return make({**FILES, "people.yml": in_teams, "teams/care.yml": "title: Care\n", "goals/figures.yml": figures})


def waits(part: Element) -> list[tuple[str, str, str]]:
    """What waits: the day on which it was or is due, whether it is late, and what it is, as a part of a page tells them."""
    found = []
    for item in part.all("ul.hb-due li"):
        day = next((time["datetime"] for time in item.all("time")), "")
        late = "late" if item.all("span.hb-status--late") else ""
        found.append((day, late, item.all("p")[1].text))
    return found


def owner_lines(article: Element) -> list[Element]:
    """The owners on the page of all of them, each with what waits."""
    return [line for part in article.all("ul.hb-owners") for line in part.elements]


CTO = [
    ("2025-01-01", "late", "Candor: Review due"),
    ("2026-10-20", "late", "Haste: Decide: comments are closed"),
    ("2026-11-01", "late", "Spring: Hold the next review"),
    ("2026-11-30", "", "Spring: Decision: Of the reviewer"),
    ("2026-12-15", "", "Access: Its comments end, and it can be decided"),
    ("", "", "Spring: Decision: Some day"),
]
LEAD = [
    ("2026-06-30", "late", "Over: Close it: its period has ended"),
    ("2026-10-13", "late", "Stale: Check in: say how it stands"),
    ("", "", "Undated: Check in: say how it stands"),
]


@pytest.mark.parametrize(("owner", "expected"), [("cto", CTO), ("lead", LEAD), ("calm", [])])
def test_the_page_of_an_owner_tells_what_waits_the_oldest_first(
    site: Site, owner: str, expected: list[tuple[str, str, str]]
) -> None:
    article = site.page(f"people/{owner}/").article
    assert waits(article) == expected
    assert ("No open items." in article.text) == (not expected)


def test_a_goal_that_was_never_checked_in_is_called_so_and_not_late(site: Site) -> None:
    undated = next(item for item in site.page("people/lead/").article.all("ul.hb-due li") if "Undated" in item.text)
    assert undated.text == "never checked in Undated: Check in: say how it stands"


def test_it_tells_all_that_the_owner_answers_for_and_what_the_checks_say_of_it(site: Site) -> None:
    page = site.page("people/lead/")
    assert page.title == "What Lead is accountable for"
    owned = page.article.text.partition("Accountable for")[2]
    assert [title for title in ("Stale", "Over", "Paused", "Undated", "Fresh") if title in owned] == [
        "Stale", "Over", "Paused", "Undated",
    ]  # fmt: skip
    said = owned.partition("What the checks say")[2]
    assert "nothing measures the goal stale" in said
    assert "check-in-overdue" not in said


def test_the_address_of_a_person_stays_and_leads_to_the_page(site: Site) -> None:
    part = site.part_of("person", "cto")
    assert "people/cto/" in site.page("people/").links(part)
    assert "All of it, with 6 open items" in part.text
    assert "people/cto/" not in site.page("values/candor/").links()
    assert "people/#cto" in site.page("people/cto/").links()
    assert site.page("people/cto/").title == "What The <b>CTO</b> is accountable for"


def test_who_answers_for_nothing_has_no_page(site: Site) -> None:
    pages = {url for url in site.urls if url.startswith("people/") and "http-equiv" not in site.page(url).html}
    assert pages == {"people/", "people/cto/", "people/lead/", "people/calm/"}


def test_an_earlier_id_of_an_owner_leads_on(site: Site) -> None:
    assert "people/#cto" in site.page("people/boss/").links()


def test_a_team_tells_on_its_own_page_what_waits_for_it(site: Site) -> None:
    article = site.page("teams/sre/").article
    assert article.by_id("_duties").tag == "h2"
    assert waits(article) == [
        ("2026-06-30", "late", "Over: Close it: its period has ended"),
        ("2026-06-30", "late", "Spring: Decision: Say it"),
    ]


def test_one_page_tells_of_all_owners_those_first_for_whom_the_oldest_waits(site: Site) -> None:
    article = site.page("owners/").article
    owners = [item.first("a").text for item in owner_lines(article)]
    assert owners == ["The <b>CTO</b>", "SRE", "Lead", "Calm"]
    cto = owner_lines(article)[0]
    assert waits(cto) == CTO[:3]
    assert "3 more" in cto.text
    assert "3 other records" not in cto.text
    assert "4 other records" in cto.text
    assert "A check-in is expected every 6 weeks." in article.text


def test_what_waits_without_an_owner_is_told_too(site: Site) -> None:
    text = site.page("owners/").article.text
    assert "Nobody's: Check in: say how it stands" in text.partition("Without an owner")[2]


def test_nothing_tells_of_what_is_not_published(site: Site) -> None:
    for path in site.files():
        if path.endswith((".html", ".json", ".xml", ".csv")):
            text = site.read(path)
            assert "Nobody knows me" not in text, path
            assert "Secret plan" not in text, path


def test_a_hand_written_page_stands_in_the_place_of_an_owners(make: Callable[..., Site]) -> None:
    files = {**FILES, "people/cto.md": "# About me\n", "mine.md": "# Mine\n\n```handbook\nowners\n```\n"}
    site = make(files, {"people_pages": True}, use_directory_urls=False)
    assert site.page("people/cto.html").title == "About me"
    assert "people/cto.html" in site.page("owners.html").links()
    assert "Hold the next review" in site.page("mine.html").article.text


def test_a_handbook_without_owners_says_so(make: Callable[..., Site]) -> None:
    site = make({"goals.yml": "[{id: g, title: G, status: proposed}]\n"}, nav=["index.md", "owners.md"])
    assert "Nobody is accountable for anything yet." in site.page("owners/").article.text


def test_without_the_option_nobody_has_a_page_and_the_address_leads_to_the_people(by_team: Site) -> None:
    pages = {
        url
        for url in by_team.urls
        if url.startswith(("people/", "sheets/")) and "http-equiv" not in by_team.page(url).html
    }
    assert pages == {"people/", "sheets/", "sheets/team-care/", "sheets/team-sre/"}
    assert "people/#cto" in by_team.page("people/cto/").links()
    assert "people/#cto" in by_team.page("people/boss/").links()


def test_without_the_option_people_are_named_with_what_they_own_and_nothing_else(by_team: Site) -> None:
    part = by_team.part_of("person", "lead").text
    assert "Accountable for (6) Stale" in part
    assert "open item" not in part
    assert "late" not in part
    assert "What the checks say" not in part


def test_what_waits_for_people_and_goals_is_on_the_page_of_their_team(by_team: Site) -> None:
    assert waits(by_team.page("teams/sre/").article) == [
        ("2026-06-30", "late", "Over: Close it: its period has ended"),
        ("2026-06-30", "late", "Spring: Decision: Say it"),
        ("2026-10-13", "late", "Stale: Check in: say how it stands"),
        ("", "", "Undated: Check in: say how it stands"),
    ]


def test_a_figure_older_than_a_check_in_may_be_is_an_open_item(by_team: Site) -> None:
    # As of 1 October, every 6 weeks: due on 12 November.
    assert waits(by_team.page("teams/care/").article) == [("2026-11-12", "late", "Measured: Update the figure: Nights")]


def test_the_page_of_open_items_lists_teams_and_what_belongs_to_none(by_team: Site) -> None:
    article = by_team.page("owners/").article
    assert [item.first("a").text for item in owner_lines(article)] == ["SRE", "Care"]
    rest = article.text.partition("Without a team")[2]
    assert "Nobody's: Check in: say how it stands" in rest
    assert "Candor: Review due" in rest
    assert "Lead" not in article.text
    assert not [link for link in by_team.page("owners/").links(article) if link.startswith("people/")]
