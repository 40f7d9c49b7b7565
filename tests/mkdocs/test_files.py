"""Whose file it is: what is copied, what is left out, and what a hand-written page wins over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.mkdocs.preview import Preview
from tests.mkdocs.running import SMALL, mkdocs, site_of, toc_of, write

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = {"name": "mkdocs"}
PLUGIN = ["values-handbook"]


def test_records_are_not_copied_to_the_site_and_other_files_are(tmp_path: Path) -> None:
    site = site_of(tmp_path, {
        **SMALL,
        "values/candor.de.yml": "title: Offenheit\n",
        "faq.de.yml": "- question: Wer?\n",
        "vlaues/craft.yml": "title: Craft\n",
        "Goal/x.yaml": "title: X\n",
        "values/picture.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "api/openapi.yml": "openapi: 3.1.0\n",
        "data.json": "{}",
    }, theme=PLAIN, plugins=PLUGIN)  # fmt: skip
    assert [path for path in site.files() if path.endswith((".yml", ".yaml"))] == ["api/openapi.yml"]
    assert (site.root / "values/picture.svg").is_file()
    assert (site.root / "data.json").is_file()


# exclude_docs and draft_docs


def test_a_record_that_is_excluded_is_no_record(tmp_path: Path) -> None:
    files = {**SMALL, "values/wip/haste.yml": "title: [not even YAML\n", "goals/old.yml": "titel: x\n"}
    site = site_of(tmp_path, files, strict=True, exclude_docs="wip/\n/goals/old.yml\n", theme=PLAIN, plugins=PLUGIN)
    assert [url for url in site.urls if "haste" in url or "old" in url] == []


def test_a_reference_to_an_excluded_record_is_an_error(tmp_path: Path) -> None:
    ran = mkdocs(write(tmp_path, SMALL, exclude_docs="/objectives/\n"), "build")
    assert ran.problems == ["unknown-reference content/goals/2026/calm.yml:7:14"]


def test_a_pattern_can_be_undone_by_a_later_one(tmp_path: Path) -> None:
    files = {**SMALL, "values/.hidden.yml": "title: Hidden\nid: hidden\n"}
    site = site_of(tmp_path, files, exclude_docs="*.yml\n!*.yml\n!.hidden.yml\n", theme=PLAIN, plugins=PLUGIN)
    assert {"values/candor/", "values/hidden/"} <= set(site.urls)


def test_exclude_docs_does_not_reach_what_is_made_from_records(tmp_path: Path) -> None:
    site = site_of(
        tmp_path, SMALL, exclude_docs="*.csv\nvalues/*.md\n/matrices/\nhandbook.json\n", theme=PLAIN, plugins=PLUGIN
    )
    assert {"values/candor/", "matrices/goals-by-values/"} <= set(site.urls)
    assert {"handbook.json", "matrices/goals-by-values.csv"} <= set(site.files())


def test_an_excluded_page_leaves_its_place_to_the_generated_one(tmp_path: Path) -> None:
    files = {**SMALL, "values/candor.md": "# Not yet\n", "faq/README.md": "# Not yet\n", "handbook.json": "{}"}
    excluded = "/values/candor.md\n/faq/README.md\n/handbook.json\n"
    site = site_of(tmp_path, files, strict=True, exclude_docs=excluded, plugins=PLUGIN)
    assert site.page("values/candor/").title == "Candor"
    assert site.page("faq/").title == "FAQ"
    assert json.loads(site.read("handbook.json"))["format"] == 1


def test_a_draft_leaves_its_place_to_the_generated_page_in_a_build_and_takes_it_in_a_preview(tmp_path: Path) -> None:
    files = {**SMALL, "values/craft.md": "# Craft, rewritten\n", "values/haste.yml": "title: Haste\n"}
    root = write(tmp_path, files, draft_docs="/values/craft.md\n/values/haste.yml\n")
    ran = mkdocs(root, "build", "--strict")
    assert ran.status == 0, ran.said
    assert "Craft, rewritten" not in (root / "site/values/craft/index.html").read_text()
    assert not (root / "site/values/haste").exists()
    with Preview(root) as preview:
        assert "Craft, rewritten" in preview.article("values/craft/").text
        assert preview.article("values/haste/").first("h1").text == "Haste"


# A hand-written page wins


def test_a_hand_written_page_wins_over_the_page_of_a_record(tmp_path: Path) -> None:
    page = "# Candor, in our words\n\n## Write it down {#write-it-down}\n"
    site = site_of(tmp_path, {**SMALL, "values/candor.md": page}, markdown_extensions=["attr_list"], strict=True)
    assert site.page("values/candor/").title == "Candor, in our words"
    links = site.page("goals/calm/").links()
    assert "values/candor/" in links, "links go on leading to the page"


def test_a_hand_written_page_wins_over_a_section(tmp_path: Path) -> None:
    files = {
        **SMALL,
        "values/README.md": "# What we believe\n",
        "goals/index.md": "# What we try\n\n```handbook\nsection: goals\n```\n",
        "matrices/goals-by-values.md": "# By hand\n",
    }
    site = site_of(tmp_path, files, strict=True)
    assert site.page("values/").title == "What we believe"
    assert site.page("goals/").title == "What we try"
    assert site.page("matrices/goals-by-values/").title == "By hand"
    assert "goals/calm/" in site.page("goals/").links(site.page("goals/").article)
    assert "matrices/goals-by-values.csv" in site.files()


def test_a_page_of_many_records_can_be_written_by_hand_around_them(tmp_path: Path) -> None:
    """The anchors of what is embedded are known to MkDocs, which else would warn of every link to them."""
    files = {
        **SMALL,
        "index.md": "# Home\n\n[](question:who-decides), [](faq/README.md#who-decides), [](value:candor#write-it-down)",
        "faq/README.md": "# Asked\n\n## Before\n\n```handbook\nsection: faq\n```\n\n## After\n",
        "values/candor.md": "# Ours\n\n```handbook\nrecord: value:candor\n```\n",
    }
    site = site_of(tmp_path, files, strict=True, validation={"links": {"anchors": "warn"}})
    assert site.page("faq/").article.by_id("who-decides").text.startswith("Who decides?")
    assert toc_of(site.page("faq/").root) == ["Before #before", "Who decides? #who-decides", "After #after"]
    assert "faq/#who-decides" in site.page("").links()


def test_a_page_that_is_written_to_the_same_file_wins_whatever_its_source_is_called(tmp_path: Path) -> None:
    files = {
        **SMALL,
        "index.md": "# Home\n\n[](question:who-decides), [](value:candor#write-it-down)\n",
        "faq.md": "# Asked\n\n```handbook\nsection: faq\n```\n",
        "values/candor/index.md": "# Ours\n\n```handbook\nrecord: value:candor\n```\n",
    }
    site = site_of(tmp_path, files, strict=True, validation={"links": {"anchors": "warn"}})
    assert site.page("faq/").title == "Asked"
    assert site.page("values/candor/").title == "Ours"
    assert {"faq/#who-decides", "values/candor/#write-it-down"} <= site.page("").links().keys()


def test_pages_that_are_written_to_files_of_their_own_stand_side_by_side(tmp_path: Path) -> None:
    files = {**SMALL, "faq.md": "# Asked\n"}
    site = site_of(tmp_path, files, strict=True, use_directory_urls=False)
    assert site.page("faq.html").title == "Asked"
    assert site.page("faq/index.html").title == "FAQ"


def test_an_asset_of_the_team_wins_over_one_of_the_package(tmp_path: Path) -> None:
    site = site_of(tmp_path, {**SMALL, "assets/handbook/handbook.css": "/* ours */"}, theme=PLAIN, plugins=PLUGIN)
    assert site.read("assets/handbook/handbook.css") == "/* ours */"


def test_two_configurations_in_one_process_do_not_disturb_one_another(tmp_path: Path) -> None:
    script = """
import logging, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
one, two = load_config("one/mkdocs.yml"), load_config("two/mkdocs.yml")
for config in (one, two, load_config("one/mkdocs.yml")):
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert len(config.extra_css) == 1, config.extra_css
    assert sum(not isinstance(item, str) for item in config.markdown_extensions) == 1, config.markdown_extensions
"""
    import subprocess
    import sys

    from tests.mkdocs.running import environment

    for name, kinds in (("one", "objectives"), ("two", "values")):
        matrix = {"id": name, "title": name, "rows": "goals", "columns": kinds}
        write(tmp_path / name, SMALL, theme=PLAIN, plugins=[{"values-handbook": {"matrices": [matrix]}}])
    (tmp_path / "two/content/values/haste.yml").write_text("title: Haste\n")
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment(), check=True, timeout=600)
    one, two = tmp_path / "one/site", tmp_path / "two/site"
    assert [(one / "matrices" / name).is_dir() for name in ("one", "two")] == [True, False]
    assert [(two / "matrices" / name).is_dir() for name in ("one", "two")] == [False, True]
    assert not (one / "values/haste").exists()
    assert (two / "values/haste/index.html").is_file()
