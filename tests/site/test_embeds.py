"""Embeds: generated parts of the handbook in pages written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.support import crawl
from tests.site.support.building import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site
    from tests.site.support.dom import Element

FILES = {
    "values/candor.yml": """\
        title: Candor
        order: 1
        summary: We say what we see.
        description: |
          A <span id="word">word</span>, and a note.[^1]

          [^1]: The note, see [the word](#word).
        behaviours: [{id: write-it-down, title: Write it down, formerly: log-it}, Speak.]
        formerly: frankness
        """,
    "values/craft.yml": "{title: Craft, summary: We finish what we start.}\n",
    "values/pace.yml": "{title: Pace, status: retired}\n",
    "teams.yml": "[{id: all, title: All, mission: We lend books., vision: Nobody waits.}, {id: a, title: A, parent: all}, {id: b, title: B, parent: all}]\n",
    "goals.yml": """\
        - {id: top, title: Top, values: candor}
        - {id: left, title: Left, team: a, parent: top, values: [craft, {value: candor, strength: tension, rationale: T}]}
        - {id: leaf, title: Leaf, team: b, parent: left}
        - {id: right, title: Right, team: b, parent: top, status: missed, values: {craft: strong}}
        """,
    "faq.yml": """\
        - {id: why, question: Why?, answer: "Because.[^1]\\n\\n[^1]: A note.", formerly: wherefore}
        - {id: how, question: How?, answer: "So."}
        """,
    "recognitions.yml": """\
        - {id: old, title: Old, date: 2026-01-01, to: X}
        - {id: new, title: New, date: 2026-10-01, to: X}
        """,
    "reviews/r.yml": "{title: R, date: 2026-07-01, decisions: [{title: Decide, due: 2026-09-01}], next: 2027-01-04}\n",
}


@pytest.fixture(scope="module")
def embed(make: Callable[..., Site]) -> Callable[..., Element]:
    """What one embed shows: the part of a page between two lines of text. All pages make one site."""
    asked = {
        "record": "record: value:candor",
        "record-as-mapping": "record: {value: candor}",
        "shared-record": "record: question:why",
        "section": "section: faq",
        "section-by-kind": "section: question",
        "matrix": "matrix: goals-by-values",
        "matrix-where": "matrix: goals-by-values\nwhere: {team: a}",
        "cards": "cards: value",
        "cards-by-folder": "cards: values",
        "list": "list: goals",
        "list-where": "list: goal\nwhere: {team: all, status: [active, missed]}",
        "list-limit": "list: recognition\nlimit: 1",
        "cascade": "cascade",
        "cascade-with-colon": "cascade:",
        "cascade-where": "cascade:\nwhere: {team: b}",
        "due": "due",
        "mission": "mission",
    }
    pages = {
        f"pages/{name}.md": f"# Page\n\nBefore.\n\n```handbook\n{body}\n```\n\nAfter.\n" for name, body in asked.items()
    }
    site = make({**FILES, **pages}, {"organization": "all"})
    assert list(crawl.broken_links(site)) == []
    assert list(crawl.repeated_ids(site)) == []

    def part(name: str) -> Element:
        return site.page(f"pages/{name}/").article

    part.site = site  # type: ignore[attr-defined]
    return part


@pytest.fixture(scope="module")
def site(embed: Callable[..., Element]) -> Site:
    found: Site = embed.site  # type: ignore[attr-defined]
    return found


def _between(article: Element) -> str:
    """The text of an embed."""
    return article.text.partition("Before.")[2].rpartition("After.")[0].strip()


@pytest.mark.parametrize("name", ["record", "record-as-mapping"])
def test_a_record_shows_the_body_of_its_page(embed: Callable[..., Element], site: Site, name: str) -> None:
    own = site.page_of("value", "candor").article
    shown = _between(embed(name))
    assert shown
    assert shown in own.text
    for text in ("We say what we see.", "Write it down", "A word, and a note.", "Speak.", "Top", "Left"):
        assert text in shown


def test_a_record_of_a_shared_page_shows_its_own_part(embed: Callable[..., Element], site: Site) -> None:
    assert _between(embed("shared-record")) == site.part_of("question", "why").text
    assert "How?" not in embed("shared-record").text


@pytest.mark.parametrize("name", ["section", "section-by-kind"])
def test_a_section_shows_the_body_of_its_index_page(embed: Callable[..., Element], site: Site, name: str) -> None:
    page = site.page_of("question")
    # What the index is for is said on its own page only.
    about = page.article.first("p.hb-summary").text
    assert _between(embed(name)) == page.article.text.removeprefix(page.title).strip().removeprefix(about).strip()
    assert about == "Answers to what people ask about our values."
    assert "Because." in _between(embed(name))


def test_a_matrix_is_that_of_its_page(embed: Callable[..., Element], site: Site) -> None:
    page = site.page("pages/matrix/")
    table, own = Table(page, embed("matrix").one("table")), site.matrix("goals-by-values")
    assert table.caption == own.caption or own.caption in table.caption
    assert [row.text for row in table.rows] == [row.text for row in own.rows]
    assert list(table.by_place) == list(own.by_place)
    assert table.foot == own.foot
    assert "matrices/goals-by-values.csv" in page.links(page.article)


def test_a_matrix_with_where_shows_only_its_rows_and_counts_only_them(embed: Callable[..., Element]) -> None:
    page = embed("matrix-where")
    rows = [row.one("th").first("a").text for row in page.all("tbody tr") if row.all("th[scope=row]")]
    assert rows == ["Left"]
    assert [cell.text for cell in page.all("tfoot td")] == ["1 tension", "1 moderate", "1 moderate, 1 tension"]
    assert page.all("a[download]") == [], "the file would hold other rows"


@pytest.mark.parametrize("name", ["cards", "cards-by-folder"])
def test_cards_show_the_current_records_in_their_order(embed: Callable[..., Element], name: str) -> None:
    titles = [link.text for link in embed(name).all("a") if link["href"].startswith("../../values/")]
    assert titles == ["Candor", "Craft"]
    assert "We finish what we start." in _between(embed(name))


def test_a_list_shows_the_current_records_in_their_order(embed: Callable[..., Element]) -> None:
    assert _goals(embed("list")) == ["Top", "Left", "Leaf"]


def test_where_chooses_what_a_list_shows(embed: Callable[..., Element]) -> None:
    assert _goals(embed("list-where")) == ["Left", "Leaf", "Right"]


def test_a_limit_ends_a_list(embed: Callable[..., Element]) -> None:
    shown = [link.text for link in embed("list-limit").all("a") if "recognitions/#" in link["href"]]
    assert shown == ["New"], "recognitions stand the newest first"


def _goals(part: Element) -> list[str]:
    return [link.text for link in part.all("a") if link["href"].startswith("../../goals/")]


@pytest.mark.parametrize("name", ["cascade", "cascade-with-colon"])
def test_the_cascade_shows_every_goal_below_its_parent(embed: Callable[..., Element], name: str) -> None:
    assert _tree(embed(name)) == {"Top": "", "Left": "Top", "Leaf": "Left", "Right": "Top"}


def test_a_cascade_with_where_shows_what_is_above_the_chosen_goals(embed: Callable[..., Element]) -> None:
    assert _tree(embed("cascade-where")) == {"Top": "", "Left": "Top", "Leaf": "Left"}


def _tree(part: Element) -> dict[str, str]:
    """Each goal of nested lists, with the goal that it stands below."""
    found = {}
    for link in part.all("li a"):
        if link["href"].startswith("../../goals/"):
            items = [element for element in link.ancestors() if element.tag == "li"]
            found[link.text] = items[1].first("a").text if len(items) > 1 else ""
    return found


def test_what_is_due_shows_open_decisions_and_the_next_review(embed: Callable[..., Element]) -> None:
    shown = _between(embed("due"))
    assert shown.index("Decide") < shown.index("4 January 2027")
    assert "1 September 2026" in shown


def test_the_mission_is_that_of_the_organization(embed: Callable[..., Element]) -> None:
    shown = _between(embed("mission"))
    assert "We lend books." in shown
    assert "Nobody waits." in shown


def test_the_mission_stands_on_the_home_page_by_itself_and_not_twice(make: Callable[..., Site]) -> None:
    alone = make(FILES, {"organization": "all"}).page("").article.text
    assert alone.count("We lend books.") == 1
    assert alone.count("Nobody waits.") == 1
    files = {**FILES, "index.md": "# Home\n\n```handbook\nmission\n```\n"}
    assert make(files, {"organization": "all"}).page("").article.text.count("We lend books.") == 1


EVERYTHING = """\
# Everything

```handbook
record: value:candor
```

```handbook
record: value:candor
```

```handbook
record: question:why
```

```handbook
section: faq
```

```handbook
section: faq
```

```handbook
matrix: goals-by-values
```

```handbook
matrix: goals-by-values
```

```handbook
section: dos-and-donts
```

```handbook
section: dos-and-donts
```
"""


@pytest.mark.parametrize("directories", [True, False])
def test_a_page_that_embeds_everything_twice_has_no_id_twice_and_no_broken_link(
    make: Callable[..., Site], directories: bool
) -> None:
    guidelines = "[{id: g, do: Say it., values: candor, formerly: h, why: 'A <b id=\"x\">b</b>, [x](#x)'}]\n"
    site = make({**FILES, "far/all.md": EVERYTHING, "dos-and-donts.yml": guidelines}, use_directory_urls=directories)
    page = site.page(site.address("far/all.md"))
    assert page.article.text.count("A word, and a note.") == 2
    assert page.article.text.count("Because.") == 3
    assert len(page.article.all("table.hb-matrix")) == 2
    assert list(crawl.repeated_ids(site)) == []
    assert list(crawl.broken_links(site)) == []
    assert list(crawl.broken_markup(site)) == []


def test_an_example_of_an_embed_inside_a_longer_fence_is_left_untouched(make: Callable[..., Site]) -> None:
    text = """\
        # How to

        ````markdown
        ```handbook
        matrix: goals-by-values
        ```
        ````

        ~~~text
        ```handbook
        cascade
        ```
        ~~~

        - In a list:

            ```handbook
            cascade
            ```
        """
    site = make({**FILES, "index.md": text}, markdown_extensions=["pymdownx.superfences"], strict=True)
    article = site.page("").article
    assert article.all("table") == []
    codes = [code.raw_text for code in article.all("pre code")]
    assert codes[0].strip() == "```handbook\nmatrix: goals-by-values\n```"
    assert codes[1].strip() == "```handbook\ncascade\n```"
    assert codes[2].strip() == "cascade"
    assert "Leaf" not in article.text


@pytest.mark.parametrize(
    "extensions", [[], ["pymdownx.superfences"], ["fenced_code", "nl2br", "md_in_html", "attr_list"]]
)
@pytest.mark.parametrize("fence", ["```handbook", "~~~~ handbook", "``` handbook "])
def test_an_embed_needs_no_extension_and_no_blank_lines_around_it(
    make: Callable[..., Site], extensions: list[str], fence: str
) -> None:
    close = fence.split("handbook")[0].strip()
    text = f"# Page\nBefore.\n{fence}\nlist: value\n{close}\nAfter.\n"
    page = make({**FILES, "page.md": text}, markdown_extensions=extensions).page("page/")
    assert _between(page.article).startswith("Candor")
    assert [paragraph.text for paragraph in page.article.all("p") if paragraph.text in ("Before.", "After.")] == [
        "Before.",
        "After.",
    ]
    assert page.document.flaws == ()


def test_an_embed_in_a_page_with_windows_line_ends_is_placed(make: Callable[..., Site]) -> None:
    page = make({**FILES, "page.md": "# Page\r\n\r\n```handbook\r\nlist: value\r\n```\r\n\r\nAfter.\r\n"}).page("page/")
    assert "Craft" in page.article.text


@pytest.mark.parametrize("name", ["matrix", "cards", "list", "section"])
def test_links_of_an_embed_lead_the_same_way_at_any_depth(make: Callable[..., Site], name: str) -> None:
    body = {
        "matrix": "matrix: goals-by-values",
        "cards": "cards: value",
        "list": "list: goal",
        "section": "section: faq",
    }[name]
    text = f"# Page\n\n```handbook\n{body}\n```\n"
    site = make({**FILES, "index.md": text, "a/b/c.md": text, "goals/index.md": text})
    home, deep, index = (site.page(url) for url in ("", "a/b/c/", "goals/"))
    targets = [set(page.links(page.article)) - {"", page.url} for page in (home, deep, index)]
    own = {f"{page.url}#{anchor}" for page in (home, deep, index) for anchor in page.anchors}
    assert targets[0] - own == targets[1] - own == targets[2] - own
    assert targets[0]


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        ("record: value:candour", "3:9", "closest: `candor`"),
        ("matrix: goals-by-value", "", "goals-by-values"),
        ("cards: vlaues", "3:8", "values"),
        ("list: goal\nwere: {team: a}", "4:1", "where"),
        ("list: goal\nwhere: {taem: a}", "", "team"),
        ("", "", "record"),
        ("cards: value\nlist: value", "", "one part"),
    ],
)
def test_what_is_wrong_with_an_embed_is_told(make: Callable[..., Site], body: str, place: str, message: str) -> None:
    site = make({**FILES, "page.md": f"# Page\n```handbook\n{body}\n```\n"}, fails=True)
    assert f"content/page.md:{place}" in site.log
    assert message in site.log
