"""What the script of a matrix is told of its rows, against what their records say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.support import expected
from tests.site.support.building import build, write
from tests.site.support.records import as_list, words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.conftest import Book
    from tests.site.support.building import Table
    from tests.site.support.records import Record

pytestmark = pytest.mark.xdist_group("rich")

MATRICES: dict[str, tuple[str, dict[str, Any]]] = {
    "goals-by-values": ("goal", {}),
    "objectives-by-values": ("objective", {}),
    "by-level": ("goal", {}),
    "all-goals": ("goal", {"status": ["active", "missed", "dropped", "achieved"]}),
}
"""The kind of the rows, and what the option says beside."""


def told(table: Table) -> dict[str, dict[str, list[str]]]:
    """For each facet and each of its options the ids of the rows that have it."""
    (tools,) = table.page.article.all(".hb-tools")
    found: dict[str, dict[str, list[str]]] = {}
    rows = [row["data-id"] for row in table.rows]
    for facet in json.loads(tools["data-matrix"])["facets"]:
        if "rows" in facet:
            options = found[facet["name"]] = {option: [] for option, _ in facet["options"]}
            assert len(facet["rows"]) == len(rows)
            for row, numbers in zip(rows, facet["rows"], strict=True):
                for number in as_list(numbers):
                    options[list(options)[number]].append(row)
    return found


def _confidence(goal: Record) -> str:
    """What the latest check-in of an active goal or objective says."""
    if words(goal.data.get("status", "active")) != "active":
        return ""
    check_ins = sorted(as_list(goal.data.get("check_ins")), key=lambda item: str(item["date"]))
    return words(check_ins[-1].get("confidence", "")) if check_ins else ""


@pytest.mark.parametrize("identifier", MATRICES)
def test_an_option_has_the_rows_that_where_would_choose(rich_book: Book, identifier: str) -> None:
    table = rich_book.site.matrix(identifier)
    rows = [row["data-id"] for row in table.rows]
    kind, base = MATRICES[identifier]
    for name, options in told(table).items():
        assert len(options) > 1, "one option tells nothing apart"
        for option, found in options.items():
            if name == "confidence":
                wanted = {goal.id for goal in rich_book.handbook.of(kind) if _confidence(goal) == words(option)}
                assert found == [row for row in rows if row in wanted], (name, option)
            elif option not in ("-", "current") and name != "owner":
                asked = {**base, name: option}
                wanted = {item.id for item in expected.where(rich_book.handbook, rich_book.handbook.of(kind), asked)}
                assert found == [row for row in rows if row in wanted], (name, option)


def test_rows_are_told_apart_by_what_their_records_say(rich_book: Book) -> None:
    assert list(told(rich_book.site.matrix("goals-by-values"))) == [
        "team",
        "level",
        "status",
        "confidence",
        "period",
        "owner",
    ]
    assert list(told(rich_book.site.matrix("people-by-teams"))) == ["team", "owner"]
    assert told(rich_book.site.matrix("reinforcement-by-values")) == {}


BOOK = {
    "values/candor.yml": "title: Candor",
    "goals/ours.yml": "{title: Ours, team: sre, owner: [lead, team:sre], values: candor, period: 2026-H2}",
    "goals/theirs.yml": "{title: Theirs, team: sre, owner: zebra, values: candor, period: 2025}",
    "goals/nobodys.yml": "{title: Nobody's, period: someday, values: candor}",
    "teams/top.yml": "title: Top",
    "teams/sre.yml": "{title: SRE, parent: top}",
    "teams/zebra-team.yml": "{title: Zebra team, parent: top, publish: false}",
    "people.yml": "[{id: lead, title: A <b>lead</b>}, {id: zebra, title: Zebra, publish: false}]",
    "matrices/goals-by-values.md": "# Ours\n\n```handbook\nmatrix: goals-by-values\n```\n",
    "guide.md": "# Guide\n\n```handbook\nmatrix: goals-by-values\n```\n",
}


def test_options_are_in_the_order_of_the_site_and_name_nothing_that_is_hidden(tmp_path: Path) -> None:
    site = build(write(tmp_path, BOOK), tmp_path / "site")
    table = site.matrix("goals-by-values")
    assert told(table) == {
        "team": {"sre": ["ours", "theirs"], "top": ["ours", "theirs"], "-": ["nobodys"]},
        "level": {"organization": ["nobodys"], "team": ["ours", "theirs"]},
        "period": {"current": ["ours"], "2025": ["theirs"], "2026-H2": ["ours"], "someday": ["nobodys"]},
        "owner": {"team:sre": ["ours"], "lead": ["ours"], "-": ["nobodys", "theirs"]},
    }
    assert "zebra" not in table.page.html.lower()


def test_a_matrix_has_tools_where_a_page_stands_at_its_place_and_none_among_other_things(tmp_path: Path) -> None:
    site = build(write(tmp_path, BOOK), tmp_path / "site")
    assert len(site.page("matrices/goals-by-values/").article.all(".hb-tools")) == 1
    assert site.page("guide/").article.all(".hb-tools") == []
