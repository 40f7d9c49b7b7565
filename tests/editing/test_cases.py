"""Runs every case of editing: files in, files out. `tests/editing/running.py` tells the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editing.running import apply, contents, read_edit_case
from tests.support import TODAY, write_files

CASES = Path(__file__).parent / "cases"


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in sorted(CASES.glob("*.case"))])
def test_a_change_gives_exactly_the_files_of_the_case(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    case = read_edit_case(path)
    write_files(tmp_path, case.files, monkeypatch)
    before = contents(tmp_path)
    assert apply(tmp_path, case.words) == case.refused
    expected = {**before, **case.changes}
    assert contents(tmp_path) == {name: data for name, data in expected.items() if data is not None}
