"""A page written by hand wins over the generated one at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.support import crawl

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site

FILES = {
    "values/candor.yml": """\
        title: Candor
        summary: Generated.
        behaviours: [{id: write-it-down, title: Write it down, formerly: log-it}, {id: speak, text: Speak}]
        """,
    "values/craft.yml": "title: Craft\n",
    "cases/c.yml": "{title: C, date: 2026-01-01, values: ['candor#write-it-down']}\n",
    "faq.yml": "[{id: why, question: Why?, answer: Because., about: 'value:candor#speak'}, {id: how, question: How?, answer: So.}]\n",
    "objectives/o.yml": "{title: O, values: candor, description: 'See [](question:why).'}\n",
}


@pytest.mark.parametrize(
    ("uri", "url"),
    [
        ("values/candor.md", "values/candor/"),
        ("values/README.md", "values/"),
        ("values/index.md", "values/"),
        ("faq/index.md", "faq/"),
        ("matrices/goals-by-values.md", "matrices/goals-by-values/"),
        ("matrices/index.md", "matrices/"),
        ("values/candor/index.md", "values/candor/"),
        ("goals.md", "goals/"),
    ],
)
@pytest.mark.parametrize("directories", [True, False])
def test_it_stands_at_its_address_and_nothing_breaks(
    make: Callable[..., Site], uri: str, url: str, directories: bool
) -> None:
    site = make({**FILES, uri: "# By hand\n\nWords.\n"}, use_directory_urls=directories)
    address = url if directories else site.address(uri.replace("README", "index"))
    assert site.page(address).title == "By hand"
    assert "Generated." not in site.page(address).article.text
    assert list(crawl.broken_links(site)) == []
    assert list(crawl.broken_indexes(site)) == []
    assert site.urls.count(address) == 1


def test_links_to_an_anchor_that_it_lacks_lead_to_the_page_with_a_warning(make: Callable[..., Site]) -> None:
    site = make({**FILES, "values/candor.md": "# By hand\n"})
    case, faq = site.page_of("case", "c"), site.page_of("question")
    assert "values/candor/" in case.links(case.article)
    assert "values/candor/#write-it-down" not in case.links(case.article)
    assert "values/candor/" in faq.links(faq.article)
    assert site.records["value:candor"]["url"] == "values/candor/"
    told = [warning for warning in site.warnings if "content/values/candor.md" in warning]
    assert len(told) == 2
    assert any("`#write-it-down`" in warning for warning in told)
    assert any("`#speak`" in warning for warning in told)


def test_an_index_page_that_lacks_its_records_is_linked_without_anchors(make: Callable[..., Site]) -> None:
    site = make({**FILES, "faq/index.md": "# Questions\n\n## Why? {#why}\n"}, markdown_extensions=["attr_list"])
    assert site.records["question:why"]["url"] == "faq/#why"
    assert site.records["question:how"]["url"] == "faq/"
    objective = site.page_of("objective", "o")
    assert "faq/#why" in objective.links(objective.article)
    assert site.warnings == [], "nothing links to #how"
    assert list(crawl.broken_links(site)) == []


@pytest.mark.parametrize(
    ("text", "config"),
    [
        ("## Write it down\n\n## Speak\n", {}),
        ("## Log {#write-it-down}\n\nText.\n{: #speak }\n", {"markdown_extensions": ["attr_list"]}),
        ('<span id="write-it-down"></span>\n\n<h2 id=speak>Speak</h2>\n', {}),
        ("Write it down\n-------------\n\nSpeak\n=====\n", {}),
        ("```handbook\nrecord: value:candor\n```\n", {}),
        ("## Write *it* down ##\n\n## `Speak`\n", {}),
    ],
    ids=["headings", "attributes", "html", "underlined headings", "an embed", "headings with markup"],
)
def test_links_to_an_anchor_that_it_has_keep_it(
    make: Callable[..., Site], text: str, config: dict[str, object]
) -> None:
    site = make({**FILES, "values/candor.md": f"# By hand\n\n{text}"}, **config)
    assert site.warnings == []
    case, faq = site.page_of("case", "c"), site.page_of("question")
    assert "values/candor/#write-it-down" in case.links(case.article)
    assert "values/candor/#speak" in faq.links(faq.article)
    assert list(crawl.broken_links(site)) == []


@pytest.mark.parametrize(
    ("text", "config"),
    [
        ("```bash\n# Write it down\n```\n", {"markdown_extensions": ["fenced_code"]}),
        ("    # Write it down\n", {}),
        ("<!-- id='write-it-down' -->\n", {}),
        ("## Log {#write-it-down}\n", {}),
        ("`{#write-it-down}`\n", {"markdown_extensions": ["attr_list"]}),
        (
            "````markdown\n```handbook\nrecord: value:candor\n```\n````\n",
            {"markdown_extensions": ["pymdownx.superfences"]},
        ),
    ],
    ids=["a fence", "an indented block", "a comment", "no attribute lists", "code", "an example of an embed"],
)
def test_what_only_looks_like_an_anchor_is_none(
    make: Callable[..., Site], text: str, config: dict[str, object]
) -> None:
    site = make({**FILES, "values/candor.md": f"# By hand\n\n{text}"}, **config)
    assert list(crawl.broken_links(site)) == []
    assert any("`#write-it-down`" in warning for warning in site.warnings)


def test_the_generated_part_placed_in_it_has_the_ids_of_the_generated_page(make: Callable[..., Site]) -> None:
    plain = make(FILES)
    text = "# By hand\n\nFirst words.\n\n```handbook\nrecord: value:candor\n```\n\nLast words.\n"
    site = make({**FILES, "values/candor.md": text}, strict=True)
    own, generated = site.page_of("value", "candor").article, plain.page_of("value", "candor").article
    assert set(generated.ids()) <= set(own.ids())
    assert "write-it-down" in own.ids()
    assert "Generated." in own.text
    assert own.text.endswith("Last words.")
    assert site.records["value:candor"]["url"] == "values/candor/"


def test_an_index_placed_in_a_page_at_its_place_holds_the_records(make: Callable[..., Site]) -> None:
    for uri in ("faq/index.md", "faq/README.md", "faq.md"):
        site = make({**FILES, uri: "# Questions\n\nAsk.\n\n```handbook\nsection: faq\n```\n"}, strict=True)
        article = site.page_of("question").article
        assert article.text.startswith("Questions")
        assert {"why", "how"} <= set(article.ids())
        assert site.records["question:how"]["url"] == "faq/#how"
        assert list(crawl.broken_links(site)) == []


def test_an_earlier_anchor_of_a_behaviour_leads_there_too(make: Callable[..., Site]) -> None:
    site = make(
        {
            **FILES,
            "values/candor.md": "# By hand\n\n## Write it down\n",
            "index.md": "# Home\n\n[x](value:candor#log-it)\n",
        }
    )
    home = site.page("")
    assert "values/candor/#write-it-down" in home.links(home.article)


def test_its_references_to_its_own_record_are_no_trouble(make: Callable[..., Site]) -> None:
    site = make({**FILES, "values/candor.md": "# By hand\n\nThis is [](value:candor), see [](value:craft).\n"})
    page = site.page("values/candor/")
    assert "values/craft/" in page.links(page.article)
    assert list(crawl.broken_links(site)) == []


def test_with_a_readme_and_an_index_only_the_index_counts(make: Callable[..., Site]) -> None:
    files = {**FILES, "faq/index.md": "# Index\n", "faq/README.md": "# Readme\n\n## Why {#why}\n"}
    site = make(files, markdown_extensions=["attr_list"])
    assert site.page("faq/").title == "Index"
    assert list(crawl.broken_links(site)) == []
