"""On a full disk a command ends with one line that says what cannot be written and why; nothing is lost, nothing half.

A limit on the size of files stands in for a full disk: the system refuses what goes beyond it in the same calls.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import environment, handbook
from tests.compare.repositories import repository
from tests.editing.running import contents
from tests.forking import HANDBOOK
from tests.support import MKDOCS

FILES = {
    "mkdocs.yml": MKDOCS + "repo_url: https://github.com/team/handbook\ntheme: mkdocs\n",
    "content/values/candor.yml": (
        "title: Candor\nrevisions: [{revision: 2, date: 2026-06-01, change: More., why: So.}]\nadopted: 2026-01-01\n"
    ),
    "content/goals/aloud.yml": "title: Aloud\nowner: kim\nvalues: [{value: candor, revision: 1}]\n",
    "content/goals/calm.yml": "title: Calm\nvalues: [candor]\n",
    "change.json": '{"changes": [{"record": "goal:aloud", "set": {"summary": "Said."}}]}',
    "content/teams.yml": "- {id: all, title: All}\n",
    "content/people.yml": "- {id: kim, title: Kim, links: ['https://github.com/kim']}\n",
}
NAMED = {
    ("new", "goal", "New"): "content/goals/new.yml",
    ("new", "team", "New"): "content/teams.yml",
    ("new", "pitfall", "First"): "content/pitfalls/first.yml",
    ("rename", "value:candor", "openness"): "content/values/openness.yml",
    ("confirm", "goal:aloud"): "content/goals/aloud.yml",
    ("apply", "change.json"): "content/goals/aloud.yml",
    ("schema",): ".handbook/schemas/ids.json",
    ("schema", "--out", "{outside}/schemas"): "{outside}/schemas/ids.json",
    ("codeowners", "--out", ".github/CODEOWNERS"): ".github/CODEOWNERS",
}
"""Commands, and the file that each says it cannot write."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook in a repository."""
    return repository(tmp_path / "handbook", FILES)


def limited(
    root: Path, size: int, *command: str | Path, output: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command that may write files of so many bytes at most; what goes to a pipe has no limit."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    with (output or Path(os.devnull)).open("wb") as stream:
        return subprocess.run(
            command, cwd=root, env=environment(NO_MKDOCS_2_WARNING="1"), preexec_fn=limit, check=False, text=True,
            stdout=stream if output else subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip


@pytest.mark.parametrize("words", NAMED, ids=" ".join)
@pytest.mark.parametrize("size", [0, 20])
def test_where_there_is_no_room_nothing_is_written_and_one_line_says_so(
    size: int, words: tuple[str, ...], root: Path
) -> None:
    outside = root.parent / "outside"
    before = contents(root.parent)
    done = limited(root, size, HANDBOOK, *(word.format(outside=outside) for word in words))
    expected = NAMED[words].format(outside=outside)
    assert done.stderr == f"handbook: {expected} cannot be written: file too large\n"
    assert (done.returncode, done.stdout) == (2, "")
    assert contents(root.parent) == before
    assert not [
        path for path in root.rglob("*") if path.is_dir() and not any(path.iterdir()) and ".git" not in path.parts
    ]
    assert not outside.exists()


def test_room_for_a_part_of_a_change_is_not_enough(root: Path) -> None:
    """The first files of a change fit, the later ones do not."""
    (root / "content/goals/long.yml").write_text("title: Long\nvalues: [candor]\nsummary: " + "x" * 5_000 + "\n")
    before = contents(root)
    done = limited(root, 2_000, HANDBOOK, "rename", "value:candor", "openness")
    assert done.stderr == "handbook: content/goals/long.yml cannot be written: file too large\n"
    assert done.returncode == 2
    assert contents(root) == before


@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize(
    "words",
    [("check", "--format", "json"), ("diff",), ("diff", "--format", "json"), ("explain",), ("codeowners",)],
    ids=" ".join,
)
def test_an_output_without_room_is_told_in_one_line(
    words: tuple[str, ...], buffered: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONUNBUFFERED", buffered)
    (root / "content/goals/calm.yml").write_text("title: Calmer\n")
    before = contents(root)
    done = limited(root, 10, HANDBOOK, *words, output=root.parent / "output")
    assert done.stderr.splitlines()[-1:] == ["handbook: standard output cannot be written: file too large"]
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.returncode == 2
    assert contents(root) == before


@pytest.mark.parametrize("size", [0, 400])
def test_init_without_room_leaves_nothing(size: int, tmp_path: Path) -> None:
    done = limited(tmp_path, size, HANDBOOK, "init", "new/one", "--source", "values-handbook==1.0")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.endswith(" cannot be written: file too large\n")
    assert list(tmp_path.iterdir()) == []


def test_a_build_without_room_for_the_site_ends_with_one_line(root: Path) -> None:
    done = limited(root, 10_000, sys.executable, "-m", "mkdocs", "build", "--quiet")
    assert done.stderr == ""
    assert re.fullmatch(rf"\n{root}/site/\S+ cannot be written: file too large\.\n", done.stdout)
    assert done.returncode == 1


def test_a_build_without_room_for_the_cache_is_a_build(root: Path) -> None:
    """The files of the site fit; the pages together do not."""
    for number in range(60):
        text = "word " * 2_500
        (root / f"content/goals/goal-{number}.yml").write_text(f"title: Goal {number}\ndescription: {text}\n")
    done = limited(root, 1_200_000, sys.executable, "-m", "mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (root / "site/values/candor/index.html").is_file()
    cache = root / ".cache/values-handbook"
    assert not (cache / "pages.kept").exists()
    assert not list(cache.glob(".pages*"))


def test_a_link_in_the_way_is_named_with_what_helps(root: Path) -> None:
    (root / "content/goals").rename(root / "goals")
    (root / "content/goals").symlink_to("../goals")
    before = contents(root)
    done = handbook(root, "new", "goal", "New")
    line = "content/goals cannot be written: it is a link, and no link of a project is followed; put a file or a folder in its place"
    assert (done.returncode, done.stderr) == (2, f"handbook: {line}\n")
    assert contents(root) == before
