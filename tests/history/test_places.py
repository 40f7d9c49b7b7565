"""Wherever the content folder lies, now or earlier, git's history of it is right, or why it is unknown is told.

A handbook of one value is written in each place, and the value's summary is changed afterwards: that is one change.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.changelog.stories import change
from tests.cli.running import handbook
from tests.compare.repositories import difference, git, repository, write
from tests.compare.telling import typed
from tests.mkdocs.running import mkdocs
from tests.support import MKDOCS
from values_handbook.changelog import Past
from values_handbook.cli.refusal import Refusal
from values_handbook.cli.states import load_states
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.derive.history import History

FIRST = "title: Candor\nsummary: We say it early.\n"
SECOND = "title: Candor\nsummary: We say it soon.\n"
VALUE = "values/candor.yml"
OWNED = "owner: team:platform\n"
TEAM = "title: Platform\nlinks: [{title: Profile, url: 'https://github.com/orgs/larkfold/teams/platform'}]\n"
ADDED = "RecordAdded value:candor"
CHANGED = "ProseChanged value:candor"


def config(docs: str) -> str:
    """A mkdocs.yml whose content lies in a folder."""
    return f"site_name: Handbook\ndocs_dir: {docs}\nplugins: [values-handbook]\n"


def read(root: Path) -> tuple[History, str]:
    """What a build tells of the past, and why it tells nothing."""
    past = Past()
    project, _ = read_project(root)
    return load(project, past=past).linked.history, past.problem


def told(root: Path) -> list[str]:
    """The kinds of changes that a build tells, newest first."""
    history, problem = read(root)
    assert not problem
    return [" ".join(typed(changed).split()[:2]) for item in history.records for changed in item.changes]


def differs(root: Path, base: str = "HEAD", head: str | None = None) -> list[str]:
    """The records that differ."""
    return list(dict.fromkeys(str(changed.key) for changed in difference(root, base, head).changes))


def refusal(root: Path, base: str = "HEAD", head: str | None = None) -> str:
    """Why two states cannot be compared."""
    with pytest.raises(Refusal) as found:
        load_states(root, base, head, direct=False)
    return found.value.message


@pytest.mark.parametrize("target", ["src/real", "./src/../src/real", "other", "{top}/src/real"])
def test_docs_dir_is_a_link(target: str, tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS, f"src/real/{VALUE}": FIRST})
    (root / "other").symlink_to("src/real")
    (root / "content").symlink_to(target.format(top=root))
    change(root, {})
    assert differs(root) == []
    write(root, {f"content/{VALUE}": SECOND})
    assert differs(root) == ["value:candor"]
    change(root, {})
    assert differs(root, "HEAD~1", "HEAD") == ["value:candor"]
    assert told(root) == [CHANGED, ADDED]


def test_a_folder_that_becomes_a_link_is_the_same_handbook(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS, f"content/{VALUE}": FIRST})
    change(root, {f"content/{VALUE}": SECOND})
    (root / "src").mkdir()
    git(root, "mv", "content", "src/real")
    (root / "content").symlink_to("src/real")
    change(root, {})
    assert differs(root, "HEAD~1", "HEAD") == []
    change(root, {f"src/real/{VALUE}": FIRST})
    assert told(root) == [CHANGED, CHANGED, ADDED]


def test_a_link_out_of_the_repository_is_said_to_lead_there(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {VALUE: FIRST})
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS})
    (root / "content").symlink_to("../elsewhere")
    change(root, {})
    assert "`content` (docs_dir) leads out of the git repository" in refusal(root)
    assert read(root)[1].startswith("`content` (docs_dir) lies outside of the git repository")


def test_docs_dir_elsewhere(tmp_path: Path) -> None:
    top = repository(tmp_path / "all", {".config/mkdocs.yml": config("../content"), f"content/{VALUE}": FIRST})
    change(top, {f"content/{VALUE}": SECOND})
    root = top / ".config"
    assert differs(root, "HEAD~1", "HEAD") == ["value:candor"]
    assert told(root) == [CHANGED, ADDED]
    assert mkdocs(root, "build", "--quiet").status == 0
    page = (root / "site/changes/index.html").read_text()
    assert "No value, objective or goal has changed yet" not in page
    assert "soon" in page


def test_mkdocs_yml_may_move_alone(tmp_path: Path) -> None:
    top = repository(tmp_path / "all", {"mkdocs.yml": MKDOCS, f"content/{VALUE}": FIRST})
    change(top, {f"content/{VALUE}": SECOND})
    change(top, {"mkdocs.yml": None, ".config/mkdocs.yml": config("../content")})
    assert differs(top / ".config", "HEAD~1", "HEAD") == []
    assert differs(top / ".config", "HEAD~2", "HEAD") == ["value:candor"]
    assert told(top / ".config") == [CHANGED, ADDED]


def test_a_folder_of_another_name_in_inherited_settings(tmp_path: Path) -> None:
    files = {"base.yaml": "docs_dir: docs\n", "mkdocs.yml": "INHERIT: base.yaml\nplugins: [values-handbook]\n"}
    root = repository(tmp_path / "handbook", {**files, f"docs/{VALUE}": FIRST})
    change(root, {f"docs/{VALUE}": SECOND})
    git(root, "mv", "docs", "content")
    change(root, {"base.yaml": "docs_dir: content\n"})
    assert told(root) == [CHANGED, ADDED]


def test_another_folder_that_was_there_before(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": config("old"),
        f"old/{VALUE}": FIRST,
        f"new/{VALUE}": FIRST,
        "new/values/craft.yml": "title: Craft\n",
    }
    root = repository(tmp_path / "handbook", files)
    change(root, {f"old/{VALUE}": SECOND})
    change(root, {"mkdocs.yml": config("new")})
    # The new folder has one value more, and still the first wording of the other.
    assert differs(root, "HEAD~1", "HEAD") == ["value:candor", "value:craft"]
    assert told(root) == [CHANGED, "RecordAdded value:craft", CHANGED, ADDED]


def test_a_handbook_that_moved_into_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    root = repository(tmp_path / "all", {"mkdocs.yml": MKDOCS, f"content/{VALUE}": FIRST})
    change(root, {f"content/{VALUE}": SECOND})
    (root / "docs/hb").mkdir(parents=True)
    git(root, "mv", "mkdocs.yml", "content", "docs/hb")
    change(root, {"mkdocs.yml": "site_name: All\n", "docs/index.md": "# All\n"})
    moved = root / "docs/hb"
    assert differs(moved, "HEAD~1", "HEAD") == []
    assert differs(moved, "HEAD~2", "HEAD") == ["value:candor"]
    assert load_states(moved, "HEAD~1", None, direct=False).notes == ("At HEAD~1 the handbook lies in the folder `.`.",)
    assert told(moved) == [CHANGED, ADDED]
    # Seen from where it was, it was not taken away either.
    change(root, {"mkdocs.yml": None, "docs/index.md": None})
    assert differs(root, "HEAD~2", "HEAD") == []


def test_a_handbook_that_was_merged_with_its_own_history(tmp_path: Path) -> None:
    old = repository(tmp_path / "old", {"mkdocs.yml": MKDOCS, f"content/{VALUE}": FIRST})
    change(old, {f"content/{VALUE}": SECOND})
    top = repository(tmp_path / "all", {"mkdocs.yml": "site_name: All\n", "docs/index.md": "# All\n"})
    git(top, "fetch", "--quiet", "../old", "main")
    git(top, "merge", "--quiet", "--strategy=ours", "--no-commit", "--allow-unrelated-histories", "FETCH_HEAD")
    git(top, "read-tree", "--prefix=hb/", "-u", "FETCH_HEAD")
    change(top, {})
    change(top, {f"hb/content/{VALUE}": FIRST})
    assert told(top / "hb") == [CHANGED, CHANGED, ADDED]


def test_a_handbook_that_is_copied_is_another_one(tmp_path: Path) -> None:
    top = repository(tmp_path / "all", {"one/mkdocs.yml": MKDOCS, f"one/content/{VALUE}": FIRST})
    change(top, {f"one/content/{VALUE}": SECOND})
    shutil.copytree(top / "one", top / "two")
    change(top, {})
    assert differs(top / "two", "HEAD~1", "HEAD") == ["value:candor"]
    assert told(top / "two") == [ADDED]


def with_submodule(tmp_path: Path, files: dict[str, str]) -> Path:
    """A repository whose content folder is a submodule with these files, which others can clone."""
    repository(tmp_path / "words", files)
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS})
    git(
        root,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        (tmp_path / "words").as_uri(),
        "content",
    )
    change(root, {})
    return root


def test_docs_dir_is_a_submodule(tmp_path: Path) -> None:
    root = with_submodule(tmp_path, {VALUE: FIRST})
    assert differs(root) == []
    change(root / "content", {VALUE: SECOND})
    assert differs(root) == ["value:candor"]
    change(root, {})
    assert differs(root, "HEAD~1", "HEAD") == ["value:candor"]
    assert differs(root, "HEAD~2", "HEAD") == ["value:candor"]
    assert told(root) == [CHANGED, ADDED]
    git(tmp_path, "clone", "--quiet", "handbook", "clone")
    assert "the submodule `content` is not there; `git submodule update --init` gets it" in refusal(
        tmp_path / "clone", "HEAD~1", "HEAD"
    )


def test_commits_of_a_submodule_are_not_linked_as_those_of_the_handbook(tmp_path: Path) -> None:
    root = with_submodule(tmp_path, {VALUE: FIRST})
    write(root, {"mkdocs.yml": f"{MKDOCS}repo_url: https://github.com/larkfold/handbook\n"})
    commit = git(root / "content", "rev-parse", "HEAD")[:8]
    assert mkdocs(root, "build", "--quiet").status == 0
    page = (root / "site/changes/index.html").read_text()
    assert commit in page
    assert f"/commit/{commit}" not in page


def test_a_folder_that_becomes_a_submodule_loses_nothing(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "handbook",
        {"mkdocs.yml": MKDOCS, f"content/{VALUE}": FIRST, "content/values/craft.yml": "title: Craft\n"},
    )
    repository(tmp_path / "words", {"candor.yml": FIRST})
    git(root, "rm", "--quiet", "-r", "content/values/candor.yml")
    change(root, {})
    module = (tmp_path / "words").as_uri()
    git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", module, "content/values/shared")
    change(root, {})
    assert "RecordRemoved value:candor" not in told(root)


def test_a_folder_of_records_that_becomes_a_link_loses_nothing(tmp_path: Path) -> None:
    root = repository(
        tmp_path / "handbook", {"mkdocs.yml": MKDOCS, f"content/{VALUE}": FIRST, "content/index.md": "# Home\n"}
    )
    git(root, "mv", "content/values", "shared")
    (root / "content/values").symlink_to("../shared")
    change(root, {})
    assert told(root) == [ADDED]


def test_what_was_removed_is_told(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS, f"content/{VALUE}": FIRST})
    change(root, {f"content/{VALUE}": None})
    assert told(root) == ["RecordRemoved value:candor", ADDED]
    change(root, {f"content/{VALUE}": FIRST})
    assert told(root) == [ADDED, "RecordRemoved value:candor", ADDED]


def test_a_repository_of_its_own(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS, ".gitignore": "content/\n"})
    repository(root / "content", {VALUE: FIRST})
    change(root / "content", {VALUE: SECOND})
    assert "`content` (docs_dir) is a git repository of its own" in refusal(root)
    assert told(root) == [CHANGED, ADDED]


def test_a_folder_that_git_ignores(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS, ".gitignore": "content\n"})
    write(root, {f"content/{VALUE}": FIRST})
    assert (
        refusal(root)
        == "what changed is not known: `content` (docs_dir) is ignored by git, so that no commit holds its files"
    )
    history, problem = read(root)
    assert not history
    assert problem == "`content` (docs_dir) is ignored by git, so that no commit holds its files"


def test_a_folder_that_is_not_committed_yet_is_new(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", {"README.md": "# Soon\n"})
    write(root, {"mkdocs.yml": MKDOCS, f"content/{VALUE}": FIRST})
    assert differs(root) == ["value:candor"]
    history, problem = read(root)
    assert (bool(history), problem) == (False, "the handbook is not committed yet")


@pytest.mark.parametrize("temporary", ["../built/docs", "build/docs"])
def test_a_temporary_folder(temporary: str, tmp_path: Path) -> None:
    """As TechDocs and plugins make one: they copy the content, and set `docs_dir` while they build."""
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS, f"content/{VALUE}": FIRST})
    change(root, {"mkdocs.yml": f"{MKDOCS}# once more\n"})
    shutil.copytree(root / "content", root / temporary)
    past = Past()
    project = replace(read_project(root)[0], content=(root / temporary).resolve())
    history = load(project, past=past).linked.history
    assert not history
    assert not history.records
    assert past.problem


def test_a_folder_outside_of_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {VALUE: FIRST})
    root = repository(tmp_path / "handbook", {"mkdocs.yml": config("../elsewhere")})
    assert "`../elsewhere` (docs_dir) leads out of the git repository" in refusal(root)
    assert "lies outside of the git repository" in read(root)[1]


def owned(root: str) -> dict[str, str]:
    """A value that a team owns, in a content folder."""
    return {f"{root}/{VALUE}": FIRST + OWNED, f"{root}/teams/platform.yml": TEAM}


SETTINGS = {"mkdocs.yml": f"{MKDOCS}repo_url: https://github.com/larkfold/handbook\n"}


def test_codeowners_name_the_files_that_git_knows(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", SETTINGS | owned("src/real"))
    (root / "content").symlink_to("src/real")
    assert "\n/src/real/values/candor.yml @larkfold/platform\n" in handbook(root, "codeowners").stdout


def test_codeowners_belong_to_the_repository_that_holds_the_records(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", SETTINGS | {".gitignore": "content\n"})
    write(root, owned("content"))
    ignored = handbook(root, "codeowners")
    assert (ignored.returncode, ignored.stderr) == (
        2,
        "handbook: `content` (docs_dir) is ignored by git, so that no commit holds its files; CODEOWNERS cannot name them\n",
    )
    git(root / "content", "init", "--quiet")
    own = handbook(root, "codeowners")
    assert "\n/values/candor.yml @larkfold/platform\n" in own.stdout
    assert (
        own.stderr == f"the records are in a git repository of their own; this file belongs there: {root / 'content'}\n"
    )
    shutil.move(root / "content", tmp_path / "elsewhere")
    shutil.rmtree(tmp_path / "elsewhere/.git")
    write(root, {"mkdocs.yml": SETTINGS["mkdocs.yml"].replace("content", "../elsewhere")})
    assert handbook(root, "codeowners").stderr.startswith(
        "handbook: `../elsewhere` (docs_dir) lies outside of the git repository"
    )


def test_a_finding_is_shown_beside_the_file_that_git_knows(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", {"mkdocs.yml": MKDOCS, f"src/real/{VALUE}": "titel: Candor\n"})
    (root / "content").symlink_to("src/real")
    assert "file=src/real/values/candor.yml,line=1" in handbook(root, "check", "--format", "github").stdout
