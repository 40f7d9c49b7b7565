"""Where generated pages stand in the navigation: sections yes, records no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.mkdocs.running import SMALL, navigation_of, site_of
from values_handbook.model.layout import Layout
from values_handbook.overviews import OVERVIEWS
from values_handbook.plan.navigation import navigation_order
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from pathlib import Path


PLAIN = {"name": "mkdocs"}


GUIDED: dict[str, str | None] = {
    "guide/start.md": "# Start here\n",
    "guide/change.md": "# Change it\n",
    "about.md": "# About us\n",
    "values/candor.yml": "title: Candor\n",
    "values/craft.yml": "title: Craft\n",
    "faq.yml": "- {id: who, question: Who?, answer: We.}\n",
    "practices/deep/down/retro.yml": "title: Retro\nevery: month\n",
    "reviews/2026.yml": "title: 2026\ndate: 2026-07-01\n",
}


def test_an_automatic_navigation_has_what_readers_come_for_first_and_upkeep_apart(tmp_path: Path) -> None:
    """Sections that have records, and pages about the whole handbook that have something to show."""
    assert navigation_of(site_of(tmp_path, GUIDED), "values/candor/") == [
        "Home ",
        "Your first day first-day/",
        "Values values/",
        "Practices practices/",
        "Calendar calendar/",
        "FAQ faq/",
        "About us about/",
        "Guide",
        "  Change it guide/change/",
        "  Start here guide/start/",
        "Where we stand",
        "  Matrices matrices/",
        "  What it costs costs/",
        "  Reviews reviews/",
        "Maintain the handbook",
        "  Open items owners/",
        "  Upkeep upkeep/",
        "  Questionnaire questionnaire/",
    ]


def test_a_section_that_the_handbook_adds_leads_nowhere_by_itself(tmp_path: Path) -> None:
    """A theme would take the index page of a folder for the page of the section, and leave it out of the list."""
    theme = {"name": "material", "font": False, "features": ["navigation.indexes"]}
    entries = navigation_of(site_of(tmp_path, GUIDED, theme=theme))
    assert {"Where we stand", "  Matrices matrices/", "  Reviews reviews/"} <= set(entries)


def test_so_it_is_in_a_folder_of_a_larger_site(tmp_path: Path) -> None:
    files = {f"book/{path}": text for path, text in GUIDED.items()} | {"a.md": "# A\n", "zoo/z.md": "# Z\n"}
    entries = navigation_of(site_of(tmp_path, files, plugins=[{"values-handbook": {"path": "book"}}]))
    assert [entry for entry in entries if not entry.startswith(" ")] == ["Home ", "A a/", "Book", "Zoo"]
    inside = [entry.split(" book/")[0].strip() for entry in entries[entries.index("Book") + 1 : entries.index("Zoo")]]
    assert inside[:5] == ["Handbook", "Your first day", "Values", "Practices", "Calendar"]
    assert inside[-1] == "Questionnaire"


def test_the_pages_lead_on_in_the_order_of_the_navigation(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "features": ["navigation.footer"]}
    site = site_of(tmp_path, GUIDED, theme=theme)
    page = site.page("faq/")
    assert page.root.one("a.md-footer__link--prev")["href"] == "../calendar/"
    assert page.root.one("a.md-footer__link--next")["href"] == "../about/"
    assert not site.page("").root.all("a.md-footer__link--prev")


def test_every_section_and_every_page_about_the_whole_handbook_has_a_place() -> None:
    layout = Layout()
    pages = [layout.section(kind) for kind in KINDS] + [
        layout.overview(name) for name, overview in OVERVIEWS.items() if overview.is_page
    ]
    assert sorted(navigation_order(layout)) == sorted([*pages, "index.md", "matrices/index.md"])


def test_a_handbook_without_records_adds_nothing_to_the_navigation(tmp_path: Path) -> None:
    assert navigation_of(site_of(tmp_path, {})) == ["Home "]


def test_a_hand_written_page_beside_records_keeps_its_section(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        "values/candor.yml": "title: Candor\n",
        "values/how-we-chose.md": "# How we chose\n",
        "dos-and-donts.yml": "- {id: say-it, do: Say it.}\n",
    }
    entries = navigation_of(site_of(tmp_path, files))
    start = entries.index("Values")
    assert entries[start : start + 4] == [
        "Values",
        "  Values values/",
        "  How we chose values/how-we-chose/",
        "Do's and don'ts dos-and-donts/",
    ]


def test_a_hand_written_page_in_the_place_of_an_overview_stands_in_its_place(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**SMALL, "scorecard.md": "# Our figures\n"})
    entries = navigation_of(site)
    assert entries[entries.index("Where we stand") + 1] == "  Our figures scorecard/"


NAV: list[Any] = [
    "index.md",
    {"Values": "values/index.md"},
    {"Work": [{"All goals": "goals/index.md"}, {"Grids": "matrices/index.md"}]},
    {"People": "people/index.md"},
]


@pytest.mark.parametrize(
    ("url", "current"),
    [
        ("values/candor/", ["values/"]),
        ("goals/calm/", ["Work", "goals/"]),
        ("matrices/goals-by-values/", ["Work", "matrices/"]),
        ("values/", ["values/"]),
        ("faq/", []),
        ("scorecard/", []),
    ],
)
def test_the_section_of_a_record_is_marked_in_the_navigation(tmp_path: Path, url: str, current: list[str]) -> None:
    site = site_of(tmp_path, SMALL, nav=NAV)
    page = site.page(url)
    items = page.root.one("nav.md-nav--primary").all("li.md-nav__item--active")
    marked = [next(part for part in item.elements if part.tag in ("a", "label")) for item in items]
    assert [str(page.to(part)) if part.tag == "a" else part.text for part in marked] == current
    assert not site.page("faq/").root.one("nav.md-nav--primary").all("li.md-nav__item--active"), "and only there"


def test_generated_pages_stand_in_a_written_navigation_with_and_without_titles(tmp_path: Path) -> None:
    nav: list[Any] = [
        "index.md",
        {"What we stand for": "values/index.md"},
        "goals/index.md",
        {"More": [{"Calm, above all": "goals/calm.md"}, "values/candor.md", {"Grid": "matrices/goals-by-values.md"}]},
    ]
    site = site_of(tmp_path, SMALL, strict=True, nav=nav)
    assert navigation_of(site) == [
        "Home ",
        "What we stand for values/",
        "Goals goals/",
        "More",
        "  Calm, above all goals/calm/",
        "  Candor values/candor/",
        "  Grid matrices/goals-by-values/",
    ]
    assert site.page("goals/calm/").title == "Calm deploys", "a title in the navigation is for the navigation"


def test_pages_in_the_navigation_lead_on_to_the_next(tmp_path: Path) -> None:
    theme = {"name": "material", "font": False, "features": ["navigation.footer"]}
    nav = ["index.md", "values/candor.md", {"It's <us>": "faq/index.md"}]
    site = site_of(tmp_path, SMALL, theme=theme, nav=nav)
    page = site.page("values/candor/")
    assert page.root.one("a.md-footer__link--prev")["href"] == "../.."
    assert page.root.one("a.md-footer__link--next")["href"] == "../../faq/"


def test_a_navigation_may_lead_from_the_root_of_the_content(tmp_path: Path) -> None:
    nav = [{"Home": "/index.md"}, {"Beliefs": "/values/index.md"}]
    validation = {"nav": {"absolute_links": "relative_to_docs"}}
    site = site_of(tmp_path, SMALL, strict=True, nav=nav, validation=validation)
    assert navigation_of(site) == ["Home ", "Beliefs values/"]


def test_sections_that_a_written_navigation_leaves_out_are_no_warning(tmp_path: Path) -> None:
    validation = {"omitted_files": "warn", "absolute_links": "warn", "unrecognized_links": "warn", "anchors": "warn"}
    site = site_of(tmp_path, SMALL, strict=True, nav=["index.md"], validation=validation, theme=PLAIN)
    assert site.warnings == []
    assert "values/candor/" in site.urls


def test_not_in_nav_takes_generated_sections_out_of_an_automaticnavigation_of(tmp_path: Path) -> None:
    site = site_of(tmp_path, SMALL, not_in_nav="/people/\n/matrices/*\nrecognitions/\n")
    entries = navigation_of(site)
    assert not [entry for entry in entries if entry.startswith(("People", "Matrices", "Recognitions"))]
    assert "Values values/" in entries
    assert "people/" in site.urls


def test_a_hand_written_page_that_wins_stands_in_the_navigation_by_its_own_title(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**SMALL, "values/index.md": "# What we believe\n"})
    assert "Values" in navigation_of(site)
    assert "  What we believe values/" in navigation_of(site)
