"""Planning in a sheet: what was changed in an exported table comes back, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sheets.tables import (
    CALM,
    appended,
    contents,
    edited,
    exported,
    handbook,
    opened_workbook,
    saved,
    take,
    workbook,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return handbook(tmp_path, calm=CALM, quiet="title: Quiet nights\nparent: calm\n")


def calm(root: Path) -> str:
    return (root / "content/goals/calm.yml").read_text(encoding="utf-8")


def test_a_changed_cell_changes_its_line_alone(root: Path) -> None:
    assert take(root, edited(exported(root), 1, title="Calm deploys", owner="Kim Larsen; platform")) == []
    assert calm(root) == CALM.replace("title: Calmer deploys", "title: Calm deploys").replace(
        "[cto]", "[platform-lead, platform]"
    )


def test_an_alignment_keeps_its_rationale_when_its_strength_changes(root: Path) -> None:
    assert take(root, edited(exported(root), 1, values="Candor (moderate), craft (weak)")) == []
    assert calm(root) == CALM.replace("strength: strong", "strength: moderate").replace(
        "  - craft\n", "  - value: craft\n    strength: weak\n"
    )


def test_alignments_come_and_go(root: Path) -> None:
    assert take(root, edited(exported(root), 1, values="candor (strong)", objectives="Trusted services (strong)")) == []
    assert "  - craft\n" not in calm(root)
    assert "rationale: Every deploy tells its risk." in calm(root)
    assert "objectives:\n  - objective: trusted-services\n    strength: strong\n" in calm(root)


def test_an_empty_cell_takes_the_field_away(root: Path) -> None:
    assert take(root, edited(exported(root), 2, parent="")) == []
    assert (root / "content/goals/quiet.yml").read_text() == "title: Quiet nights\n"


def test_a_new_row_is_a_new_goal_and_may_name_another_new_one(root: Path) -> None:
    table = appended(
        exported(root), title="Rehearse failover", team="Platform", parent="Calmer deploys", period="Q4 2026"
    )
    table = appended(table, title="Write the runbook", parent="Rehearse failover")
    assert take(root, table) == []
    assert (root / "content/goals/rehearse-failover.yml").read_text() == (
        "title: Rehearse failover\nperiod: 2026-Q4\nteam: platform\nparent: calm\n"
    )
    assert (root / "content/goals/write-the-runbook.yml").read_text() == (
        "title: Write the runbook\nparent: rehearse-failover\n"
    )
    assert calm(root) == CALM


def test_missing_rows_and_columns_delete_nothing(root: Path) -> None:
    before = contents(root)
    header, first, _ = exported(root).splitlines()
    assert take(root, f"{header}\n{first}\n") == []
    # Without all columns but these.
    mark = first.rpartition(",")[2]
    assert take(root, f"id,title,handbook:goals\ncalm,Calmer deploys,{mark}\n") == []
    assert contents(root) == before


def test_a_row_that_nobody_touched_does_not_undo_what_changed_in_the_handbook(root: Path) -> None:
    table = exported(root)
    later = CALM.replace("status: active", "status: paused")
    handbook(root, calm=later)
    assert take(root, edited(table, 2, title="Calm nights")) == []
    assert calm(root) == later
    assert "title: Calm nights" in (root / "content/goals/quiet.yml").read_text()


def test_a_row_that_changed_on_both_sides_is_a_conflict_that_shows_both(root: Path) -> None:
    table = edited(exported(root), 1, status="dropped")
    handbook(root, calm=CALM.replace("status: active", "status: paused"))
    before = contents(root)
    assert take(root, table) == [
        "nothing was imported:",
        "plan.csv, row 2, “status”: conflict: the table says `dropped`, the handbook `paused`; "
        "export the goals again, or write in both what is to be",
    ]
    assert contents(root) == before


def test_the_same_change_on_both_sides_is_none(root: Path) -> None:
    table = edited(exported(root), 1, status="done")
    handbook(root, calm=CALM.replace("status: active", "status: achieved"))
    before = contents(root)
    assert take(root, table) == []
    assert contents(root) == before


def test_a_changed_id_is_refused_with_the_command_that_changes_it(root: Path) -> None:
    assert take(root, edited(exported(root), 1, id="calmer")) == [
        "nothing was imported:",
        "plan.csv, row 2, “id”: `calm` keeps its id here; write it again, and use `handbook rename goal:calm calmer`",
    ]


def test_a_row_that_was_copied_without_its_id_is_a_new_goal(root: Path) -> None:
    table = exported(root)
    copy = edited(table, 1, id="", title="Calmer weekends").splitlines()[1]
    assert take(root, f"{table}{copy}\n") == []
    assert "title: Calmer weekends\nowner: cto\n" in (root / "content/goals/calmer-weekends.yml").read_text()


def test_a_goal_that_was_renamed_since_is_found_by_its_mark(root: Path) -> None:
    table = edited(exported(root), 1, summary="Fewer surprises.")
    (root / "content/goals/calm.yml").rename(root / "content/goals/calmer.yml")
    handbook(root, calmer=f"{CALM}formerly: calm\n", quiet="title: Quiet nights\nparent: calmer\n")
    assert take(root, table) == []
    assert "summary: Fewer surprises.\n" in (root / "content/goals/calmer.yml").read_text()


def test_a_goal_that_is_gone_is_only_missed_where_its_row_was_changed(root: Path) -> None:
    table = exported(root)
    (root / "content/goals/quiet.yml").unlink()
    assert take(root, table) == []
    assert take(root, edited(table, 2, title="Silent nights")) == [
        "nothing was imported:",
        "plan.csv, row 3: there is no longer a goal `quiet`; remove the row, or empty its hidden cell to make it anew",
    ]


def test_a_measure_gets_another_figure(root: Path) -> None:
    assert take(root, edited(exported(root, "measures"), 1, current="2,5", as_of="31.10.2026", unit="incidents")) == []
    assert calm(root) == CALM.replace("current: 4, as_of: 2026-09-30", "current: 2.5, as_of: 2026-10-31").replace(
        "{title: Incidents, ", "{title: Incidents, unit: incidents, "
    )


def test_a_new_measure_goes_to_its_goal(root: Path) -> None:
    table = appended(
        exported(root, "measures"), goal="Quiet nights", title="Calls at night", baseline="12", target="< 2"
    )
    assert take(root, table) == []
    assert (root / "content/goals/quiet.yml").read_text() == (
        "title: Quiet nights\nmeasures:\n  - title: Calls at night\n    baseline: 12\n    target: < 2\nparent: calm\n"
    )


def test_check_ins_are_added_and_never_changed(root: Path) -> None:
    table = exported(root, "check-ins")
    assert take(root, edited(table, 1, progress="70")) == [
        "nothing was imported:",
        "plan.csv, row 2, “progress”: a check-in stays as it was written; undo this, and add a row with a day of its own",
    ]
    assert (
        take(root, appended(table, goal="calm", date="31.10.2026", by="CTO", progress="70 %", confidence="green")) == []
    )
    assert calm(root) == CALM + "  - {date: 2026-10-31, by: [cto], progress: 70, confidence: on-track}\n"


def test_behaviours_of_a_value_stand_one_per_line(root: Path) -> None:
    values = root / "content/values.yml"
    before = values.read_text()
    table = exported(root, "values")
    assert take(root, edited(table, 1, behaviours="Say it early\nWrite it all down\nAsk twice")) == []
    assert values.read_text() == before.replace("Write it down]", "Write it all down, Ask twice]")
    assert take(root, edited(table, 1, behaviours="Write it down")) != []


def test_a_workbook_has_all_sheets_and_what_is_changed_in_any_of_them_comes_back_together(root: Path) -> None:
    book = opened_workbook(workbook(root))
    assert [sheet.title for sheet in book] == ["goals", "measures", "check-ins", "values", "lists"]
    book["goals"].append([None, "Rehearse failover"])
    book["measures"].append(["Rehearse failover", "Minutes", None, None, None, 45, 20])
    book["measures"]["H2"] = 2
    book["values"]["C3"] = "Made well."
    assert take(root, saved(book)) == []
    assert (root / "content/goals/rehearse-failover.yml").read_text() == (
        "title: Rehearse failover\nmeasures:\n  - title: Minutes\n    baseline: 45\n    target: 20\n"
    )
    assert "current: 2," in calm(root)
    assert "summary: Made well." in (root / "content/values.yml").read_text()


def test_cells_offer_ids_and_words_and_the_marks_are_hidden(root: Path) -> None:
    book = opened_workbook(workbook(root))
    goals = book["goals"]
    offered = {str(rule.sqref)[0]: rule.formula1 for rule in goals.data_validations.dataValidation}
    lists = {
        formula: [cell.value for (cell,) in book["lists"][formula.partition("!")[2].replace("$", "")]]
        for formula in offered.values()
    }
    assert lists[offered["E"]] == ["platform", "care"]
    assert lists[offered["I"]] == ["proposed", "active", "paused", "achieved", "missed", "dropped"]
    assert goals.column_dimensions["L"].hidden
    assert book["lists"].sheet_state == "hidden"


def test_a_handbook_without_goals_gives_an_example_that_is_not_imported_unless_it_is_written_over(
    tmp_path: Path,
) -> None:
    root = handbook(tmp_path)
    before = contents(root)
    book = opened_workbook(workbook(root))
    assert book["goals"]["B2"].value == "Fewer surprises for our customers"
    assert take(root, saved(book)) == []
    assert take(root, exported(root)) == []
    assert contents(root) == before
    for cell in ("B2", "C2", "D2", "H2"):
        book["goals"][cell] = "Rehearse failover" if cell == "B2" else None
    book["measures"].delete_rows(2)
    assert take(root, saved(book)) == []
    assert (root / "content/goals/rehearse-failover.yml").read_text() == "title: Rehearse failover\nstatus: proposed\n"


def test_what_is_not_published_is_left_out_and_stays_as_it_is(tmp_path: Path) -> None:
    hidden = "title: My own\nlevel: individual\nowner: cto\n"
    shown = "title: Shown\nparent: own\nowner: [cto, secret]\nvalues: [candor, {hush: strong}]\n"
    root = handbook(tmp_path, own=hidden, shown=shown)
    (root / "content/people.yml").write_text("[{id: cto, title: CTO}, {id: secret, title: Who, publish: false}]\n")
    (root / "content/values.yml").write_text("[{id: candor, title: Candor}, {id: hush, title: Hush, publish: false}]\n")
    table = exported(root, with_hidden=False)
    assert not {"own", "secret", "hush"} & set(table.replace(",", " ").replace("\n", " ").split())
    assert take(root, table) == []
    assert take(root, edited(table, 1, owner="cto, platform", values="candor (strong)")) == []
    assert (root / "content/goals/shown.yml").read_text() == (
        "title: Shown\nparent: own\nowner: [cto, secret, platform]\n"
        "values: [{value: candor, strength: strong}, {hush: strong}]\n"
    )
