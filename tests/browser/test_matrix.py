"""A matrix in a real browser: filtered, sorted, folded, sent to a colleague, and read with a mouse, a finger or keys."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import ROOT
from tests.browser.driving import LAPTOP, PHONE, Scheme, tab
from tests.browser.matrix import SAVED, Box, Matrix
from tests.site.support import expected
from tests.site.support.records import Handbook
from tests.site.support.rules import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser

    from tests.browser.conftest import Served
    from tests.browser.driving import Tab

pytestmark = pytest.mark.xdist_group("browser: matrix")

FILTERS = [
    ("Team", "Platform", ("team", "platform")),
    ("Level", "individual", ("level", "individual")),
    ("Status", "achieved", ("status", "achieved")),
    ("Period", "2026-H1", ("period", "2026-H1")),
    ("Owner", "Platform lead", ("owner", "platform-lead")),
]
"""A field, one of its options, and how the address says it, which is as `where` says it too."""


@cache
def handbook() -> Handbook:
    return Handbook(ROOT)


@cache
def whole() -> expected.Matrix:
    """The matrix as the records say, its groups in the order of the teams."""
    made = expected.goals_by_values(handbook())
    order = [team.title for team in handbook().of("team")]
    made.groups = {group: made.groups[group] for group in sorted(made.groups, key=order.index)}
    return made


def rows_where(asked: Mapping[str, str | list[str]]) -> list[str]:
    """The rows that the records say match, in the order of the whole matrix."""
    # What is closed is in the matrix only where its own options ask for it.
    current = {goal.key for goal in handbook().current("goal")}
    kept = {goal.id for goal in expected.where(handbook(), handbook().of("goal"), asked) if goal.key in current}
    return [row for row in whole().rows if row in kept]


def rows_of_today() -> list[str]:
    """The rows of the half and of the quarter that today lies in. None is without a period."""
    kept = {row for period in ("2026-H2", "2026-Q4") for row in rows_where({"period": period})}
    return [row for row in whole().rows if row in kept]


def rows_with(strength: str) -> list[str]:
    return [
        row for row in whole().rows if strength in {whole().strengths.get((row, column)) for column in whole().columns}
    ]


def by_weight(rows: list[str], column: str) -> list[str]:
    """Rows from the strongest to those that serve a value not at all; a tension comes before nothing."""
    return sorted(rows, key=lambda row: -whole().weights.get((row, column), -1))


def title(row: str) -> str:
    return handbook().records[f"goal:{row}"].title


@pytest.fixture
def opened(browser: Browser, sample: Served) -> Iterator[Tab]:
    with tab(browser, sample.address) as found:
        yield found
        assert found.complaints == []


def test_the_whole_matrix_is_shown_first(opened: Tab) -> None:
    matrix = Matrix.open(opened)
    assert matrix.groups() == whole().groups
    assert matrix.shown_columns() == whole().columns
    assert matrix.count() == f"Goals: {len(whole().rows)} of {len(whole().rows)}"
    assert matrix.asked() == []


def test_goals_of_today_are_shown_first_and_all_cycles_are_a_button_away(opened: Tab) -> None:
    matrix = Matrix.open_silently(opened)
    assert matrix.shown_rows() == rows_of_today() != whole().rows
    assert urlsplit(opened.page.url).query == ""
    matrix.tools.get_by_role("button", name="All cycles").click()
    assert matrix.shown_rows() == whole().rows
    matrix.page.wait_for_timeout(SAVED)
    assert urlsplit(opened.page.url).query == "period=all"
    opened.page.reload()
    assert Matrix(opened.page).shown_rows() == whole().rows


@pytest.mark.parametrize(("field", "option", "asked"), FILTERS, ids=[option for _, option, _ in FILTERS])
def test_a_filter_leaves_the_rows_that_match(opened: Tab, field: str, option: str, asked: tuple[str, str]) -> None:
    wanted = rows_where(dict([asked]))
    matrix = Matrix.open(opened)
    matrix.filter(field, option)
    assert matrix.shown_rows() == wanted != whole().rows
    assert matrix.count() == f"Goals: {len(wanted)} of {len(whole().rows)}"
    assert matrix.asked() == [asked]
    assert Matrix.open(opened, "goals-by-values", asked).shown_rows() == wanted
    columns = [whole().total_words(wanted, [column]) for column in whole().columns]
    assert matrix.totals() == [*columns, whole().total_words(wanted, whole().columns)]
    assert matrix.coverage() == whole().coverage(wanted)


def test_goals_at_risk_are_a_filter_away(opened: Tab) -> None:
    at_risk = []
    for goal in handbook().current("goal"):
        check_ins = sorted(goal.data.get("check_ins", []), key=lambda item: str(item["date"]))
        if check_ins and check_ins[-1].get("confidence") == "at-risk" and goal.data.get("status", "active") == "active":
            at_risk.append(goal.id)
    matrix = Matrix.open(opened)
    matrix.filter("Confidence", "at risk")
    assert sorted(matrix.shown_rows()) == sorted(at_risk) != []
    assert matrix.asked() == [("confidence", "at-risk")]


def test_goals_are_grouped_by_the_goal_above_them_as_well(opened: Tab) -> None:
    above = {goal.id: str(goal.data.get("parent", "")) for goal in handbook().current("goal")}
    tops = [row for row in whole().rows if not above[row]]
    matrix = Matrix.open(opened)
    matrix.group_by("Parent goal")
    groups = matrix.groups()
    assert sorted(groups.pop("Top goals")) == sorted(tops)
    parents = {parent for parent in above.values() if parent}
    assert {name: sorted(rows) for name, rows in groups.items()} == {
        title(parent): sorted(row for row in whole().rows if above[row] == parent) for parent in parents
    }
    assert matrix.asked() == [("by", "parent")]
    matrix.sort_by("Craft")
    assert matrix.groups()["Top goals"] == by_weight(tops, "craft")
    opened.page.reload()
    assert "Top goals" in Matrix(opened.page).groups()
    matrix.group_by("Team")
    assert list(matrix.groups()) == list(whole().groups)


def test_on_a_phone_it_is_a_list_of_what_each_goal_supports_and_the_table_is_a_tap_away(
    browser: Browser, sample: Served
) -> None:
    with tab(browser, sample.address, PHONE, touch=True) as opened:
        matrix = Matrix.open(opened)
        assert not matrix.head("Craft").is_visible()
        shown = matrix.table.locator("tr[data-id='zero-surprise-deploys'] td:visible").evaluate_all(
            "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
        )
        named = [
            handbook().records[f"value:{column}"].title
            for row, column in whole().strengths
            if row == "zero-surprise-deploys"
        ]
        assert sorted(name for name in named for text in shown if name in text) == sorted(named)
        assert len(shown) == len(named)
        matrix.as_table()
        assert matrix.head("Craft").is_visible()


def test_a_strength_leaves_the_rows_that_have_it(opened: Tab) -> None:
    matrix = Matrix.open(opened)
    matrix.filter("Strength", "tension")
    assert matrix.shown_rows() == rows_with("tension")
    assert matrix.asked() == [("strength", "tension")]


def test_options_of_one_field_add_up_and_fields_narrow_down(opened: Tab) -> None:
    matrix = Matrix.open(opened)
    matrix.filter("Team", "Platform", "Circulation")
    matrix.filter("Period", "2026-H2")
    several = {row for team in ("platform", "circulation") for row in rows_where({"team": team, "period": "2026-H2"})}
    assert matrix.shown_rows() == [row for row in whole().rows if row in several]
    matrix.show_all()
    assert matrix.shown_rows() == whole().rows
    assert matrix.asked() == []


def test_a_text_is_looked_for_in_titles_and_rationales(opened: Tab) -> None:
    matrix = Matrix.open(opened)
    matrix.search("DEPLOYS risk")
    assert matrix.shown_rows() == ["zero-surprise-deploys"], "`risk` stands in the rationale alone"
    assert matrix.asked() == [("text", "DEPLOYS risk")]


def test_rows_are_sorted_inside_their_groups_and_over_all_without_groups(opened: Tab) -> None:
    matrix = Matrix.open(opened)
    matrix.sort_by("Craft")
    assert matrix.groups() == {group: by_weight(rows, "craft") for group, rows in whole().groups.items()}
    assert matrix.head("Craft").get_attribute("aria-sort") == "descending"
    matrix.without_groups()
    assert matrix.shown_rows() == by_weight(whole().rows, "craft")
    assert matrix.asked() == [("sort", "craft"), ("groups", "none")]


def test_a_head_sorts_one_way_then_the_other_then_no_more(opened: Tab) -> None:
    matrix = Matrix.open(opened, "goals-by-values", ("groups", "none"))
    titles = sorted(whole().rows, key=lambda row: title(row).lower())
    for wanted in (titles, titles[::-1], whole().rows):
        matrix.sort_by_head("Goals")
        assert matrix.shown_rows() == wanted
    matrix.sort_by("Total")
    assert matrix.shown_rows() == sorted(whole().rows, key=lambda row: -whole().row_total(row))


def test_only_gaps_are_rows_and_columns_without_alignment(opened: Tab) -> None:
    matrix = Matrix.open(opened)
    matrix.only_gaps()
    assert matrix.shown_rows() == whole().gap_rows != []
    assert matrix.shown_columns() == whole().gap_columns
    matrix.filter("Team", "Discovery")
    served = {column for row, column in whole().words if row in rows_where({"team": "discovery"})}
    assert matrix.shown_columns() == [column for column in whole().columns if column not in served] != []
    assert matrix.asked() == [("team", "discovery"), ("gaps", "1")]


def test_a_folded_group_is_one_row_that_counts_what_is_in_it(opened: Tab) -> None:
    matrix = Matrix.open(opened)
    matrix.turn("Platform")
    groups = dict(whole().groups)
    platform = groups.pop("Platform")
    assert matrix.groups() == {**whole().groups, "Platform": []}
    counts = [sum((row, column) in whole().words for row in platform) for column in whole().columns]
    total = whole().total_words(platform, whole().columns)
    assert matrix.group_cells("Platform") == [*(str(number or "") for number in counts), total]
    assert matrix.asked() == [("turned", "platform")]
    matrix.fold_all()
    assert matrix.shown_rows() == []
    matrix.turn("Platform")
    assert matrix.shown_rows() == platform


def test_a_view_can_be_sent_to_a_colleague(opened: Tab) -> None:
    matrix = Matrix.open(opened)
    matrix.filter("Team", "Platform")
    matrix.sort_by_head("Craft")
    matrix.sort_by_head("Craft")
    matrix.with_rationale()
    matrix.tools.get_by_role("button", name="Copy link").click()
    address = opened.page.evaluate("navigator.clipboard.readText()")
    assert address == opened.page.url
    rows = matrix.shown_rows()
    opened.page.goto("about:blank")
    opened.page.goto(address)
    assert Matrix(opened.page).shown_rows() == rows
    assert matrix.cell("zero-surprise-deploys", "candor").get_by_text("Every deploy announces").is_visible()


def test_what_an_address_asks_for_and_the_matrix_has_not_is_told_and_hides_nothing(opened: Tab) -> None:
    asked = [
        ("team", "nobody"),
        ("sort", "constructor"),
        ("layout", "x"),
        ("groups", "y"),
        ("turned", "z"),
        ("status", "at-risk"),
        ("other", "1"),
    ]
    also = [("team", "platform"), ("groups", "open"), ("utm_source", "mail"), ("q", "candor")]
    matrix = Matrix.open(opened, "goals-by-values", *asked)
    assert matrix.groups() == whole().groups
    told = ", ".join("=".join(pair) for pair in asked)
    assert opened.page.locator(".hb-unknown").inner_text() == f"Nothing here matches what the address asks for: {told}"
    matrix.sort_by("Craft")
    assert matrix.asked() == [("other", "1"), ("sort", "craft")], "what belongs to somebody else is kept"
    assert not opened.page.locator(".hb-unknown").is_visible()
    Matrix.open(opened, "goals-by-values", *also)
    assert not opened.page.locator(".hb-unknown").is_visible()


def test_the_file_of_the_whole_view_is_the_file_of_the_matrix(opened: Tab, sample: Served) -> None:
    matrix = Matrix.open(opened)
    assert matrix.download() == list(csv.reader(sample.site.read("matrices/goals-by-values.csv").splitlines()))


def test_a_downloaded_file_holds_exactly_what_is_shown(opened: Tab) -> None:
    matrix = Matrix.open(
        opened, "goals-by-values", ("team", "platform"), ("team", "discovery"), ("turned", "discovery")
    )
    head, *lines = matrix.download()
    assert head == ["id", "title", *whole().columns, "total"]
    found = {line[0]: line[1:] for line in lines}
    is_folded = whole().groups["Discovery"]
    rows = [row for row in rows_where({"team": ["platform", "discovery"]}) if row not in is_folded]
    assert list(found) == [*rows, "discovery"], "a goal of two teams stands in the group of the first"
    assert found["zero-surprise-deploys"] == [
        "Zero-surprise deploys",
        *(whole().strengths.get(("zero-surprise-deploys", column), "") for column in whole().columns),
        str(whole().row_total("zero-surprise-deploys")),
    ]
    assert found["discovery"][0] == "Discovery"


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
