"""What values cost: every line of the page is what some record says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.site.support import crawl
from tests.site.support.records import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import Book
    from tests.site.support.building import Page, Site
    from tests.site.support.dom import Element

FILES = {
    "values.yml": """\
        - id: candor
          title: Candor
          adopted: 2026-03-02
          gives_up: Smooth meetings.
          tensions: [{with: craft, guidance: Say it first.}, {with: pace, guidance: Old.}]
        - {id: craft, title: Craft, adopted: 2020-01-01}
        - {id: joy, title: Joy, status: proposed, gives_up: Some gravity.}
        - {id: pace, title: Pace, status: retired, gives_up: The way back.}
        - {id: thrift, title: Thrift, adopted: 2021-05-03}
        - {id: used-once, title: Used once, adopted: 2020-01-01}
        - {id: strained, title: Strained, adopted: 2020-01-01}
        - {id: ahead, title: Ahead, adopted: 2020-01-01}
        """,
    "goals.yml": """\
        - id: open
          title: Open
          values: [{value: candor, strength: tension, rationale: Volunteers only.}, craft]
          check_ins: [{date: 2025-11-23}]
        - {id: done, title: Done, status: achieved, values: {candor: tension}, check_ins: [{date: 2026-01-01}]}
        - {id: over, title: Over, status: dropped, values: [{value: strained, strength: tension}], check_ins: [{date: 2026-01-01}]}
        - {id: later, title: Later, values: ahead, check_ins: [{date: 2027-01-01}]}
        """,
    "cases.yml": """\
        - {id: hard, title: Hard, date: 2026-05-20, values: [candor], cost: Two weeks.}
        - {id: harder, title: Harder, date: 2024-05-20, values: [used-once]}
        """,
    "reviews.yml": "[{id: r, title: R, date: 2026-10-01, scope: [value:thrift], scores: [{of: value:thrift, score: 2}]}]\n",
    "faq.yml": """\
        - question: Why?
          answer: So.
          participation:
            - {date: 2026-02-10, activity: Workshop, participants: 14, invited: 31}
            - {date: 2026-02-11, activity: Call, participants: 9, invited: 9}
            - {date: 2026-02-12, activity: Open letter, participants: 200}
        - question: How?
          answer: So.
          participation: {date: 2026-02-10, activity: Workshop, participants: 14, invited: 31}
        """,
}


@pytest.fixture(scope="module")
def page(make: Callable[..., Site]) -> Page:
    site = make(FILES)
    assert list(crawl.broken_links(site)) == []
    assert list(crawl.repeated_ids(site)) == []
    return site.page("costs/")


def below(page: Page, heading: str) -> list[str]:
    """What stands between a heading and the next one."""
    found: list[str] = []
    children = page.article.elements
    start = children.index(page.article.by_id(heading))
    for child in children[start + 1 :]:
        if child.tag == "h2":
            break
        found += [item.text for item in child.all("li")] or [child.text]
    return found


def test_values_in_force_or_proposed_tell_what_they_give_up_and_those_that_do_not_are_named(page: Page) -> None:
    told = below(page, "_gives-up")
    assert told[:2] == ["Candor Smooth meetings.", "Joy proposed Some gravity."]
    assert told[2] == "These name nothing that they give up: Craft, Thrift, Used once, Strained, Ahead"


def test_values_that_pull_apart_tell_what_to_do_then(page: Page) -> None:
    assert below(page, "_pulls") == ["Candor × Craft Say it first."]


def test_a_map_of_tensions_has_the_pairs_that_values_name_or_goals_at_work_feel(page: Page) -> None:
    # Open serves Craft and strains Candor; Done and Over are closed, and Pace is retired.
    assert tensions(page) == {("Craft", "Candor"): "what to do1 goal Open"}


def test_a_pair_that_only_goals_feel_has_nothing_agreed(make: Callable[..., Site]) -> None:
    site = make(
        {
            "values.yml": "[{id: a, title: A}, {id: b, title: B, tensions: [{with: c, guidance: So.}]}, {id: c, title: C}]\n",
            "goals.yml": "[{id: g, title: G, values: {a: tension, c: strong}}, {id: h, title: H, values: {a: weak, c: tension}}]\n",
        }
    )
    assert tensions(site.page("costs/")) == {("C", "A"): "nothing agreed2 goals G H", ("C", "B"): "what to do"}


def tensions(page: Page) -> dict[tuple[str, str], str]:
    """What stands in the cells of the map of tensions, by the heads of its rows and columns."""
    table = page.article.one("table.hb-tensions")
    columns = [head.text for head in table.one("thead").all("th")]
    return {
        (row.one("th").text, column): " ".join(cell.text.split()).removeprefix(column).strip()
        for row in table.one("tbody").all("tr")
        for column, cell in zip(columns, row.all("td"), strict=False)
        if cell.text
    }


def test_strains_stand_by_what_became_of_the_goal(page: Page) -> None:
    assert below(page, "_strains") == ["Open strains Candor Volunteers only."]
    assert below(page, "_achieved") == ["Done achieved strains Candor How that is handled is not told."]
    assert below(page, "_abandoned") == ["Over dropped strains Strained How that is handled is not told."]


def test_cases_tell_what_they_cost_newest_first(page: Page) -> None:
    assert below(page, "_cases") == [
        "Hard 20 May 2026: Candor Two weeks.",
        "Harder 20 May 2024: Used once What it cost is not told.",
    ]


def test_a_value_is_invoked_by_thanks_cases_and_check_ins_and_not_by_a_review_or_by_what_lies_ahead(page: Page) -> None:
    # Craft's check-in was a year ago to the day.
    assert below(page, "_forgotten")[:-1] == [
        "Thrift: nobody ever did.",
        "Used once: not since 20 May 2024 (Harder).",
        "Ahead: nobody ever did.",
    ]


def test_who_took_part_is_a_rate_over_activities_each_counted_once(page: Page) -> None:
    told = below(page, "_asked")
    assert told[0] == (
        "Over all activities that tell both, 23 of 40 invited (58%) took part. 1 more activity does not tell both."
    )
    assert told[2:] == [
        "14 of 31 invited (45%) Workshop 10 February 2026: Why?, How?",
        "9 of 9 invited (100%) Call 11 February 2026: Why?",
    ]


def test_a_handbook_in_which_nothing_cost_anything_says_so(make: Callable[..., Site]) -> None:
    told = make({"values.yml": "[{id: a, title: A, adopted: 2026-11-01}]\n"}).page("costs/")
    assert told.article.all("table.hb-tensions") == []
    assert below(told, "_pulls") == ["No value tells where it pulls against another one."]
    assert below(told, "_strains") == ["No goal at work says that it strains a value."]
    assert below(told, "_achieved") == ["No goal that strains a value has been achieved."]
    assert below(told, "_cases") == ["No hard case is told yet."]
    assert below(told, "_forgotten")[0] == "Each value that has been in force for a year was invoked in it."
    assert below(told, "_asked") == ["No record tells both how many were invited and how many took part."]


def items_below(sample: Book, heading: str) -> list[Element]:
    page = sample.site.page("costs/")
    children = page.article.elements
    start = children.index(page.article.by_id(heading))
    return children[start + 1].all("li")


def test_the_sample_tells_a_strain_that_was_paid_for_and_a_value_that_nobody_used(sample: Book) -> None:
    assert [item.first("a").text for item in items_below(sample, "_achieved")] == ["Calmer deploys"]
    assert [item.text for item in items_below(sample, "_forgotten")] == ["Frugality: nobody ever did."]


def test_the_rate_of_the_sample_is_that_of_its_records(sample: Book) -> None:
    found = {
        (item["date"], item["activity"], int(item["participants"]), int(item["invited"]))
        for record in sample.handbook.records.values()
        for item in record.items("participation")
        if "participants" in item and "invited" in item and int(item["participants"]) <= int(item["invited"])
    }
    some, every = sum(item[2] for item in found), sum(item[3] for item in found)
    assert f"{some} of {every} invited ({round(100 * some / every)}%)" in " ".join(
        below(sample.site.page("costs/"), "_asked")
    )
    assert all(date.fromisoformat(item[0]) <= TODAY for item in found)
