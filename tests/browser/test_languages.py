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

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    with tab(browser, arabic.address, PHONE) as opened:
        pages = ((kind, opened.open(path)) for kind, path in PAGES.items())
        found = {kind: (page.evaluate(WIDTH), violations(page)) for kind, page in pages}
    assert {kind: wrong for kind, wrong in found.items() if wrong != (PHONE[0], [])} == {}


def test_nothing_is_wider_than_a_laptop_from_right_to_left(browser: Browser, arabic: Served) -> None:
    with tab(browser, arabic.address, LAPTOP) as opened:
        found = {kind: opened.open(path).evaluate(WIDTH) for kind, path in PAGES.items()}
    assert {kind: width for kind, width in found.items() if width != LAPTOP[0]} == {}


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
