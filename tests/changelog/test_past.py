"""Where a history comes from and where it ends; what is kept of it, and that nothing in a repository breaks a build."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.changelog import stories
from tests.changelog.stories import CANDOR, FILES, change, history, later, started, told
from tests.compare.repositories import git, repository, write
from tests.support import MKDOCS
from values_handbook.caching.files import read_file, save_file
from values_handbook.changelog import Past, past, steps, stored
from values_handbook.changelog.listed import differing_items
from values_handbook.derive.history import NO_HISTORY
from values_handbook.history import git as asking
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from collections.abc import Callable

CACHE = ".cache/values-handbook/history.json"


def cached(root: Path) -> Any:
    """What lies in the cache."""
    return json.loads(read_file(root, "history.json") or b"")


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no process may be started."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "run", refuse)
    monkeypatch.setattr(subprocess, "Popen", refuse)


@pytest.mark.usefixtures("no_process")
def test_without_a_repository_no_git_is_asked_and_there_is_no_history(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert history(tmp_path) == NO_HISTORY


@pytest.mark.usefixtures("no_process")
def test_a_check_reads_no_history(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, ".git/HEAD": "ref: refs/heads/main\n"})
    project, _ = read_project(tmp_path)
    assert load(project).linked.history == NO_HISTORY


def test_a_shallow_clone_tells_what_it_knows_and_where_it_ends(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    for number in range(4):
        change(root, {"content/values/candor.yml": f"title: Candor {number}\n"})
    git(tmp_path, "clone", "--quiet", "--depth", "3", root.as_uri(), "shallow")
    found = history(tmp_path / "shallow")
    assert (len(found.records), found.reach) == (2, "shallow")
    assert history(root).reach == "start"
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "flat")
    assert (history(tmp_path / "flat").records, history(tmp_path / "flat").reach) == ((), "shallow")


def test_a_clone_with_another_format_of_objects_is_read(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    try:
        git(tmp_path, "init", "--quiet", "--object-format=sha256", "--initial-branch", "main")
    except AssertionError:
        pytest.skip("this git knows no SHA-256; a newer one does")
    change(tmp_path, {})
    change(tmp_path, {"content/values/candor.yml": "title: Openness\nsummary: We say it.\n"})
    assert later(tmp_path) == ["FieldChanged value:candor field=title before=Candor after=Openness"]


def test_a_worktree_and_a_repository_without_commits_are_understood(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    git(root, "worktree", "add", "--quiet", str(tmp_path / "other"), "HEAD")
    assert history(tmp_path / "other") == history(root)
    write(tmp_path / "empty", FILES)
    git(tmp_path / "empty", "init", "--quiet")
    asked = Past()
    assert history(tmp_path / "empty", asked) == NO_HISTORY
    assert asked.problem == "nothing is committed yet"


def test_why_git_does_not_tell_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = started(tmp_path / "handbook")
    monkeypatch.setenv("PATH", str(tmp_path))
    asked = Past()
    assert history(root, asked) == NO_HISTORY
    assert asked.problem.startswith("git is not installed")
    write(tmp_path / "odd", {**FILES, ".git": "gitdir: nowhere\n"})
    monkeypatch.undo()
    assert history(tmp_path / "odd", asked) == NO_HISTORY
    assert "nowhere" in asked.problem


def test_the_settings_of_whoever_builds_change_nothing(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    change(root, {"content/values/candor.yml": None, "content/values/frank.yml": f"{CANDOR}formerly: [candor]\n"})
    before = history(root)
    (root / CACHE).unlink()
    for name, value in {
        "log.showRoot": "false", "diff.renames": "copies", "diff.external": "false", "log.showSignature": "true",
        "diff.noprefix": "true", "log.date": "relative", "color.ui": "always", "core.quotePath": "true",
        "core.abbrev": "4", "diff.relative": "true", "log.follow": "true", "log.decorate": "full",
    }.items():  # fmt: skip
        git(root, "config", name, value)
    assert history(root) == before


@pytest.mark.parametrize(
    "name", ["with space", "ü", "tab\there", "line\nbreak", "quote\"'", "*[a]?", "-x", ":(top)", "#1"]
)
def test_files_of_any_name_are_followed(name: str, tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {**FILES, f"content/values/{name}/craft.yml": "title: Craft\n"})
    change(root, {f"content/values/{name}/craft.yml": "title: Good craft\n"})
    git(root, "mv", f"content/values/{name}/craft.yml", "content/values/craft.yml")
    change(root, {})
    assert later(root) == ["FieldChanged value:craft field=title before=Craft after=Good craft"]


def test_hostile_commits_are_passed_over(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    for hostile in (
        b"a" * 3_000_000, b"- " * 500_000, b"[" * 100_000, b"a: &a [b]\nc: *a\n" * 99, b"\xff\xfe\x00", b"\0", b"---\n---\n",
        b"title: " + b"x" * 900_000 + b"\n", b"id: ../../etc\ntitle: x\n", b"title: x\ntitle: y\n",
    ):  # fmt: skip
        (root / "content/values/hostile.yml").write_bytes(hostile)
        change(root, {"content/values/candor.yml": "title: Candor\n"})
    (root / "content/values/hostile.yml").unlink()
    (root / "content/values/candor.yml").unlink()
    (root / "content/values/candor.yml").symlink_to("/etc/hostname")
    Path(os.fsdecode(os.fsencode(root) + b"/content/values/caf\xe9.yml")).write_text("title: Coffee\n")
    change(root, {"content/goals.yml": "- just text\n- [a]\n"})
    found = history(root)
    assert found.reach == "start"
    assert {item.key.id for item in found.records} <= {"candor", "hostile"}


@pytest.mark.parametrize(
    "stamp", ["99999999999999 +0000", "1 -1200", "1700000000 +9999", "253402300799 +1400", "0 +0000"]
)
def test_any_date_of_a_commit_has_a_day(stamp: str, tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    tree = git(root, "rev-parse", "HEAD^{tree}")
    body = f"tree {tree}\nauthor A <a@b.example> 1 +0000\ncommitter A <a@b.example> {stamp}\n\nx\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=root, input=body, capture_output=True, text=True, check=True,
    )  # fmt: skip
    git(root, "update-ref", "refs/heads/main", made.stdout.strip())
    assert [1970 <= item.day.year <= 9999 or item.day.year == 1969 for item in history(root).records] == [True]


def test_objects_that_are_missing_make_no_difference_to_the_others(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    change(root, {"content/values/candor.yml": "title: Openness\nsummary: We say it.\n"})
    change(root, {"content/values/craft.yml": "title: Craft\n"})
    name = git(root, "rev-parse", "HEAD~2:content/values/candor.yml")
    (root / f".git/objects/{name[:2]}/{name[2:]}").unlink()
    assert told(root) == ["RecordAdded value:craft"]


def test_bounds_end_a_history_where_they_are_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = started(tmp_path / "handbook")
    for number in range(5):
        change(root, {"content/values/candor.yml": f"title: Candor {number}\n"})
    monkeypatch.setattr(past, "MOST_COMMITS", 3)
    assert (len(history(root).records), history(root).reach) == (3, "bounded")
    (root / CACHE).unlink()
    monkeypatch.setattr(steps, "MOST_READ", 70)
    assert 0 < len(history(root).records) < 3
    assert history(root).reach == "bounded"


def test_goals_are_told_up_to_a_number_and_values_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past, "MOST_LATEST", 2)
    root = started(tmp_path / "handbook")
    for number in range(4):
        files = {"content/values/candor.yml": f"title: V{number}\n", "content/goals/calm.yml": f"title: G{number}\n"}
        change(root, files)
    assert [str(item.key) for item in history(root).records] == ["value:candor", "goal:calm", *["value:candor"] * 4]


def counting(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The arguments of each run of git from now on."""
    runs: list[tuple[str, ...]] = []
    original: Callable[..., bytes] = asking.run_git

    def run_git(folder: Path, *words: str) -> bytes:
        runs.append(words)
        return original(folder, *words)

    monkeypatch.setattr("values_handbook.history.log.run_git", run_git)
    return runs


def test_a_preview_reads_again_only_when_head_has_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = started(tmp_path / "handbook")
    one = Past()
    asked = counting(monkeypatch)
    first = history(root, one)
    write(root, {"content/values/candor.yml": "title: Openness\n", "content/values/craft.yml": "title: Craft\n"})
    assert history(root, one) is first
    assert [words[0] for words in asked] == ["rev-parse", "-c", "rev-parse"]
    change(root, {})
    assert len(history(root, one).records) == 3


def test_the_next_build_finds_the_history_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = started(tmp_path / "handbook")
    change(
        root, {"content/values/candor.yml": "title: Openness\nowner: Ann\n", "content/goals/calm.yml": "title: Calm\n"}
    )
    change(root, {"content/goals/calm.yml": "title: Calm\nvalues: [candor]\nparent: top\n"})
    first = history(root)
    asked = counting(monkeypatch)
    assert history(root) == first
    assert [words[0] for words in asked] == ["rev-parse"]
    assert cached(root)["records"]


@pytest.mark.parametrize("content", ["", "{}", "[1]", "\0", '{"fingerprint": 1}', "x" * 1000])
def test_a_cache_that_is_no_cache_is_made_anew(content: str, tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    first = history(root)
    save_file(root, "history.json", lambda put: put(content.encode()))
    assert history(root) == first
    assert cached(root)["records"]
    (root / CACHE).write_text(content)
    assert history(root) == first
    assert cached(root)["records"]


def test_with_the_cache_off_nothing_is_kept(tmp_path: Path) -> None:
    off = MKDOCS.replace("  - values-handbook\n", "  - values-handbook:\n      cache: false\n")
    root = repository(tmp_path / "handbook", {**FILES, "mkdocs.yml": off})
    assert history(root).records
    assert not (root / ".cache").exists()


def test_what_is_kept_is_of_no_use_once_a_record_is_hidden_or_one_that_was_is_gone(tmp_path: Path) -> None:
    root = started(tmp_path / "handbook", {**FILES, "content/values/known.yml": "title: Known\npublish: false\n"})
    change(root, {"content/values/known.yml": "title: Known\n"})
    assert told(root) == ["RecordAdded value:known", "RecordAdded value:candor"]
    (root / "content/values/known.yml").unlink()
    assert told(root) == ["RecordAdded value:candor"]
    write(
        root, {"content/values/known.yml": "title: Known\n", "content/values/candor.yml": f"{CANDOR}publish: false\n"}
    )
    assert told(root) == ["RecordAdded value:known"]


def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    root = stories.started(tmp_path / "handbook")
    change(root, {"content/values/candor.yml": "title: Openness\nbehaviours: [Say it., Say it now.]\n"})
    change(root, {"content/values/candor.yml": "title: Openness\nbehaviours: [Say it soon., Say it at once.]\n"})
    before = stored.StoredHistory(
        "mark", replace(history(root), reach="bounded"), {item.key: True for item in history(root).records}
    )
    stored.save(tmp_path, before)
    assert stored.load(tmp_path) == before


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        (b"- a\n- b\n", b"- b\n- a\n", (b"", b"")),
        (b"- a\n- b\n", b"# x\n\n- a\n\n- c\n", (b"- b\n", b"- c\n")),
        (b"- a\n- a\n", b"- a\n", (b"- a\n", b"")),
        (b"- a: |\n   - b\n- c", b"- a: |\n   - b\n- d", (b"- c\n", b"- d\n")),
        (b"a: 1\n", b"a: 2\n", (b"a: 1\n", b"a: 2\n")),
        (b"- &x a\n- b\n", b"- &x a\n- c\n", (b"- &x a\n- b\n", b"- &x a\n- c\n")),
        (b"a:\n- b\n", b"a:\n- c\n", (b"a:\n- b\n", b"a:\n- c\n")),
        (b"", b"- a\n", (b"", b"- a\n")),
    ],
)
def test_equal_items_of_two_lists_are_left_out(before: bytes, after: bytes, left: tuple[bytes, bytes]) -> None:
    assert differing_items(before, after) == left


@pytest.mark.parametrize(
    "committer", ["A <a@b.example>", "A <a@b.example> soon +0000", "A", "A <a@b.example> -5 +0000", ""]
)
def test_a_commit_that_does_not_say_when_it_was_made_breaks_nothing(committer: str, tmp_path: Path) -> None:
    root = started(tmp_path / "handbook")
    body = f"tree {git(root, 'rev-parse', 'HEAD^{tree}')}\nauthor A <a@b.example> 1 +0000\ncommitter {committer}\n\nx\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=root, input=body, capture_output=True, text=True, check=True,
    )  # fmt: skip
    git(root, "update-ref", "refs/heads/main", made.stdout.strip())
    assert told(root) == ["RecordAdded value:candor"]
