"""`handbook rename`, then `handbook diff`: the new name is all that has changed, whatever names the record."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import commit, difference, sample
from tests.compare.telling import told
from values_handbook.compare.report.markdown import render_markdown
from values_handbook.compare.report.parts import Frame
from values_handbook.editing.opened import open_handbook
from values_handbook.editing.rename import prepare_rename, write_rename

if TYPE_CHECKING:
    from pathlib import Path

NAMES = (
    "value:access", "value:candor", "value:craft", "value:curiosity", "value:kindness", "value:stewardship",
    "value:candor#write-it-down", "value:candor#raise-it-the-same-day",
    "objective:trusted-services", "goal:zero-surprise-deploys", "goal:saturday-proof", "team:platform", "person:cto",
    "practice:values-review", "guideline:say-it-plainly", "review:2026-autumn", "case:the-wrong-fines",
)  # fmt: skip
MORE = """\
title: Scores
date: 2026-10-01
scope: [value:candor]
scores:
  - {of: value:candor, n: 12, score: 3.5}
  - {of: value:candor, lens: ethics, team: platform, n: 12, score: 4}
  - {of: "value:candor#write-it-down", n: 12, score: 2}
  - {of: goal:zero-surprise-deploys, n: 12, score: 3}
findings: See [Candor](../values/candor.yml), [the goal](../goals/platform/zero-surprise-deploys.yml) and [](value:candor).
decisions:
  - {title: Say it, changes: [value:candor], owner: cto}
"""
"""A review that names records in every way."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = sample(tmp_path_factory.mktemp("sample") / "handbook")
    (root / "content/reviews/scores.yml").write_text(MORE, encoding="utf-8")
    commit(root)
    return root


@pytest.mark.parametrize("name", NAMES)
def test_a_rename_changes_nothing_but_the_name(name: str, base: Path, tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(base, root)
    opened = open_handbook(root)
    write_rename(opened, prepare_rename(opened, name, "another-word"))
    found = told(difference(root))
    assert len(found.pop("changes").splitlines()) == 1
    assert set(found.values()) == {""}


def test_findings_of_a_report_show_ids_as_code(base: Path, tmp_path: Path) -> None:
    root = tmp_path / "handbook"
    shutil.copytree(base, root)
    (root / "content/values/quiet.yml").write_text("title: Quiet\n", encoding="utf-8")
    report = render_markdown(difference(root), Frame("HEAD", "the working tree"), lambda key: "")
    assert "`value-without-goal` no current goal serves the value `quiet` (" in report
    assert "\\`" not in report
