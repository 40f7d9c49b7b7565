"""Earlier ids: their addresses lead to where the record stands now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.site.support import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import Book
    from tests.site.support.building import Page, Site

PAGES = [("value", "frankness", "candor"), ("value", "openness", "candor"), ("objective", "reliable-services", "trusted-services"),
         ("goal", "quiet-deploys", "calm-deploys"), ("team", "ops", "sre")]  # fmt: skip
ANCHORS = [("guideline", "speak-plainly", "say-it-plainly"), ("person", "ops-lead", "platform-lead"), ("practice", "retro", "monthly-retro"),
           ("recognition", "stopped-a-launch", "called-off-a-launch"), ("question", "why", "why-values")]  # fmt: skip


def _refresh(page: Page) -> str:
    """Where a browser goes by itself."""
    content = page.root.one("meta[http-equiv=refresh]")["content"]
    found = re.fullmatch(r"0;\s*url=(.+)", content)
    assert found, content
    return str(page.site.resolve(page.url, found[1]))


@pytest.mark.parametrize(("kind", "old", "new"), PAGES)
def test_an_earlier_address_leads_to_the_page(rich_book: Book, kind: str, old: str, new: str) -> None:
    page = rich_book.site.page_of(kind, old)
    place = rich_book.site.address_of(kind, new)
    assert _refresh(page) == place
    assert list(page.links()) == [place], "and it can be followed by hand"
    assert page.root.one("link[rel=canonical]")["href"] == f"{rich_book.site.site_url}{place}"


@pytest.mark.parametrize(("kind", "old", "new"), ANCHORS)
def test_an_earlier_anchor_stands_empty_at_the_record(rich_book: Book, kind: str, old: str, new: str) -> None:
    anchor = rich_book.site.page_of(kind).article.by_id(old)
    assert anchor.text == ""
    assert anchor in list(rich_book.site.part_of(kind, new).walk())


def test_an_earlier_anchor_of_a_behaviour_stands_empty_at_the_behaviour(rich_book: Book) -> None:
    article = rich_book.site.page_of("value", "candor").article
    anchor = article.by_id("log-it")
    assert anchor.text == ""
    assert anchor.parent is article.by_id("write-it-down").parent


def test_references_by_an_earlier_id_lead_to_the_record(rich_book: Book) -> None:
    guide = rich_book.site.page(rich_book.site.address("guide.md"))
    links = guide.links(guide.article)
    assert [link.text for link in links[rich_book.site.address_of("value", "candor")]].count("the old name") == 1
    behaviour = links[rich_book.site.address_of("value", "candor", "write-it-down")]
    assert "the old behaviour" in [link.text for link in behaviour]


def test_redirects_are_not_found_by_the_search_nor_in_the_site_map(rich_book: Book) -> None:
    for kind, old, _ in PAGES:
        place = rich_book.site.address_of(kind, old)
        assert place in rich_book.site.urls
        assert not any(location.startswith(place) for location in rich_book.site.search)
        assert f"{rich_book.site.site_url}{place}<" not in rich_book.site.read("sitemap.xml")


def test_a_page_written_by_hand_at_an_earlier_address_stays(make: Callable[..., Site]) -> None:
    site = make(
        {"values/candor.yml": "{title: Candor, formerly: frankness}\n", "values/frankness.md": "# On frankness\n"}
    )
    assert site.page("values/frankness/").title == "On frankness"


def test_without_a_site_url_an_earlier_address_still_leads_on(make: Callable[..., Site]) -> None:
    site = make({"values/candor.yml": "{title: Candor, formerly: frankness}\n"}, site_url="")
    page = site.page("values/frankness/")
    assert _refresh(page) == "values/candor/"
    assert page.root.all("link[rel=canonical]") == []


@pytest.mark.parametrize("kind", [kind for kind in rules.FOLDERS if not rules.HAS_PAGE[kind] and kind != "person"])
def test_an_earlier_id_makes_no_page_where_records_share_one(rich_book: Book, kind: str) -> None:
    pages = [url for url in rich_book.site.urls if url.startswith(f"{rules.FOLDERS[kind]}/")]
    assert len(pages) == 1
