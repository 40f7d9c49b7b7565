"""The page of the calendar: the practices of this quarter, occasions apart, and all that is due in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import vobject

from tests.site.support import crawl

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site
    from tests.site.support.dom import Element

pytestmark = pytest.mark.xdist_group("calendar")

# Today is Monday, 23 November 2026.
FILES = {
    "practices.yml": """\
        - {id: talk, title: Talk, every: week on monday and thursday, starts: 2026-11-16T09:30, duration: 15 minutes, audience: a, channel: Hall, values: v}
        - {id: month, title: Monthly, every: month on first monday}
        - {id: odd, title: Odd weeks, every: 2 weeks on tuesday}
        - {id: join, title: Welcome, when: someone joins}
        - {id: never, title: Never, every: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30, starts: 2026-01-01}
        - {id: over, title: Over, every: day, ended: 2026-10-05}
        - {id: secret, title: Secret, every: day, publish: false}
        """,
    "values.yml": "[{id: v, title: Candor, adopted: 2026-06-30}]\n",
    "teams.yml": "[{id: a, title: Team A}, {id: gone, title: Gone, ended: 2026-01-01}]\n",
    "people.yml": "[{id: kim, title: Kim}]\n",
    "goals.yml": "".join(
        f"- {{id: g{n:02}, title: Goal {n:02}, check_ins: [{{date: 2026-11-12}}]}}\n" for n in range(13)
    )
    + "- {id: late, title: Late, check_ins: [{date: 2026-10-01}]}\n",
    "reviews.yml": "[{id: r, title: R, date: 2026-10-01, next: 2027-03-01, decisions: [{title: Now, due: 2026-12-01, owner: kim}]}]\n",
    "guide/mine.md": "# Mine\n\n```handbook\ncalendar\n```\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    found = make(FILES, {"review_every": {"value": "6 months"}, "timezone": "Europe/Berlin"})
    assert list(crawl.broken_links(found)) == []
    assert list(crawl.repeated_ids(found)) == []
    return found


@pytest.fixture(scope="module")
def page(site: Site) -> Element:
    return site.page("calendar/").article


def lines(table: Element) -> list[list[str]]:
    return [[cell.text for cell in row.elements] for row in table.one("tbody").all("tr")]


def test_practices_stand_in_their_months_those_of_one_week_together(page: Element) -> None:
    months = [head for head in page.all("h2") if not head["id"].endswith("_period")]
    tables = {head.text: lines(table) for head, table in zip(months, page.all("table"), strict=False)}
    talk = ["Talk Hall", "Team A", "Candor"]
    assert tables["November 2026"] == [
        ["Monday 23, Thursday 26 09:30, 15 minutes", *talk],
        ["Monday 30 09:30, 15 minutes", *talk],
    ]
    assert tables["December 2026"][:3] == [
        ["Thursday 3 09:30, 15 minutes", *talk],
        ["Monday 7", "Monthly", "Everyone", ""],
        ["Monday 7, Thursday 10 09:30, 15 minutes", *talk],
    ]


def test_what_was_earlier_in_the_quarter_is_folded(page: Element) -> None:
    earlier = page.all("details.hb-fold")[-1]
    assert [row for table in earlier.all("table") for row in lines(table)] == [
        ["Monday 5", "Monthly", "Everyone", ""],
        ["Monday 2", "Monthly", "Everyone", ""],
        ["Monday 16, Thursday 19 09:30, 15 minutes", "Talk Hall", "Team A", "Candor"],
    ]


def test_occasions_and_practices_whose_days_nothing_tells_stand_apart(page: Element) -> None:
    months = [head for head in page.all("h2") if not head["id"].endswith("_period")]
    tables = {head.text: lines(table) for head, table in zip(months, page.all("table"), strict=False)}
    assert tables["When something happens"] == [["When someone joins", "Welcome", "Everyone", ""]]
    assert [row[1] for row in tables["On days that are not known"]] == ["Odd weeks", "Never"]


def test_all_that_is_due_in_the_quarter_is_told_what_is_late_first(page: Element) -> None:
    named = ", ".join(f"Goal {n:02}" for n in range(10))
    assert [item.text for item in page.one("ul.hb-due").all("li")] == [
        "12 November 2026 late Check-in: Late",
        "1 December 2026 Decision: Now: R",
        # Six weeks after 12 November; ten of 13 are named.
        f"24 December 2026 Check-in: {named} 3 more",
        "30 December 2026 Review due: Candor",
    ]


def test_it_leads_to_the_calendars_and_so_do_practices_and_teams(site: Site) -> None:
    everyone, team = "webcal://example.org/handbook/calendar.ics", "webcal://example.org/handbook/teams/a/calendar.ics"
    assert site.site_url == "https://example.org/handbook/"
    for url, addresses in {"calendar/": {everyone, team}, "practices/": {everyone}, "teams/a/": {team}}.items():
        found = {link["href"] for link in site.page(url).article.all("a") if link["href"].startswith("webcal:")}
        assert found == addresses


def test_its_files_are_read_by_another_reader(site: Site) -> None:
    found = vobject.readOne(site.read("teams/a/calendar.ics"))
    assert {entry.summary.value for entry in found.vevent_list} == {"Talk", "Monthly"}
    assert "teams/gone/calendar.ics" not in site.files("*.ics")


def test_nobody_is_told_of_what_is_over_or_not_published(site: Site) -> None:
    for path in site.files():
        if path.endswith((".html", ".ics", ".json")):
            assert "Secret" not in site.read(path), path
    assert "Over" not in site.page("calendar/").article.text


def test_it_can_stand_in_a_page_of_ones_own(site: Site, page: Element) -> None:
    shown = page.text.partition("Calendar")[2].strip()
    assert shown
    assert shown in site.page("guide/mine/").article.text


def test_a_handbook_without_dates_has_no_calendar(make: Callable[..., Site]) -> None:
    found = make({"values.yml": "[{id: v, title: V}]\n"}, nav=["index.md", "calendar.md"])
    assert list(crawl.broken_links(found)) == []
    assert found.files("*.ics") == []
    assert "Nothing more comes in this quarter." in found.page("calendar/").article.text
