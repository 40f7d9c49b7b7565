"""What chats and social networks show of a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site

from tests.site.conftest import make as make

FILES = {
    "index.md": "# Home\n\nHello.\n",
    "values/candor.yml": 'title: Candor & "co" <b>\nsummary: We *say* it.\nadopted: 2026-03-02\n',
    "cases/hard.yml": "title: Hard\ndate: 2026-05-01\n",
    "goals/g.yml": "title: Goal\nsummary: Of goals.\n",
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make(FILES, site_name="H & H", site_description="All of it.")


def said(site: Site, url: str) -> dict[str, str]:
    return {
        tag.attributes["property"]: tag.attributes["content"]
        for tag in site.page(url).root.all("meta")
        if "property" in tag.attributes
    }


def test_a_record_says_what_it_is(site: Site) -> None:
    assert said(site, "values/candor/") == {
        "og:type": "article",
        "og:site_name": "H & H",
        "og:title": 'Candor & "co" <b>',
        "og:description": "We say it.",
        "og:url": "https://example.org/handbook/values/candor/",
        "article:published_time": "2026-03-02",
    }
    assert said(site, "cases/hard/")["article:published_time"] == "2026-05-01"


def test_the_home_page_says_what_the_handbook_is(site: Site) -> None:
    assert said(site, "") == {
        "og:type": "website",
        "og:site_name": "H & H",
        "og:title": "Home",
        "og:description": "All of it.",
        "og:url": "https://example.org/handbook/",
    }


def test_pages_of_goals_are_left_as_light_as_they_are(site: Site) -> None:
    assert said(site, "goals/g/") == {}
    assert '<meta name="description" content="Of goals.">' in site.page("goals/g/").html


def test_without_an_address_nothing_is_said(make: Callable[..., Site]) -> None:
    assert said(make(FILES, site_url=""), "values/candor/") == {}
