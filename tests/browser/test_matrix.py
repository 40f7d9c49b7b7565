"""A matrix in a real browser: filtered, sorted, folded, sent to a colleague, and downloaded."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.browser.driving import PHONE, tab
from tests.browser.matrix import SAVED, Matrix
from tests.browser.sample_matrix import by_weight, handbook, rows_of_today, rows_where, rows_with, title, whole

if TYPE_CHECKING:
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
