"""The requirement of a new handbook is what was said or what the installer wrote down, and never a guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement

from tests.compare.repositories import commit, git, repository
from values_handbook.starting.installed import requirement_from
from values_handbook.starting.sources import SourceError, requirement

if TYPE_CHECKING:
    from pathlib import Path

COMMIT = "0123456789012345678901234567890123456789"
PINNED = f"values-handbook @ git+https://forge.example/team/software@{COMMIT}"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("values-handbook==1.0", "values-handbook==1.0"),
        ("Values_Handbook  >=1,<2", "Values_Handbook >=1,<2"),
        (PINNED, PINNED),
        (f"git+https://forge.example/team/software@{COMMIT}", PINNED),
        (f"https://forge.example/team/software@{COMMIT}", PINNED),
        (f"git@forge.example:team/software.git@{COMMIT}", f"values-handbook @ git+ssh://git@forge.example/team/software.git@{COMMIT}"),
        (f"{PINNED[18:]}#subdirectory=py", f"{PINNED}#subdirectory=py"),
        ("git+https://forge.example/software@v1.0", "values-handbook @ git+https://forge.example/software@v1.0"),
        ("https://forge.example/values_handbook-1.0-py3-none-any.whl", "values-handbook @ https://forge.example/values_handbook-1.0-py3-none-any.whl"),
    ],
)  # fmt: skip
def test_a_source_is_written_as_a_requirement(source: str, line: str) -> None:
    assert requirement(source) == line
    Requirement(line)


@pytest.fixture
def software(tmp_path: Path) -> Path:
    """A repository that the software could lie in."""
    return repository(tmp_path / "a software", {"pyproject.toml": ""})


def test_a_git_address_without_a_revision_gets_the_commit_that_it_stands_at(software: Path) -> None:
    head = git(software, "rev-parse", "HEAD")
    address = software.as_uri()
    assert requirement(f"git+{address}") == f"values-handbook @ git+{address}@{head}"
    assert requirement(f"git+{address}#subdirectory=py").endswith(f"@{head}#subdirectory=py")


def test_a_git_address_that_does_not_answer_is_no_source(tmp_path: Path) -> None:
    address = (tmp_path / "nowhere").as_uri()
    with pytest.raises(SourceError, match=re.escape(f"name the commit yourself: git+{address}@COMMIT")):
        requirement(f"git+{address}")


def test_a_path_is_written_as_an_address(software: Path) -> None:
    assert requirement(str(software)) == f"values-handbook @ {software.as_uri()}"
    wheel = software / "values_handbook-1.0-py3-none-any.whl"
    wheel.touch()
    assert requirement(str(wheel)) == f"values-handbook @ {wheel.as_uri()}"


@pytest.mark.parametrize(
    "url",
    [
        "https://forge.example/team/software.git",
        "https://kim:secret@forge.example/team/software.git",
        "ssh://git@forge.example/team/software.git",
    ],
)
def test_an_installation_from_git_is_named_by_its_commit_and_by_no_password(url: str) -> None:
    told = {"url": url, "vcs_info": {"vcs": "git", "commit_id": COMMIT, "requested_revision": "main"}}
    assert requirement_from(told) == PINNED
    assert requirement_from(told | {"subdirectory": "py"}) == f"{PINNED}#subdirectory=py"


def installed_from(folder: Path) -> dict[str, Any]:
    return {"url": folder.as_uri(), "dir_info": {"editable": True}}


def test_an_installation_from_a_checkout_is_named_by_its_commit_at_its_remote(software: Path) -> None:
    git(software, "remote", "add", "origin", "git@forge.example:team/software.git")
    git(software, "update-ref", "refs/remotes/origin/main", "HEAD")
    head = git(software, "rev-parse", "HEAD")
    assert requirement_from(installed_from(software)) == PINNED.replace(COMMIT, head)
    (software / "py").mkdir()
    assert requirement_from(installed_from(software / "py")) == f"{PINNED.replace(COMMIT, head)}#subdirectory=py"
    commit(software)
    with pytest.raises(SourceError, match=r"is not known to be at https://forge\.example/team/software; push it"):
        requirement_from(installed_from(software))


@pytest.mark.parametrize("remote", ["", "/srv/git/software.git", "../software"])
def test_a_checkout_whose_remote_is_on_no_web_names_no_requirement(software: Path, remote: str) -> None:
    if remote:
        git(software, "remote", "add", "origin", remote)
    with pytest.raises(SourceError, match="has no remote `origin` with an address on the web; name a source"):
        requirement_from(installed_from(software))


def test_a_folder_in_no_repository_names_no_requirement(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="lies in no git repository"):
        requirement_from(installed_from(tmp_path))


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"url": "file:///tmp/values_handbook-1.0-py3-none-any.whl", "archive_info": {}},
        {"url": "/srv/git/software.git", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
        {"url": "https://forge.example/software", "vcs_info": {"vcs": "hg", "commit_id": COMMIT}},
    ],
    ids=["registry", "wheel", "local", "mercurial"],
)
def test_an_installation_that_others_cannot_repeat_names_no_requirement(told: dict[str, Any]) -> None:
    with pytest.raises(SourceError, match="where values-handbook was installed from is not known; name a source"):
        requirement_from(told)
