"""What only adds check-ins or recognitions is merged by itself, where the team wants that, and nothing else is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.compare.repositories import commit, git, repository, write
from tests.support import MKDOCS
from tests.workflows.asked import REFUSED, GitHub, pull_request
from tests.workflows.mirrored import ORIGIN
from tests.workflows.running import Job, command, read_workflow

if TYPE_CHECKING:
    from pathlib import Path

JOBS = read_workflow(ORIGIN / ".github/workflows/handbook-weekly.yml")["jobs"]
GOAL = "- {id: calm, title: Calm, check_ins: [{date: 2026-10-01, progress: 40}]}\n"
CHECKED_IN = GOAL.replace("40}]", "40}, {date: 2026-11-01, progress: 50}]")
FILE = {"filename": "content/goals.yml", "status": "modified"}
MERGED = ["PUT", "pulls/7/merge", {"sha": "1" * 40, "merge_method": "squash"}]


@pytest.mark.parametrize(
    ("files", "adds_only"),
    [
        ({"content/goals.yml": CHECKED_IN}, "true"),
        ({"content/goals.yml": CHECKED_IN.replace("Calm", "Calmer")}, "false"),
        ({"content/goals.yml": CHECKED_IN, "content/values.yml": "- {id: candor, title: Candor}\n"}, "false"),
    ],
)
def test_the_first_job_compares_the_proposal_with_the_default_branch(
    tmp_path: Path, files: dict[str, str], adds_only: str
) -> None:
    book = repository(tmp_path / "book", {"mkdocs.yml": MKDOCS, "content/goals.yml": GOAL})
    git(book, "checkout", "--quiet", "-b", "week")
    write(book, files)
    proposed = commit(book)
    git(book, "checkout", "--quiet", "main")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    command(temporary / "bin", "pip", "")

    job = Job(JOBS["read"], temporary, {"github.event.workflow_run.head_sha": proposed})
    ran = job.run(book)

    assert ran.failed == [], ran.printed
    assert job.output("compare", "adds_only") == adds_only


def merge(folder: Path, pulls: list[dict[str, Any]], files: list[dict[str, Any]], **variables: str) -> tuple[Any, Any]:
    """Run the second job; what it did, and what it wrote."""
    forge = GitHub(folder, {"pulls": pulls, "pulls/7/files": files})
    event = "github.event.workflow_run"
    values = {
        f"{event}.head_sha": "1" * 40,
        f"{event}.head_branch": "week",
        "github.event.repository.default_branch": "main",
        **{f"vars.{name}": value for name, value in variables.items()},
    }
    return forge.run(JOBS["merge"], values)


def test_the_second_job_merges_the_commit_that_was_checked_and_nothing_newer(tmp_path: Path) -> None:
    ran, writes = merge(tmp_path / "forge", [pull_request()], [FILE, {**FILE, "status": "added"}])
    assert ran.failed == [], ran.printed
    assert writes == [MERGED]


def test_where_the_site_is_published_that_is_started_too(tmp_path: Path) -> None:
    _, writes = merge(tmp_path / "forge", [pull_request()], [FILE], PUBLISH_HANDBOOK="true")
    assert writes == [MERGED, ["POST", "actions/workflows/handbook-publish.yml/dispatches", {"ref": "main"}]]


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [pull_request(), pull_request()],
        [pull_request(draft=True)],
        [pull_request(author_association="CONTRIBUTOR")],
        [pull_request(author_association="NONE")],
        [pull_request(sha="2" * 40)],
        [pull_request(repository="kim/handbook")],
    ],
    ids=["none", "two", "draft", "contributor", "stranger", "newer-commit", "fork"],
)
def test_only_one_open_pull_request_of_a_member_is_merged(tmp_path: Path, pulls: list[dict[str, Any]]) -> None:
    ran, writes = merge(tmp_path / "forge", pulls, [FILE])
    assert ran.failed == [], ran.printed
    assert "::notice::Not merged" in ran.printed
    assert writes == []


@pytest.mark.parametrize(
    "files",
    [
        [],
        [FILE] * 100,
        [FILE, {**FILE, "filename": ".github/workflows/handbook.yml"}],
        [{**FILE, "filename": "content/index.md"}],
        [{**FILE, "filename": "content/goals.yml\n.md"}],
        [{**FILE, "filename": "mkdocs.yml"}],
        [{**FILE, "status": "removed"}],
        [{**FILE, "status": "renamed"}],
    ],
)
def test_only_files_of_records_may_change_whatever_the_first_job_said(
    tmp_path: Path, files: list[dict[str, Any]]
) -> None:
    ran, writes = merge(tmp_path / "forge", [pull_request()], files)
    assert ran.failed == [], ran.printed
    assert writes == []


def test_a_rule_that_forbids_the_merge_is_told_and_is_no_failure(tmp_path: Path) -> None:
    forge = GitHub(
        tmp_path / "forge",
        {"pulls": [pull_request()], "pulls/7/files": [FILE], REFUSED: ["pulls/7/merge", "gh: HTTP 405"]},
    )
    event = "github.event.workflow_run"
    ran, writes = forge.run(
        JOBS["merge"],
        {
            f"{event}.head_sha": "1" * 40,
            f"{event}.head_branch": "week",
            "github.event.repository.default_branch": "main",
        },
    )
    assert ran.failed == []
    assert "::warning::Not merged" in ran.printed
    assert writes == []


def test_it_is_off_until_a_variable_says_so_and_never_takes_forks() -> None:
    condition = JOBS["read"]["if"]
    assert "vars.HANDBOOK_MERGE_WEEKLY == 'true'" in condition
    assert "github.event.workflow_run.head_repository.full_name == github.repository" in condition
    assert "github.event.workflow_run.conclusion == 'success'" in condition
    assert "adds_only == 'true'" in JOBS["merge"]["if"]
    assert not any("uses" in step or "pip" in step["run"] for step in JOBS["merge"]["steps"])
    assert json.dumps(JOBS["merge"]).count("handbook diff") == 0
