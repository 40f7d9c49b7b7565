"""Generated pages are pages of MkDocs like any other: contents, addresses, edit link, metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.mkdocs.running import RECORD_PAGES, SECTIONS, SMALL, mkdocs, site_of, toc_of, write
from tests.site.support.building import build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.building import Site

TITLE = 'Say <b>"what\'s"</b> & <script>alert(1)</script>'
"""A title that holds whatever a theme could trip over."""
TITLED: dict[str, str | None] = {
    "index.md": "# Home\n\nSee [](value:candor) and [](question:why).\n",
    "values/candor.yml": f"title: |-\n  {TITLE}\nsummary: |-\n  {TITLE}\ntags: ['R&D <x>']\n",
    "faq.yml": f"- id: why\n  question: |-\n    {TITLE}\n  answer: Because.\n",
    "dos-and-donts.yml": f"""\
        - id: say
          title: |-
            {TITLE}
          do: Say it.
          values: [candor]
        - {{id: plainly, title: Plainly, do: Say it plainly., values: [candor]}}
        - {{id: loudly, title: Loudly, dont: Say it loudly.}}
        """,
}


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A handbook of one value and one question that are called as people call things."""
    return site_of(tmp_path_factory.mktemp("titled"), TITLED, plugins=["search", "tags", "values-handbook"])


# Table of contents


def test_the_sections_of_a_record_are_in_the_table_of_contents(small: Site) -> None:
    contents = toc_of(small.page("values/candor/").root)
    assert "Why it matters #_why" in contents
    assert "What it looks like #_behaviours" in contents


def test_the_records_of_a_page_of_many_are_in_its_table_of_contents(small: Site) -> None:
    assert "Who decides? #who-decides" in toc_of(small.page("faq/").root)


def test_headings_stand_below_larger_ones_in_the_table_of_contents(titled: Site) -> None:
    assert toc_of(titled.page("dos-and-donts/").root) == [
        f"{TITLE} #_value-candor",
        f"  {TITLE} #say",
        "  Plainly #plainly",
        "Everyone #_everyone",
        "  Loudly #loudly",
    ]


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (2, [f"{TITLE} #_value-candor", "Everyone #_everyone"]),
        ("3-4", [f"{TITLE} #say", "Plainly #plainly", "Loudly #loudly"]),
    ],
)
def test_the_table_of_contents_is_as_deep_as_the_configuration_says(
    tmp_path: Path, depth: int | str, expected: list[str]
) -> None:
    site = site_of(tmp_path, TITLED, markdown_extensions=[{"toc": {"toc_depth": depth}}])
    assert toc_of(site.page("dos-and-donts/").root) == expected


def test_no_title_makes_markup_anywhere_on_a_page(titled: Site) -> None:
    for url in ("", "values/", "values/candor/", "faq/", "dos-and-donts/", "matrices/goals-by-values/"):
        page = titled.page(url)
        assert "<script>alert(1)" not in page.html, url
        assert page.document.flaws == (), url
    assert titled.page("values/candor/").title == TITLE


# Metadata


def test_a_tag_reads_as_it_was_written(titled: Site) -> None:
    assert [tag.text for tag in titled.page("values/candor/").article.all(".md-tag")] == ["R&D <x>"]


def test_the_title_of_a_page_is_in_its_head_escaped_once(titled: Site) -> None:
    assert titled.page("values/candor/").root.one("head title").text == f"{TITLE} - Handbook"


def test_the_summary_of_a_record_is_the_description_of_its_page(small: Site) -> None:
    assert small.page("values/candor/").root.one("meta[name=description]")["content"] == "We say what we see."


@pytest.mark.parametrize("url", [*RECORD_PAGES, *SECTIONS])
def test_every_page_names_its_canonical_address(small: Site, url: str) -> None:
    link = small.page(url).root.one("link[rel=canonical]")
    assert link["href"] == f"https://example.org/handbook/{url}"


def test_a_redirect_names_the_canonical_address_of_where_it_leads(tmp_path: Path) -> None:
    files = {"values/candor.yml": "title: Candor\nformerly: [frankness]\n"}
    redirect = site_of(tmp_path, files).page("values/frankness/")
    assert redirect.root.one("link[rel=canonical]")["href"] == "https://example.org/handbook/values/candor/"


# Addresses


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize(
    "site_url", ["", "https://example.org/", "https://example.org/a/handbook/", "https://example.org/a/b"]
)
def test_links_hold_for_each_style_of_addresses(tmp_path: Path, directories: bool, site_url: str) -> None:
    theme = {"name": "mkdocs"}
    site = site_of(tmp_path, SMALL, strict=True, use_directory_urls=directories, site_url=site_url, theme=theme)
    candor = site.page(site.address("values/candor.md")).html
    assert f'href="{"../../goals/calm/" if directories else "../goals/calm.html"}"' in candor
    home = site.page(site.address("index.md")).html
    assert f'href="{"values/candor/" if directories else "values/candor.html"}#write-it-down"' in home
    canonical = f'<link rel="canonical" href="{site_url.rstrip("/")}/{site.address("values/candor.md")}"'
    assert (canonical in candor) == bool(site_url)


def test_the_content_may_lie_outside_of_the_folder_of_the_configuration(tmp_path: Path) -> None:
    root = write(tmp_path, {**SMALL, "/config/mkdocs.yml": """\
        site_name: Handbook
        docs_dir: ../content
        site_dir: ../out
        plugins: [values-handbook]
        """})  # fmt: skip
    ran = mkdocs(root / "config", "build", "--strict")
    assert ran.status == 0, ran.said
    assert (root / "out/values/candor/index.html").is_file()


def test_a_configuration_is_found_from_another_folder(tmp_path: Path) -> None:
    root = write(tmp_path / "project", SMALL, theme={"name": "mkdocs"})
    ran = mkdocs(tmp_path, "build", "--strict", "-f", "project/mkdocs.yml")
    assert ran.status == 0, ran.said
    assert (root / "site/values/candor/index.html").is_file()


def test_the_paths_of_errors_lead_from_the_folder_that_the_command_runs_in(tmp_path: Path) -> None:
    write(tmp_path / "project", {**SMALL, "values/craft.yml": "title: Craft\nsumary: x\n"})
    ran = mkdocs(tmp_path, "build", "-f", "project/mkdocs.yml")
    assert ran.problems == ["unknown-field project/content/values/craft.yml:2:1"]
    assert " 2 | sumary: x\n" in ran.said


def test_the_templates_of_an_inherited_theme_are_used(tmp_path: Path) -> None:
    root = write(tmp_path, {
        **SMALL,
        "/base.yml": "site_name: Base\ntheme: {name: mkdocs, custom_dir: theme}\nplugins: [values-handbook]\n",
        "/theme/handbook/value.html": "<p>Ours.</p>",
    }, "INHERIT: base.yml\nsite_name: Handbook\ndocs_dir: content\n")  # fmt: skip
    assert build(root, root / "site").status == 0
    assert "<p>Ours.</p>" in (root / "site/values/candor/index.html").read_text()


# The edit link

HUB = "https://github.com/larkfold/handbook"


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("values/candor/", "values/candor.yml#L1"),
        ("goals/calm/", "goals/2026/calm.yml#L1"),
        ("faq/", "faq.yml"),
        ("recognitions/", "recognitions/2026.yml"),
        ("", "index.md"),
    ],
)
def test_edit_opens_the_yaml_of_a_record_at_its_line(small: Site, url: str, file: str) -> None:
    link = small.page(url).article.one("a[rel=edit]")
    assert link["href"] == f"{HUB}/edit/main/content/{file}"


def test_a_page_that_is_made_from_many_files_has_no_edit_link(small: Site) -> None:
    for url in ("values/", "matrices/", "matrices/goals-by-values/"):
        assert not small.page(url).article.all("a[rel=edit]")


EDITS: dict[str, tuple[dict[str, Any], str]] = {
    "none": ({}, ""),
    "a forge with its own rule": ({"repo_url": HUB}, f"{HUB}/edit/master/docs/goals/Q4%20%26%20more.yml#L3"),
    "a query": (
        {"repo_url": HUB, "edit_uri": "?query=root/path/content/"},
        f"{HUB}?query=root/path/content/goals/Q4%20%26%20more.yml#L3",
    ),
    "a template": (
        {"edit_uri_template": "https://forge.example/edit/{path}"},
        "https://forge.example/edit/goals/Q4%20%26%20more.yml#L3",
    ),
    "a template that quotes": (
        {"edit_uri_template": "https://forge.example/edit?path={path!q}"},
        "https://forge.example/edit?path=goals%2FQ4%20%26%20more.yml",
    ),
    "a template without the suffix": (
        {"edit_uri_template": "https://forge.example/edit/{path_noext}"},
        "https://forge.example/edit/goals/Q4%20%26%20more",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_the_edit_link_is_made_as_the_configuration_says(tmp_path: Path, name: str) -> None:
    settings, expected = EDITS[name]
    files = {"goals/Q4 & more.yml": "- id: first\n  title: First\n- id: second\n  title: Second\n"}
    site = site_of(tmp_path, files, **settings)
    links = site.page("goals/second/").article.all("a[rel=edit]")
    assert [link["href"] for link in links] == ([expected] if expected else [])
    assert "WARNING" not in site.log
