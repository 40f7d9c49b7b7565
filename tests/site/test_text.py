"""Texts: plain ones are shown as they were written, inline Markdown stays in its line, and Markdown makes blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import rich
from tests.site.support import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import Book
    from tests.site.support.building import Site
    from tests.site.support.dom import Element

ODD_RECORDS = ("value:odd", "goal:odd-goal", "guideline:odd-rule", "question:odd-question")


def odd(name: str) -> str:
    """A text that is HTML, Markdown, a template and more, and names its field."""
    return f"{name}: <b>x</b> *y* [a](value:one) {{{{ z }}}} {{% q %}} :smile: `c` &amp; & ~~s~~ $HOME <!-- | \\\\ #h"


def written(text: str) -> str:
    """A text as a YAML scalar."""
    return "'" + text.replace("'", "''") + "'"


def records_of(fields: dict[str, tuple[str, str]], text: Callable[[str], str]) -> dict[str, str]:
    """A handbook with a record for each field, which holds a text in it; its id is made of the field's name."""
    files = {
        f"{rules.FOLDERS[kind]}/{rules.slug(name)}.yml": "{" + yaml.format(text(name)) + "}\n"
        for name, (kind, yaml) in fields.items()
    }
    return {**files, "values/one.yml": "title: One\n"}


def part_of(site: Site, fields: dict[str, tuple[str, str]], name: str) -> Element:
    """The part of the site that shows the record of a field."""
    return site.part_of(fields[name][0], rules.slug(name))


PLAIN: dict[str, tuple[str, str]] = {
    "title": ("value", "title: {}"),
    "group of a value": ("value", "title: V, group: {}"),
    "adopted_by": ("value", "title: V, adopted_by: [{}]"),
    "by of a quote": ("value", "title: V, quotes: [{{text: Q, by: {}}}]"),
    "by of a revision": ("value", "title: V, revisions: [{{revision: 2, date: 2026-01-01, by: {}}}]"),
    "title of a behaviour": ("value", "title: V, behaviours: [{{id: b, title: {}}}]"),
    "activity": ("value", "title: V, participation: [{{date: 2026-01-01, activity: {}}}]"),
    "title of a link": ("value", "title: V, links: [{{title: {}, url: 'https://example.com'}}]"),
    "tags": ("value", "title: V, tags: [{}]"),
    "status": ("team", "title: V, status: {}"),
    "period": ("goal", "title: V, period: {}"),
    "title of a measure": ("goal", "title: V, measures: [{{title: {}, baseline: 1, target: 2}}]"),
    "unit": ("goal", "title: V, measures: [{{title: M, baseline: 1, target: 2, unit: {}}}]"),
    "target of a milestone": ("goal", "title: V, measures: [{{title: M, target: {}}}]"),
    "by of a check-in": ("goal", "title: V, check_ins: [{{date: 2026-01-01, by: {}}}]"),
    "lead": ("team", "title: V, lead: {}"),
    "members": ("team", "title: V, members: [{}]"),
    "held_by": ("person", "title: V, held_by: {}"),
    "when": ("practice", "title: V, when: {}"),
    "duration": ("practice", "title: V, duration: {}"),
    "channel": ("practice", "title: V, channel: {}"),
    "to": ("recognition", "title: V, date: 2026-01-01, to: [{}]"),
    "from": ("recognition", "title: V, date: 2026-01-01, to: X, from: {}"),
    "method": ("review", "title: V, date: 2026-01-01, method: {}"),
    "title of a decision": ("review", "title: V, date: 2026-01-01, decisions: [{{title: {}}}]"),
    "question": ("question", "question: {}, answer: A"),
}
"""Every plain field, and a record in which it stands: its kind and its YAML."""


@pytest.fixture(scope="module")
def plain_site(make: Callable[..., Site]) -> Site:
    """A handbook of plain texts."""
    files = records_of(PLAIN, lambda name: written(odd(name)))
    return make(files, plugins=["search", "tags", "values-handbook"])


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_text_is_shown_exactly_as_written(plain_site: Site, name: str) -> None:
    assert odd(name) in part_of(plain_site, PLAIN, name).text


@pytest.mark.parametrize("key", ODD_RECORDS)
def test_a_title_is_shown_as_written_wherever_something_links_to_the_record(rich_book: Book, key: str) -> None:
    place = rich_book.site.address_of(*key.split(":"))
    shown = [
        link.text
        for page in rich_book.site.pages()
        for link in page.links(page.article).get(place, [])
        if "headerlink" not in link.classes
    ]
    assert all(rich.ODD in text for text in shown), shown
    assert shown or key == "question:odd-question"


def test_a_title_is_shown_as_written_in_the_heading_the_browser_and_the_matrices(rich_book: Book) -> None:
    page = rich_book.site.page_of("value", "odd")
    assert page.title == rich.ODD
    assert page.root.one("head title").text.startswith(rich.ODD)
    heads = [head.first("a").text for head in rich_book.site.matrix("goals-by-values").column_heads]
    assert rich.ODD in heads
    assert rich_book.site.page_of("question").article.by_id("odd-question").text.startswith(rich.ODD)


def test_a_title_is_as_written_in_handbook_json(rich_book: Book) -> None:
    for key in ODD_RECORDS:
        assert rich_book.site.records[key]["title"] == rich.ODD


def test_tags_are_shown_as_written(rich_book: Book) -> None:
    page = rich_book.site.page_of("value", "candor")
    assert {tag.text for tag in page.root.all(".md-tag")} == {"speaking up", 'a "tag" <b>'}


def test_a_number_a_word_and_a_date_in_a_text_field_are_text(make: Callable[..., Site]) -> None:
    site = make(
        {
            "values/a.yml": "title: 2026\n",
            "values/b.yml": "title: 1.10\n",
            "values/c.yml": "title: no\n",
            "values/d.yml": "title: 2026-11-23\n",
            "values/e.yml": "title: 0x1F\n",
            "values/f.yml": "title: 1:30\n",
            "goals/g.yml": "{title: G, measures: [{title: M, baseline: 012, target: 47%, unit: no}]}\n",
        }
    )
    assert [site.page_of("value", name).title for name in "abcdef"] == [
        "2026",
        "1.10",
        "no",
        "2026-11-23",
        "0x1F",
        "1:30",
    ]
    figures = site.page_of("goal", "g").article.text
    assert "12 no" in figures
    assert "47 no" in figures


SMALLEST = {
    **dict.fromkeys(rules.FOLDERS, "title: V"),
    "guideline": "do: D",
    "recognition": "title: V, date: 2026-01-01, to: X",
    "case": "title: V, date: 2026-01-01",
    "review": "title: V, date: 2026-01-01",
    "question": "question: Q, answer: A",
    "cycle": "title: V, start: 2026-01-01, end: 2026-06-30",
}
"""What a record of each kind must say."""

INLINE: dict[str, tuple[str, str]] = {
    "summary": ("value", "title: V, summary: {}"),
    "text of a behaviour": ("value", "title: V, behaviours: [{}]"),
    "gives_up": ("value", "title: V, gives_up: {}"),
    "text of a quote": ("value", "title: V, quotes: [{}]"),
    "change": ("value", "title: V, revisions: [{{revision: 2, date: 2026-01-01, change: {}}}]"),
    "outcome": ("value", "title: V, participation: [{{date: 2026-01-01, activity: A, outcome: {}}}]"),
    "do": ("guideline", "do: {}"),
    "dont": ("guideline", "dont: {}"),
    "signs": ("pitfall", "title: V, signs: [{}]"),
    "remedies": ("pitfall", "title: V, remedies: [{}]"),
    "rationale": ("goal", "title: V, values: [{{value: one, rationale: {}}}]"),
    "note of a check-in": ("goal", "title: V, check_ins: [{{date: 2026-01-01, note: {}}}]"),
    "learned in a check-in": ("goal", "title: V, check_ins: [{{date: 2026-01-01, learned: {}}}]"),
    "effect": ("recognition", "title: V, date: 2026-01-01, to: X, effect: {}"),
    "learned in a case": ("case", "title: V, date: 2026-01-01, learned: {}"),
    "feedback": ("review", "title: V, date: 2026-01-01, feedback: [{}]"),
    "prompted_by": ("review", "title: V, date: 2026-01-01, decisions: [{{title: D, prompted_by: {}}}]"),
    "note of a score": ("review", "title: V, date: 2026-01-01, scores: [{{of: value:one, score: 3, note: {}}}]"),
}
"""Every field of inline Markdown, and a record in which it stands."""

MARKDOWN: dict[str, tuple[str, str]] = {
    "description": ("value", "title: V, description: {}"),
    "why": ("value", "title: V, why: {}"),
    "description of a behaviour": ("value", "title: V, behaviours: [{{id: b, description: {}}}]"),
    "example of a behaviour": ("value", "title: V, behaviours: [{{id: b, example: {}}}]"),
    "guidance": ("value", "title: V, tensions: [{{with: one, guidance: {}}}]"),
    "why of a guideline": ("guideline", "do: D, why: {}"),
    "example": ("guideline", "do: D, example: {}"),
    "purpose": ("team", "title: V, purpose: {}"),
    "mission": ("team", "title: V, mission: {}"),
    "vision": ("team", "title: V, vision: {}"),
    "story": ("recognition", "title: V, date: 2026-01-01, to: X, story: {}"),
    "situation": ("case", "title: V, date: 2026-01-01, situation: {}"),
    "chosen": ("case", "title: V, date: 2026-01-01, chosen: {}"),
    "cost": ("case", "title: V, date: 2026-01-01, cost: {}"),
    "findings": ("review", "title: V, date: 2026-01-01, findings: {}"),
    "answer": ("question", "question: Q, answer: {}"),
    **{f"description of a {kind}": (kind, f"{SMALLEST[kind]}, description: {{}}") for kind in rules.FOLDERS},
}
"""Every field of Markdown, and a record in which it stands."""


@pytest.fixture(scope="module")
def inline_site(make: Callable[..., Site]) -> Site:
    """A handbook of inline Markdown that would like to be a list."""
    return make(records_of(INLINE, lambda _: '"- Say *early*, [](value:one)"'))


@pytest.mark.parametrize("name", INLINE)
def test_inline_markdown_is_marked_up_and_stays_in_its_line(inline_site: Site, name: str) -> None:
    # The page of do's and don'ts begins with a table of them.
    part = inline_site.page_of("guideline").article if name in ("do", "dont") else part_of(inline_site, INLINE, name)
    assert "early" in [element.text for element in part.all("em")]
    assert "- Say early, One" in part.text


@pytest.fixture(scope="module")
def markdown_site(make: Callable[..., Site]) -> Site:
    """A handbook of Markdown: a list and a note."""
    return make(records_of(MARKDOWN, lambda _: '"- Say *early*\\n- Say [](value:one)\\n\\n> [!NOTE]\\n> Noted"'))


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_makes_blocks(markdown_site: Site, name: str) -> None:
    part = part_of(markdown_site, MARKDOWN, name)
    items = [item for item in part.all("li") if item.text in ("Say early", "Say One")]
    assert len(items) == 2
    assert items[0].one("em").text == "early"
    assert items[1].one("a").text == "One"
    assert any("Noted" in note.text for note in part.all("div.admonition"))


def test_a_plain_rendering_of_inline_markdown_has_the_titles_of_links_without_a_text(make: Callable[..., Site]) -> None:
    site = make(
        {
            "values/candor.yml": "title: Candor\n",
            "values/craft.yml": "{title: Craft, summary: 'More than [](value:candor).'}\n",
            "goals/g.yml": "{title: G, values: [{value: candor, rationale: 'Because of [](value:craft).'}]}\n",
            "dos-and-donts.yml": "[{id: one, do: 'Live [](value:candor).'}]\n",
        }
    )
    assert "Because of Craft." in site.matrix("goals-by-values").rows[0].text
    assert site.page_of("guideline").article.by_id("one").text.endswith("Live Candor.")
    assert site.records["guideline:one"]["title"] == "Live Candor."
    description = site.page_of("value", "craft").root.one("meta[name=description]")
    assert description["content"] == "More than Candor."


def test_dos_and_behaviours_that_name_one_another_have_titles_that_end(make: Callable[..., Site]) -> None:
    site = make(
        {
            "dos-and-donts.yml": "[{id: one, do: 'See [](guideline:two).'}, {id: two, do: 'See [](guideline:one).'}]\n",
            "values/v.yml": "{title: V, behaviours: [{id: a, text: 'See [](value:v#b).'}, {id: b, text: 'See [](value:v#a).'}]}\n",
            "cases/c.yml": "{title: C, date: 2026-01-01, values: ['v#a']}\n",
        }
    )
    assert site.page_of("guideline").article.by_id("one").text.endswith("See See See ...")
    links = site.page_of("case", "c").links(site.page_of("case", "c").article)
    assert [link.text for link in links["values/v/#a"]] == ["See See .."]


@pytest.mark.parametrize("setting", [["nl2br"], ["pymdownx.superfences", "tables"], []])
def test_the_markdown_of_records_is_one_dialect_whatever_mkdocs_yml_sets(
    make: Callable[..., Site], setting: list[str]
) -> None:
    text = (
        "title: V\ndescription: |\n  one\n  two\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n\n  A list:\n  - x\n    - y\n"
    )
    article = make({"values/v.yml": text}, markdown_extensions=setting).page_of("value", "v").article
    paragraph = next(paragraph for paragraph in article.all("p") if paragraph.text == "one two")
    assert paragraph.elements == []
    assert [cell.text for cell in article.all("td")] == ["1", "2"]
    assert article.one("li li").text == "y"
