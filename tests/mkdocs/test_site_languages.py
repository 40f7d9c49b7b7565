"""Sites in several languages by mkdocs-static-i18n, which builds a site once for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.mkdocs.running import RECORD_PAGES, SMALL, mkdocs, site_of, write
from tests.site.support import crawl

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from tests.site.support.building import Site

pytest.importorskip("mkdocs_static_i18n")

GUIDE = "# {}\n\n## Before\n\n[](value:candor), [goal]({}goals/calm.md), ![a line]({}line.svg)\n"
EMBED = "\n```handbook\ncards: value\n```\n"
LINE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
RECORDS = {
    **{path: text for path, text in SMALL.items() if path != "index.md"},
    "pictures/plan.svg": LINE,
}
SUFFIX: dict[str, str | None] = {
    **RECORDS,
    "objectives/trust.yml": """\
        title: Services people trust
        values: [candor]
        formerly: [reliance]
        description: Read [the guide](../guide.md#before) with ![the plan](../pictures/plan.svg), or [how](../only.md).
        """,
    "line.svg": LINE,
    "index.md": "# Home\n" + EMBED,
    "index.de.md": "# Anfang\n" + EMBED,
    "guide.md": GUIDE.format("Guide", "", "") + EMBED,
    "guide.de.md": GUIDE.format("Anleitung", "", "") + EMBED,
    "only.md": "# In one language\n\n[home](index.md)\n",
    "pitfalls/drift.de.md": "# Ziele treiben\n\n[](value:candor)\n",
}
FOLDER: dict[str, str | None] = {
    **RECORDS,
    "index.md": None,
    "objectives/trust.yml": """\
        title: Services people trust
        values: [candor]
        formerly: [reliance]
        description: Read [the guide](../en/guide.md#before) with ![the plan](../pictures/plan.svg), or [how](../en/only.md).
        """,
    "en/line.svg": LINE,
    "de/line.svg": LINE,
    "en/index.md": "# Home\n" + EMBED,
    "de/index.md": "# Anfang\n" + EMBED,
    "en/guide.md": GUIDE.format("Guide", "../", "") + EMBED,
    "de/guide.md": GUIDE.format("Anleitung", "../", "") + EMBED,
    "en/only.md": "# In one language\n\n[home](index.md)\n",
    "de/pitfalls/drift.md": "# Ziele treiben\n\n[](value:candor)\n",
}
LANGUAGES = [{"locale": "en", "default": True, "name": "English"}, {"locale": "de", "name": "Deutsch"}]


def plugins(structure: str, **more: Any) -> list[Any]:
    return ["search", {"i18n": {"docs_structure": structure, "languages": LANGUAGES, **more}}, "values-handbook"]


@pytest.fixture(scope="module", params=["suffix", "folder", "suffix, with files", "folder, with files", "listed first"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    structure, _, style = request.param.partition(", ")
    listed = plugins("suffix" if structure == "listed first" else structure)
    return site_of(
        tmp_path_factory.mktemp("languages"),
        FOLDER if structure == "folder" else SUFFIX,
        strict=True,
        plugins=listed[::-1] if structure == "listed first" else listed,
        use_directory_urls=not style,
    )


def test_the_handbook_is_there_in_each_language(site: Site) -> None:
    for page in (site.address(f"{path.removesuffix('/')}.md") for path in RECORD_PAGES):
        assert page in site.urls
        assert f"de/{page}" in site.urls


def test_links_are_whole(site: Site) -> None:
    assert list(crawl.broken_links(site)) == []
    assert list(crawl.missing_resources(site)) == []
    assert list(crawl.repeated_ids(site)) == []


def test_styles_and_scripts_are_loaded_once(site: Site) -> None:
    for url in ("values/candor.md", "de/values/candor.md"):
        page = site.page(site.address(url))
        assert [str(page.to(link)) for link in page.root.all("link[rel=stylesheet]")].count(
            "assets/handbook/handbook.css"
        ) == 1
        assert [str(page.to(script)) for script in page.root.all("script[src]")].count(
            "assets/handbook/handbook.js"
        ) == 1


def test_labels_are_in_the_language_of_the_site(site: Site) -> None:
    assert site.page(site.address("values/index.md")).title == "Values"
    assert site.page(site.address("de/values/index.md")).title == "Werte"


def test_pages_of_a_language_stay_in_it(site: Site) -> None:
    candor = site.page(site.address("de/values/candor.md"))
    assert site.address("de/goals/calm.md") in candor.links(candor.article)
    assert all(link.startswith("de/") for link in candor.links(candor.article))


def test_a_record_leads_to_the_translation_of_a_page_and_back(site: Site) -> None:
    trust = site.page(site.address("de/objectives/trust.md"))
    assert f"{site.address('de/guide.md')}#before" in trust.links(trust.article)
    assert site.page(site.address("de/guide.md")).title == "Anleitung"
    candor = site.page(site.address("de/values/candor.md"))
    assert candor.links(candor.article)[site.address("de/guide.md")][0].text == "Anleitung"


def test_a_page_in_one_language_wins_over_the_generated_one_in_that_language_alone(site: Site) -> None:
    assert site.page(site.address("pitfalls/drift.md")).title == "Goals drift"
    assert site.page(site.address("de/pitfalls/drift.md")).title == "Ziele treiben"


def test_each_language_has_the_files_beside_the_pages(site: Site) -> None:
    redirect = "objectives/reliance/index.html" if site.directories else "objectives/reliance.html"
    for path in ("handbook.json", "matrices/goals-by-values.csv", "calendar.ics", redirect):
        assert site.file_of(path) is not None
        assert site.file_of(f"de/{path}") is not None


def test_search_finds_the_handbook_in_each_language(site: Site) -> None:
    assert site.address("values/candor.md") in site.search
    assert site.address("de/values/index.md") in site.search


def test_a_reader_changes_the_language_on_a_page_of_the_handbook(site: Site) -> None:
    for name in ("values/candor.md", "values/craft.md", "goals/calm.md"):
        for folder in ("", "de/"):
            page = site.page(site.address(f"{folder}{name}"))
            links = page.root.all("div.md-select li.md-select__item a")
            assert {str(page.to(link)) for link in links} == {site.address(name), site.address(f"de/{name}")}


def test_a_problem_is_reported_once_for_all_languages(tmp_path: Path) -> None:
    files = {**SUFFIX, "values/craft.yml": "title: Craft\nsummary: Seen [there](nowhere.md).\n"}
    ran = mkdocs(write(tmp_path, files, plugins=plugins("suffix")), "build")
    assert ran.status == 0, ran.said
    assert ran.said.count("[dead-link]") == 1


def test_a_language_without_the_pages_of_another_says_what_brings_the_handbook_into_it(tmp_path: Path) -> None:
    listed = plugins("suffix", fallback_to_default=False)
    ran = mkdocs(
        write(tmp_path, {**RECORDS, "index.md": "# Home\n", "index.de.md": "# Anfang\n"}, plugins=listed), "build"
    )
    assert ran.status == 0, ran.said
    assert "`fallback_to_default: true`" in ran.said
