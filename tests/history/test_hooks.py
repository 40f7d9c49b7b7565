"""Git tells its hooks where it works; a command that one runs may be about another folder or repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.changelog.stories import change, told
from tests.compare.repositories import commit, difference, git, repository, write
from tests.mkdocs.running import environment
from tests.support import MKDOCS
from values_handbook.history import git as asking

FILES = {"hb/mkdocs.yml": MKDOCS, "hb/content/values/candor.yml": "title: Candor\nsummary: We say it early.\n"}
CHANGED = "title: Candor\nsummary: We say it soon.\n"
HANDBOOK = Path(sys.executable).with_name("handbook")
ONE_CHANGE = "1 value changes."


def hook(folder: Path, name: str, *lines: str) -> None:
    """A hook that runs these lines, and stops git at the first that fails."""
    (folder / "hooks").mkdir(exist_ok=True)
    path = folder / "hooks" / name
    path.write_text("\n".join(["#!/bin/sh", "set -e", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)


def test_a_hook_of_a_linked_worktree(tmp_path: Path) -> None:
    top = repository(tmp_path / "all", FILES)
    git(top, "worktree", "add", "--quiet", "../linked", "-b", "topic")
    hook(top / ".git", "pre-commit", f"cd hb; {HANDBOOK} diff > {tmp_path}/said")
    write(tmp_path / "linked", {"hb/content/values/candor.yml": CHANGED})
    commit(tmp_path / "linked")
    assert ONE_CHANGE in (tmp_path / "said").read_text()


def test_a_hook_that_works_in_another_clone(tmp_path: Path) -> None:
    top = repository(tmp_path / "all", FILES)
    git(tmp_path, "clone", "--quiet", "--bare", "all", "bare.git")
    live = tmp_path / "live"
    hook(
        tmp_path / "bare.git",
        "post-receive",
        f"git clone --quiet . {live}; cd {live}/hb",
        f"{HANDBOOK} diff HEAD~1 HEAD > {tmp_path}/said",
        f"{sys.executable} -m mkdocs build --quiet",
    )
    write(top, {"hb/content/values/candor.yml": CHANGED})
    commit(top)
    pushed = subprocess.run(
        ["git", "push", "../bare.git", "main"], cwd=top, env=environment(), capture_output=True, text=True, check=False
    )
    assert pushed.returncode == 0, pushed.stderr
    assert ONE_CHANGE in (tmp_path / "said").read_text()
    assert "soon" in (live / "hb/site/changes/index.html").read_text()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GIT_DIR", "{other}/.git"),
        ("GIT_WORK_TREE", "{other}"),
        ("GIT_INDEX_FILE", "{other}/.git/index"),
        ("GIT_OBJECT_DIRECTORY", "{other}/.git/objects"),
        ("GIT_COMMON_DIR", "{other}/.git"),
        ("GIT_PREFIX", "other/"),
        ("GIT_CONFIG_PARAMETERS", "'core.worktree'='{other}'"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_NOGLOB_PATHSPECS", "1"),
        ("GIT_EXTERNAL_DIFF", "false"),
        ("GIT_PAGER", "false"),
        ("GIT_TRACE", "1"),
        ("GIT_SHALLOW_FILE", "{other}/shallow"),
    ],
)
def test_what_git_hands_on_is_not_taken_for_the_handbook(
    name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other", {"README.md": "# Other\n"})
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS, "content/values/candor.yml": "title: Candor\n"})
    change(root, {"content/values/candor.yml": "title: Openness\n"})
    expected = told(root)
    assert len(expected) == 2
    monkeypatch.setenv(name, value.format(other=other))
    assert told(root) == expected
    assert len(list(difference(root, "HEAD~1", "HEAD").changes)) == 1
    with pytest.raises(asking.GitError, match=r"^there is no revision `nope`; `git branch --all`"):
        asking.repository(root).commit("nope")


def test_settings_in_variables_name_no_other_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "handbook", {"README.md": "# Handbook\n"})
    for number, (name, value) in enumerate([("core.worktree", str(tmp_path)), ("safe.directory", "/srv/handbook")]):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", name)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "2")
    assert asking.repository(root).top == root.resolve()
    # A container lets git read a folder of somebody else's by this setting, and git takes it from no repository.
    assert asking.answers(root, "config", "--get-all", "safe.directory") == "/srv/handbook"


def test_the_variables_are_those_that_git_lists(tmp_path: Path) -> None:
    listed = git(tmp_path, "rev-parse", "--local-env-vars").split()
    assert not set(listed) - set(asking.OF_A_REPOSITORY)


def test_a_system_that_allows_no_more_processes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "handbook", {"README.md": "# Handbook\n"})

    def refused(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refused)
    for question in (asking.repository, lambda folder: asking.begin(folder, "cat-file", "--batch")):
        with pytest.raises(asking.GitError, match=r"^git cannot be run: resource temporarily unavailable$"):
            question(root)
