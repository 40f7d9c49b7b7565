"""What holds for the pages of every kind, in a real browser."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import ARTICLE, look
from tests.browser.driving import LAPTOP, PHONE, PROJECTOR, Tab, await_form, tab
from tests.browser.fonts import FONTS
from tests.browser.kinds import PAGES
from tests.browser.shell import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.axe import Violation
    from tests.browser.conftest import Served

WIDTH = "document.documentElement.scrollWidth"
SCHEME = "name => document.body.setAttribute('data-md-color-scheme', name)"


def _resize(page: Page, window: tuple[int, int]) -> None:
    page.set_viewport_size({"width": window[0], "height": window[1]})


def _seen(page: Page) -> Iterator[Violation]:
    """What axe finds on a page on a laptop in light colours, and on a phone in dark ones, without loading it anew.

    All of the page is laid out, and colours change at once: what a browser has skipped, beyond the window, or changes bit by
    bit, tells axe the colours of before.
    """
    page.add_style_tag(content="article * { content-visibility: visible !important } * { transition: none !important }")
    for window, scheme in ((LAPTOP, "default"), (PHONE, "slate")):
        _resize(page, window)
        page.evaluate(SCHEME, scheme)
        yield from look(page)


@pytest.mark.xdist_group("browser: axe")
def test_nobody_is_kept_out_of_a_page_of_any_kind(browser: Browser, sample: Served) -> None:
    found: dict[str, list[str]] = {}
    shell = set()
    with tab(browser, sample.address) as opened:
        for kind, path in PAGES.items():
            for violation in _seen(opened.open(path)):
                if violation.ours:
                    found.setdefault(kind, []).append(f"{violation.rule}: {violation.place}: {violation.why}")
                else:
                    shell.add(f"{violation.rule}: {violation.place}")
    assert found == {}
    compare("axe", shell)


WITH_LINKS_OF_ITS_OWN = (
    "home",
    "value",
    "goal",
    "do's and don'ts",
    "team",
    "recognitions",
    "questions",
    "matrix",
    "calendar",
)
IN_FONT = """css => { document.getElementById("font")?.remove();
    document.head.append(Object.assign(document.createElement("style"), {id: "font", textContent: css})); }"""


@pytest.mark.xdist_group("browser: axe")
@pytest.mark.parametrize("kind", WITH_LINKS_OF_ITS_OWN)
def test_what_is_tapped_has_its_size_in_any_font(browser: Browser, sample: Served, kind: str) -> None:
    found = {}
    with tab(browser, sample.address, PHONE) as opened:
        page = opened.open(PAGES[kind])
        for font, css in FONTS.items():
            page.evaluate(IN_FONT, css)
            found[font] = [item.place for item in look(page, ARTICLE, ("target-size",))]
            heights = page.locator("article :is(.hb-ways > a, .hb-more)").evaluate_all(HEIGHTS)
            assert [height for height in heights if 0 < height < 24] == [], font
    assert {font: places for font, places in found.items() if places} == {}


HEIGHTS = "links => links.map(link => link.getBoundingClientRect().height)"


@pytest.mark.xdist_group("browser: pages")
def test_no_page_asks_another_host_complains_or_is_wider_than_the_window(browser: Browser, sample: Served) -> None:
    wide = {}
    with tab(browser, sample.address) as opened:
        for page in sample.site.pages():
            shown = opened.open(page.url)
            for window in (PHONE, LAPTOP, PROJECTOR):
                _resize(shown, window)
                if (width := shown.evaluate(WIDTH)) > window[0]:
                    wide[page.url, window] = width
        assert opened.strangers == []
        assert opened.complaints == []
    assert wide == {}


@pytest.mark.xdist_group("browser: pages")
def test_earlier_addresses_lead_on(browser: Browser, sample: Served) -> None:
    kept = {page.url for page in sample.site.pages()}
    with tab(browser, sample.address) as opened:
        for url in set(sample.site.urls) - kept:
            opened.page.goto(f"{sample.address}/{url}", wait_until="commit")
            opened.page.wait_for_selector("article h1")
        assert opened.strangers == []


HEADING = "document.querySelector('article h1').innerText"
ELEMENTS = "document.querySelectorAll('article *').length"
MARK = "window.stayed = (window.stayed || 0) + 1"
FOLLOW = """href => {
    const link = Object.assign(document.createElement("a"), {href});
    document.body.append(link);
    link.click();
    link.remove();
}"""
ARRIVED = "path => document.querySelector('link[rel=canonical]').href.endsWith(path)"
IDS = "[...document.querySelectorAll('[id]')].map(element => element.id)"


def _follow(opened: Tab, path: str) -> Page:
    """Go to a page by a link in the tab, and wait until the theme has put it in the place of the one before."""
    target = f"{opened.site}/{path}"
    opened.page.evaluate(FOLLOW, target)
    opened.page.wait_for_url(target)
    opened.page.wait_for_function(ARRIVED, arg=f"/handbook/{path}")
    return opened.page


@pytest.mark.xdist_group("browser: pages")
def test_pages_that_are_swapped_without_a_load_are_as_if_they_were_loaded(browser: Browser, sample: Served) -> None:
    paths = [*PAGES.values(), ""]
    with tab(browser, sample.address) as opened, tab(browser, sample.address) as other:
        opened.open_for_swaps()
        opened.page.evaluate(MARK)
        for path in paths:
            page = _follow(opened, path)
            ids = Counter(page.evaluate(IDS))
            assert [name for name, times in ids.items() if times > 1] == [], path
            fresh = other.open(path)
            for shown in (page, fresh):
                await_form(shown)
            assert page.evaluate(HEADING) == fresh.evaluate(HEADING)
            assert page.evaluate(ELEMENTS) == fresh.evaluate(ELEMENTS), path
        for path in reversed(paths[-4:-1]):
            opened.page.go_back()
            opened.page.wait_for_url(f"{sample.address}/{path}")
        opened.page.go_forward()
        opened.page.wait_for_url(f"{sample.address}/{paths[-3]}")
        assert opened.page.evaluate("window.stayed") == 1
        assert opened.complaints == []
        assert opened.strangers == []
