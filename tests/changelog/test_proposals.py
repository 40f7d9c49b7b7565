"""Proposals as git tells of them: merged branches and commits of others, their authors beside the owners, their days."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.changelog.stories import history, started
from tests.compare.repositories import git, write
from tests.support import TODAY
from values_handbook.changelog import Past
from values_handbook.derive.standing.achievements import achievements
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.derive.accountability.proposals import Proposals

FILES = {
    "content/people.yml": """\
- {id: cto, title: CTO, links: ["mailto:kim@larkfold.example"]}
- {id: lead, title: Lead, links: [https://github.com/lee]}
- {id: by-name, title: A role, held_by: Noor}
""",
    "content/teams.yml": "- {id: sre, title: SRE, members: [lead]}\n",
    "content/values.yml": "- {id: candor, title: Candor, summary: One., owner: cto}\n- {id: craft, title: Craft, owner: sre}\n",
    "content/goals/own.yml": "title: Own\nowner: empty\n",
    "content/teams/empty.yml": "title: Empty\n",
}
KIM = ("Kim Larsen", "kim@larkfold.example")
LEE = ("Somebody", "12345+lee@users.noreply.github.com")
VISITOR = ("A visitor", "visitor@larkfold.example")


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


def commit(
    root: Path, files: dict[str, str], author: tuple[str, str], day: str, committer: tuple[str, str] = KIM
) -> None:
    """Commit files, written by somebody at noon of a day in October or November of 2026."""
    write(root, files)
    git(root, "add", "--all")
    _run(root, author, committer, day, "commit", "--quiet", "--message", "A change")


def merge(root: Path, branch: str, day: str) -> None:
    """Merge a branch into the main one."""
    git(root, "checkout", "--quiet", "main")
    _run(root, KIM, KIM, day, "merge", "--quiet", "--no-ff", "--message", "A merge", branch)


def _run(root: Path, author: tuple[str, str], committer: tuple[str, str], day: str, *words: str) -> None:
    when = f"2026-{day}T12:00:00 +0000"
    who = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    for role, (name, address) in (("AUTHOR", author), ("COMMITTER", committer)):
        who |= {f"GIT_{role}_NAME": name, f"GIT_{role}_EMAIL": address}
    subprocess.run(["git", *words], cwd=root, env={**os.environ, **who}, check=True, capture_output=True)


def found(root: Path) -> Proposals:
    project, _ = read_project(root)
    return achievements(load(project, past=Past()).linked).proposals


def values(summary: str, craft: str = "Craft") -> dict[str, str]:
    text = FILES["content/values.yml"].replace("One.", summary).replace("title: Craft", f"title: {craft}")
    return {"content/values.yml": text}


def test_a_merged_branch_of_somebody_else_is_a_proposal_with_its_days(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", FILES)
    git(root, "checkout", "--quiet", "-b", "idea")
    commit(root, values("Two."), VISITOR, "10-01", VISITOR)
    commit(root, values("Three."), VISITOR, "10-04", VISITOR)
    merge(root, "idea", "10-06")
    # The owner of Candor is known by an address, and is not the visitor: 5 days from 1 to 6 October.
    assert found(root) == (1, 1, 0, 0, (5,))


def test_a_branch_of_its_owner_counts_as_one_of_an_owner(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", FILES)
    git(root, "checkout", "--quiet", "-b", "own")
    commit(root, values("Two."), KIM, "10-01")
    merge(root, "own", "10-01")
    git(root, "checkout", "--quiet", "-b", "craft")
    commit(root, values("Two.", "Crafts"), LEE, "10-08", LEE)
    merge(root, "craft", "10-11")
    # Lee is of the team that owns Craft, known by a profile.
    assert found(root) == (2, 0, 2, 0, (0, 3))


def test_of_a_commit_for_somebody_else_git_tells_no_days(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", FILES)
    commit(root, values("Two."), VISITOR, "10-01")
    commit(root, values("Three."), KIM, "10-02")
    # The second was committed by its author: it was no proposal.
    assert found(root) == (1, 1, 0, 0, ())


def test_where_an_owner_is_not_known_to_git_nothing_is_said_of_the_author(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", FILES)
    commit(root, {"content/goals/own.yml": "title: Own goal\nowner: empty\n"}, VISITOR, "10-01")
    commit(root, {"content/goals/new.yml": "title: New\nowner: cto\n"}, VISITOR, "10-02")
    # The team has no people; the new goal belonged to nobody before.
    assert found(root) == (2, 0, 0, 1, ())


def test_what_is_longer_ago_than_a_year_does_not_count(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", FILES)
    commit(root, values("Two."), VISITOR, "11-30")  # after today
    assert found(root) == (0, 0, 0, 0, ())


def test_no_name_and_no_address_is_kept(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", FILES)
    commit(root, values("Two."), VISITOR, "10-01")
    kept = repr(history(root).proposals) + "".join(
        path.read_text(errors="replace") for path in (root / ".cache").rglob("*") if path.is_file()
    )
    assert "visitor" not in kept.lower()


def test_a_change_of_a_hidden_record_is_no_proposal(tmp_path: Path) -> None:
    secret = "title: Zebra\npublish: false\nowner: cto\n"
    root = started(tmp_path / "handbook", {**FILES, "content/goals/zebra.yml": secret})
    commit(root, {"content/goals/zebra.yml": secret.replace("Zebra", "Zebras")}, VISITOR, "10-01")
    assert found(root) == (0, 0, 0, 0, ())


def test_a_name_tells_who_is_an_owner_and_not_who_is_none(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {**FILES, "content/goals/named.yml": "title: Named\nowner: by-name\n"})
    commit(
        root, {"content/goals/named.yml": "title: Named so\nowner: by-name\n"}, ("Noor", "noor@home.example"), "10-01"
    )
    commit(root, {"content/goals/named.yml": "title: Named thus\nowner: by-name\n"}, VISITOR, "10-02")
    assert found(root) == (2, 0, 1, 1, ())
