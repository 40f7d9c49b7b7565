"""From a record to the one before and after it, as its kind's index page lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site

FILES = {
    "values.yml": "[{id: b, title: Bee, order: 2}, {id: a, title: Ay <b>, order: 1}, {id: s, title: Secret, order: 3, publish: false}, {id: c, title: Sea, order: 4}]\n",
    "reviews.yml": "[{id: first, title: First, date: 2026-01-01}, {id: second, title: Second, date: 2026-06-01}]\n",
    "goals.yml": "[{id: g, title: G}, {id: h, title: H}]\n",
    "faq.yml": "[{id: q, question: Q?, answer: A.}, {id: r, question: R?, answer: A.}]\n",
    "mine.md": "# Mine\n\n```handbook\nrecord: value:b\n```\n",
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    return make(FILES)


def steps(site: Site, url: str) -> dict[str, tuple[str, str]]:
    """Where the links of a page lead that go a step on or back, and what they say."""
    page = site.page(url)
    return {
        link.attributes["rel"]: (str(page.to(link)), link.text)
        for link in page.article.all("a[rel]")
        if link.attributes["rel"] in ("prev", "next")
    }


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("values/a/", {"next": ("values/b/", "Next Bee")}),
        ("values/b/", {"prev": ("values/a/", "Previous Ay <b>"), "next": ("values/c/", "Next Sea")}),
        ("values/c/", {"prev": ("values/b/", "Previous Bee")}),
        ("reviews/second/", {"next": ("reviews/first/", "Next First")}),
        ("reviews/first/", {"prev": ("reviews/second/", "Previous Second")}),
    ],
)
def test_a_record_leads_to_its_neighbours(site: Site, url: str, expected: dict[str, tuple[str, str]]) -> None:
    assert steps(site, url) == expected


@pytest.mark.parametrize("url", ["goals/g/", "faq/", "mine/"])
def test_goals_shared_pages_and_embeds_have_no_steps(site: Site, url: str) -> None:
    assert steps(site, url) == {}
