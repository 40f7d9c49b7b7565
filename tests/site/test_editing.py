"""The edit button of a page opens the YAML of its record at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.support import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import Book
    from tests.site.support.building import Page, Site

EDIT = "https://example.com/edit/main/content/"


def _button(page: Page) -> str:
    """Where the edit button leads; empty where there is none."""
    found = page.root.all("a[rel=edit]")
    assert len(found) <= 1
    return found[0]["href"] if found else ""


def test_it_opens_the_record_at_its_line(rich_book: Book) -> None:
    for record in rich_book.handbook.records.values():
        if rules.HAS_PAGE[record.kind]:
            page = rich_book.site.page_of(record.kind, record.id)
            assert _button(page) == f"{EDIT}{record.file.removeprefix('content/')}#L{record.line}"


def test_a_record_further_down_in_a_list_is_opened_there(rich_book: Book) -> None:
    assert _button(rich_book.site.page_of("goal", "only-strain")) == f"{EDIT}goals/sre.yml#L3"
    assert _button(rich_book.site.page_of("goal", "of-nobody")) == f"{EDIT}goals/people.yml#L3"


@pytest.mark.parametrize(
    ("kind", "file"), [("question", "faq.yml"), ("person", "people.yml"), ("recognition", "recognitions/2026.yml")]
)
def test_a_page_of_many_records_opens_their_file_if_it_is_one(rich_book: Book, kind: str, file: str) -> None:
    assert _button(rich_book.site.page_of(kind)) == f"{EDIT}{file}"


@pytest.mark.parametrize("kind", ["goal", "value"])
def test_a_page_of_records_from_many_files_has_no_edit_button(rich_book: Book, kind: str) -> None:
    assert _button(rich_book.site.page_of(kind)) == ""


def test_a_page_written_by_hand_opens_itself(rich_book: Book) -> None:
    assert _button(rich_book.site.page(rich_book.site.address("notes/deep/page.md"))) == f"{EDIT}notes/deep/page.md"


FILES = {
    "goals/a/b/g.yml": "# A comment\n\ntitle: G\n",
    "goals/many.yml": "# Goals\n- title: One\n\n- # Two\n  title: Two\n",
}


@pytest.mark.parametrize(
    ("config", "start"),
    [
        ({"repo_url": "https://github.com/a/b"}, "https://github.com/a/b/edit/master/docs/"),
        ({"repo_url": "https://github.com/a/b", "edit_uri": "edit/main/x/"}, "https://github.com/a/b/edit/main/x/"),
        ({"repo_url": "https://example.com/r/", "edit_uri_template": "blob/{path}"}, "https://example.com/r/blob/"),
    ],
)
def test_it_is_made_as_mkdocs_makes_it(make: Callable[..., Site], config: dict[str, str], start: str) -> None:
    site = make(FILES, **config)
    assert _button(site.page_of("goal", "g")) == f"{start}goals/a/b/g.yml#L3"
    assert _button(site.page_of("goal", "one")) == f"{start}goals/many.yml#L2"


def test_a_template_that_quotes_its_path_leaves_the_line_out(make: Callable[..., Site]) -> None:
    site = make(FILES, repo_url="https://example.com/r/", edit_uri_template="edit?path={path!q}")
    assert _button(site.page_of("goal", "g")) == "https://example.com/r/edit?path=goals%2Fa%2Fb%2Fg.yml"


def test_a_template_that_goes_on_after_its_path_keeps_what_follows(make: Callable[..., Site]) -> None:
    repository = "https://dev.azure.com/org/proj/_git/repo"
    site = make(FILES, repo_url=repository, edit_uri_template="?path=/content/{path}&version=GBmain&_a=contents")
    expected = f"{repository}?path=/content/goals/a/b/g.yml&version=GBmain&_a=contents"
    page = site.page_of("goal", "g")
    assert _button(page) == expected
    assert expected in {link["href"] for link in page.root.all(".hb-ways a")}


def test_without_a_repository_there_is_no_button(make: Callable[..., Site]) -> None:
    site = make(FILES)
    assert _button(site.page_of("goal", "g")) == ""
