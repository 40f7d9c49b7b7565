"""Golden cases of how a handbook stands: files in, scores and tallies out, all of them counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.standing.telling import told
from tests.support import TODAY, Case, read_case, write_files
from values_handbook.pipeline import load
from values_handbook.project import read_project

HERE = Path(__file__).parent / "cases"
CASES = [read_case(path, HERE) for path in sorted(HERE.rglob("*.case"))]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_a_handbook_stands_as_its_case_says(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    write_files(tmp_path, case.files, monkeypatch)
    site = load(read_project(tmp_path)[0])
    assert site.errors == ()
    assert told(site, case.expected) == case.expected
