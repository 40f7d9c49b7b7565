"""The sample handbook answers what a reader comes with, from home within two clicks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import ROOT, Book
from tests.site.support import crawl
from tests.site.support.records import Handbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Page, Site
    from tests.site.support.records import Record

pytestmark = pytest.mark.xdist_group("sample")

HANDBOOK = Handbook(ROOT)
VALUES = [record.id for record in HANDBOOK.current("value")]
TEAMS = [
    team.id for team in HANDBOOK.current("team") if any(team.key in teams for teams in HANDBOOK.teams_of_goal.values())
]


@pytest.fixture(scope="module")
def within_two_clicks(sample: Book) -> Callable[[str], Page]:
    """A page that at most two links in what pages say, not in their navigation, are away from home."""
    clicks = crawl.clicks_from_home(sample.site, only_articles=True)

    def page(url: str) -> Page:
        assert clicks.get(url, 99) <= 2, f"{url} is {clicks.get(url)} clicks away"
        return sample.site.page(url)

    return page


def plain(markdown: str) -> str:
    """Inline Markdown as a reader sees it."""
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"[*`]", "", text).split())


@pytest.mark.parametrize("value", VALUES)
def test_what_do_we_stand_for(within_two_clicks: Callable[[str], Page], value: str) -> None:
    record = HANDBOOK.records[f"value:{value}"]
    page = within_two_clicks(f"values/{value}/")
    assert page.title == record.title
    assert plain(record.data["summary"]) in page.article.text


def test_home_itself_names_every_value(sample: Book) -> None:
    home = sample.site.page("")
    links = home.links(home.article)
    for value in VALUES:
        assert HANDBOOK.records[f"value:{value}"].title in [link.text for link in links[f"values/{value}/"]]


def test_what_does_candor_ask_of_me(within_two_clicks: Callable[[str], Page]) -> None:
    candor = HANDBOOK.records["value:candor"]
    page = within_two_clicks("values/candor/")
    for behaviour in candor.items("behaviours"):
        heading = page.article.by_id(behaviour["id"])
        assert behaviour["title"] in heading.text
        part = next(element for element in heading.ancestors() if element.tag == "section")
        assert plain(behaviour["description"]) in part.text
    for rule in HANDBOOK.current("guideline"):
        if "value:candor" in HANDBOOK.targets(rule.key, "values"):
            assert plain(rule.data["do"]) in page.article.text
            assert plain(rule.data["dont"]) in page.article.text


@pytest.mark.parametrize("team", TEAMS)
def test_what_does_candor_ask_of_my_team(sample: Book, team: str) -> None:
    """Home leads to the team's page, whose contents lead to the value: two clicks."""
    home = sample.site.page("")
    assert any(home.to(link).path == f"teams/{team}/" for link in home.article.all("a[href]"))
    page = sample.site.page(f"teams/{team}/")
    heading = next(item for item in page.article.all("h3") if item.text == "Candor")
    anchor = str(heading.attributes["id"])
    assert [link for link in page.root.all("a.md-nav__link") if link.attributes.get("href") == f"#{anchor}"]
    asked = page.article.text.partition("What each value asks of us")[2]
    for behaviour in HANDBOOK.records["value:candor"].items("behaviours"):
        is_asked = team in (behaviour.get("teams") or [team])
        assert (behaviour["title"] in asked) == is_asked


@pytest.mark.parametrize("url", ["first-day/", "map/", "matrices/", "dos-and-donts/", "upkeep/", "scorecard/"])
def test_the_ways_in_are_one_click_away(sample: Book, url: str) -> None:
    assert crawl.clicks_from_home(sample.site, only_articles=True)[url] == 1


def test_a_home_page_that_nobody_wrote_leads_everywhere(make: Callable[..., Site]) -> None:
    site = make(
        {
            "index.md": None,
            "values.yml": "[{id: candor, title: Candor, summary: We say it.}]\n",
            "goals.yml": "[{id: g, title: Now, values: candor, level: organization, period: 2026-H2}]\n",
            "teams.yml": "[{id: all, title: All, mission: We lend.}, {id: a, title: Team A, parent: all}]\n",
            "dos-and-donts.yml": "[{id: d, do: Ask., values: candor}]\n",
        },
        {"organization": "all"},
    )
    home = site.page("")
    assert home.article.text.count("We lend.") == 1
    clicks = crawl.clicks_from_home(site, only_articles=True)
    for url in ("values/candor/", "goals/g/", "teams/a/", "first-day/", "map/", "matrices/", "dos-and-donts/"):
        assert clicks[url] == 1, url


def test_its_ways_to_everyday_pages_stand_apart_from_how_we_stand_and_from_upkeep(make: Callable[..., Site]) -> None:
    files = {
        "index.md": None,
        "values.yml": "[{id: candor, title: Candor}]\n",
        "goals.yml": "[{id: g, title: Now, values: candor, measures: [{title: M, current: 1, target: 2}]}]\n",
        "dos-and-donts.yml": "[{id: d, do: Ask., values: candor}]\n",
    }
    article = make(files).page("").article
    start = article.text.index("Ways in")
    places = [article.text.index(words, start) for words in ("Your first day", "Do's and don'ts", "Where we stand")]
    places += [
        article.text.index(words, places[-1]) for words in ("Alignment map", "Scorecard", "Maintain the handbook")
    ]
    assert places == sorted(places)
    assert "Upkeep" in article.text[places[-1] :]


def test_a_home_page_leads_nowhere_empty(make: Callable[..., Site]) -> None:
    site = make({"index.md": None, "teams.yml": "[{id: a, title: Team A}]\n"})
    clicks = crawl.clicks_from_home(site, only_articles=True)
    assert not {"first-day/", "map/", "matrices/", "dos-and-donts/"} & {url for url, far in clicks.items() if far == 1}


@pytest.mark.parametrize("team", TEAMS)
def test_why_does_my_teams_goal_matter(within_two_clicks: Callable[[str], Page], team: str) -> None:
    """The team's page leads from each of its goals up to the objectives, and on to the values."""
    page = within_two_clicks(f"teams/{team}/")
    why = page.article.by_id("_why-our-work-matters")
    assert why.tag == "h2"
    links = set(page.links(page.article))
    goals = [goal for goal in HANDBOOK.current("goal") if f"team:{team}" in HANDBOOK.teams_of_goal[goal.key]]
    open_goals = [goal for goal in goals if goal.data.get("status", "active") != "achieved"]
    assert open_goals
    for goal in open_goals:
        for key in _line_of_sight(goal):
            kind, _, name = key.partition(":")
            assert f"{kind}s/{name}/" in links, f"{goal.id} → {key}"


def _line_of_sight(goal: Record) -> list[str]:
    """The goals above a goal, the objectives of the nearest that names some, and its values."""
    chain = [goal]
    while parent := chain[-1].data.get("parent"):
        chain.append(HANDBOOK.records[f"goal:{parent}"])
    objectives = next((found for item in chain if (found := HANDBOOK.targets(item.key, "objectives"))), [])
    values = next((found for item in chain if (found := HANDBOOK.targets(item.key, "values"))), [])
    return [*(item.key for item in chain), *objectives, *values]


def test_what_did_we_change_after_the_last_review(within_two_clicks: Callable[[str], Page]) -> None:
    review = max(HANDBOOK.of("review"), key=lambda record: str(record.data["date"]))
    page = within_two_clicks(f"reviews/{review.id}/")
    assert review.data["decisions"]
    for decision in review.data["decisions"]:
        item = next(item for item in page.article.all("li") if decision["title"] in item.text)
        assert decision.get("status", "open") in item.text


def test_how_do_i_propose_a_change(within_two_clicks: Callable[[str], Page]) -> None:
    page = within_two_clicks("guide/propose-a-change/")
    assert page.title == "Propose a change"


def test_the_sample_builds_strictly_without_a_warning(sample: Book) -> None:
    assert sample.site.warnings == []


@pytest.mark.parametrize(
    ("kind", "least"),
    [("value", 5), ("objective", 4), ("team", 5), ("goal", 20), ("guideline", 14), ("pitfall", 3), ("practice", 6),
     ("recognition", 12), ("case", 3), ("review", 3), ("question", 8)],
)  # fmt: skip
def test_the_sample_is_complete(kind: str, least: int) -> None:
    assert len(HANDBOOK.of(kind)) >= least
