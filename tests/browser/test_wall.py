"""The wall of recognitions in a real browser: filtered, sent to a colleague, and read with a script or without."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import ROOT
from tests.browser.driving import PHONE, tab
from tests.browser.matrix import SAVED
from tests.site.support.records import Handbook
from tests.site.test_wall import of_team

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.conftest import Served

pytestmark = pytest.mark.xdist_group("browser: wall")


@cache
def handbook() -> Handbook:
    return Handbook(ROOT)


def recognized_for(value: str, behaviour: str = "") -> set[str]:
    """The recognitions that name a value, or one behaviour of it."""
    return {
        item.source.removeprefix("recognition:")
        for item in handbook().references
        if item.source.startswith("recognition:") and item.field == "values" and item.target == f"value:{value}"
        if behaviour in ("", item.behaviour)
    }


def shown(page: Page) -> set[str]:
    script = "found => found.filter(e => e.offsetParent).map(e => e.querySelector('h3').id)"
    ids: list[str] = page.locator(".hb-wall article").evaluate_all(script)
    return set(ids)


def asked(page: Page) -> list[tuple[str, str]]:
    page.wait_for_timeout(SAVED)
    return parse_qsl(urlsplit(page.url).query)


def pick(page: Page, field: str, *options: str) -> None:
    fold: Locator = page.locator(".hb-tools details", has=page.locator("legend").get_by_text(field, exact=True))
    fold.locator("summary").click()
    for option in options:
        fold.get_by_label(option, exact=True).check()
    fold.locator("summary").click()


def test_it_is_filtered_by_value_behaviour_team_year_and_text(browser: Browser, sample: Served) -> None:
    every = {record.id for record in handbook().of("recognition")}
    with tab(browser, sample.address) as opened:
        page = opened.open("recognitions/")
        assert shown(page) == every
        count = page.locator(".hb-tools output")
        assert count.inner_text() == f"Recognitions: {len(every)} of {len(every)}"
        pick(page, "Value", "Kindness", "Craft")
        assert shown(page) == recognized_for("kindness") | recognized_for("craft")
        pick(page, "Team", "Platform")
        left = (recognized_for("kindness") | recognized_for("craft")) & of_team(handbook(), "platform")
        assert shown(page) == left
        assert count.inner_text() == f"Recognitions: {len(left)} of {len(every)}"
        assert asked(page) == [("value", "craft"), ("value", "kindness"), ("team", "platform")]
        page.get_by_role("button", name="Clear filters").click()
        pick(page, "Behaviour", "Candor: Write it down")
        assert shown(page) == recognized_for("candor", "write-it-down")
        page.get_by_role("button", name="Clear filters").click()
        pick(page, "Year", "2025")
        assert shown(page) == {"told-the-mayor"}
        assert page.locator(".hb-wall h2:visible").all_inner_texts() == ["2025"]
        page.get_by_role("button", name="Clear filters").click()
        page.get_by_role("searchbox", name="Text in title or story").fill("CAKE fax")
        assert shown(page) == set()
        page.get_by_role("searchbox", name="Text in title or story").fill("Fax")
        assert shown(page) == {"the-fax-gateway"}
        assert asked(page) == [("text", "Fax")]
        assert opened.complaints == []


def test_an_address_shows_what_it_asks_for_and_what_nothing_has_is_told(browser: Browser, sample: Served) -> None:
    query = urlencode(
        [("behaviour", "kindness#make-room"), ("value", "nothing"), ("year", "1999"), ("from", "a-friend")]
    )
    with tab(browser, sample.address) as opened:
        page = opened.open(f"recognitions/?{query}")
        assert shown(page) == recognized_for("kindness", "make-room")
        told = page.locator(".hb-unknown")
        assert told.inner_text().endswith("asks for: value=nothing, year=1999, from=a-friend")
        page.get_by_role("button", name="Clear filters").click()
        assert not told.is_visible()
        assert asked(page) == [("from", "a-friend")]


def test_a_value_leads_to_its_recognitions_and_back(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open("values/candor/")
        page.locator("summary", has=page.locator("#_where-we-stand")).click()
        page.get_by_role("link", name="All of them, in full").click()
        page.wait_for_url("**/recognitions/?value=candor")
        page.locator(".hb-tools output").wait_for()
        assert shown(page) == recognized_for("candor")
        page.go_back()
        page.wait_for_url("**/values/candor/")
        assert opened.complaints == []


def test_without_a_script_everything_is_there_and_a_link_to_one_leads_to_it(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address, scripts=False) as opened:
        page = opened.open("recognitions/?value=craft#the-fax-gateway")
        assert page.locator(".hb-wall article").count() == len(handbook().of("recognition"))
        assert page.locator(".hb-tools button").count() == 0
        assert page.locator("#the-fax-gateway").is_visible()


def test_on_a_phone_the_tools_are_folded_and_nobody_is_kept_out(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address, PHONE) as opened:
        page = opened.open("recognitions/?team=platform")
        fold = page.get_by_role("button", name="Filter (1)")
        assert not page.get_by_role("searchbox", name="Text in title or story").is_visible()
        fold.click()
        assert page.get_by_role("searchbox", name="Text in title or story").is_visible()
        assert violations(page) == []
