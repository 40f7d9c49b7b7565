"""What a pull request gets: a strict build, a check with notes at the lines, and the report, also where one of them fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import handbook
from tests.compare.repositories import commit, git, repository
from tests.workflows.mirrored import ORIGIN
from tests.workflows.running import Job, Ran, command, read_workflow
from values_handbook.compare.report.markdown import MARKER

if TYPE_CHECKING:
    from pathlib import Path

JOB = read_workflow(ORIGIN / ".github/workflows/handbook.yml")["jobs"]["handbook"]
GOAL = "content/goals/no-surprises.yml"
KEPT = ["Keep the report, for the comment", "Keep the built site, to be looked at"]


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A repository with a handbook just begun."""
    folder = tmp_path / "handbook"
    done = handbook(tmp_path, "init", str(folder), "--example", "--source", "values-handbook==1.0")
    assert done.returncode == 0, done.stderr
    return repository(folder, {})


def propose(folder: Path, tmp_path: Path, old: str, new: str, *, installs: bool = True) -> Ran:
    """Change a text of the goal, and run the job on a pull request with that change."""
    base = git(folder, "rev-parse", "HEAD")
    text = (folder / GOAL).read_text(encoding="utf-8")
    assert old in text
    (folder / GOAL).write_text(text.replace(old, new), encoding="utf-8")
    head = commit(folder)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command(temporary / "bin", "pip", f"raise SystemExit({int(not installs)})")
    event = {"github.event.pull_request.base.sha": base, "github.event.pull_request.head.sha": head}
    return Job(JOB, temporary, event).run(folder)


def test_a_sound_change_is_built_and_reported(begun: Path, tmp_path: Path) -> None:
    ran = propose(begun, tmp_path, "strength: strong", "strength: weak")
    assert ran.failed == []
    assert ran.temporary("report.md").startswith(f"{MARKER}\n")
    assert "No surprises on release day" in ran.summary
    assert ran.summary == ran.temporary("report.md")
    assert (begun / "site/goals/no-surprises/index.html").is_file()
    assert ran.steps[-2:] == KEPT


def test_an_error_fails_the_run_with_a_note_at_its_line_and_there_is_still_a_report(
    begun: Path, tmp_path: Path
) -> None:
    ran = propose(begun, tmp_path, "value: candor", "value: candour")
    assert ran.failed == ["Build strictly", "Check, with a note at each line that is wrong"]
    assert f"::error file={GOAL},line=9" in ran.printed
    assert "unknown-reference" in ran.summary
    assert ran.steps[-2:] == KEPT


def test_where_the_software_cannot_be_installed_nothing_else_is_tried(begun: Path, tmp_path: Path) -> None:
    ran = propose(begun, tmp_path, "strong", "weak", installs=False)
    assert ran.failed == ["Install"]
    assert ran.steps[-1] == KEPT[1]
    assert "Build strictly" not in ran.steps
    assert KEPT[0] not in ran.steps
