"""References in pages written by hand, and relative links in the prose of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import Book
    from tests.site.support.building import Page, Site

GUIDE = "guide.md"


def _guide(book: Book) -> Page:
    return book.site.page(book.site.address(GUIDE))


@pytest.mark.parametrize(
    ("kind", "identifier", "behaviour", "text"),
    [
        ("value", "candor", "write-it-down", "Write it down"),
        ("guideline", "say-it-plainly", "", "Say plainly what each value means."),
        ("value", "candor", "", "the old name"),
        ("team", "sre", "", "A reference"),
    ],
)
def test_a_reference_leads_to_its_record(
    rich_book: Book, kind: str, identifier: str, behaviour: str, text: str
) -> None:
    links = _guide(rich_book).links(_guide(rich_book).article)
    found = links[rich_book.site.address_of(kind, identifier, behaviour)]
    assert text in [link.text for link in found]


def test_a_reference_without_a_text_gets_the_title(make: Callable[..., Site]) -> None:
    titles = {"a": "Plain", "b": '<b>*"Odd"*</b> & co', "c": "2026"}
    files = {f"values/{name}.yml": f"title: '{title}'\n" for name, title in titles.items()}
    article = (
        make({**files, "index.md": "# Home\n\n[](value:a), [ ](value:b), [](value:c)\n"}, strict=True).page("").article
    )
    shown = {link["href"]: link.text for link in article.all("p a")}
    assert shown == {f"values/{name}/": title for name, title in titles.items()}


def test_a_reference_keeps_what_is_in_its_text(rich_book: Book) -> None:
    link = next(link for link in _guide(rich_book).article.all("a") if link.text == "the old name")
    assert link.one("em").text == "the"


def test_a_reference_keeps_its_title_attribute(rich_book: Book) -> None:
    page = rich_book.site.page(rich_book.site.address("notes/deep/page.md"))
    link = next(link for link in page.article.all("a") if link.text == "Up")
    assert link["title"] == "A title"
    assert str(page.to(link)) == rich_book.site.address_of("value", "kindness", "make-room")


def test_code_is_left_alone(rich_book: Book) -> None:
    code = [element.text for element in _guide(rich_book).article.all("code")]
    assert code == ["[code](value:craft)", "[a block](value:courage)", "[indented](value:kindness)"]
    for value in ("craft", "courage", "kindness"):
        assert f"page:{GUIDE}" not in [item["from"] for item in rich_book.site.records[f"value:{value}"]["backrefs"]]


@pytest.mark.parametrize(
    "target",
    [
        ("value", "candor"),
        ("guideline", "say-it-plainly"),
        ("team", "sre"),
        ("question", "why-values"),
        ("value", "kindness"),
    ],
)
def test_the_record_leads_back_to_the_page_by_its_title(rich_book: Book, target: tuple[str, str]) -> None:
    site = rich_book.site
    page = site.page_of(*target)
    links = page.links(site.part_of(*target))
    titles = {site.address(GUIDE): "A guide: first steps", site.address("notes/deep/page.md"): "A page far down"}
    leading_back = {place: [link.text for link in links[place]] for place in titles if place in links}
    assert leading_back
    for place, texts in leading_back.items():
        assert titles[place] in texts


def test_a_source_path_of_a_generated_page_is_a_link_like_any_other(make: Callable[..., Site]) -> None:
    text = "# Deep\n\n[v](../../values/candor.md), [b](../../values/candor.md#speak), [i](../../faq/index.md), [m](../../matrices/goals-by-values.md)\n"
    files = {"a/b/c.md": text, "values/candor.yml": "{title: Candor, behaviours: [{id: speak, text: Speak}]}\n"}
    site = make(files, strict=True)
    page = site.page("a/b/c/")
    assert {link.text: str(page.to(link)) for link in page.article.all("p a")} == {
        "v": "values/candor/",
        "b": "values/candor/#speak",
        "i": "faq/",
        "m": "matrices/goals-by-values/",
    }


def test_an_unknown_reference_in_a_page_stops_the_build(make: Callable[..., Site]) -> None:
    site = make(
        {"index.md": "# Home\n\nSee [that](value:candour).\n", "values/candor.yml": "title: Candor\n"}, fails=True
    )
    assert "content/index.md:3:12" in site.log
    assert "closest: `candor`" in site.log
    assert site.files() == []


def test_an_image_of_a_record_is_read_as_a_link(make: Callable[..., Site]) -> None:
    files = {
        "index.md": "# Home\n\nSee ![that](value:candor) there.\n",
        "values/candor.yml": "title: Candor\ndescription: See ![this](value:candor) here.\n",
    }
    site = make(files)
    for page, text in ((site.page(""), "that"), (site.page_of("value", "candor"), "this")):
        assert page.article.all("img") == []
        assert text in [link.text for link in page.links(page.article)["values/candor/"]]


@pytest.mark.parametrize("field", ["draft_docs", "exclude_docs"])
def test_a_page_that_is_not_built_is_not_linked_back_to(make: Callable[..., Site], field: str) -> None:
    files = {"draft.md": "# A draft\n\n[](value:candor)\n", "values/candor.yml": "title: Candor\n"}
    site = make(files, **{field: "draft.md\n"})
    assert "draft/" not in site.urls
    assert "draft/" not in site.page_of("value", "candor").links()
    assert site.records["value:candor"]["backrefs"] == []


# Relative links in the prose of records name source files, seen from the record's folder.

PROSE = {
    "a page": ("../guide.md", "guide/"),
    "a page with an anchor": ("../guide.md#first-step", "guide/#first-step"),
    "a page with an anchor that it has not": ("../guide.md#nowhere", "guide/"),
    "a page from the top": ("/guide.md", "guide/"),
    "a page in a folder": ("../notes/deep/page.md", "notes/deep/page/"),
    "a README": ("../notes/README.md", "notes/"),
    "a record's file": ("candor.yml", "values/candor/"),
    "a record's file in a subfolder": ("../goals/2026/calm.yml", "goals/calm/"),
    "a generated page": ("candor.md", "values/candor/"),
    "a behaviour on a generated page": ("candor.md#speak", "values/candor/#speak"),
    "a generated index page": ("../faq/index.md", "faq/"),
    "a record on an index page": ("../people/index.md#cto", "people/#cto"),
    "a matrix": ("../matrices/goals-by-values.md", "matrices/goals-by-values/"),
    "an image as a link": ("../images/a%20b.png", "images/a%20b.png"),
    "a behaviour of its own": ("#look", "values/craft/#look"),
    "an address elsewhere": ("https://example.com/x?y=1&z=2", "https://example.com/x?y=1&z=2"),
    "a mail address": ("mailto:a@example.com", "mailto:a@example.com"),
}
"""A link in the description of `values/craft.yml`, and where it leads."""

DEAD = (
    "../nowhere.md",
    "guide.md",
    "../../outside.md",
    "candor",
    "../images/",
    "#nowhere",
    "ftp://example.com/",
    "javascript:alert(1)",
)


@pytest.fixture(scope="module")
def prose(make: Callable[..., Site]) -> Site:
    """A record whose description holds every link."""
    lines = [f"  - [{name}]({href})" for name, (href, _) in PROSE.items()]
    lines += [f"  - dead: [to {number}]({href})" for number, href in enumerate(DEAD)]
    return make(
        {
            "values/craft.yml": "title: Craft\nbehaviours: [{id: look, text: Look}]\ndescription: |\n"
            + "\n".join(lines)
            + "\n",
            "values/candor.yml": "{title: Candor, behaviours: [{id: speak, text: Speak}]}\n",
            "goals/2026/calm.yml": "title: Calm\n",
            "people.yml": "[{id: cto, title: CTO}]\n",
            "guide.md": "# Guide\n\n## First step\n",
            "notes/README.md": "# Notes\n",
            "notes/deep/page.md": "# Deep\n",
            "images/a b.png": "no image",
        }
    )


@pytest.mark.parametrize("name", PROSE)
def test_a_relative_link_in_prose_names_a_source_file(prose: Site, name: str) -> None:
    page = prose.page_of("value", "craft")
    link = next(link for link in page.article.all("a") if link.text == name)
    assert str(page.to(link)) == PROSE[name][1]


@pytest.mark.parametrize("number", range(len(DEAD)))
def test_a_link_that_leads_nowhere_shows_its_text_and_is_a_warning(prose: Site, number: int) -> None:
    article = prose.page_of("value", "craft").article
    item = next(item for item in article.all("li") if item.text == f"dead: to {number}")
    assert item.all("a") == []
    line = 4 + len(PROSE) + number
    assert any(
        f"content/values/craft.yml:{line}:" in warning and f"`{DEAD[number]}`" in warning for warning in prose.warnings
    )


def test_no_other_link_in_prose_is_a_warning(prose: Site) -> None:
    assert len(prose.warnings) == len(DEAD), prose.warnings


def test_relative_links_lead_the_same_way_from_wherever_the_prose_is_shown(make: Callable[..., Site]) -> None:
    """A goal's summary stands on its own page, and in lists at other depths."""
    files = {
        "goals/a/b/g.yml": "title: G\nsummary: See [the guide](../../../guide.md), [this](value:v).\n",
        "values/v.yml": "title: V\nsummary: See [the guide](../guide.md), [that](goal:g).\n",
        "guide.md": "# Guide\n",
        "index.md": "# Home\n\n```handbook\nlist: goal\n```\n\n```handbook\ncards: value\n```\n",
        "far/away/page.md": "# Far\n\n```handbook\nlist: goal\n```\n\n```handbook\nrecord: value:v\n```\n",
    }
    site = make(files)
    for url in ("", "far/away/page/", "values/", "goals/g/"):
        page = site.page(url)
        for link in page.article.all("a"):
            if link.text in ("the guide", "this", "that"):
                assert str(page.to(link)) == {"the guide": "guide/", "this": "values/v/", "that": "goals/g/"}[link.text]
    assert "the guide" in [link.text for link in site.page("").article.all("a")]
