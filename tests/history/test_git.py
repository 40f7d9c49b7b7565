"""A commit is read as it is, without a checkout, and what git cannot tell is said in a line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.compare.repositories import commit, difference, git, repository, sample, write
from tests.support import MKDOCS
from values_handbook.cli.refusal import Refusal
from values_handbook.cli.states import load_states
from values_handbook.history import git as asking
from values_handbook.history.tree import RevisionTree
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from collections.abc import Iterator

VALUE = "title: Candor\nsummary: We say it.\n"
FILES = {"mkdocs.yml": MKDOCS, "content/values/candor.yml": VALUE}


def keys(root: Path, base: str = "HEAD", head: str | None = None) -> list[str]:
    """The records that changed."""
    return list(dict.fromkeys(str(change.key) for change in difference(root, base, head).changes))


def refusal(root: Path, *words: str, direct: bool = False) -> str:
    """What is said where nothing can be compared."""
    base, head, *_ = [*words, None, None]
    with pytest.raises(Refusal) as found:
        load_states(root, base or "HEAD", head, direct=direct)
    assert "\n" not in found.value.message
    return found.value.message


def test_a_commit_is_read_as_the_folder_that_was_committed(tmp_path: Path) -> None:
    root = sample(tmp_path / "handbook")
    project, _ = read_project(root)
    found = asking.repository(root)
    with RevisionTree(found, found.commit("HEAD")) as revision:
        assert load(project, revision.contents(project.root, project.content)).tree == load(project).tree


def state_of(folder: Path) -> Iterator[tuple[str, int, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield str(path), path.stat().st_mtime_ns, path.read_bytes()


def test_neither_the_working_tree_nor_the_repository_is_touched(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", FILES)
    write(root, {"content/values/candor.yml": "title: Openness\n", "content/values/new.yml": "title: New\n"})
    git(root, "add", "content/values/new.yml")
    os.utime(root / "mkdocs.yml", (1, 1))
    before = list(state_of(root))
    assert keys(root) == ["value:candor", "value:new"]
    assert list(state_of(root)) == before


@pytest.mark.parametrize("name", ["with space", "ü", "tab\there", "line\nbreak", "quote\"'", "*[a]?", "-x", ":(top)"])
def test_folders_of_any_name_are_read(name: str, tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", {**FILES, f"content/values/{name}/craft.yml": "title: Craft\n"})
    assert keys(root) == []
    git(root, "mv", f"content/values/{name}/craft.yml", "content/values/craft.yml")
    assert keys(root) == []


def test_a_name_that_is_not_utf8_is_the_same_error_on_both_sides(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", FILES)
    Path(os.fsdecode(os.fsencode(root) + b"/content/values/caf\xe9.yml")).write_text("title: Coffee\n")
    commit(root)
    found = difference(root)
    assert not found
    states = load_states(root, "HEAD", None, direct=False)
    assert [item.code for item in states.base.site.errors] == ["unreadable-file"]


def test_the_handbook_may_lie_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    top = repository(tmp_path / "all", {f"docs/our handbook/{name}": text for name, text in FILES.items()})
    root = top / "docs/our handbook"
    write(root, {"content/values/candor.yml": "title: Openness\n"})
    assert keys(root) == ["value:candor"]


def test_the_settings_of_each_commit_count(tmp_path: Path) -> None:
    files = {"base.yml": "docs_dir: content\n", "mkdocs.yml": "INHERIT: base.yml\nplugins: [values-handbook]\n"}
    root = repository(tmp_path / "handbook", FILES | files)
    git(root, "mv", "content", "pages")
    write(root, {"base.yml": "docs_dir: pages\n"})
    commit(root)
    assert keys(root, "HEAD~1", "HEAD") == []
    assert keys(root, "HEAD~1") == []


def test_a_commit_from_before_the_handbook_holds_nothing(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", {"README.md": "# Soon\n"})
    write(root, FILES)
    assert keys(root) == ["value:candor"]
    commit(root)
    assert keys(root, "HEAD~1", "HEAD") == ["value:candor"]
    (root / "mkdocs.yml").unlink()
    assert keys(root) == []  # the settings of HEAD serve both sides


def test_links_are_passed_over_on_both_sides(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", FILES)
    (root / "content/values/linked.yml").symlink_to("candor.yml")
    (root / "content/goals").symlink_to("/etc")
    assert not difference(root)
    commit(root)
    assert not difference(root)


def test_two_commits_are_compared_from_where_they_parted(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", FILES)
    git(root, "switch", "--quiet", "--create", "topic")
    write(root, {"content/values/topic.yml": "title: Topic\n"})
    commit(root)
    git(root, "switch", "--quiet", "main")
    write(root, {"content/values/later.yml": "title: Later\n"})
    commit(root)
    assert keys(root, "main", "topic") == ["value:topic"]
    states = load_states(root, "main", "topic", direct=True)
    assert sorted(states.head.site.linked.handbook.ids("value")) == ["candor", "topic"]
    assert sorted(states.base.site.linked.handbook.ids("value")) == ["candor", "later"]
    assert load_states(root, "main", "topic", direct=False).notes == (
        "Compared from where the two parted: what was changed in the base since then is left out.",
    )


def test_a_shallow_clone_serves_as_far_as_it_goes_and_says_so(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", FILES)
    for number in range(3):
        write(root, {"content/values/candor.yml": f"title: Candor {number}\n"})
        commit(root)
    git(root, "branch", "old", "HEAD~3")
    git(tmp_path, "clone", "--quiet", "--depth", "2", root.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    assert keys(shallow, "HEAD~1", "HEAD") == ["value:candor"]
    assert any("shallow" in note for note in load_states(shallow, "HEAD~1", "HEAD", direct=False).notes)
    assert refusal(shallow, "HEAD~2").startswith("there is no revision `HEAD~2`; this clone is shallow")
    git(shallow, "fetch", "--quiet", "--depth", "1", "origin", "old:old")
    told = refusal(shallow, "old", "HEAD")
    assert "this clone is shallow and ends before it; `git fetch --unshallow` gets the rest" in told
    load_states(shallow, "old", "HEAD", direct=True)


@pytest.mark.parametrize("name", ["nope", "-x", "--help", "a b", "HEAD:mkdocs.yml", "", "@{u}", "HEAD^{tree}"])
def test_a_name_that_is_no_revision_is_told(name: str, tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", FILES)
    found = asking.repository(root)
    with pytest.raises(asking.GitError, match="there is no revision"):
        found.commit(name)


def test_two_dots_get_a_hint(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", FILES)
    assert "write the two revisions as two words" in refusal(root, "main..HEAD")


def test_what_cannot_be_compared_is_told_with_a_way_to_mend_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert refusal(tmp_path).endswith("lies in no git repository; run it in a clone, or begin one with `git init`")
    git(tmp_path, "init", "--quiet", "empty")
    assert "nothing is committed here yet" in refusal(tmp_path / "empty")
    root = repository(tmp_path / "bad", {**FILES, "mkdocs.yml": "site_name: [\n"})
    write(root, {"mkdocs.yml": MKDOCS})
    assert refusal(root).startswith("HEAD: mkdocs.yml:2:1: ")
    bare = repository(tmp_path / "none", {"README.md": "# None\n"})
    assert "there is no mkdocs.yml in" in refusal(bare)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(root).startswith("git is not installed")


def test_a_broken_repository_is_told(tmp_path: Path) -> None:
    root = repository(tmp_path / "handbook", FILES)
    name = git(root, "rev-parse", "HEAD:content/values/candor.yml")
    (root / f".git/objects/{name[:2]}/{name[2:]}").unlink()
    assert "`git fsck` tells what" in refusal(root)
