"""Tables on a phone: nothing of them is cut off, and a shadow says where there is more to scroll to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import PHONE, tab
from tests.browser.kinds import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.conftest import Served

pytestmark = pytest.mark.xdist_group("browser: phone")

OUT_OF_REACH = """() => [...document.querySelectorAll("article table")].filter(table => {
    const frame = table.closest(".hb-scroll, .hb-matrix-scroll, .md-typeset__scrollwrap");
    return table.checkVisibility() && !frame && table.getBoundingClientRect().right > innerWidth + 1;
}).map(table => table.className)"""
WITHOUT_SHADOW = """() => [...document.querySelectorAll("article *")].filter(part => {
    const style = getComputedStyle(part);
    return part.querySelector("table") && ["auto", "scroll"].includes(style.overflowX)
        && part.scrollWidth > part.clientWidth + 1 && !style.backgroundAttachment.includes("local");
}).map(part => part.className)"""
SCROLLING = (
    "() => [...document.querySelectorAll('.hb-scroll')].filter(part => part.scrollWidth > part.clientWidth + 1).length"
)


def test_each_table_can_be_scrolled_to_its_end_and_a_shadow_says_so(browser: Browser, sample: Served) -> None:
    found: dict[str, list[str]] = {}
    scrolling = 0
    with tab(browser, sample.address, PHONE) as opened:
        for kind, path in PAGES.items():
            page = opened.open(path)
            if wrong := page.evaluate(OUT_OF_REACH) + page.evaluate(WITHOUT_SHADOW):
                found[kind] = wrong
            scrolling += page.evaluate(SCROLLING)
    assert found == {}
    assert scrolling, "the scorecard is wider than a phone"
