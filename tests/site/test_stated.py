"""Stated and recognized: the numbers of the page against those counted from the YAML, and what stands out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.site.support.records import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.conftest import Book
    from tests.site.support.building import Site
    from tests.site.support.dom import Element
    from tests.site.support.records import Handbook, Record

COLUMNS = {1: "goal", 2: "recognition", 3: "guideline", 4: "practice"}


def table_of(site: Site) -> Element:
    return site.page(site.address("stated-and-recognized.md")).article.one("table.hb-balance-table")


def in_force(book: Handbook) -> list[Record]:
    return [value for value in book.current("value") if value.data.get("status", "adopted") == "adopted"]


def mentions(book: Handbook, value: Record, kind: str) -> int:
    """How many current records of a kind name a value and do not only strain it; recognitions of a year, and of its time."""
    adopted = date.fromisoformat(value.data.get("adopted", "0001-01-01"))
    found = set()
    for item in book.references:
        source = book.records.get(item.source)
        if item.target != value.key or item.field != "values" or item.strength == "tension" or source is None:
            continue
        if source.kind == kind and source.is_current:
            day = date.fromisoformat(source.data["date"]) if kind == "recognition" else TODAY
            if max(adopted, TODAY.replace(year=TODAY.year - 1)) <= day <= TODAY:
                found.add(source.key)
    return len(found)


def test_each_cell_has_the_number_that_the_records_say(sample: Book) -> None:
    book = sample.handbook
    values = in_force(book)
    rows = table_of(sample.site).all("tbody tr")
    assert [row.one("th").first("a").text for row in rows] == [value.title for value in values]
    for column, kind in COLUMNS.items():
        numbers = [mentions(book, value, kind) for value in values]
        told = [row.all("td")[column - 1].text for row in rows]
        assert told == [str(number) for number in numbers], kind
        assert table_of(sample.site).all("tfoot td")[column - 1].text == str(sum(numbers))


def test_goals_and_practices_count_as_the_coverage_of_the_handbook_does(sample: Book) -> None:
    coverage = {item["id"]: item for item in sample.site.json["coverage"]["values"]}
    for value, row in zip(in_force(sample.handbook), table_of(sample.site).all("tbody tr"), strict=True):
        for column, kind in COLUMNS.items():
            if kind != "recognition":
                assert row.all("td")[column - 1].text.split()[0] == str(coverage[value.id][kind])


def test_it_is_a_table_that_can_be_heard(sample: Book) -> None:
    table = table_of(sample.site)
    assert table.one("caption").text
    assert [head["scope"] for head in table.all("thead th")] == ["col"] * 6
    assert all(row.one("th")["scope"] == "row" for row in table.all("tbody tr"))
    assert all(bar["aria-hidden"] == "true" for bar in table.all("svg"))


def test_what_stands_out_is_said_in_words_on_the_page_and_on_that_of_the_value(sample: Book) -> None:
    page = sample.site.page("stated-and-recognized/")
    said = [item.text for item in page.article.one("ul.hb-voices").all("li")]
    assert said == ["Craft: named in 9 goals, seldom thanked (recognized once since March 2026)."]
    line = sample.site.page("values/craft/").article.one("p.hb-balance")
    assert line.text == ("Stated and recognized: named in 9 goals, seldom thanked (recognized once since March 2026).")
    assert "%" not in page.article.text
    assert "stated-and-recognized/" in sample.site.page("values/craft/").links(line)
    assert sample.site.page("values/candor/").article.all("p.hb-balance") == []
    assert sample.site.page("values/pace/").article.all("p.hb-balance") == []


def test_a_picture_has_the_value_with_the_largest_gap_first(make: Callable[..., Site]) -> None:
    site = make(
        {
            "values.yml": "[{id: candor, title: Candor}, {id: craft, title: Craft}, {id: joy, title: Joy}]\n",
            "goals.yml": goals(2, "candor") + goals(3, "craft") + goals(5, "joy"),
            "recognitions.yml": thanks(2, "candor") + thanks(1, "craft") + thanks(2, "joy"),
        }
    )
    rows = site.page("stated-and-recognized/").article.one("ol.hb-dumbbells").all("li")
    # Of all goals 20, 30 and 50 percent, of all thanks 40, 20 and 40; the scale ends at 50.
    assert [row.text for row in rows] == [
        "Candor 2 goals recognized 2 times",
        "Craft 3 goals recognized once",
        "Joy 5 goals recognized 2 times",
    ]
    marks = [(row.one("circle")["cx"], row.first("svg").one("svg")["x"]) for row in rows]
    assert marks == [("40%", "80%"), ("60%", "40%"), ("100%", "80%")]


def test_without_thanks_there_is_nothing_to_compare(make: Callable[..., Site]) -> None:
    site = make({"values.yml": VALUES, "goals.yml": goals(3, "craft")})
    assert site.page("stated-and-recognized/").article.all("ol.hb-dumbbells") == []


VALUES = "[{id: candor, title: Candor}, {id: craft, title: Craft, gives_up: The big launch.}]\n"


def goals(number: int, values: str) -> str:
    return "".join(f"- {{id: {values}-{n}, title: G, values: [{values}]}}\n" for n in range(number))


def thanks(number: int, values: str, day: str = "2026-09-14") -> str:
    return "".join(f"- {{id: {values}-{n}, title: R, date: {day}, to: X, values: [{values}]}}\n" for n in range(number))


@pytest.mark.parametrize(
    ("goals_of", "thanks_of", "said"),
    [
        ((9, 3), (1, 15), ["Candor: named in 9 goals, seldom thanked (recognized once", "Craft: often thanked (recognized 15 times"]),
        ((9, 3), (0, 12), ["Candor: named in 9 goals, seldom thanked (not recognized", "Craft: often thanked (recognized 12 times"]),
        ((5, 4), (0, 9), []),
        ((10, 10), (8, 12), []),
        ((20, 20), (22, 18), []),
    ],
    ids=["once", "never", "too few", "chance", "alike"],
)  # fmt: skip
def test_a_value_stands_out_by_more_than_chance_only(
    make: Callable[..., Site], goals_of: tuple[int, int], thanks_of: tuple[int, int], said: list[str]
) -> None:
    names = ("candor", "craft")
    site = make(
        {
            "values.yml": VALUES,
            "goals.yml": "".join(map(goals, goals_of, names)),
            "recognitions.yml": "".join(map(thanks, thanks_of, names)),
        }
    )
    page = site.page("stated-and-recognized/").article
    found = [item.text.partition(" since")[0] for item in page.all("ul.hb-voices li")]
    assert found == said


def test_a_value_that_came_later_or_is_not_in_force_is_not_compared(make: Callable[..., Site]) -> None:
    site = make(
        {
            "values.yml": "[{id: candor, title: Candor, adopted: 2026-10-01}, {id: craft, title: Craft},"
            " {id: joy, title: Joy, status: proposed}]\n",
            "goals.yml": goals(12, "candor") + goals(3, "craft") + goals(8, "joy"),
            "recognitions.yml": thanks(20, "craft") + thanks(2, "candor"),
        }
    )
    rows = table_of(site).all("tbody tr")
    assert [row.text.split()[0] for row in rows] == ["Candor", "Craft"]
    # Both were before Candor was a value.
    assert rows[0].all("td")[1].text == "0"
    said = site.page("stated-and-recognized/").article.all("ul.hb-voices li")
    assert [item.text.partition(":")[0] for item in said] == ["Craft"]


def test_a_score_is_the_latest_that_everyone_gave_to_the_value_itself(make: Callable[..., Site]) -> None:
    site = make(
        {
            "values.yml": "{title: Candor, id: candor, behaviours: [{id: b, title: B}]}\n",
            "teams.yml": "[{id: sre, title: SRE}]\n",
            "reviews.yml": """\
                - {id: old, title: Old, date: 2026-01-01, scores: [{of: value:candor, score: 1}]}
                - id: new
                  title: New
                  date: 2026-07-01
                  scores:
                    - {of: value:candor, score: 3, lens: ethics}
                    - {of: value:candor, score: 4, lens: engagement}
                    - {of: value:candor, score: 5, team: sre, n: 9}
                    - {of: value:candor#b, score: 0}
                - {id: last, title: Last, date: 2026-10-01, scores: [{of: value:candor, score: 2, team: sre, n: 2}]}
                """,
        }
    )
    assert table_of(site).all("tbody td")[-1].text == "3.5 of 5 New"


def test_a_handbook_without_anything_says_so(make: Callable[..., Site]) -> None:
    site = make({"teams.yml": "[{id: a, title: A}]\n"}, nav=["index.md", "stated-and-recognized.md"])
    assert site.page("stated-and-recognized/").article.all("table") == []
