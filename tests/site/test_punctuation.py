"""Titles that end with a punctuation mark get no second one, wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from values_handbook.labels import labels_of
from values_handbook.labels.punctuation import joined, mark_after

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site

pytestmark = pytest.mark.xdist_group("punctuation")


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("Candor", ": ", ": "),
        ("Period closure:", ": ", " "),
        ("Why?", ": ", " "),
        ("Why?", ".", ""),
        ("Say “no!”", ". It", " It"),
        ("Say it.", ", ", " "),
        ("<a href='x'>Now!</a>", ": ", " "),
        ("Costs (in €)", ": ", ": "),
        ("مَن؟", ": ", " "),
        ("مَن؟", "، ", "، "),
        ("Why?", ", ", ", "),
        ("为什么？", ": ", " "),
        ("", ": ", ": "),
        ("Why?", " – ", " – "),
    ],
)
def test_a_mark_stands_behind_a_text_that_has_none(text: str, mark: str, expected: str) -> None:
    assert mark_after(text, mark) == expected


def test_texts_in_a_row_and_labels_keep_to_it() -> None:
    assert joined(["Why?", "Candor", "Closure:", "Now!"], ", ") == "Why?, Candor, Closure: Now!"
    english = labels_of("en")
    assert english("behaviour-of", value="Why?", behaviour="Ask") == "Why? Ask"
    assert english("behaviour-of", value="Candor", behaviour="Ask") == "Candor: Ask"


MARKS = (":", "?", "!", ".", "…")
DOUBLE = re.compile(r"\w([:.…][”\"']?[:.;,]|[?!][”\"']?[:.;])")
BY_HAND = re.compile(r"https?://\S+|\b\d+\.\s|content/\S+|`[^`]*`|e\.g\.,|etc\.,")


def files(mark: str) -> dict[str, str | None]:
    title = f"'Closure{mark}'"
    return {
        "index.md": None,
        "guide.md": "# Guide\n\n```handbook\ndue\n```\n\n```handbook\nowners\n```\n",
        "values.yml": f"- {{id: a, title: {title}, adopted: 2021-01-01, owner: kim, summary: S, behaviours: [{{id: b, title: {title}, text: Say it}}]}}\n"
        f"- {{id: b, title: {title}, owner: kim, tensions: [{{with: a, guidance: G}}]}}\n",
        "people.yml": f"[{{id: kim, title: {title}}}, {{id: lee, title: {title}}}]\n",
        "teams.yml": f"[{{id: t, title: {title}, lead: kim, members: [kim, lee]}}]\n",
        "goals.yml": f"- {{id: g, title: {title}, team: t, owner: kim, values: [a, b], check_ins: [{{date: 2026-08-01}}]}}\n"
        f"- {{id: h, title: {title}, team: t, owner: [kim, lee], parent: g, check_ins: [{{date: 2026-08-01}}]}}\n",
        "recognitions.yml": f"[{{id: r, title: {title}, date: 2026-10-01, to: [kim, lee], from: kim, values: [a#b, b], goals: [g, h]}}]\n",
        "reviews.yml": f"- {{id: v, title: {title}, date: 2026-10-01, decisions: [{{title: {title}, due: 2026-11-01, owner: [kim, lee], changes: [value:a, value:b]}}]}}\n",
        "faq.yml": f"[{{id: q, question: {title}, answer: A, about: [value:a, value:b]}}]\n",
        "practices.yml": f"[{{id: p, title: {title}, every: month on first monday, values: [a, b], audience: t, starts: 2026-01-05}}]\n",
        "dos-and-donts.yml": f"[{{id: d, title: {title}, do: 'Do{mark}', dont: 'Dont{mark}', why: W, values: [a, b]}}]\n",
    }


@pytest.mark.parametrize("mark", MARKS)
def test_no_page_has_a_title_with_two_marks(make: Callable[..., Site], mark: str) -> None:
    site = make(files(mark), {"organization": "t", "review_every": {"value": "1 year"}})
    found = {}
    for page in site.pages():
        text = BY_HAND.sub(" ", page.article.heard)
        if doubled := [
            text[max(0, hit.start() - 30) : hit.end() + 10]
            for hit in DOUBLE.finditer(text)
            if "losure" in text[max(0, hit.start() - 8) : hit.end()]
        ]:
            found[page.url] = doubled
    assert found == {}
