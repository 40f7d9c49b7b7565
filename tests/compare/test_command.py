"""`handbook diff` as it is called: what it prints where, how it ends, and how long it takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import handbook, on_terminal
from tests.compare.repositories import repository, write
from tests.forking import HANDBOOK
from tests.support import MKDOCS

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"mkdocs.yml": MKDOCS, "content/values/candor.yml": "title: Candor\nsummary: We say it.\nowner: Ann\n"}
EDIT = {"content/values/candor.yml": "title: Candor\nsummary: We say it early.\nowner: Ann\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small handbook in a repository."""
    return repository(tmp_path / "handbook", FILES)


def test_without_a_change_it_says_so(root: Path) -> None:
    done = handbook(root, "diff", "--exit-code")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "HEAD → the working tree\nNothing changes in the handbook.\n"


def test_a_change_is_told_to_people(root: Path) -> None:
    write(root, EDIT)
    done = handbook(root, "diff")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "HEAD → the working tree",
        "1 value changes. 1 question for the reviewer.",
        "",
        "Candor (value:candor)",
        "  summary: We say [-it.-] {+it early.+}",
        "",
        "Impact",
        "  Candor: reworded, revision still 1",
        "",
        "Questions",
        "  The wording of Candor changed, and its revision is still 1. Does it mean something else now? Then it needs a "
        "new entry in `revisions`, so that goals agreed with the old wording are looked at again.",
    ]


def test_the_exit_status_tells_of_a_change_where_that_is_asked_for(root: Path) -> None:
    write(root, EDIT)
    assert handbook(root, "diff", "--exit-code").returncode == 1
    assert handbook(root, "diff", "--exit-code", "HEAD", "HEAD").returncode == 0
    assert handbook(root, "diff", "nowhere").returncode == 2


@pytest.mark.parametrize("address", ["javascript:alert(1)", "preview", "//x.example", "https://", "http://[::1"])
def test_a_preview_has_a_web_address(address: str, root: Path) -> None:
    done = handbook(root, "diff", "--preview-url", address)
    assert done.returncode == 2
    assert "it takes an address that starts with https:// or http://" in done.stderr


def test_paths_are_seen_from_the_folder_and_in_json_from_the_top(tmp_path: Path) -> None:
    top = repository(tmp_path / "all", {f"docs/{name}": text for name, text in FILES.items()})
    write(top / "docs", {"content/goals/x.yml": "title: X\nowner: Ann\nvalues: []\n"})
    assert "(docs/content/goals/x.yml:1)" in handbook(top, "-C", "docs", "diff").stdout
    assert "(content/goals/x.yml:1)" in handbook(top / "docs", "diff").stdout
    found = json.loads(handbook(top / "docs", "diff", "--format", "json").stdout)
    assert found["findings"]["new"][0]["file"] == "docs/content/goals/x.yml"


def test_colours_are_for_terminals(root: Path) -> None:
    write(root, EDIT)
    assert "\x1b[31m[-it.-]\x1b[0m" in on_terminal([HANDBOOK, "diff"], root)
    assert "\x1b[" not in handbook(root, "diff").stdout
