"""The wall of recognitions, complete without a script; what values and behaviours were recognized for; and excerpts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.support import crawl
from tests.site.support.building import build, write
from tests.site.support.records import Handbook, as_list

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.site.conftest import Book
    from tests.site.support.building import Page, Site
    from tests.site.support.dom import Element

FILES = {
    "values.yml": """\
        - {id: candor, title: Candor, behaviours: [{id: write, title: Write it down}, {id: same-day, title: Same day}]}
        - {id: craft, title: Craft}
        - {id: joy, title: Joy}
        """,
    "teams.yml": "[{id: top, title: Top}, {id: sre, title: SRE, parent: top}, {id: web, title: Web, parent: top}]\n",
    "people.yml": "[{id: lead, title: Lead, team: sre}, {id: hand, title: Hand}]\n",
    "recognitions.yml": """\
        - {id: first, title: First, date: 2025-05-01, to: lead, from: hand, values: [candor#write], story: A story., effect: Calm.}
        - {id: second, title: Second, date: 2026-02-01, to: [web, Somebody], values: [candor, craft]}
        - {id: third, title: Third, date: 2026-03-01, to: top, values: ["candor#same-day", "candor#write"]}
        - {id: fourth, title: Fourth, date: 2026-04-01, to: hand}
        - {id: fifth, title: Fifth, date: 2026-05-01, to: hand, values: [candor]}
        """,
}
EMBEDS = {
    "newest": "recognitions:\nlimit: 2",
    "value": "recognitions:\nwhere: {value: candor, year: 2026}",
    "behind-the-field": "recognitions:\nwhere: {values: craft}",
    "team": "recognitions:\nwhere: {team: top}",
    "none": "recognitions:\nwhere: {year: 1999}",
    "list": "list: recognition\nwhere: {team: SRE}",
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    pages = {f"pages/{name}.md": f"# Page\n\n```handbook\n{body}\n```\n" for name, body in EMBEDS.items()}
    found = make({**FILES, **pages}, strict=True)
    assert list(crawl.broken_links(found)) == []
    assert list(crawl.repeated_ids(found)) == []
    return found


def titles(part: Element) -> list[str]:
    return [item.first("h2").text if item.all("h2") else item.first("h3").text for item in part.all("article.hb-item")]


def wall_of(site: Site) -> Page:
    return site.page(site.address("recognitions/index.md"))


def test_all_recognitions_are_there_without_a_script_newest_first_by_years(site: Site) -> None:
    years = {year.first("h2").text: titles(year) for year in wall_of(site).article.all("section")}
    assert years == {"2026": ["Fifth", "Fourth", "Third", "Second"], "2025": ["First"]}


def test_a_recognition_says_what_was_done_for_what_what_came_of_it_to_whom_and_from_whom(site: Site) -> None:
    part = site.part_of("recognition", "first")
    assert "1 May 2025: Lead, for Write it down" in part.text
    assert "A story." in part.text
    assert "What came of it: Calm." in part.text
    assert "Thanks from Hand" in part.text
    assert "values/candor/#write" in wall_of(site).links(part)


def told(page: Page) -> dict[str, dict[str, list[int]]]:
    """For each facet and each of its options the numbers of the recognitions that have it."""
    (tools,) = page.article.all("div.hb-tools")
    found: dict[str, dict[str, list[int]]] = {}
    for facet in json.loads(tools["data-wall"])["facets"]:
        options = found[facet["name"]] = {option: [] for option, _ in facet["options"]}
        for row, numbers in enumerate(facet["rows"]):
            for number in as_list(numbers):
                options[list(options)[number]].append(row)
    return found


def test_the_script_knows_values_behaviours_teams_with_those_in_them_and_years(site: Site) -> None:
    assert told(wall_of(site)) == {
        "value": {"candor": [0, 2, 3, 4], "craft": [3], "-": [1]},
        "behaviour": {"candor#write": [2, 4], "candor#same-day": [2], "-": [0, 1, 3]},
        "team": {"top": [2, 3, 4], "sre": [4], "web": [3], "-": [0, 1]},
        "year": {"2025": [4], "2026": [0, 1, 2, 3]},
    }


def test_the_facets_of_the_sample_are_what_its_records_say(sample: Book) -> None:
    book = sample.handbook
    shown = [item.first("h3")["id"] for item in wall_of(sample.site).article.all("article.hb-item")]
    assert sorted(shown) == sorted(record.id for record in book.of("recognition"))
    dates = [book.records[f"recognition:{name}"].data["date"] for name in shown]
    assert dates == sorted(dates, reverse=True)
    found = told(wall_of(sample.site))
    for option, rows in found["behaviour"].items():
        naming = {item.source for item in book.references if item.to == f"value:{option}" and item.field == "values"}
        assert option == "-" or {f"recognition:{shown[row]}" for row in rows} == {
            source for source in naming if source.startswith("recognition:")
        }
    for option, rows in found["year"].items():
        assert rows == [row for row, day in enumerate(dates) if day.startswith(option)]
    for option, rows in found["team"].items():
        assert option == "-" or {shown[row] for row in rows} == of_team(book, option)


def of_team(book: Handbook, team: str) -> set[str]:
    """The recognitions of a team, of those in it, and of their people."""
    teams = book.with_subteams(f"team:{team}")
    people = {person.key for person in book.of("person") if teams & set(book._teams_of_person(person.key))}
    return {
        item.source.removeprefix("recognition:")
        for item in book.references
        if item.field == "to" and item.target in teams | people
    }


def test_the_page_of_a_value_counts_its_recognitions_and_leads_to_them(site: Site) -> None:
    page = site.page("values/candor/")
    assert page.article.one("div.hb-glance a[href=#_recognitions]").text == "thanked 4 times"
    said = page.article.text.partition("Recognitions All ")[2]
    assert said.startswith("of them, in full Fifth 1 May 2026: Hand Third 1 March 2026: Top")
    assert "1 more First" in said
    assert page.article.text.count("First") == 1, "each is named once"
    hrefs = {link["href"] for link in page.article.all("a")}
    assert "../../recognitions/?value=candor" in hrefs
    assert "../../recognitions/?behaviour=candor%23write" in hrefs
    behaviours = page.article.all("section.hb-behaviour")
    assert [item.text for item in behaviours] == ["Write it down recognized 2 times", "Same day recognized once"]
    assert "_recognitions" not in site.page("values/joy/").root.ids()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("newest", ["Fifth", "Fourth"]),
        ("value", ["Fifth", "Third", "Second"]),
        ("behind-the-field", ["Second"]),
        ("team", ["Third", "Second", "First"]),
        ("none", []),
    ],
)
def test_an_embed_shows_the_newest_that_match_in_full(site: Site, name: str, shown: list[str]) -> None:
    page = site.page(f"pages/{name}/")
    assert titles(page.article) == shown
    assert page.article.all("div.hb-tools") == [], "several could not share one address"
    assert "recognitions/" in page.links(page.article)


def test_lists_can_be_chosen_by_the_team_of_those_recognized(site: Site) -> None:
    page = site.page("pages/list/")
    assert [link.text for link in page.article.all("li a")] == ["First"]


def test_where_asks_only_for_what_recognitions_tell(make: Callable[..., Site]) -> None:
    made = make({**FILES, "a.md": "# A\n\n```handbook\nrecognitions:\nwhere: {yaer: 2026}\n```\n"}, fails=True)
    assert "`yaer` is no field to choose by for a recognition" in made.log
    assert "closest: `year`" in made.log


def test_an_empty_wall_says_how_it_is_filled(make: Callable[..., Site]) -> None:
    page = make({"teams.yml": "[{id: a, title: A}]\n"}).page("recognitions/")
    assert "Nothing here yet." in page.article.text
    assert page.article.all("div.hb-tools") == []


MANY = 2_000


def many() -> dict[str, Any]:
    return {
        "values.yml": "".join(f"- {{id: v{n}, title: Value {n}}}\n" for n in range(5)),
        "recognitions.yml": "".join(
            f"- id: r{n}\n  title: What somebody did, number {n}\n  date: 20{20 + n % 7}-0{1 + n % 9}-1{n % 10}\n"
            f"  to: A colleague\n  from: The others\n  values: [v{n % 5}]\n"
            f"  story: {'On the day it happened nobody could say why, and then somebody did. ' * 4}\n"
            "  effect: Two library services opened on time.\n"
            for n in range(MANY)
        ),
    }


def test_2000_recognitions_make_a_page_that_stays_light(tmp_path: Path) -> None:
    import gzip

    site = build(write(tmp_path, many()), tmp_path / "site")
    page = wall_of(site)
    assert len(page.article.all("article.hb-item")) == MANY
    # The table of contents names the years, and not each of them.
    listed = [link.text for link in page.root.all("a.md-nav__link") if link.get("href").startswith("#")]
    assert len(listed) <= 2 * 7
    html = page.html.encode()
    assert len(html) < 1_200 * MANY
    assert len(gzip.compress(html)) < 100_000
