"""A matrix in a real browser: read with a mouse, a finger or keys, without scripts, by those who listen, and when it is large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.browser.driving import LAPTOP, PHONE, Scheme, tab
from tests.browser.matrix import Box, Matrix
from tests.browser.sample_matrix import rows_of_today, title, whole
from tests.site.support.rules import WORDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.conftest import Served
    from tests.browser.driving import Tab

pytestmark = pytest.mark.xdist_group("browser: matrix")


@pytest.mark.parametrize("window", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_rationale_is_read_beside_its_cell(browser: Browser, sample: Served, window: tuple[int, int]) -> None:
    is_phone = window == PHONE
    with tab(browser, sample.address, window, touch=is_phone) as opened:
        matrix = Matrix.open(opened)
        for row, column in whole().strengths:
            cell = matrix.cell(row, column)
            cell.scroll_into_view_if_needed()
            cell.tap() if is_phone else cell.hover()
            matrix.note.wait_for()
            assert matrix.note.get_by_role("link").first.inner_text() == title(row)
            assert WORDS[whole().strengths[row, column]] in matrix.note.inner_text()
            assert not Box.of(matrix.note).overlaps(Box.of(cell))
            assert Box.of(matrix.note).is_inside(window)
        opened.page.keyboard.press("Escape")
        assert not matrix.note.is_visible()


def test_a_note_can_be_entered_and_leads_to_the_goal(opened: Tab) -> None:
    matrix = Matrix.open(opened)
    matrix.cell("zero-surprise-deploys", "candor").hover()
    matrix.note.get_by_role("link", name="Zero-surprise deploys").click()
    opened.page.wait_for_url("**/goals/zero-surprise-deploys/")


def test_keys_alone_reach_filter_read_and_leave(opened: Tab) -> None:
    matrix = Matrix.open(opened)
    press = opened.page.keyboard.press
    seen: dict[str, bool] = {}

    def go(*keys: str) -> str:
        for key in keys:
            press(key)
            matrix.wait_for_frames()
            seen[f"{key}: {matrix.focused()}"] = matrix.focus_is_seen()
        return matrix.focused()

    matrix.tools.get_by_role("searchbox").focus()
    opened.page.keyboard.type("deploys")
    assert go("Tab", "Enter", "Tab", "Space") == "INPUT larkfold"
    assert matrix.asked() == [("team", "larkfold"), ("text", "deploys")]
    assert go("Space", "Escape") == "SUMMARY Team"
    while not opened.page.evaluate("!!document.activeElement.closest('table')"):
        press("Tab")  # Past the links of the gaps, whose previews by the theme may lie over one another.
    assert matrix.shown_rows() == ["zero-surprise-deploys", "calmer-deploys"]
    assert go("Control+Home", "ArrowDown", "ArrowDown") == "A Zero-surprise deploys"
    assert go("ArrowRight").startswith("TD")
    assert "Every deploy announces its risk" in matrix.note.inner_text()
    assert go("Enter") == "A Zero-surprise deploys"
    assert go("Escape").startswith("TD")
    assert not matrix.note.is_visible()
    assert not opened.page.evaluate("document.activeElement.closest('table') === null")
    go("Tab")
    assert opened.page.evaluate("document.activeElement.closest('table, .hb-note') === null"), (
        "one key leaves the table"
    )
    assert [place for place, is_seen in seen.items() if not is_seen] == []


@pytest.mark.parametrize("window", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_focus_is_seen_on_every_way_through_a_wide_and_long_matrix(
    browser: Browser, large: Served, window: tuple[int, int]
) -> None:
    with tab(browser, large.address, window) as opened:
        matrix = Matrix.open(opened)
        matrix.table.locator("tbody tr[data-id] a").first.focus()
        for key in (
            "ArrowDown",
            "ArrowRight",
            "PageDown",
            "End",
            "ArrowUp",
            "Home",
            "Control+End",
            "ArrowUp",
            "Control+Home",
        ):
            for _ in range(4):
                opened.page.keyboard.press(key)
                matrix.wait_for_frames()
                assert matrix.focus_is_seen(), f"{key}: {matrix.focused()}"


def test_keys_go_the_way_they_show_where_text_runs_from_right_to_left(opened: Tab) -> None:
    matrix = Matrix.open(opened)
    opened.page.evaluate("document.dir = document.body.dir = 'rtl'")
    matrix.table.locator("thead a").first.focus()
    opened.page.keyboard.press("ArrowLeft")
    assert matrix.focused() == "A Stewardship"


def test_matrices_work_where_the_theme_swaps_pages_without_a_load(opened: Tab) -> None:
    opened.open_for_swaps("matrices/")
    opened.page.evaluate("window.isTheSamePage = true")
    opened.page.locator("article").get_by_role("link", name="Objectives by values").click()
    opened.page.get_by_role("heading", name="Objectives by values").wait_for()
    matrix = Matrix(opened.page)
    matrix.search("trust")
    assert matrix.asked() == [("text", "trust")]
    opened.page.locator("article").get_by_role("link", name="Matrices").click()
    opened.page.locator("article").get_by_role("link", name="Goals by values").click()
    opened.page.get_by_role("heading", name="Goals by values").wait_for()
    assert Matrix(opened.page).shown_rows() == rows_of_today()
    assert opened.page.evaluate("window.isTheSamePage")
    assert opened.page.locator(".hb-tools output").count() == 1


def test_a_matrix_among_other_things_is_read_cell_by_cell_without_tools(opened: Tab) -> None:
    matrix = Matrix(opened.open("teams/platform/"))
    matrix.table.locator("td[data-strength]").first.hover()
    matrix.note.wait_for()
    assert opened.page.locator(".hb-tools").count() == 0


def test_without_scripts_the_whole_table_stands_and_nothing_dead_beside_it(browser: Browser, sample: Served) -> None:
    with tab(browser, sample.address, scripts=False) as opened:
        page = opened.open("matrices/goals-by-values/?team=platform")
        heads = page.locator(".hb-matrix tbody th[scope=row]")
        assert heads.count() == len(whole().rows)
        assert page.locator("article").locator("button, input, select").locator("visible=true").count() == 0


STATES = {
    "whole": "",
    "filtered": "?team=platform&strength=strong&text=e&sort=craft",
    "folded": "?groups=folded",
    "with rationale": "?layout=detailed&turned=platform",
    "gaps": "?gaps=1&team=discovery",
    "nothing": "?text=zzzz",
    "no groups": "?groups=none&sort=-_title",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_nobody_is_kept_out_of_any_state(
    browser: Browser, sample: Served, window: tuple[int, int], scheme: Scheme
) -> None:
    found = {}
    with tab(browser, sample.address, window, scheme) as opened:
        for state, query in STATES.items():
            found[state] = violations(opened.open(f"matrices/goals-by-values/{query}"))
        matrix = Matrix.open(opened)
        matrix.cell("zero-surprise-deploys", "curiosity").click()
        if window == PHONE:
            matrix.unfold_tools()
        matrix.tools.locator("summary").first.click()
        found["a note and a fold open"] = violations(opened.page)
    assert {state: wrong for state, wrong in found.items() if wrong} == {}


def test_a_large_matrix_is_still_a_table_to_those_who_listen(browser: Browser, large: Served) -> None:
    with tab(browser, large.address, PHONE) as opened:
        matrix = Matrix.open(opened, "teams-by-values")
        assert "hb-matrix--large" in (matrix.table.get_attribute("class") or "")
        matrix.as_table()
        made = large.site.json["matrices"]["teams-by-values"]
        assert opened.page.get_by_role("table").get_by_role("rowheader").count() == len(made["rows"]) + len(
            ["coverage", "total"]
        )
        assert opened.page.get_by_role("columnheader").count() == len(made["columns"]) + 2
        assert violations(opened.page) == []


def test_a_key_in_the_filter_of_a_thousand_goals_makes_the_browser_lay_the_page_out_but_once_a_frame(
    browser: Browser, large: Served
) -> None:
    with tab(browser, large.address) as opened:
        matrix = Matrix.open(opened)
        assert opened.page.locator(".hb-matrix tbody tr").count() > 1_000
        for text in ("be", "bet", "zz", ""):
            before = matrix.layouts()
            matrix.tools.get_by_role("searchbox").fill(text)
            matrix.wait_for_frames()
            # A layout for each row or cell that is shown or hidden would be a thousand. Eight frames are waited for.
            assert matrix.layouts() - before <= 12, text


def test_on_a_phone_the_whole_legend_is_in_sight(browser: Browser, sample: Served) -> None:
    for scroll in (0, 200):
        with tab(browser, sample.address, PHONE) as opened:
            matrix = Matrix.open(opened)
            matrix.frame.evaluate("(frame, left) => frame.scrollTo(left, 0)", scroll)
            around = Box.of(matrix.frame)
            signs = matrix.table.locator("caption .hb-strength")
            assert signs.count() == 5
            for sign in map(Box.of, signs.all()):
                assert around.left <= sign.left < sign.right <= around.right
