"""Runs every golden case: files in, diagnostics and facts out. `tests/support.py` tells the format."""

from pathlib import Path

import pytest

from tests.support import TODAY, Case, fact, read_case, run, told, write_files
from values_handbook.diagnostics.catalogue import CATALOGUE

HERE = Path(__file__).parent
CASES = [read_case(path, HERE) for path in sorted(HERE.rglob("*.case"))]


def _param(case: Case) -> object:
    marks = [pytest.mark.xfail(reason=case.xfail, strict=True, raises=AssertionError)] if case.xfail else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [_param(case) for case in CASES])
def test_a_case_gives_exactly_what_it_expects(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    write_files(tmp_path, case.files, monkeypatch)
    site, found = run(tmp_path)
    assert told(found, case.expected, tmp_path) == case.expected
    for line in case.facts:
        is_so, expected = fact(site, line)
        assert is_so == expected, line


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_a_golden_case_that_triggers_it(code: str) -> None:
    assert any(code in case.codes for case in CASES), f"add a case below tests/golden/ that expects `{code}`"
