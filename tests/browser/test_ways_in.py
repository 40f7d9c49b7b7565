"""Pictures and ways in, as somebody with a mouse, a finger or only a keyboard meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest

from tests.browser.axe import violations
from tests.browser.driving import PHONE, Tab, tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.conftest import Served

pytestmark = pytest.mark.xdist_group("browser: ways in")


def lit(page: Page) -> list[str]:
    """The titles of what a map shows as near."""
    return sorted(page.locator(".hb-map__layer .hb-map__on").all_inner_texts())


def test_a_map_shows_what_an_item_is_tied_to(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("map/")
        layers = page.locator(".hb-map__layer")
        assert lit(page) == []
        layers.get_by_role("link", name="Hours back for branch staff").hover()
        assert lit(page) == ["An hour a day back to every branch", "Hours back for branch staff"]
        page.mouse.move(1, 1)
        assert lit(page) == []
        layers.get_by_role("link", name="Nothing happens behind a reader's back").focus()
        tied = ["Candor", "Fair to every reader", "Services a Saturday can rely on", "Stewardship"]
        assert lit(page) == sorted(["Nothing happens behind a reader's back", *tied])
        assert violations(page) == []


def test_on_a_phone_the_map_is_told_in_words(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address, PHONE) as opened:
        page = opened.open("map/")
        assert not page.locator(".hb-map__layers").is_visible()
        assert page.get_by_role("link", name="Nothing happens behind a reader's back").first.is_visible()


def tree_of(page: Page) -> Locator:
    """The cascade on the page of all goals, out of its fold."""
    page.locator("summary", has_text="As a tree").click()
    return page.locator(".hb-unfolding")


def test_a_tree_folds_and_unfolds_by_keyboard(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("goals/")
        tree = tree_of(page)
        leaf = tree.get_by_role("link", name="Ten days in a branch")
        assert leaf.is_visible()
        page.get_by_role("button", name="Collapse all").focus()
        page.keyboard.press("Enter")
        assert not leaf.is_visible()
        page.keyboard.press("Tab")  # to the first goal
        page.keyboard.press("Tab")  # to what is below it
        page.keyboard.press("Enter")
        assert tree.get_by_role("link", name="Zero-surprise deploys").is_visible()
        page.get_by_role("button", name="Expand all").click()
        assert leaf.is_visible()


def test_without_a_script_a_tree_unfolds_by_itself(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address, scripts=False) as opened:
        page = opened.open("goals/")
        assert page.locator(".hb-unfold-all").count() == 0
        tree = tree_of(page)
        tree.locator("summary").first.click()
        assert not tree.get_by_role("link", name="Zero-surprise deploys").is_visible()


def test_a_folded_tree_prints_whole(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("goals/")
        tree = tree_of(page)
        page.get_by_role("button", name="Collapse all").click()
        page.emulate_media(media="print")
        assert tree.get_by_role("link", name="Ten days in a branch").is_visible()
        assert not tree.locator("summary").first.is_visible()


def found(opened: Tab, words: str) -> list[tuple[str, str]]:
    """What the search shows for some words: titles, and where they lead, seen from the site's root."""
    page = opened.open(f"?q={quote(words)}")
    page.locator(".md-search-result__item").first.wait_for()
    shown = []
    for result in page.locator(".md-search-result__item a").all():
        path, _, rest = (result.get_attribute("href") or "").partition("/handbook/")[2].partition("?")
        anchor = urlsplit(f"?{rest}").fragment
        shown.append((result.locator("h1, h2").first.text_content() or "", f"{path}#{anchor}" if anchor else path))
    return shown


@pytest.mark.parametrize(
    ("words", "title", "address"),
    [
        ("oldest kiosk", "Access – Value", "values/access/"),  # a summary
        ("zero-surprise", "Zero-surprise deploys – Goal", "goals/zero-surprise-deploys/"),
        ("cake", "Friday thanks – Practice", "practices/#friday-thanks"),
    ],
)
def test_search_finds_and_says_of_what_kind_it_is(
    browser: Browser, sample: Served, words: str, title: str, address: str
) -> None:
    with tab(browser, sample.address) as opened:
        assert (title, address) in found(opened, words)


@pytest.mark.parametrize("name", ["Candor", "Craft", "Kindness", "Curiosity"])
def test_search_shows_the_page_of_a_value_first(browser: Browser, sample: Served, name: str) -> None:
    with tab(browser, sample.address) as opened:
        assert found(opened, name.lower())[0] == (f"{name} – Value", f"values/{name.lower()}/")


def test_search_finds_behaviours_and_dos(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        assert any(address.startswith("values/candor/") for _, address in found(opened, "half-formed"))
        assert any(address.startswith("dos-and-donts/#") for _, address in found(opened, "say plainly what each"))


def test_tags_lead_to_records(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("tags/")
        page.locator("article").get_by_role("link", name="Candor").first.click()
        page.wait_for_url("**/values/candor/")
        assert page.locator(".md-tag", has_text="speaking up").count() == 1
