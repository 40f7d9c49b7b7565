"""Plugins that make the navigation: awesome-pages and section-index, in any order with ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mkdocs.running import SMALL, navigation_of, site_of
from tests.site.support import crawl

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tests.site.support.building import Site

pytest.importorskip("mkdocs_awesome_pages_plugin")
pytest.importorskip("mkdocs_section_index")

FILES: dict[str, str | None] = {
    "index.md": "# Home\n",
    ".pages": "nav: [guide, values, ..., faq]\n",
    "guide/a.md": "# First\n",
    "guide/b.md": "# Second\n",
    "values/.pages": "title: Our values\n",
    "values/how-we-chose.md": "# How we chose\n",
    "values/candor.yml": "title: Candor\n",
    "dos-and-donts.yml": "- {id: say-it, do: Say it., values: [candor]}\n",
    "faq.yml": "- {id: who, question: Who?, answer: We.}\n",
}
ORDERS = (["awesome-pages", "values-handbook"], ["values-handbook", "awesome-pages"])


@pytest.mark.parametrize("order", ORDERS)
def test_awesome_pages_orders_the_sections_of_the_handbook(order: list[str], tmp_path: Path) -> None:
    assert navigation_of(site_of(tmp_path, FILES, plugins=["search", *order]), "values/candor/") == [
        "Guide",
        "  First guide/a/",
        "  Second guide/b/",
        "Our values",
        "  Values values/",
        "  How we chose values/how-we-chose/",
        "Home ",
        "Do's and don'ts dos-and-donts/",
        "Matrices matrices/",
        "FAQ faq/",
    ]


@pytest.mark.parametrize("order", ORDERS)
def test_the_rest_that_awesome_pages_adds_to_a_written_navigation_has_the_pages_of_the_handbook(
    order: list[str], tmp_path: Path
) -> None:
    files = {path: text for path, text in FILES.items() if not path.endswith(".pages")}
    nav = [{"Start": "index.md"}, {"What we stand for": "values/index.md"}, "values/candor.md", "..."]
    site = site_of(tmp_path, files, plugins=["search", *order], nav=nav)
    assert navigation_of(site)[:3] == ["Start ", "What we stand for values/", "Candor values/candor/"]
    for url, title in {"values/": "Values", "values/candor/": "Candor", "faq/": "FAQ", "goals/": "Goals"}.items():
        assert site.page(url).title == title
    assert site.page("faq/").article.by_id("who") is not None
    assert list(crawl.broken_links(site)) == []


@pytest.mark.parametrize("order", ORDERS)
def test_a_page_that_a_file_of_awesome_pages_names_stands_in_its_navigation(order: list[str], tmp_path: Path) -> None:
    """Without being named a page about the whole handbook, or about one record, stands in no automatic navigation."""
    pages = {".pages": "nav: [index.md, first-day.md, values, ...]\n", "values/.pages": "nav: [index.md, candor.md]\n"}
    site = site_of(tmp_path, {**SMALL, **pages}, strict=True, plugins=["search", *order])
    found = navigation_of(site)
    assert found[1] == "Your first day first-day/"
    assert "  Candor values/candor/" in found
    assert not [line for line in found if "scorecard/" in line or "values/craft/" in line]


def test_awesome_pages_sorts_by_title_what_has_no_markdown(tmp_path: Path) -> None:
    plugins: list[Any] = ["search", "values-handbook", {"awesome-pages": {"order_by": "title"}}]
    site = site_of(tmp_path, {**SMALL}, plugins=plugins)
    assert "Values values/" in navigation_of(site)


@pytest.fixture(scope="module", params=["before", "after", "with awesome-pages"])
def sections(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    order = {
        "before": ["section-index", "values-handbook"],
        "after": ["values-handbook", "section-index"],
        "with awesome-pages": ["values-handbook", "awesome-pages", "section-index"],
    }[request.param]
    theme = {"name": "material", "font": False, "features": ["navigation.indexes"]}
    return site_of(tmp_path_factory.mktemp("sections"), FILES, theme=theme, plugins=["search", *order])


def test_section_index_leaves_the_heading_and_the_body_of_a_page(sections: Site) -> None:
    page = sections.page("values/")
    assert page.title == "Values"
    assert "values/candor/" in page.links(page.article)
    assert page.root.one("title").text == "Values - Handbook"


def test_section_index_makes_an_index_page_the_page_of_its_section(sections: Site) -> None:
    assert "  How we chose values/how-we-chose/" in navigation_of(sections, "values/candor/")
    assert "values/" in _section_pages(sections).values()


def test_a_section_of_one_page_has_the_title_of_the_page(sections: Site) -> None:
    assert "Do's and don'ts dos-and-donts/" in navigation_of(sections, "values/candor/")


def test_section_index_in_a_written_navigation(tmp_path: Path) -> None:
    nav = ["index.md", {"What we stand for": ["values/index.md", "values/candor.md", "values/how-we-chose.md"]}]
    files = {path: text for path, text in FILES.items() if not path.endswith(".pages")}
    site = site_of(tmp_path, files, plugins=["search", "values-handbook", "section-index"], nav=nav)
    assert site.page("values/").title == "Values"
    assert site.page("values/candor/").title == "Candor"
    assert _section_pages(site) == {"What we stand for": "values/"}


def _section_pages(site: Site) -> dict[str, str]:
    """The sections of the navigation that are pages themselves: where each leads, by its title."""
    page = site.page("values/candor/")
    links = page.root.one("nav.md-nav--primary").all("div.md-nav__container a")
    return {link.text: str(page.to(link)) for link in links}
