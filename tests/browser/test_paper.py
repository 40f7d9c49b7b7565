"""What pages are on paper."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import tab
from tests.browser.fonts import FONTS
from tests.browser.kinds import PAGES
from tests.browser.paper import PAPERS, Paper, sheets
from tests.serving import served
from tests.site.support.building import build, write
from values_handbook.derive.alignment.alignment_map import MOST_GOALS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import APIResponse, Browser, Page, Route

    from tests.browser.conftest import Served

pytestmark = pytest.mark.xdist_group("browser: paper")

LONG = "Where a sentence could end it goes on, *for the sake of the test*, until no poster has room for it. " * 6
CUT_OFF = """() => {
    const sheet = document.querySelector(".hb-sheet:target");
    const lists = [sheet, ...sheet.querySelectorAll("ul")];
    return lists.some(part => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1);
}"""
SHOWN = """() => [...document.querySelectorAll("article > *")].filter(part => part.checkVisibility()).map(part => part.className || part.localName)"""


@pytest.fixture(scope="module")
def wordy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a handbook whose value and team say far too much."""
    behaviours = "".join(f"  - {LONG}\n" for _ in range(9))
    goals = {
        f"goals/g{n}.yml": f"title: {LONG[:200]} {n}\nteam: crew\nvalues: [candor]\nperiod: 2026\n" for n in range(30)
    }
    files = {
        "values/candor.yml": f"title: {LONG[:300]}\nsummary: {LONG}\ngives_up: {LONG}\nbehaviours:\n{behaviours}",
        "teams/crew.yml": f"title: {LONG[:300]}\nmission: |\n  {LONG}\n\n  {LONG}\n",
        **goals,
    }
    yield from _built(tmp_path_factory.mktemp("wordy"), files)


@pytest.fixture(scope="module")
def broad(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a handbook with as many goals as a map shows, whose titles take two lines on it."""
    goals = "".join(f'- {{id: g{n}, title: "{LONG[:60]}", values: [candor]}}\n' for n in range(MOST_GOALS))
    yield from _built(tmp_path_factory.mktemp("broad"), {"values/candor.yml": "title: Candor\n", "goals.yml": goals})


def _built(root: Path, files: dict[str, str]) -> Iterator[str]:
    write(root, files)
    made = build(root, root / "site")
    assert made.status == 0, made.log
    with served(root / "site") as address:
        yield address


def _on_one_sheet(page: Page) -> bool:
    """Whether the sheet is one on any paper, and holds all that is on it."""
    return not any(map(partial(_cut_off, page), PAPERS)) and all(
        sheets(page, paper) == ["portrait"] for paper in PAPERS
    )


def _cut_off(page: Page, paper: Paper) -> bool:
    width, height = PAPERS[paper]
    # A window of the size that the margins leave of the paper, at 96 dots per inch.
    page.set_viewport_size({"width": round((width - 24) / 25.4 * 96), "height": round((height - 24) / 25.4 * 96)})
    page.emulate_media(media="print")
    found: bool = page.evaluate(CUT_OFF)
    page.emulate_media(media="null")
    return found


def test_each_value_in_force_has_a_poster_and_each_team_a_card_of_one_sheet(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        for kind, sheet in (("value", "_poster"), ("team", "_card")):
            records = [record for record in sample.site.json["records"] if record["kind"] == kind]
            for record in (item for item in records if item["fields"].get("status") not in ("retired", "declined")):
                page = opened.open(record["url"])
                assert (page.get_attribute("#_paper", "href") or "").endswith(f"#{sheet}")
                assert _on_one_sheet(opened.open(f"{record['url']}#{sheet}")), record["id"]


@pytest.mark.parametrize("path", ["values/candor/#_poster", "teams/crew/#_card"])
def test_too_much_text_stays_on_one_sheet(browser: Browser, wordy: str, path: str) -> None:
    with tab(browser, wordy) as opened:
        assert _on_one_sheet(opened.open(path))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_page_becomes_its_sheet_and_the_page_again(browser: Browser, sample: Served, scripts: bool) -> None:
    with tab(browser, sample.address, scripts=scripts) as opened:
        page = opened.open_for_swaps("values/candor/") if scripts else opened.open("values/candor/")
        before = page.evaluate(SHOWN)
        # The theme swaps the page for itself.
        with page.expect_response("**/values/candor/") if scripts else nullcontext():
            page.click("text=Print a poster")
        page.wait_for_selector(".hb-sheet:target")
        assert page.evaluate(SHOWN) == ["h1", "hb-sheet hb-poster hb-poster--large", "hb-sheet-way"]
        page.click("text=Back to the whole page")
        page.wait_for_selector(".hb-sheet", state="hidden")
        assert page.evaluate(SHOWN) == before


def test_a_page_becomes_its_sheet_where_the_theme_swaps_pages_over_a_slow_line(
    browser: Browser, sample: Served
) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open_for_swaps("values/candor/")
        page.route("**/values/candor/", lambda route: route.fulfill(response=_late(route)))
        with page.expect_event("requestfinished"):
            page.click("#_paper")
        page.wait_for_selector(".hb-sheet:target")


def _late(route: Route) -> APIResponse:
    """What was asked for, after the theme has noted in its history where the page was."""
    route.request.frame.page.wait_for_timeout(400)
    return route.fetch()


def test_a_retired_value_has_no_poster(sample: Served) -> None:
    assert sample.site.page_of("value", "pace").article.all(".hb-sheet") == []


def test_what_stands_on_a_sheet_is_found_once(sample: Served) -> None:
    entries = sample.site.search
    assert not any("Print this page" in entry["text"] for entry in entries.values())
    assert sum("What it costs us" in entry["text"] for entry in entries.values()) == 0


@pytest.fixture(scope="module")
def printed(browser: Browser, sample: Served) -> Iterator[Page]:
    """A tab as it would be printed, with the dark colours on its screen."""
    with tab(browser, sample.address, scheme="dark") as opened:
        opened.open()
        opened.page.emulate_media(media="print")
        yield opened.page


NAVIGATION = """() => [...document.querySelectorAll("nav, header, footer, button:not(.hb-group-row *), .hb-ways, .hb-to-paper, .hb-crumbs, a[download]")]
    .filter(part => !part.matches("article nav:not(.hb-crumbs)") && part.checkVisibility()).map(part => part.className)"""
FOLDED = """() => [...document.querySelectorAll("article details > *:not(summary)")].filter(part =>
    part.parentElement.checkVisibility() && !part.checkVisibility({contentVisibilityAuto: true})).map(part => part.outerHTML.slice(0, 80))"""
COLOURS = """() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector("article")).color]"""


@pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
def test_a_page_prints_dark_on_white_unfolded_and_without_its_navigation(
    printed: Page, sample: Served, path: str
) -> None:
    printed.goto(f"{sample.address}/{path}")
    assert printed.evaluate(NAVIGATION) == []
    assert printed.evaluate(FOLDED) == []
    background, text = printed.evaluate(COLOURS)
    assert background in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    assert text.startswith("rgba(0, 0, 0"), text


def test_a_matrix_prints_across_with_its_heads_on_each_sheet(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address) as opened:
        page = opened.open(PAGES["matrix"])
        assert set(sheets(page)) == {"landscape"}
        assert set(sheets(opened.open(PAGES["goal"]))) == {"portrait"}
        page.emulate_media(media="print")
        opened.open(PAGES["matrix"])
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.hb-matrix thead')).display")
            == "table-header-group"
        )


@pytest.mark.parametrize("font", FONTS)
def test_the_picture_of_a_map_has_room_on_one_sheet_in_any_font(browser: Browser, broad: str, font: str) -> None:
    with tab(browser, broad) as opened:
        page = opened.open("map/")
        assert page.locator("[aria-labelledby='_map-goals'] > li").count() == MOST_GOALS
        page.evaluate("() => document.querySelectorAll('.hb-map-page ~ *').forEach(part => part.remove())")
        page.add_style_tag(content=FONTS[font])
        assert sheets(page, "A4") == sheets(page, "Letter") == ["landscape"]


CUT_BY_PAPER = """() => [...document.querySelectorAll("article *")].filter(part => part.checkVisibility() && !part.closest(".hb-hidden, .hb-map")
    && (part.getBoundingClientRect().right > innerWidth + 1
        || (getComputedStyle(part).overflowX !== "visible" && part.scrollWidth > part.clientWidth + 1))).map(part => part.outerHTML.slice(0, 60))"""


@pytest.mark.parametrize("font", ["as installed", "wide and low"])
@pytest.mark.parametrize(
    "path",
    ["calendar/", "costs/", "reviews/", "scorecard/", "stated-and-recognized/", "teams/library-care/", "upkeep/"],
)
def test_no_column_of_a_table_is_cut_off_by_the_edge_of_a_small_sheet(
    browser: Browser, sample: Served, path: str, font: str
) -> None:
    with tab(browser, sample.address, window=(468, 800)) as opened:
        page = opened.open(path)
        page.emulate_media(media="print")
        page.add_style_tag(content=FONTS[font])
        assert page.evaluate(CUT_BY_PAPER) == []


TITLE = """() => { const {top, bottom} = document.querySelector("article h1").getBoundingClientRect();
    return [top, bottom, document.querySelector(".md-header").getBoundingClientRect().bottom, innerHeight]; }"""


@pytest.mark.parametrize("way", ["opened", "clicked"])
@pytest.mark.parametrize("path", ["values/candor/#_poster", "teams/platform/#_card"])
def test_on_the_screen_the_title_of_a_sheet_is_not_behind_the_header(
    browser: Browser, sample: Served, path: str, way: str
) -> None:
    with tab(browser, sample.address) as opened:
        if way == "clicked":
            page = opened.open_for_swaps(path.partition("#")[0])
            page.click("#_paper")
        else:
            page = opened.open(path)
        page.wait_for_selector(".hb-sheet:target")
        page.wait_for_timeout(500)
        top, bottom, header, height = page.evaluate(TITLE)
        assert header <= top < bottom <= height
