"""What readers ask most is answered on the first screen of a page one click from home, on a laptop and on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.driving import LAPTOP, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

    from tests.browser.conftest import Served

pytestmark = pytest.mark.xdist_group("browser: first screens")
SMALL_PHONE = (360, 740)
WINDOWS = pytest.mark.parametrize("window", [LAPTOP, SMALL_PHONE], ids=["laptop", "phone"])
BEHAVIOURS = [
    "Raise it the same day",
    "Write it down",
    "Say what you don't know",
    "Argue before, not after",
    "Tell the library first",
]
MOST_PIXELS = 3500


def is_on_first_screen(part: Locator, window: tuple[int, int]) -> bool:
    """Whether a part of a page is seen without scrolling."""
    box = part.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= window[1]


@WINDOWS
def test_what_candor_asks_and_who_owns_it(browser: Browser, sample: Served, window: tuple[int, int]) -> None:
    with tab(browser, sample.address, window) as opened:
        head = opened.open("values/candor/").locator(".hb-glance")
        assert head.locator(".hb-chips a").all_inner_texts() == BEHAVIOURS
        parts = [head.get_by_text("Owner: CTO"), head.get_by_role("link", name="Propose a change")]
        parts += [head.locator(".hb-chips"), head.locator(".hb-do"), head.locator(".hb-dont")]
        assert [is_on_first_screen(part, window) for part in parts] == [True] * len(parts)
        assert head.locator(".hb-glance__line").inner_text().split("\n")[-1].endswith("thanked 11 times")


@WINDOWS
def test_which_goals_are_at_risk(browser: Browser, sample: Served, window: tuple[int, int]) -> None:
    with tab(browser, sample.address, window) as opened:
        opened.open()
        page = opened.open("goals/")
        for title in (
            "An hour a day back to every branch",
            "Fail over in 15 minutes, rehearsed",
            "The first answer solves it",
        ):
            assert is_on_first_screen(
                page.get_by_role("link", name=title, exact=True).locator("visible=true").first, window
            )


@WINDOWS
def test_which_value_has_no_goal(browser: Browser, sample: Served, window: tuple[int, int]) -> None:
    with tab(browser, sample.address, window) as opened:
        gap = opened.open("values/").locator(".hb-gaps")
        assert gap.inner_text() == "No goal supports Frugality."
        assert is_on_first_screen(gap, window)


@WINDOWS
def test_why_my_goal_matters(browser: Browser, sample: Served, window: tuple[int, int]) -> None:
    with tab(browser, sample.address, window) as opened:
        page = opened.open("goals/zero-surprise-deploys/")
        sight = page.locator("nav > .hb-sight")
        above = ["Services a Saturday can rely on", "Every Saturday morning works", "Candor", "Craft", "Curiosity"]
        assert sight.get_by_role("link").all_inner_texts() == above
        assert is_on_first_screen(sight, window)


@WINDOWS
def test_what_candor_asks_of_my_team(browser: Browser, sample: Served, window: tuple[int, int]) -> None:
    with tab(browser, sample.address, window) as opened:
        way = opened.open().locator("a[href$='teams/library-care/#_asks']").first
        assert way.inner_text() == "Library Care"
        # By its address: where the theme swaps pages on a busy machine, it may scroll before the page is laid out.
        opened.page.goto(way.evaluate("link => link.href"))
        candor = opened.page.locator("#_asks ~ h3", has_text="Candor").first
        candor.wait_for()
        expect(candor).to_be_in_viewport()


@WINDOWS
def test_what_to_do_this_week(browser: Browser, sample: Served, window: tuple[int, int]) -> None:
    with tab(browser, sample.address, window) as opened:
        week = opened.open().locator(".hb-week")
        assert is_on_first_screen(week.locator("time").first, window)
        assert is_on_first_screen(week.locator("li").first, window)


def test_the_page_of_a_value_is_short_until_it_is_unfolded(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("values/candor/")
        assert page.evaluate("document.documentElement.scrollHeight") < MOST_PIXELS
        goals = page.locator("#_goals")
        assert not goals.is_visible()
        page.locator(".hb-glance").get_by_role("link", name="8 goals").click()
        goals.wait_for()
        assert is_on_first_screen(goals, LAPTOP)


@pytest.mark.parametrize("anchor", ["_history", "_where-we-stand", "write-it-down"])
def test_an_address_opens_the_fold_that_it_leads_into(browser: Browser, sample: Served, anchor: str) -> None:
    with tab(browser, sample.address) as opened:
        opened.open(f"values/candor/#{anchor}")
        part = opened.page.locator(f"[id='{anchor}']")
        part.wait_for()
        assert part.evaluate("element => !element.closest('details:not([open])')")


@pytest.mark.parametrize("address", ["how-we-chose/", "culture-gap/", "how-the-cycle-ended/"])
def test_tables_of_the_way_to_values_and_back_fit_on_a_phone(browser: Browser, sample: Served, address: str) -> None:
    with tab(browser, sample.address, (360, 800)) as opened:
        frames = opened.open(address).locator("article :is(.hb-scroll, .hb-shares, .hb-table)")
        assert frames.count()
        assert frames.evaluate_all("all => all.filter(one => one.scrollWidth > one.clientWidth + 1).length") == 0


def test_no_line_ends_between_the_mark_of_a_value_and_its_name(browser: Browser, sample: Served) -> None:
    """A link of one word takes one line, its mark included."""
    with tab(browser, sample.address, (360, 800)) as opened:
        links = opened.open("teams/library-care/").locator("article a[data-value]:not(.hb-card a)")
        lines = links.evaluate_all(
            """all => all.filter(one => one.offsetParent && !/\\s/.test(one.textContent.trim())).map(
                one => new Set([...one.getClientRects()].map(box => Math.round(box.top))).size)"""
        )
        assert lines and set(lines) == {1}
