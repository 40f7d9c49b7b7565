"""The Markdown extensions of a team: they shape hand-written pages, and leave what is made from records alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.mkdocs.running import SMALL, site_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.support.building import Site

EXTENSIONS: list[Any] = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "nl2br", "sane_lists", "smarty", "tables",
    {"toc": {"permalink": True, "toc_depth": 3}},
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
    "pymdownx.escapeall", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink",
    "pymdownx.mark", "pymdownx.saneheaders", "pymdownx.smartsymbols", "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}}, "pymdownx.tasklist", "pymdownx.tilde",
    "pymdownx.blocks.admonition", "pymdownx.blocks.html", "pymdownx.blocks.tab",
]  # fmt: skip

RICH = """\
    ---
    title: Guide
    ---
    # Guide to [](value:candor) {#guide}

    A reference with [attributes](value:candor){ .md-button }, [by name][c], and one in *[emphasis](goal:calm)*[^1].

    [c]: value:candor#write-it-down
    [^1]: Noted about [](value:craft).

    !!! note "About [](value:craft)"

        Inside of a note: [](goal:calm).

    === "First"

        In a tab: [](team:platform).

    === "Second"

        - [ ] to do [](question:who-decides)

    /// note | Blocks
    In a block: [](person:lead).
    ///

    <div markdown="1" class="around">

    In HTML: ![](pitfall:drift).

    </div>

    | Value | Goal |
    |---|---|
    | [](value:candor) | [](goal:calm) |

    Code is left alone: `[](value:candor)`.

    ```md
    [](value:candor)
    ```

    ````markdown
    ```handbook
    cards: value
    ```
    ````

    ## What is placed

    ```handbook
    record: goal:calm
    ```

    ```handbook
    matrix: goals-by-values
    ```

    ~~~handbook
    section: faq
    ~~~

    Afterwards[^1], ~~struck~~ and ==marked==.
    """

PROSE = {
    **SMALL,
    "guide.md": RICH,
    "values/candor.yml": """\
        title: Candor (c) -- "said" --> done
        summary: It -- is (c) ==not== ^up^ HTML, :smile:.
        why: |
          A footnote[^a] and {++critic++} and ++ctrl+c++ and $x$.

          [^a]: Under it.

          - [x] done

          ```python
          print("a")
          ```
        behaviours:
          - id: write-it-down
            title: Write it down
        tags: [speaking]
        """,
}


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A handbook with all of the extensions, and a page that uses them."""
    settings: dict[str, Any] = {"validation": {"links": {
        "anchors": "warn", "unrecognized_links": "warn", "absolute_links": "warn", "not_found": "warn",
    }}}  # fmt: skip
    return site_of(tmp_path_factory.mktemp("rich"), PROSE, strict=True, markdown_extensions=EXTENSIONS, **settings)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same handbook without any extension and without that page."""
    return site_of(tmp_path_factory.mktemp("bare"), {**PROSE, "guide.md": None})


@pytest.mark.parametrize("url", ["values/candor/", "goals/calm/", "faq/", "matrices/goals-by-values/"])
def test_extensions_change_nothing_of_what_records_say(rich: Site, bare: Site, url: str) -> None:
    texts = [site.page(url).article.text.replace("Guide", "").replace("Pages", "") for site in (rich, bare)]
    one, two = (re.split("Mentioned in|What the checks say", text)[0].strip() for text in texts)
    assert one == two


@pytest.mark.parametrize(
    ("target", "count"),
    [("values/candor/", 3), ("values/candor/#write-it-down", 1), ("goals/calm/", 3), ("values/craft/", 2),
     ("teams/platform/", 1), ("faq/#who-decides", 1), ("people/#lead", 1), ("pitfalls/drift/", 1)],
)  # fmt: skip
def test_a_reference_is_a_link_wherever_markdown_stands(rich: Site, target: str, count: int) -> None:
    page = rich.page("guide/")
    assert len(page.links(page.article).get(target, ())) >= count


def test_a_reference_keeps_its_attributes(rich: Site) -> None:
    assert rich.page("guide/").article.one("a.md-button").text == "attributes"


def test_a_picture_of_a_record_is_a_link_to_it(rich: Site) -> None:
    article = rich.page("guide/").article
    assert article.one("a[href=../pitfalls/drift/]").text == "Goals drift"
    assert not article.all("img")


def test_references_and_embeds_in_code_stay_code(rich: Site) -> None:
    article = rich.page("guide/").article
    assert "[](value:candor)" in [code.text for code in article.all("code")]
    assert any("cards: value" in code.text for code in article.all("pre code"))
    assert not article.all("li.hb-card")


def test_the_title_of_a_record_fills_a_heading_and_its_entry_in_the_contents(rich: Site) -> None:
    heading = rich.page("guide/").article.by_id("guide")
    assert heading.text.startswith('Guide to Candor (c) -- "said" --> done')


def test_embeds_stand_whole_among_all_extensions(rich: Site) -> None:
    article = rich.page("guide/").article
    assert article.one("table.hb-matrix").all("td[data-strength]")
    assert article.all("article.hb-item")
    assert article.all("ul.hb-measures")
    assert "data-handbook-embed" not in rich.page("guide/").html


def test_no_id_stands_twice_on_a_page_with_embeds_and_footnotes(rich: Site) -> None:
    for url in ("guide/", "values/candor/"):
        twice = [name for name, count in Counter(rich.page(url).root.ids()).items() if count > 1]
        assert twice == []


def test_every_link_inside_a_page_with_embeds_leads_to_something(rich: Site) -> None:
    page = rich.page("guide/")
    for link in page.article.all("a[href]"):
        target = page.to(link)
        if not target.outside:
            assert not target.anchor or target.anchor in rich.page(target.path).anchors, link["href"]


RENAMED = """\
    title: Candor
    behaviours:
      - {id: write-it-down, title: Write it down, formerly: [log-it]}
    """
LINKS = """\
    # Links

    - [value](values/candor.md)
    - [behaviour](values/candor.md#write-it-down)
    - [section of a value](values/candor.md#_behaviours)
    - [goal](goals/calm.md)
    - [from the root](/goals/calm.md)
    - [one of many](faq/index.md#who-decides)
    - [section](values/index.md)
    - [matrix](matrices/goals-by-values.md)
    - [matrices](matrices/index.md)
    - [itself](#links)
    - [earlier](values/candor.md#log-it)
    """


@pytest.mark.parametrize("directories", [True, False])
def test_links_of_hand_written_pages_to_generated_ones_are_checked_and_right(tmp_path: Path, directories: bool) -> None:
    validation = {
        "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
        "links": {
            "not_found": "warn",
            "anchors": "warn",
            "absolute_links": "relative_to_docs",
            "unrecognized_links": "warn",
        },
    }
    files = {**SMALL, "values/candor.yml": RENAMED, "links.md": LINKS}
    site = site_of(tmp_path, files, strict=True, validation=validation, use_directory_urls=directories)
    page = site.page(site.address("links.md"))
    for link in page.article.one("ul").all("a"):
        target = page.to(link)
        assert not target.anchor or target.anchor in site.page(target.path).anchors, link["href"]


def test_a_link_to_an_anchor_that_a_generated_page_lacks_is_told_by_mkdocs(tmp_path: Path) -> None:
    files = {**SMALL, "links.md": "# Links\n\n[x](values/candor.md#nothing) [y](values/nobody.md)\n"}
    site = site_of(tmp_path, files, validation={"links": {"anchors": "warn"}}, theme={"name": "mkdocs"})
    assert len(site.warnings) == 2
    assert "values/candor.md' does not contain an anchor '#nothing'" in site.log
