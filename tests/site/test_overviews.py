"""Pages about the whole handbook are made where they have something to show, or where something names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reuse.building import made, output
from tests.site.support import crawl
from tests.site.support.building import write
from values_handbook.reuse.stored import StoredPages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.site.support.building import Site

ALL = {
    "map", "first-day", "changes", "owners", "stated-and-recognized", "is-it-working", "costs", "upkeep", "scorecard", "calendar",
    "sheets", "questionnaire", "how-we-chose", "values-in-conversation", "values-check",
}  # fmt: skip
QUESTION = {"faq/why.yml": "question: Why?\nanswer: Because.\n", "index.md": None}
"""A record that no page about the whole handbook tells anything of."""


def overviews(site: Site) -> set[str]:
    """The pages about the whole handbook that a site has."""
    return {url.rstrip("/") for url in site.urls} & ALL


@pytest.mark.parametrize("files", [{"index.md": None}, QUESTION, {"index.md": "# Ours\n"}])
def test_nothing_empty_is_made(make: Callable[..., Site], files: Mapping[str, str | None]) -> None:
    """What changed is told in any case: without git the page says why it tells nothing."""
    site = make(files, strict=True)
    assert overviews(site) == {"changes"}
    assert list(crawl.broken_links(site)) == []
    assert [name for name in sorted(ALL) if f"/{name}/" in site.read("sitemap.xml")] == ["changes"]
    assert {"reviews/", "practices/", "values/"} <= set(site.urls)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"values.yml": "[{id: v, title: V}]\n"}, {"first-day", "costs", "upkeep", "owners", "questionnaire"}),
        (
            {"values.yml": "[{id: v, title: V, behaviours: [{text: B., instead_of: C.}]}]\n"},
            {"first-day", "costs", "upkeep", "owners", "questionnaire", "values-in-conversation"},
        ),
        (
            {"values.yml": "[{id: v, title: V, behaviours: [{text: B., asks: C?}]}]\n"},
            {"first-day", "costs", "upkeep", "owners", "questionnaire", "values-check"},
        ),
        ({"values.yml": "[{id: v, title: V, status: proposed}]\n"}, {"costs", "upkeep"}),
        ({"values.yml": "[{id: v, title: V, status: retired, ended: 2026-01-01}]\n"}, set()),
        ({"goals.yml": "[{id: g, title: G, status: dropped}]\n"}, {"upkeep"}),
        ({"goals.yml": "[{id: g, title: G, status: paused}]\n"}, {"map", "upkeep"}),
        (
            {"goals.yml": "[{id: g, title: G, status: paused, measures: [{title: M}]}]\n"},
            {"map", "upkeep"},
        ),
        ({"cases.yml": "[{id: c, title: C, date: 2026-01-01, situation: S}]\n"}, {"costs"}),
        ({"practices.yml": "[{id: p, title: P, when: Somebody joins}]\n"}, {"first-day", "calendar"}),
        ({"practices.yml": "[{id: p, title: P}]\n"}, set()),
        ({"teams.yml": "[{id: a, title: A}]\n"}, {"first-day", "sheets"}),
        (
            {"values.yml": "[{id: v, title: V}]\n", "recognitions.yml": "[{id: r, title: R, date: 2026-11-01, to: Kim, values: v, story: S}]\n"},
            {"first-day", "costs", "upkeep", "owners", "questionnaire", "stated-and-recognized", "is-it-working"},
        ),
        ({"people.yml": "[{id: p, title: P}]\n", "faq.yml": "[{id: q, question: Q?, answer: A., owner: p}]\n"}, set()),
    ],
    ids=[
        "value", "value with guidance", "value with questions", "proposed value", "retired value", "dropped goal", "paused goal", "paused goal with a measure", "case", "occasion",
        "practice without days", "team", "recognition", "owner",
    ],
)  # fmt: skip
def test_what_there_is_makes_the_pages_that_tell_of_it(
    make: Callable[..., Site], files: Mapping[str, str], expected: set[str]
) -> None:
    site = make({**files, "index.md": None}, strict=True)
    assert overviews(site) - {"changes"} == expected
    assert list(crawl.broken_links(site)) == []


HOME = {"index.md": "# Ours\n"}


@pytest.mark.parametrize(
    ("files", "options", "config"),
    [
        (HOME, {}, {"nav": ["index.md", {"Costs": "costs.md"}]}),
        ({"index.md": "# Ours\n\nSee [what it costs](costs.md#_cases).\n"}, {}, {}),
        ({**HOME, "guide/own.md": "# Own\n\nSee [what it costs][c].\n\n[c]: ../costs.md\n"}, {}, {}),
        ({**HOME, "guide/own.md": '# Own\n\n<a href="../../costs/">Costs</a>\n'}, {}, {}),
        ({**HOME, "guide/own.md": '# Own\n\n<a href="../costs.html">Costs</a>\n'}, {}, {"use_directory_urls": False}),
        ({**HOME, "own.md": "# Own\n\n<https://book.example/x/costs/>\n"}, {}, {"site_url": "https://book.example/x/"}),
        ({**QUESTION, "faq/how.yml": "question: How?\nanswer: See [what it costs](../costs.md).\n"}, {}, {}),
        ({**HOME, ".pages": "nav:\n  - index.md\n  - costs.md\n  - ...\n"}, {}, {"plugins": ["awesome-pages", "values-handbook"]}),
        ({**HOME, "own.md": "# Own\n\n[Costs](handbook/costs.md)\n", "handbook/own.md": "# Own\n"}, {"path": "handbook"}, {}),
        ({**HOME, "handbook/own.md": "# Own\n", "handbook/.pages": "nav:\n  - costs.md\n  - ...\n"}, {"path": "handbook"}, {"plugins": ["awesome-pages", {"values-handbook": {"path": "handbook"}}]}),
    ],
    ids=["nav", "link", "link with a definition", "address", "file as address", "whole address", "record", "pages", "folder", "pages in folder"],
)  # fmt: skip
def test_a_page_that_something_names_is_made_even_if_it_is_empty(
    make: Callable[..., Site], files: Mapping[str, str | None], options: Mapping[str, Any], config: Mapping[str, Any]
) -> None:
    site = make(files, options, strict=True, **config)
    prefix = f"{options['path']}/" if "path" in options else ""
    found = {url.removeprefix(prefix).removesuffix(".html").rstrip("/") for url in site.urls} & ALL
    assert found == {"changes", "costs"}
    assert list(crawl.broken_links(site)) == []


def test_a_page_of_the_same_name_elsewhere_names_nothing(make: Callable[..., Site]) -> None:
    files = {
        "index.md": "# Ours\n\n[Costs](costs.md), [health](https://status.example/health/), [map](ops/map.md)\n",
        "costs.md": "# Prices\n",
        "ops/map.md": "# Where things run\n\n[Health](health.md)\n",
        "ops/health.md": "# Probes\n",
        "handbook/about.md": "# About\n",
    }
    site = make(
        files,
        {"path": "handbook"},
        strict=True,
        nav=["index.md", "costs.md", "ops/map.md", "ops/health.md", "handbook/about.md"],
    )
    assert [url for url in site.urls if url.startswith("handbook/") and url.split("/")[1] in ALL] == [
        "handbook/changes/"
    ]


def test_a_page_by_hand_stands_in_the_place_of_an_empty_one(make: Callable[..., Site]) -> None:
    site = make({"index.md": None, "practices.yml": "[{id: p, title: P}]\n", "calendar.md": "# Our own dates\n"})
    assert site.page("calendar/").title == "Our own dates"
    assert "calendar/" in site.page("practices/").links(site.page("practices/").article)


STEPS = (
    ("practices.yml", "[{id: p, title: P}]\n"),
    ("practices.yml", "[{id: p, title: P, when: Somebody joins}]\n"),
    ("practices.yml", "[{id: p, title: P}]\n"),
    ("index.md", "# Ours\n\n[Dates](calendar.md)\n"),
    ("index.md", "# Ours\n"),
    (".pages", "nav: [calendar.md, sheets.md, ...]\n"),
    (".pages", "nav: [...]\n"),
    ("values.yml", "[{id: v, title: V, status: retired, ended: 2026-01-01}]\n"),
    ("values.yml", "[{id: v, title: V}]\n"),
    ("/mkdocs.yml", "nav: [index.md, sheets.md]\n"),
)


def test_pages_that_come_and_go_leave_no_stale_link_in_the_cache(tmp_path: Path) -> None:
    root = write(tmp_path, {"index.md": "# Ours\n"})
    settings = (root / "mkdocs.yml").read_text()
    kept = made(root, StoredPages())
    sizes = []
    for name, text in STEPS:
        if name.startswith("/"):
            (root / name[1:]).write_text(f"{settings}\n{text}")
        else:
            (root / "content" / name).write_text(text)
        kept = made(root, kept)
        assert output(kept) == output(made(root, StoredPages())), (name, text)
        sizes.append(sorted({path.removesuffix(".md") for path in kept.pages} & ALL))
    calendar = ["calendar", "changes"]
    assert sizes[:7] == [
        ["changes"], ["calendar", "changes", "first-day"], ["changes"], calendar, ["changes"], [*calendar, "sheets"], ["changes"],
    ]  # fmt: skip
    value = ["changes", "costs", "first-day", "owners", "questionnaire", "upkeep"]
    assert sizes[7:] == [["changes"], value, sorted([*value, "sheets"])]


def test_the_former_name_of_a_page_still_leads_there(make: Callable[..., Site]) -> None:
    files = {
        "index.md": "# Ours\n\n[What is open](health.md)\n\n```handbook\npreached-and-practised\n```\n",
        "values.yml": "[{id: v, title: V, why: 'See [it](health.md).'}]\n",
        "recognitions.yml": "[{id: r, title: R, date: 2026-11-01, to: Kim, values: v, story: S}]\n",
    }
    site = make(files, strict=True, nav=["index.md", {"Our health": "health.md"}])
    assert "upkeep/" in site.page("").links(site.page("").article)
    assert "Our health" in site.read("index.html")
    assert "stated-and-recognized/" in site.urls
    assert "url=../upkeep/" in site.read("health/index.html")
    assert list(crawl.broken_links(site)) == []


def test_a_page_of_ones_own_at_a_former_place_stays_the_page(make: Callable[..., Site]) -> None:
    files = {"values.yml": "[{id: v, title: V}]\n", "health.md": "# Our health\n\n```handbook\nhealth\n```\n"}
    site = make(files, strict=True)
    assert site.page("health/").article.one("h1").text == "Our health"
    assert "The five steps" in site.page("health/").article.text
    assert "upkeep/" not in site.urls
    assert list(crawl.broken_links(site)) == []
