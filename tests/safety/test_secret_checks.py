"""What content checks say on the site is what somebody would say who knows only what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import TODAY, write_files
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

VALUES = "content/values.yml"
CANDOR = "- {id: candor, title: Candor, adopted: 2025-01-01}\n"
HIDDEN = {
    "value-without-recognition": (
        "content/recognitions.yml",
        "- {title: Secret, date: 2026-01-15, to: Kim, values: [candor], publish: false}\n",
        "2026-01-15",
    ),
    "review-overdue": (
        "content/reviews.yml",
        "- {title: Secret, date: 2025-02-03, scope: [value:candor], publish: false}\n",
        "2025-02-03",
    ),
    "too-many-values": (VALUES, CANDOR + 7 * "- {title: Value #, publish: false}\n", "8 values"),
}
"""By code: what is hidden, and what the finding says because of it."""


@pytest.mark.parametrize("code", HIDDEN)
def test_a_finding_that_rests_on_a_hidden_record_is_told_in_the_check_alone(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    path, body, secret = HIDDEN[code]
    for number in range(7):
        body = body.replace("#", str(number), 1)
    write_files(tmp_path, [(VALUES, CANDOR, ""), (path, body, "")], monkeypatch)
    site = load(read_project(tmp_path)[0])
    checked = [item.headline + item.help for item in site.diagnostics if item.code == code]
    assert any(secret in words for words in checked)
    assert not any(secret in item.headline + item.help for item in site.public_diagnostics)


def test_a_finding_that_the_public_can_see_is_told_on_the_site_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = "- {title: Secret, publish: false}\n"
    write_files(tmp_path, [(VALUES, CANDOR, ""), ("content/practices.yml", hidden, "")], monkeypatch)
    found = {item.code for item in load(read_project(tmp_path)[0]).public_diagnostics}
    assert {"value-without-behaviour", "value-without-goal"} <= found
