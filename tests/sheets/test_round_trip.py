"""The way out and back: without an edit no byte changes, in the sample, in real handbooks, and in hostile ones."""

from __future__ import annotations

import csv
import io
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.architecture.modules import ROOT
from tests.sheets.tables import (
    CALM,
    as_csv,
    contents,
    edited,
    exported,
    handbook,
    opened_workbook,
    saved,
    take,
    workbook,
)
from values_handbook.sheets.cells import escape, unescape
from values_handbook.sheets.columns import SHEETS

if TYPE_CHECKING:
    from pathlib import Path

HANDBOOKS = [ROOT, *sorted((ROOT.parent / "shared/handbooks").glob("*/"))]
HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "＝1",
    "'=1",
    "''",
    "'",
    '"a", b',
    "a;b\nc",
    "_x0041_",
    "5",
    "1,5",
    "2026-10-31",
    "true",
    "مرحبا",
)


@pytest.mark.slow
@pytest.mark.parametrize("folder", HANDBOOKS, ids=lambda path: path.name)
@pytest.mark.parametrize("with_hidden", [True, False], ids=["all", "published"])
def test_the_round_trip_changes_no_byte(folder: Path, tmp_path: Path, with_hidden: bool) -> None:
    shutil.copytree(folder / "content", tmp_path / "content")
    shutil.copy(folder / "mkdocs.yml", tmp_path)
    before = contents(tmp_path)
    assert take(tmp_path, workbook(tmp_path, with_hidden=with_hidden)) == []
    for sheet in SHEETS:
        assert take(tmp_path, exported(tmp_path, sheet, with_hidden=with_hidden)) == []
    assert contents(tmp_path) == before


@pytest.mark.slow
def test_another_title_for_every_goal_of_the_sample_changes_these_lines_alone(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    before = contents(tmp_path)
    header, *rows = csv.reader(io.StringIO(exported(tmp_path), newline=""))
    title = header.index("title")
    assert (
        take(tmp_path, as_csv([header, *([*row[:title], f"{row[title]} 2", *row[title + 1 :]] for row in rows)])) == []
    )
    changed = []
    for path, data in contents(tmp_path).items():
        pairs = zip(before[path].decode().splitlines(), data.decode().splitlines(), strict=True)
        changed += [(old, new) for old, new in pairs if old != new]
    assert len(changed) == len(rows)
    for old, new in changed:
        assert "title:" in old
        assert new.replace(" 2", "", 1) == old or new == f"{old} 2"


def test_a_german_spreadsheet_may_save_the_table_in_its_own_way(tmp_path: Path) -> None:
    root = handbook(tmp_path, calm=CALM.replace("current: 4", "current: 4.5"))
    before = contents(root)
    rows = list(csv.reader(io.StringIO(exported(root, "measures"), newline="")))
    assert rows[1][5:9] == ["9", "1", "4.5", "2026-09-30"]
    rows[1][7:9] = ["4,5", "30.09.2026"]
    saved_again = "\r\n".join(";".join(row) for row in rows).encode("cp1252")
    assert take(root, saved_again) == []
    assert contents(root) == before


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_a_spreadsheet_might_run_is_escaped_on_the_way_out_and_comes_back_as_it_was(
    text: str, tmp_path: Path
) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    root = handbook(tmp_path, calm=f'title: "Calm {quoted}"\nsummary: "{quoted}"\n')
    before = contents(root)
    rows = list(csv.reader(io.StringIO(exported(root), newline="")))
    assert not any(cell.lstrip(" ")[:1] in tuple("=+-@\t\r＝＋－＠") and cell for row in rows for cell in row)
    book = opened_workbook(workbook(root))
    assert {cell.data_type for row in book["goals"].iter_rows() for cell in row} <= {"s", "n"}
    for table in (exported(root), saved(book)):
        assert take(root, table) == []
        assert contents(root) == before
    # A row that was edited elsewhere has its texts back, too.
    assert take(root, edited(exported(root), 1, status="paused")) == []
    assert contents(root)["content/goals/calm.yml"].startswith(before["content/goals/calm.yml"])


@given(st.text())
def test_unescape_undoes_escape(text: str) -> None:
    assert unescape(escape(text)) == text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40),
    column=st.sampled_from(["title", "summary"]),
)
def test_an_edit_is_read_as_it_was_typed_and_then_there_is_nothing_left_to_change(
    text: str, column: str, tmp_path: Path
) -> None:
    root = handbook(tmp_path, calm=CALM)
    meant = " ".join(text.split()) if column == "title" else text.strip()
    refused = take(root, edited(exported(root), 1, **{column: escape(text)}))
    if not meant:
        assert refused or column == "summary"
        return
    assert refused == []
    table = exported(root)
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert unescape(row[column]).strip() == meant
    before = contents(root)
    assert take(root, table) == []
    assert contents(root) == before


def test_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    root = handbook(tmp_path, calm="title: Calm\nmeasures:\n  - {title: Trend, baseline: -5, target: -0.5}\n")
    assert "calm,Trend,,,,-5,-0.5,,,," in exported(root, "measures")
    assert opened_workbook(workbook(root))["measures"]["F2"].value == -5
