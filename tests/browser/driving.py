"""A real Chromium, and a tab of it in which nothing may go wrong unseen."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
Scheme = Literal["light", "dark"]

PHONE = (390, 844)
LAPTOP = (1280, 800)
PROJECTOR = (1920, 1080)
"""Widths and heights of windows, in CSS pixels."""


def chromium() -> str:
    """The browser of the distribution. Skips the test where there is none, or, if it is required, fails it."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        why = (
            "there is no Chromium here; install a package that brings `chromium`, `chromium-browser` or `google-chrome`"
        )
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(why)
        pytest.skip(why)
    return found


@contextmanager
def started() -> Iterator[Browser]:
    """A browser without a window."""
    program = chromium()
    with sync_playwright() as playwright:
        # Where the tests run as root, as in a container, Chromium's own sandbox does not start.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Tab:
    """A tab that shows pages of one site, with what its pages asked of other hosts and complained of."""

    page: Page
    site: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self._hear(said.type, said.text))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def open(self, path: str = "") -> Page:
        """Show a page, by its address from the site's root, and wait until its scripts have run."""
        self.page.goto(f"{self.site}/{path}", wait_until="load")
        return self.page

    def open_for_swaps(self, path: str = "") -> Page:
        """Show a page, and wait until the theme knows which pages it may swap without a load."""
        with self.page.expect_response("**/sitemap.xml") as told:
            self.open(path)
        told.value.finished()
        self.page.wait_for_timeout(200)
        return self.page

    @property
    def strangers(self) -> list[str]:
        """Requests that left the site's own host."""
        own = urlsplit(self.site).netloc
        return [url for url in self.requests if urlsplit(url).scheme not in ("data", "blob") and own not in url]


def await_form(page: Page) -> None:
    """Wait until a page that is a form has loaded what it asks about."""
    if page.locator("[data-form]").count():
        page.locator("[data-form] :is(form, select)").first.wait_for()


@contextmanager
def tab(
    browser: Browser,
    site: str,
    window: tuple[int, int] = LAPTOP,
    scheme: Scheme = "light",
    *,
    scripts: bool = True,
    touch: bool = False,
) -> Iterator[Tab]:
    """A new tab that remembers nothing of others."""
    context = browser.new_context(
        viewport={"width": window[0], "height": window[1]},
        color_scheme=scheme,
        java_script_enabled=scripts,
        has_touch=touch,
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    try:
        yield Tab(context.new_page(), site)
    finally:
        context.close()
