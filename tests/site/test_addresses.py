"""Addresses and anchors, as the table of the content format gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.site.support import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import Book
    from tests.site.support.building import Site

BEHAVIOURS = ("write-it-down", "say-what-you-do-not-know")
ONE_OF_EACH = {
    "value": ("candor", "values/candor/"),
    "objective": ("trusted-services", "objectives/trusted-services/"),
    "goal": ("calm-deploys", "goals/calm-deploys/"),
    "guideline": ("say-it-plainly", "dos-and-donts/#say-it-plainly"),
    "pitfall": ("misaligned-culture", "pitfalls/misaligned-culture/"),
    "team": ("platform", "teams/platform/"),
    "person": ("platform-lead", "people/#platform-lead"),
    "practice": ("monthly-retro", "practices/#monthly-retro"),
    "recognition": ("called-off-a-launch", "recognitions/#called-off-a-launch"),
    "case": ("the-quiet-outage", "cases/the-quiet-outage/"),
    "review": ("2026-h1", "reviews/2026-h1/"),
    "question": ("why-values", "faq/#why-values"),
    "candidate": ("speaking-up", "candidates/#speaking-up"),
    "cycle": ("FY27-Q1", "cycles/#FY27-Q1"),
}
"""A record of each kind, and its address as the table has it."""


@pytest.mark.parametrize("kind", rules.FOLDERS)
def test_each_kind_has_the_address_of_the_table(rich_book: Book, kind: str) -> None:
    identifier, written = ONE_OF_EACH[kind]
    path, _, anchor = written.partition("#")
    if not rich_book.site.directories:
        path = f"{path}index.html" if anchor else f"{path.removesuffix('/')}.html"
    page = rich_book.site.page(path)
    if anchor:
        assert rich_book.handbook.records[f"{kind}:{identifier}"].title in page.article.text or kind == "guideline"
        page.article.by_id(anchor)
    else:
        assert page.title == rich_book.handbook.records[f"{kind}:{identifier}"].title


def test_every_folder_has_an_index_page_even_without_records(make: Callable[..., Site]) -> None:
    empty = make({})
    for kind in rules.WHERE_USED:
        assert f"{rules.FOLDERS[kind]}/" not in empty.urls
    for folder in [folder for kind, folder in rules.FOLDERS.items() if kind not in rules.WHERE_USED]:
        page = empty.page(f"{folder}/")
        assert page.title
        assert folder in page.article.text.removeprefix(page.title), "it says where records would come from"


@pytest.mark.parametrize("kind", rules.FOLDERS)
def test_an_index_page_leads_to_or_holds_every_record_of_its_kind(rich_book: Book, kind: str) -> None:
    page = rich_book.site.page_of(kind)
    records = {record.id for record in rich_book.handbook.of(kind)}
    if rules.HAS_PAGE[kind]:
        places = {rich_book.site.address_of(kind, identifier): identifier for identifier in records}
        assert {places[place] for place in page.links(page.article) if place in places} == records
    else:
        assert records <= set(page.article.ids())


def test_an_index_page_of_goals_shows_the_cascade(rich_book: Book) -> None:
    page = rich_book.site.page_of("goal")
    for goal in rich_book.handbook.of("goal"):
        links = page.links(page.article)[rich_book.site.address_of("goal", goal.id)]
        link = next(link for link in links if any("hb-tree" in element.classes for element in link.ancestors()))
        _, above, *_ = [element for element in link.ancestors() if element.tag == "li"] + [None]
        parent = goal.data.get("parent")
        shown_below = str(page.to(above.first("a"))) if above else None
        assert shown_below == (rich_book.site.address_of("goal", parent) if parent else None)


def test_subfolders_change_nothing_in_the_address(rich_book: Book) -> None:
    assert rich_book.handbook.records["goal:calm-deploys"].file == "content/goals/platform/2026/calm-deploys.yml"
    assert rich_book.site.address_of("goal", "calm-deploys") in rich_book.site.urls


def test_an_id_in_a_list_comes_from_its_title(rich_book: Book) -> None:
    assert {"practice:value-of-the-month", "question:why-values", "guideline:don-t-be-rigid"} <= set(
        rich_book.site.records
    )


def test_behaviours_are_anchors_on_the_page_of_their_value(rich_book: Book) -> None:
    article = rich_book.site.page_of("value", "candor").article
    assert "Write it down" in article.by_id("write-it-down").text
    assert "Say what you do not know." in article.by_id("say-what-you-do-not-know").text


def test_the_pages_own_ids_start_with_an_underscore_and_those_of_prose_with_their_field(rich_book: Book) -> None:
    """Ids of records, behaviours and signs stand bare; nothing else does."""
    bare = {record.id for record in rich_book.handbook.records.values()}
    bare |= {old for record in rich_book.handbook.records.values() for old in record.items("formerly")}
    bare |= {*BEHAVIOURS, "log-it", "make-room", "rush", "laughter"}
    by_hand = {rich_book.site.address(uri) for uri in rich_book.handbook.pages}
    prose = re.compile(rf"({'|'.join(rules.FOLDERS)})-[a-z0-9-]+-[a-z_0-9-]+-")
    for page in rich_book.site.pages():
        if page.url not in by_hand:
            for name in page.article.ids():
                assert name in bare or name.startswith(("_", "__")) or prose.match(name), f"{page.url}#{name}"


@pytest.mark.parametrize("kind", [kind for kind in rules.FOLDERS if rules.HAS_PAGE[kind]])
def test_the_sections_of_a_page_have_anchors(rich_book: Book, kind: str) -> None:
    article = rich_book.site.page_of(kind, ONE_OF_EACH[kind][0]).article
    assert article.all("h2")
    for heading in article.all("h2"):
        assert heading["id"].startswith("_")


def test_ids_in_prose_are_prefixed_and_references_to_them_with_them(rich_book: Book) -> None:
    page = rich_book.site.page_of("value", "candor")
    page.article.by_id("value-candor-description-place")
    assert page.article.one("a[href=#value-candor-description-place]").text == "above"
    notes = [link["href"] for link in page.article.all("a") if link.get("href").startswith("#value-candor-why-")]
    assert len(notes) == 2, "a footnote leads to its text, and back"
    assert all(note[1:] in page.anchors for note in notes)


def test_a_record_is_found_by_its_title_in_the_search(rich_book: Book) -> None:
    for key, record in rich_book.handbook.records.items():
        place = rich_book.site.address_of(record.kind, record.id)
        assert place in rich_book.site.search, key
        if "<" not in record.title and record.kind != "guideline":
            assert record.title.replace("&", "&amp;") in rich_book.site.search[place]["title"]


def test_the_sections_of_a_record_are_found_in_the_search(rich_book: Book) -> None:
    page = rich_book.site.address_of("value", "candor")
    sections = {place: entry for place, entry in rich_book.site.search.items() if place.startswith(f"{page}#_")}
    assert any("Because silence costs more." in entry["text"] for entry in sections.values())


def test_what_is_generated_can_stand_in_the_navigation(make: Callable[..., Site]) -> None:
    nav = [
        {"Home": "index.md"},
        {"Candor, first": "values/candor.md"},
        {"Cells": "matrices/goals-by-values.md"},
        "faq/index.md",
    ]
    site = make({"values/candor.yml": "title: Candor\n"}, nav=nav, strict=True)
    home = site.page("")
    shown = {str(home.to(link)): link.text for link in home.root.all("nav.md-nav--primary a.md-nav__link")}
    assert shown["values/candor/"] == "Candor, first"
    assert shown["matrices/goals-by-values/"] == "Cells"
    assert "faq/" in shown


def test_records_are_not_copied_to_the_site(rich_book: Book) -> None:
    assert [path for path in rich_book.site.files() if path.endswith((".yml", ".yaml"))] == []


def test_yaml_elsewhere_is_no_record_and_stays_a_file(make: Callable[..., Site]) -> None:
    site = make({"data/figures.yml": "a: 1\n", "values/candor.yml": "title: Candor\n"})
    assert "data/figures.yml" in site.files()
    assert list(site.records) == ["value:candor"]


def test_what_exclude_docs_matches_is_no_record(make: Callable[..., Site]) -> None:
    files = {"values/candor.yml": "title: Candor\n", "values/draft.yml": "{title: Draft, nonsense: [}\n"}
    site = make(files, exclude_docs="values/draft.yml\n", strict=True)
    assert list(site.records) == ["value:candor"]
    assert [path for path in site.files() if "draft" in path] == []
