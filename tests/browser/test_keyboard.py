"""With a keyboard alone, everything in an article can be reached and left, and where one is can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.driving import await_form, tab
from tests.browser.kinds import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Served

pytestmark = pytest.mark.xdist_group("browser: keyboard")

REACHABLE = """() => {
    const article = document.querySelector("article.md-content__inner");
    const found = article.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
    window.reachable = [...found].filter(
        element => element.tabIndex >= 0 && element.checkVisibility({visibilityProperty: true}) && !element.disabled);
    return window.reachable.length;
}"""
"""Numbers what can be reached on a page, and tells how much it is."""
START = """() => {
    const article = document.querySelector("article.md-content__inner");
    article.tabIndex = -1;
    article.focus();
}"""
LOOK = """() => {
    const drawn = element => {
        const styles = [null, "::before", "::after"].map(part => getComputedStyle(element, part));
        return styles.map(style => [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join()).join();
    };
    const element = document.activeElement;
    const before = window.seen;
    window.seen = {element, look: drawn(element)};
    const number = window.reachable.indexOf(element);
    const visible = !before || before.look !== drawn(before.element);
    return {number, before: before ? window.reachable.indexOf(before.element) : -1, visible};
}"""
"""Which element has the focus, by its number, and whether the one that had it before looks otherwise without it."""


def _walk(page: Page) -> tuple[list[int], list[int]]:
    """Press Tab from the start of the article to its end: what was reached, and what did not look focused."""
    number = page.evaluate(REACHABLE)
    page.evaluate(START)
    reached: list[int] = []
    unseen: list[int] = []
    for _ in range(number + 2):
        page.keyboard.press("Tab")
        focused: dict[str, Any] = page.evaluate(LOOK)
        if not focused["visible"] and focused["before"] >= 0:
            unseen.append(focused["before"])
        if focused["number"] < 0:
            return reached, unseen
        reached.append(focused["number"])
    pytest.fail(f"{page.url}: Tab does not lead out of the article")


def test_everything_is_reached_seen_and_left(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        for kind, path in PAGES.items():
            page = opened.open(path)
            await_form(page)
            reached, unseen = _walk(page)
            missed = sorted(set(range(page.evaluate("window.reachable.length"))) - set(reached))
            told = "number => window.reachable[number].outerHTML.slice(0, 200)"
            assert [page.evaluate(told, number) for number in missed] == [], kind
            assert [page.evaluate(told, number) for number in unseen] == [], kind


def test_the_first_thing_on_a_page_skips_to_its_content(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("values/candor/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('.md-skip')")
        page.wait_for_function("getComputedStyle(document.activeElement).opacity === '1'")
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector('article :target')")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('article')")


def test_what_is_folded_opens_with_enter_and_closes_again(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("values/candor/")
        summary = page.locator("article details > summary").first
        summary.focus()
        for is_open in (True, False):
            page.keyboard.press("Enter")
            assert summary.evaluate("element => element.parentElement.open") is is_open
