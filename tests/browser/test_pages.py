"""What holds for the pages of every kind, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.browser.driving import LAPTOP, PHONE, Scheme, tab
from tests.browser.kinds import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.conftest import Served

pytestmark = pytest.mark.xdist_group("browser: pages")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_nobody_is_kept_out(browser: Browser, sample: Served, window: tuple[int, int], scheme: Scheme) -> None:
    with tab(browser, sample.address, window, scheme) as opened:
        found = {kind: violations(opened.open(path)) for kind, path in PAGES.items()}
    assert {kind: wrong for kind, wrong in found.items() if wrong} == {}


def test_no_page_asks_another_host_or_complains(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        for url in sample.site.urls:
            opened.open(url)
        assert opened.strangers == []
        assert opened.complaints == []


@pytest.mark.parametrize("window", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_nothing_is_wider_than_the_window(browser: Browser, sample: Served, window: tuple[int, int]) -> None:
    with tab(browser, sample.address, window) as opened:
        wide = {
            kind: opened.open(path).evaluate("document.documentElement.scrollWidth") for kind, path in PAGES.items()
        }
    assert {kind: width for kind, width in wide.items() if width > window[0]} == {}
