"""Pages that are read from right to left, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import PATH, Served
from tests.browser.driving import LAPTOP, PHONE, tab
from tests.browser.kinds import PAGES
from tests.labels.building import sample_in
from tests.serving import served
from tests.site.support.building import build, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser: languages")


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample handbook in Arabic; its records are in English."""
    made = sample_in("ar", tmp_path_factory.mktemp("arabic"))
    with served(made.root, PATH) as address:
        yield Served(address, made)


WIDTH = "document.documentElement.scrollWidth"


def test_nobody_is_kept_out_and_nothing_is_too_wide_from_right_to_left(browser: Browser, arabic: Served) -> None:
    found = {}
    with tab(browser, arabic.address, PHONE) as opened:
        for kind, path in PAGES.items():
            opened.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
            page = opened.open(path)
            on_a_phone = page.evaluate(WIDTH), violations(page)
            page.set_viewport_size({"width": LAPTOP[0], "height": LAPTOP[1]})
            found[kind] = (*on_a_phone, page.evaluate(WIDTH))
    assert {kind: wrong for kind, wrong in found.items() if wrong != (PHONE[0], [], LAPTOP[0])} == {}


def test_prose_in_english_is_read_from_the_left_and_aligned_so(browser: Browser, arabic: Served) -> None:
    with tab(browser, arabic.address) as opened:
        page = opened.open("goals/zero-surprise-deploys/")
        summary = page.locator(".hb-summary > bdi")
        assert summary.evaluate("element => getComputedStyle(element).direction") == "ltr"
        left = page.locator("article").evaluate("element => element.getBoundingClientRect().left")
        start = summary.evaluate(
            "element => { const range = document.createRange(); range.selectNodeContents(element);"
            " return range.getBoundingClientRect().left }"
        )
        assert abs(start - left) < 20


def test_a_bar_fills_from_the_right(browser: Browser, arabic: Served) -> None:
    with tab(browser, arabic.address) as opened:
        page = opened.open("goals/zero-surprise-deploys/")
        bar, filled = (page.locator(place).first.bounding_box() for place in (".hb-bar", ".hb-bar path"))
        assert bar and filled
        assert abs(bar["x"] + bar["width"] - filled["x"] - filled["width"]) < 1
        assert filled["width"] < bar["width"]


def test_the_first_column_of_a_matrix_stays_at_the_right(browser: Browser, arabic: Served) -> None:
    with tab(browser, arabic.address, PHONE) as opened:
        page = opened.open("matrices/goals-by-values/")
        head = page.locator(".hb-matrix tbody th[scope=row]").first
        frame = page.locator(".hb-matrix-scroll")
        frame.evaluate("element => element.scrollBy(-120, 0)")
        box, around = head.bounding_box(), frame.bounding_box()
        assert box and around
        assert abs(box["x"] + box["width"] - around["x"] - around["width"]) < 3


PLACES_OF_WORDS = """text => [...text.textContent.matchAll(/\\S+/g)].map(found => {
    const box = text.getExtentOfChar(found.index);
    return [found[0], box.x];
})"""


def test_the_dates_of_a_chart_are_read_from_the_right(browser: Browser, arabic: Served) -> None:
    with tab(browser, arabic.address) as opened:
        page = opened.open("goals/zero-surprise-deploys/")
        words = page.locator(".hb-chart__first").last.evaluate(PLACES_OF_WORDS)
    assert [word for word, _ in words] == ["31", "أغسطس", "2026"]
    assert sorted(words, key=lambda pair: -pair[1]) == words


LONGEST = "اللامركزية والاستقلالية"


@pytest.mark.parametrize("window", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_head_of_a_matrix_is_not_broken_inside_a_word(
    browser: Browser, tmp_path: Path, window: tuple[int, int]
) -> None:
    values = "".join(f"- {{id: v{n}, title: {LONGEST}}}\n" for n in range(7))
    goals = "".join(f"- {{id: g{n}, title: هدف {n}, values: [v{n % 7}]}}\n" for n in range(300))
    theme = {"name": "material", "font": False, "language": "ar"}
    write(tmp_path, {"values.yml": values, "goals.yml": goals, "few.md": FEW}, theme=theme)
    assert build(tmp_path, tmp_path / "site").status == 0
    with served(tmp_path / "site", PATH) as address, tab(browser, address, window) as opened:
        for path in ("matrices/goals-by-values/", "few/"):
            page = opened.open(path)
            heads = page.locator("thead th[data-id] a")
            assert heads.count() == 7
            assert heads.evaluate_all(BROKEN) == []


FEW = "# Few\n\n```handbook\nmatrix: goals-by-values\nwhere: {values: v1}\n```\n"
BROKEN = """heads => heads.filter(head => {
    const text = document.createTreeWalker(head, NodeFilter.SHOW_TEXT).nextNode();
    return [...text.data.matchAll(/\\S+/g)].some(word => {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        return range.getClientRects().length > 1;
    });
}).map(head => head.textContent)"""
