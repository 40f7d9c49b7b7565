"""Every page of every handbook, looked at as a browser would: nothing in it is broken, and nothing is missing."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from tests.site.conftest import BOOKS, Book, one_worker
from tests.site.support import crawl, rules

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(params=[one_worker(name) for name in BOOKS])
def book(request: pytest.FixtureRequest, books: Callable[[str], Book]) -> Book:
    return books(request.param)


def test_no_link_and_no_anchor_is_broken(book: Book) -> None:
    assert list(crawl.broken_links(book.site)) == []


def test_no_id_stands_twice_on_a_page(book: Book) -> None:
    assert list(crawl.repeated_ids(book.site)) == []


def test_every_resource_is_there(book: Book) -> None:
    assert list(crawl.missing_resources(book.site)) == []


def test_nothing_is_asked_of_another_host(book: Book) -> None:
    assert list(crawl.foreign_requests(book.site)) == []


def test_the_markup_needs_no_mending(book: Book) -> None:
    assert list(crawl.broken_markup(book.site)) == []


def test_search_json_and_site_map_lead_to_what_is_there(book: Book) -> None:
    assert list(crawl.broken_indexes(book.site)) == []


def test_every_record_is_reached_from_home(book: Book) -> None:
    reached = crawl.clicks_from_home(book.site)
    pages = {key: book.site.address_of(*key.split(":")).partition("#")[0] for key in book.handbook.records}
    assert {key: url for key, url in pages.items() if url not in reached} == {}


def test_every_record_has_its_page_or_its_place_on_one(book: Book) -> None:
    """The crawl would not miss what nothing links to."""
    shown = {key for key in book.handbook.records if _is_shown(book, *key.split(":"))}
    assert shown == set(book.handbook.records)


def _is_shown(book: Book, kind: str, identifier: str) -> bool:
    path, _, anchor = book.site.address_of(kind, identifier).partition("#")
    return path in book.site.urls and (not anchor or anchor in book.site.page(path).article.ids())


def test_every_reference_has_its_back_reference_on_the_page_of_its_target(book: Book) -> None:
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for reference in book.handbook.references:
        if reference.source != reference.target:
            sources[reference.target].add(reference.source)
    missing = [
        f"{target} does not link back to {source}"
        for target, named_by in sources.items()
        for source in named_by - _linked_back(book, target, named_by)
    ]
    assert missing == []


def _linked_back(book: Book, target: str, sources: set[str]) -> set[str]:
    """The sources that a record's part of the site links to; on pages of many records each part counts alone."""
    kind, _, name = target.partition(":")
    links = book.site.page_of(kind, name).links(book.site.part_of(kind, name))
    return {source for source in sources if _address(book, source) in links}


def _address(book: Book, source: str) -> str:
    kind, _, name = source.partition(":")
    return (
        book.site.address(re.sub(r"README\.md$", "index.md", name))
        if kind == "page"
        else book.site.address_of(kind, name)
    )


def test_no_record_page_stands_in_the_navigation(book: Book) -> None:
    """The theme's navigation costs pages × pages, so that only section pages stand in it."""
    records = {
        book.site.address_of(record.kind, record.id)
        for record in book.handbook.records.values()
        if rules.HAS_PAGE[record.kind]
    }
    home = book.site.page(book.site.address("index.md"))
    in_navigation = {str(home.to(link)) for link in home.root.all("nav.md-nav--primary a[href]")}
    assert in_navigation & records == set()
    assert in_navigation
