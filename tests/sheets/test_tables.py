"""Tables of others: what is taken of them, and what is said where something is wrong."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.sheets.tables import (
    CALM,
    contents,
    edited,
    exported,
    handbook,
    opened_workbook,
    saved,
    take,
    typed,
    workbook,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return handbook(tmp_path, calm=CALM)


def goal(root: Path, name: str) -> str:
    return (root / f"content/goals/{name}.yml").read_text(encoding="utf-8")


def test_all_that_is_wrong_is_listed_by_row_and_column_with_a_way_to_mend_it(root: Path) -> None:
    before = contents(root)
    table = """\
Goal,Owner,Team,Due date,Status,KPI,Target,Progress,Confidence,Parent goal,Values
Onboarding,platform led,Platfrom,31/02/2026,stopped,Days,"1,500",0.4,green,Nothing,Candour (strong)
Onboarding,CTO,Platform,04/05/2027,In progress,,,40%,meh,,
,CTO,Platfrom,,,,,,,,
Evenings,CTO,,,,,,40%,,,
"""
    assert take(root, table) == [
        "nothing was imported:",
        "plan.csv, rows 2, 4, “Team”: there is no team `Platfrom`; closest: `Platform`",
        "plan.csv, row 2, “Owner”: there is no person or role or team `platform led`; closest: `Platform lead`, `Platform`",
        "plan.csv, row 2, “Parent goal”: there is no goal `Nothing`; add it first: handbook new goal Nothing",
        "plan.csv, row 2, “Status”: `stopped` is none of the words known here; write `paused`; the words are `proposed`, "
        "`active`, `paused`, `achieved`, `missed`, `dropped`",
        "plan.csv, row 2, “Values”: there is no value `Candour`; closest: `Candor`",
        "plan.csv, row 2, “Due date”: `31/02/2026` is no day: February 2026 has 28 days",
        "plan.csv, row 2, “Target”: `1,500` is 1.5 in one country and 1500 in another; add --locale, such as --locale de",
        "plan.csv, row 2, “Progress”: `0.4` may be 0.4 or 40 of 100; write it as a percentage",
        "plan.csv, row 3: row 2 is about `Onboarding` already; remove one of them, or give each an id of its own in a "
        "column `id`",
        "plan.csv, row 3, “Due date”: `04/05/2027` is 2027-05-04 or 2027-04-05; add --locale, such as --locale en_GB or "
        "--locale en_US",
        "plan.csv, row 3, “Confidence”: `meh` is none of the words known here; one of `on-track`, `at-risk`, `off-track`",
        "plan.csv, row 4, “Goal”: a title is missing; write one, or empty the row",
        'plan.csv, row 5, “Progress”: of which day is this? Map a column of days to it: --map "COLUMN=check_in"',
    ]
    assert contents(root) == before


@pytest.mark.parametrize(
    "name", ["Kim Larsen", "Larsen, Kim", "kim  LARSEN", "@Kim Larsen", "Platform lead", "platform-lead"]
)
def test_an_owner_is_found_by_every_name_that_the_handbook_knows(root: Path, name: str) -> None:
    assert take(root, f'Title,Owner\nNights,"{name}"\n') == []
    assert goal(root, "nights") == "title: Nights\nowner: platform-lead\n"


def test_several_owners_stand_with_commas_semicolons_or_on_lines(root: Path) -> None:
    for number, names in enumerate(
        ("CTO, Platform lead", "CTO; Larsen, Kim", "CTO\nKim Larsen", "- CTO\n- Kim Larsen")
    ):
        assert take(root, f'Title,Owner\nNights {number},"{names}"\n') == []
        assert goal(root, f"nights-{number}") == f"title: Nights {number}\nowner: [cto, platform-lead]\n"


def test_a_name_that_two_have_asks_which(root: Path) -> None:
    (root / "content/teams.yml").write_text("[{id: cto, title: CTO}]\n")
    assert take(root, "Title,Owner\nNights,CTO\n") == [
        "nothing was imported:",
        "plan.csv, row 2, “Owner”: `CTO` is the name of more than one record; write `person:cto` or `team:cto`",
    ]
    assert take(root, "Title,Owner\nNights,team:cto\n") == []
    assert goal(root, "nights") == "title: Nights\nowner: team:cto\n"


def test_a_goal_that_is_there_already_takes_what_it_lacks_and_is_not_overwritten(root: Path) -> None:
    assert take(root, "Title,Team,Status\nCalmer Deploys,Platform,active\n") == []
    assert goal(root, "calm") == f"{CALM}team: platform\n"
    assert take(root, "Title,Status\nCalmer deploys,paused\n") == [
        "nothing was imported:",
        "plan.csv, row 2, “Status”: conflict: the table says `paused`, the handbook `active`; "
        "export the goals and go on in that table; if it is another one, give it an id of its own",
    ]


def test_titles_that_begin_alike_get_ids_of_their_own(root: Path) -> None:
    long = "Reduce the number of incidents that customers notice before us"
    assert take(root, f"Title\n{long} in spring\n{long} in autumn\n") == []
    names = sorted(path.name for path in (root / "content/goals").iterdir())
    assert names == [
        "calm.yml",
        "reduce-the-number-of-incidents-that-2.yml",
        "reduce-the-number-of-incidents-that.yml",
    ]


def test_an_id_that_cannot_be_one_is_refused_in_its_cell(root: Path) -> None:
    (refused,) = take(root, "Id,Title\nBig Goal,Big\n")[1:]
    assert refused == "plan.csv, row 2, “Id”: `Big Goal` cannot be an id; write `big-goal`"


def test_what_the_model_refuses_is_said_of_the_cell(root: Path) -> None:
    assert take(root, "Title,Level\nNights,team\n") == [
        "nothing was imported:",
        "plan.csv, row 2, “team”: a goal of level `team` needs a `team`; add `team:` with the team's id",
    ]


def test_a_column_is_mapped_once(root: Path) -> None:
    assert take(root, "A,B\nx,y\n", "A=title", "B=title") == [
        "--map: the columns `A` and `B` are both `title`; map one of them"
    ]
    assert take(root, "A,B\nx,y\n", "C=title") == ["--map: there is no column `C`; columns: `A`, `B`"]
    assert take(root, "A,B\nx,y\n", "A=titel") == ["--map: `titel` is no field of the sheet goals; closest: `title`"]
    assert take(root, "A,B\nx,y\n", "A") == ['`A` maps no column; write --map "Objective Title=title"']


def test_a_workbook_of_others_is_read_from_its_first_sheet(root: Path) -> None:
    book = opened_workbook(typed(["Objective", "Who"], ["Nights", "CTO"], title="OKRs 2027"))
    book.create_sheet("Ideas").append(["Something"])
    book.create_sheet("Secret").append(["Something"])
    book["Secret"].sheet_state = "hidden"
    assert take(root, saved(book), "Objective=title", "Who=owner") == []
    assert goal(root, "nights") == "title: Nights\nowner: cto\n"


def test_a_table_of_measures_says_that_it_is_one(root: Path) -> None:
    table = "Goal,Metric,Start,Goal value\nCalmer deploys,Night calls,12,3\n"
    assert take(root, table, "Goal value=target", sheet="measures") == []
    assert "  - {title: Night calls, baseline: 12, target: 3}\n" in goal(root, "calm")


@pytest.mark.parametrize("data", [b"PK\x03\x04 no zip", b"PK\x03\x04"])
def test_a_broken_workbook_is_refused(root: Path, data: bytes) -> None:
    assert take(root, data) == ["plan.xlsx cannot be read as a workbook; save it again as xlsx, or as csv"]


def test_a_workbook_without_a_table_is_refused(root: Path) -> None:
    assert take(root, typed()) == ["plan.xlsx holds no table; its first row has to be the titles of the columns"]


def test_without_openpyxl_a_workbook_says_what_to_install(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = workbook(root)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert take(root, data) == [
        'workbooks need one more package: pip install "values-handbook[sheets]"; --format csv needs none'
    ]


def test_a_behaviour_may_be_named_and_has_to_be_there(root: Path) -> None:
    (root / "content/values.yml").write_text(
        "[{id: candor, title: Candor, behaviours: [{id: early, title: Say it}]}]\n"
    )
    handbook_without_craft = CALM.replace("  - craft\n", "")
    (root / "content/goals/calm.yml").write_text(handbook_without_craft)
    assert take(root, "Title,Values\nNights,candor#erly (strong)\n")[1:] == [
        "plan.csv, row 2, “Values”: the value `candor` has no behaviour `erly`; closest: `early`"
    ]
    assert take(root, "Title,Values\nNights,Candor#early (strong)\n") == []
    assert goal(root, "nights") == "title: Nights\nvalues:\n  - value: candor#early\n    strength: strong\n"
    assert take(root, edited(exported(root), 2, values="candor#early (weak)")) == []
    assert goal(root, "nights").endswith("strength: weak\n")


def test_an_error_of_the_spreadsheet_is_refused(root: Path) -> None:
    assert take(root, typed(["Title", "Target"], ["Nights", "#REF!"])) == [
        "plan.xlsx, Sheet1, cell B2: #REF! is an error of the spreadsheet; mend it there"
    ]
