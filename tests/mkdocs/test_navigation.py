"""Where generated pages stand in the navigation: sections yes, records no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.mkdocs.running import SMALL, navigation_of, site_of

if TYPE_CHECKING:
    from pathlib import Path


PLAIN = {"name": "mkdocs"}


def test_an_automatic_navigation_is_flat_and_has_the_sections_that_have_records(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        "guide/start.md": "# Start here\n",
        "guide/change.md": "# Change it\n",
        "values/candor.yml": "title: Candor\n",
        "values/craft.yml": "title: Craft\n",
        "faq.yml": "- {id: who, question: Who?, answer: We.}\n",
        "practices/deep/down/retro.yml": "title: Retro\n",
    }
    assert navigation_of(site_of(tmp_path, files), "values/candor/") == [
        "Home ",
        "FAQ faq/",
        "Guide",
        "  Change it guide/change/",
        "  Start here guide/start/",
        "Matrices matrices/",
        "Practices practices/",
        "Values values/",
    ]


def test_a_handbook_without_records_adds_nothing_to_thenavigation_of(tmp_path: Path) -> None:
    assert navigation_of(site_of(tmp_path, {})) == ["Home "]


def test_a_hand_written_page_beside_records_keeps_its_section(tmp_path: Path) -> None:
    files: dict[str, str | None] = {
        "values/candor.yml": "title: Candor\n",
        "values/how-we-chose.md": "# How we chose\n",
    }
    assert navigation_of(site_of(tmp_path, files))[-3:] == [
        "Values",
        "  Values values/",
        "  How we chose values/how-we-chose/",
    ]


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
