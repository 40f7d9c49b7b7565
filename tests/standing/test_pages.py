"""The pages of upkeep and scorecard, as a reader meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.changelog.stories import change, started
from tests.site.support import crawl
from tests.site.support.building import build
from tests.site.support.building import write as write_book
from tests.support import MKDOCS
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.building import Site

VALUES = "[{id: candor, title: Candor, adopted: 2026-03-02}, {id: craft, title: Craft}]\n"
FILES: dict[str, str | None] = {
    "values.yml": VALUES,
    "objectives.yml": "[{id: trust, title: Trust, measures: [{title: Calls, lens: ethics, baseline: 3, target: 5, current: 6, direction: keep, as_of: 2026-10-31, links: [https://example.org/figures]}]}]\n",
    "goals.yml": "[{id: calm, title: Calm, team: all, values: [candor], objectives: [trust], measures: [{title: Signed, lens: operational, target: signed, current: signed}]}]\n",
    "teams.yml": "[{id: all, title: All}, {id: other, title: Other}]\n",
    "practices.yml": "[{id: lunch, title: Lunch, ended: 2026-01-01}]\n",
    "pitfalls.yml": "[{id: drift, title: Drift, guarded_by: [practice:lunch, value:candor, 'check:goal-without-owner']}]\n",
    "mine.md": "# Mine\n\n```handbook\nhealth\n```\n\n```handbook\nscorecard:\nwhere: {team: other}\n```\n",
}  # fmt: skip
FORGE = {"repo_url": "https://forge.example/team/handbook", "edit_uri": "edit/main/content/"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return made(tmp_path_factory.mktemp("handbook"), {}, **FORGE)


def made(root: Path, options: dict[str, Any] | None = None, **config: Any) -> Site:
    found = build(write_book(root, FILES, options, **config), root / "site")
    assert found.status == 0, found.log
    return found


def test_links_lead_somewhere_and_no_id_comes_twice(site: Site) -> None:
    assert list(crawl.broken_links(site)) == []
    assert list(crawl.repeated_ids(site)) == []


def test_each_open_question_says_how_to_answer_it_and_leads_to_its_line(site: Site) -> None:
    page = site.page("upkeep/").article
    said = next(item for item in page.all("li") if "Nobody owns the goal Calm." in item.text)
    assert "add owner: with the id of a person or a team" in said.text
    links = [link.attributes["href"] for link in said.all("a")]
    assert links == ["../goals/calm/", "https://forge.example/team/handbook/edit/main/content/goals.yml#L1"]
    assert "content/goals.yml:1" in said.text


def test_open_questions_are_counted_without_scores(site: Site) -> None:
    page = site.page("upkeep/").article
    assert "goal-without-parent nothing to ask yet" in page.text
    rows = {row.one("a").text: row.all("span.hb-meta")[-1].text for row in page.all("li.hb-row")}
    # Neither value has a practice, since the only one has ended; of goals and the culture nothing is open.
    assert rows["Communication is sporadic"] == "2 open questions"
    assert rows["Goals drift from the culture"] == "no open questions"
    assert "%" not in page.text
    assert "does not say how well our values are lived" in page.text


def test_what_to_mend_comes_first_in_plain_words_and_codes_are_folded(site: Site) -> None:
    page = site.page("upkeep/").article
    first = page.first("ul").all("li")
    assert len(first) == 7
    heading = page.first("h2").text
    assert heading.endswith("things to mend")
    for item in first:
        assert item.one("summary").text == "How to fix"
        assert all(code in item.one("details").all("code") for code in item.all("code"))


def test_former_names_lead_to_the_page(site: Site) -> None:
    assert "url=../upkeep/" in site.read("health/index.html")
    assert "url=../stated-and-recognized/" in site.read("preached-and-practised/index.html")


def test_weights_of_checks_get_a_note_and_break_nothing(tmp_path: Path) -> None:
    made(tmp_path, {"health": {"weights": {"goal-without-owner": 3}}})
    site = load(read_project(tmp_path)[0])
    assert [item.headline for item in site.diagnostics if item.code == "option-not-used"] == [
        "the option `health` is not used any more: the page Upkeep has no score, so that checks have no weights"
    ]


def test_without_a_forge_the_place_is_told_without_a_link(tmp_path: Path) -> None:
    page = made(tmp_path).page("upkeep/").article
    said = next(item for item in page.all("li") if "Nobody owns the goal Calm." in item.text)
    assert [link.attributes["href"] for link in said.all("a")] == ["../goals/calm/"]
    assert "content/goals.yml:1" in said.text


@pytest.mark.parametrize("url", ["upkeep/", "pitfalls/drift/"])
def test_a_guard_that_does_not_hold_says_why(site: Site, url: str) -> None:
    text = site.page(url).article.text
    for said in ("Lunch has ended", "Candor", "The check goal-without-owner 1 finding"):
        assert said in text
    assert "of 3" not in site.page("upkeep/").article.text


def test_a_pitfall_names_the_reviews_and_cases_that_saw_it(tmp_path: Path) -> None:
    files = {
        "reviews.yml": "[{id: spring, title: Spring, date: 2026-03-01, scope: ['pitfall:drift']}]\n",
        "cases.yml": "[{id: launch, title: The launch, date: 2026-05-01, learned: 'See [drift](pitfall:drift).'}]\n",
    }
    found = build(write_book(tmp_path, {**FILES, **files}), tmp_path / "site")
    assert "Seen in: The launch, Spring" in found.page("upkeep/").article.text
    assert "No review and no hard case mentions it." in made(tmp_path / "without").page("upkeep/").article.text


def test_the_scorecard_has_figures_with_day_and_source(site: Site) -> None:
    rows = [row.text for row in site.page("scorecard/").article.all("li.hb-row")]
    evidence = "Calls behind Trust; Evidence: https://example.org/figures"
    assert f"{evidence} Baseline 3 now 6, limit exceeded Target 5 as of 31 October 2026" in rows
    assert "innovation No measure yet" in rows
    assert [row for row in rows if row.split()[0] in ("All", "Trust", "Other")] == [
        "Trust 2 measures 1 behind 1 met",
        "All 1 measure 1 met",
    ]


def test_an_embed_shows_what_matches(site: Site) -> None:
    article = site.page("mine/").article
    assert "2 of 3 hold" not in article.text
    assert "No objective or goal that is worked at has a measure yet." in article.text
    assert article.by_id("_embed-1-_steps").text == "The five steps"


def test_a_handbook_without_git_says_so_and_draws_nothing(site: Site) -> None:
    page = site.page("upkeep/").article
    assert "without the history of its files" in page.text
    assert list(page.all("div.hb-chart")) == []


def test_a_past_is_drawn_and_told_in_words_and_figures(tmp_path: Path) -> None:
    files = {f"content/{name}": text or "" for name, text in FILES.items()}
    files["mkdocs.yml"] = f"{MKDOCS}theme: {{name: material, font: false}}\n"
    root = started(tmp_path / "handbook", files)
    change(root, {"content/values.yml": f"{VALUES}# Agreed\n"}, "2026-02-02")
    change(root, {"content/goals.yml": "[{id: calm, title: Calm}]\n"}, "2026-03-02")
    first = build(root, tmp_path / "first")
    page = first.page("upkeep/").article
    assert "1 of 1 on 2 February 2026, 0 of 1 now" in page.text
    rows = [[cell.text for cell in row.children if not isinstance(cell, str)] for row in page.all("tr")]
    assert ["2 March 2026", "0 of 1", "0 of 1"] in rows
    again = build(root, tmp_path / "again")
    for path in ("upkeep/index.html", "scorecard/index.html", "handbook.json"):
        assert first.read(path) == again.read(path)
