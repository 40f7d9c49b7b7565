"""The matrices: on their pages, in CSV and in handbook.json they say what the records say."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import pytest

from tests.site import rich
from tests.site.conftest import BOOKS, RICH, Book
from tests.site.support import expected, rules
from tests.site.support.expected import REINFORCING, Matrix

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.site.support.building import Site, Table
    from tests.site.support.dom import Element

CONFIGURED = {option["id"]: option for option in rich.OPTIONS["matrices"]}
ROLL_UPS = ("teams-by-values", "reinforcement-by-values", "people-by-teams")


def _param(book: str, matrix: str) -> Any:
    return pytest.param((book, matrix), marks=pytest.mark.xdist_group(book), id=f"{matrix} of {book}")


MATRICES = [
    *(_param(book, matrix) for book in BOOKS for matrix in expected.DEFAULTS),
    *(_param(book, matrix) for book in RICH for matrix in CONFIGURED),
]


class Shown:
    """A matrix on its page, with what the records say of it."""

    def __init__(self, book: Book, identifier: str) -> None:
        self.book = book
        self.id = identifier
        self.table: Table = book.site.matrix(identifier)
        option = CONFIGURED.get(identifier)
        make = expected.DEFAULTS.get(identifier)
        self.expected: Matrix = make(book.handbook) if make else expected.configured(book.handbook, option or {})
        kinds = identifier.split("-by-")[0] if make else str((option or {})["rows"])
        self.row_kind = next((kind for kind, folder in rules.FOLDERS.items() if kinds in (kind, folder)), "")
        column = "values" if make else str((option or {})["columns"])
        self.column_kind = next(kind for kind, folder in rules.FOLDERS.items() if column in (kind, folder))

    def place_of_row(self, name: str) -> str:
        """Where the head of a row leads: to the record, or to the kind that it counts."""
        if self.id == "reinforcement-by-values":
            return self.book.site.address(f"{rules.FOLDERS[REINFORCING[name]]}/index.md")
        return self.book.site.address_of(self.row_kind, name)

    def place_of_column(self, name: str) -> str:
        return self.book.site.address_of(self.column_kind, name)

    @cached_property
    def rows(self) -> dict[str, Element]:
        """The rows of the table, by the ids that the records say should be there."""
        return {name: self.table.row(self.place_of_row(name)) for name in self.expected.rows}


@pytest.fixture(scope="module")
def tables(books: Callable[[str], Book]) -> Callable[[str, str], Shown]:
    """The matrices of all books, each read once."""
    return cache(lambda book, matrix: Shown(books(book), matrix))


@pytest.fixture(params=MATRICES)
def shown(request: pytest.FixtureRequest, tables: Callable[[str, str], Shown]) -> Shown:
    return tables(*request.param)


def test_its_page_holds_one_table_with_a_caption(shown: Shown) -> None:
    assert shown.table.caption
    assert len(shown.table.page.article.all("table")) == 1


def test_its_rows_are_the_records_that_count(shown: Shown) -> None:
    heads = [shown.table.leads_to(row.one("th[scope=row]")) for row in shown.table.rows]
    assert sorted(heads) == sorted(shown.place_of_row(name) for name in shown.expected.rows)


def test_its_rows_stand_under_their_groups_in_the_order_of_the_site(shown: Shown) -> None:
    def titles(rows: list[str]) -> list[str]:
        return [shown.rows[name].one("th[scope=row]").first("a").text for name in rows]

    assert shown.table.groups() == {group: titles(rows) for group, rows in shown.expected.groups.items() if rows}


def test_its_columns_are_the_records_that_count_in_the_order_of_the_site(shown: Shown) -> None:
    heads = [shown.table.leads_to(head) for head in shown.table.column_heads]
    assert heads == [shown.place_of_column(name) for name in shown.expected.columns]


def test_every_row_has_one_cell_for_each_column_and_no_spans(shown: Shown) -> None:
    for row in shown.table.rows:
        assert len(shown.table.cells(row)) == len(shown.table.column_heads)
        assert [cell for cell in row.elements if "colspan" in cell.attributes or "rowspan" in cell.attributes] == []


def test_heads_are_heads_and_cells_are_cells(shown: Shown) -> None:
    for head in shown.table.column_heads:
        assert head["scope"] == "col"
    for head in shown.table.element.all(".hb-coverage th"):
        assert head["scope"] == "row"
    for row in shown.table.rows:
        assert [cell.tag for cell in row.elements] == ["th", *["td"] * (len(shown.table.column_heads) + 1)]


def test_its_cells_say_how_strongly_or_how_often(shown: Shown) -> None:
    found = {}
    for name, row in shown.rows.items():
        for column, cell in zip(shown.expected.columns, shown.table.cells(row), strict=True):
            if cell.text:
                found[name, column] = _number(cell) if shown.id in ROLL_UPS else cell["data-strength"]
    assert found == {**shown.expected.strengths, **shown.expected.counts}


def _number(cell: Element) -> int:
    """The number that a cell of a roll-up begins with."""
    return int(cell.text.split()[0].rstrip(":"))


def test_an_aligned_cell_says_its_strength_in_words(shown: Shown) -> None:
    for cell in shown.table.element.all("tbody td[data-strength]"):
        assert cell["data-strength"] in rules.WEIGHTS
        assert rules.WORDS[cell["data-strength"]] in cell.text


def test_totals_say_how_many_there_are_of_each_strength(shown: Shown) -> None:
    expected = shown.expected
    totals = {name: row.all("td")[-1].text for name, row in shown.rows.items()}
    assert totals == {name: expected.total_words([name], expected.columns) for name in expected.rows}
    columns = [expected.total_words(expected.rows, [name]) for name in expected.columns]
    assert shown.table.foot == [*columns, expected.total_words(expected.rows, expected.columns)]


def test_gaps_and_only_gaps_are_named_as_gaps(shown: Shown) -> None:
    def named(heads: list[Element]) -> list[str]:
        return [shown.table.leads_to(head) for head in heads if "gap" in head.text.removeprefix(head.first("a").text)]

    rows = [row.one("th[scope=row]") for row in shown.table.rows]
    assert sorted(named(rows)) == sorted(map(shown.place_of_row, shown.expected.gap_rows))
    assert named(shown.table.column_heads) == list(map(shown.place_of_column, shown.expected.gap_columns))


def test_it_says_how_many_rows_support_each_column(shown: Shown) -> None:
    rows = shown.table.element.all(".hb-coverage")
    assert len(rows) == (1 if shown.id != "reinforcement-by-values" and shown.expected.rows else 0)
    for row in rows:
        assert [cell.text for cell in row.all("td")][:-1] == shown.expected.coverage(shown.expected.rows)


def test_cells_of_a_value_have_its_color(shown: Shown) -> None:
    styles = shown.book.site.read("assets/handbook/handbook.css")
    for name, row in shown.rows.items():
        for cell, column in zip(row.all("td"), shown.expected.columns, strict=False):
            value = column if shown.column_kind == "value" else name if shown.row_kind == "value" else ""
            if cell.text:
                assert cell.get("data-value") == value
                assert not value or f'[data-value="{value}"]{{--hb-light:#' in styles


def test_gaps_are_named_above_the_table(shown: Shown) -> None:
    table = set(shown.table.element.all("a[href]"))
    below = {str(shown.table.page.to(link)) for link in shown.table.page.article.all("a[href]") if link not in table}
    rows = {name for name in shown.expected.rows if shown.place_of_row(name) in below}
    columns = {name for name in shown.expected.columns if shown.place_of_column(name) in below}
    assert rows == set(shown.expected.gap_rows)
    assert columns == set(shown.expected.gap_columns)


def test_the_csv_file_says_the_same(shown: Shown) -> None:
    head, *lines = shown.book.site.csv(shown.id)
    assert head == ["id", "title", *shown.expected.columns, "total"]
    found = {line[0]: line[2:] for line in lines}
    assert len(lines) == len(found)
    assert found == {
        row: [
            *(shown.expected.words.get((row, column), "") for column in shown.expected.columns),
            str(shown.expected.row_total(row)),
        ]
        for row in shown.expected.rows
    }


def test_the_csv_file_has_the_rows_in_the_order_of_the_page(shown: Shown) -> None:
    places = {shown.place_of_row(name): name for name in shown.expected.rows}
    on_page = [places[shown.table.leads_to(row.one("th[scope=row]"))] for row in shown.table.rows]
    assert [line[0] for line in shown.book.site.csv(shown.id)[1:]] == on_page


def test_handbook_json_says_the_same(shown: Shown) -> None:
    found = shown.book.site.json["matrices"][shown.id]
    assert found["rows"] == [line[0] for line in shown.book.site.csv(shown.id)[1:]]
    assert found["columns"] == shown.expected.columns
    assert sorted(found["gaps"]["rows"]) == sorted(shown.expected.gap_rows)
    assert found["gaps"]["columns"] == shown.expected.gap_columns
    cells = {(cell["row"], cell["column"]): cell for cell in found["cells"]}
    assert len(cells) == len(found["cells"])
    assert {place: cell.get("strength", cell.get("count")) for place, cell in cells.items()} == {
        **shown.expected.strengths,
        **shown.expected.counts,
    }
    assert {place: cell.get("weight", cell.get("count")) for place, cell in cells.items()} == shown.expected.weights


def test_the_page_offers_the_csv_file(shown: Shown) -> None:
    assert f"matrices/{shown.id}.csv" in shown.table.page.links(shown.table.page.article)


@pytest.mark.parametrize("identifier", [*expected.DEFAULTS, *CONFIGURED])
def test_the_index_of_matrices_leads_to_each(rich_book: Book, identifier: str) -> None:
    index = rich_book.site.page(rich_book.site.address("matrices/index.md"))
    link = index.links(index.article)[rich_book.site.address(f"matrices/{identifier}.md")][0]
    assert link.text == rich_book.site.matrix(identifier).page.title


def test_handbook_json_has_the_matrices_in_the_order_of_their_declaration(rich_book: Book) -> None:
    assert list(rich_book.site.json["matrices"]) == [*expected.DEFAULTS, *CONFIGURED]


def test_a_rationale_can_be_read_in_the_cell(rich_book: Book) -> None:
    table = rich_book.site.matrix("goals-by-values")
    row = table.row(rich_book.site.address_of("goal", "calm-deploys"))
    cell = row.one("td[data-strength=strong]")
    assert 'Every deploy announces its risk: <script>alert(1)</script> & "more", says Kindness.' in cell.text


def test_a_roll_up_says_how_many_goals_by_strength(rich_book: Book) -> None:
    table = rich_book.site.matrix("teams-by-values")
    row = table.row(rich_book.site.address_of("team", "platform"))
    # Platform with SRE: calm-deploys and of-a-person and … name candor.
    by_strength = {"strong": 0, "moderate": 0, "weak": 0, "tension": 0}
    inside = rich_book.handbook.with_subteams("team:platform")
    for goal in rich_book.handbook.current("goal"):
        if inside & set(rich_book.handbook.teams_of_goal[goal.key]):
            strength = rich_book.handbook.alignments(goal, "values").get("candor")
            if strength:
                by_strength[strength] += 1
    candor = table.cells(row)[0].text
    for strength, count in by_strength.items():
        assert (f"{count} {rules.WORDS[strength]}" in candor) == (count > 0)
    assert min(by_strength.values()) == 1, "the handbook is to show each strength"


@pytest.mark.parametrize(
    ("goal", "is_shown"),
    [
        ("calm-deploys", True),
        ("calmer-deploys", True),
        ("ending-goal", True),
        ("missed-goal", False),
        ("dropped-goal", False),
        ("ended-goal", False),
    ],
)
def test_what_is_missed_dropped_or_has_ended_stays_out(rich_book: Book, goal: str, is_shown: bool) -> None:
    rows = [line[0] for line in rich_book.site.csv("goals-by-values")]
    assert (goal in rows) == is_shown


@pytest.mark.parametrize(
    ("value", "is_shown"), [("candor", True), ("courage", True), ("pace", False), ("patience", False)]
)
def test_columns_are_the_values_that_are_adopted_or_proposed(rich_book: Book, value: str, is_shown: bool) -> None:
    assert (value in rich_book.site.csv("goals-by-values")[0]) == is_shown


def test_where_lets_in_what_would_stay_out(rich_book: Book) -> None:
    assert {"missed-goal", "dropped-goal"} <= {line[0] for line in rich_book.site.csv("all-goals")}
    assert [line[0] for line in rich_book.site.csv("retired-values")[1:]] == ["pace"]


def test_where_a_status_is_asked_for_what_has_ended_still_stays_out(rich_book: Book) -> None:
    assert "ended-goal" not in {line[0] for line in rich_book.site.csv("all-goals")}


def test_a_goal_that_only_strains_is_no_gap(rich_book: Book) -> None:
    found = rich_book.site.json["matrices"]["goals-by-values"]
    assert "only-strain" not in found["gaps"]["rows"]
    assert "alone" in found["gaps"]["rows"]
    assert "odd" not in found["gaps"]["columns"]
    assert "courage" in found["gaps"]["columns"]


def test_goals_stand_under_their_team_their_owners_team_or_the_organization(rich_book: Book) -> None:
    groups = rich_book.site.matrix("goals-by-values").groups()
    assert "Every Saturday works" in groups["Organization"]
    assert "Learn to say no" in groups["Platform"]
    assert "Owned by a team" in groups["Care & comfort"]
    assert "A joint goal" in groups["SRE"]


def test_a_joint_goal_counts_for_each_of_its_teams_and_once_for_the_team_above(rich_book: Book) -> None:
    cells = {
        (cell["row"], cell["column"]): cell["count"]
        for cell in rich_book.site.json["matrices"]["teams-by-values"]["cells"]
    }
    # Kindness: joint (sre, care), calm-deploys (platform), of-a-team-by-owner (care).
    kindness = {team: cells[team, "kindness"] for team in ("sre", "platform", "care", "everyone")}
    assert kindness == {"sre": 1, "platform": 2, "care": 2, "everyone": 3}


def test_teams_of_the_same_title_are_groups_of_their_own(make: Callable[..., Site]) -> None:
    files = {
        "values/v.yml": "title: V\n",
        "goals.yml": "[{id: one, title: One, team: a}, {id: two, title: Two, team: b}, {id: three, title: Three}]\n",
        "teams.yml": "[{id: a, title: Platform}, {id: b, title: Platform}]\n",
    }
    table = make(files).matrix("goals-by-values")
    assert len(table.element.all("tbody th[scope=rowgroup]")) == 3


def test_an_option_of_the_same_id_replaces_a_default_matrix(make: Callable[..., Site]) -> None:
    files = {
        "values/candor.yml": "title: Candor\n",
        "goals/one.yml": "{title: One, team: a, values: candor}\n",
        "goals/two.yml": "{title: Two, team: b, values: candor}\n",
        "teams.yml": "[{id: a, title: A}, {id: b, title: B}]\n",
    }
    option = {"id": "goals-by-values", "title": "Only A", "rows": "goals", "columns": "values", "where": {"team": "a"}}
    site = make(files, {"matrices": [option]})
    assert [line[0] for line in site.csv("goals-by-values")[1:]] == ["one"]
    assert site.matrix("goals-by-values").caption.startswith("Only A")
    assert list(site.json["matrices"]) == list(expected.DEFAULTS)


def test_a_matrix_without_rows_or_columns_is_still_a_page(make: Callable[..., Site]) -> None:
    site = make({})
    for identifier in expected.DEFAULTS:
        table = site.matrix(identifier)
        assert table.caption
        assert table.column_heads == []
    assert site.csv("goals-by-values") == [["id", "title", "total"]]


@pytest.mark.parametrize("title", ["=SUM(A1)", "-minus", "+plus", "@at"])
def test_a_csv_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(rich_book: Book, title: str) -> None:
    titles = [line[1] for line in rich_book.site.csv("goals-by-values")]
    assert f"'{title}" in titles
    assert title not in titles


def test_csv_titles_are_as_written(rich_book: Book) -> None:
    titles = {line[0]: line[1] for line in rich_book.site.csv("goals-by-values")}
    assert titles["odd-goal"] == rich.ODD


def test_csv_files_are_utf_8_with_commas_and_plain_line_ends(rich_book: Book) -> None:
    data = (rich_book.site.root / "matrices/goals-by-values.csv").read_bytes()
    assert data.startswith(b"id,title,candor,")
    assert b"\r" not in data
    assert data.endswith(b"\n")
    data.decode("utf-8", errors="strict")
