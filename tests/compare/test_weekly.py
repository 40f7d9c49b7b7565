"""What may be merged by itself: check-ins and recognitions that are added, and nothing else, in all records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import handbook
from tests.compare.repositories import repository, write
from tests.support import MKDOCS

if TYPE_CHECKING:
    from pathlib import Path

GOALS = """\
- id: calm
  title: Calm
  measures: [{title: Pages, target: 1, current: 5, as_of: 2026-10-01, history: {2026-09-01: 8}}]
  check_ins: [{date: 2026-10-01, progress: 40}]
- {id: hidden, title: Hidden, publish: false}
"""
THANKS = "- {id: first, title: First, date: 2026-10-01, to: [Kim]}\n"
FILES = {
    "mkdocs.yml": MKDOCS,
    "content/index.md": "# Handbook\n\n[Calm](goal:calm)\n",
    "content/values.yml": "- {id: candor, title: Candor}\n",
    "content/goals.yml": GOALS,
    "content/recognitions.yml": THANKS,
}
CHECKED_IN = GOALS.replace("progress: 40}]", "progress: 40}, {date: 2026-11-01, progress: 50}]")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return repository(tmp_path / "book", FILES)


def adds_only(book: Path) -> bool:
    done = handbook(book, "diff", "--format", "json")
    assert done.returncode == 0, done.stderr
    found: bool = json.loads(done.stdout)["adds_only"]
    return found


@pytest.mark.parametrize(
    "files",
    [
        {"content/goals.yml": CHECKED_IN},
        {"content/recognitions.yml": THANKS + "- {id: second, title: Second, date: 2026-11-01, to: [Kim]}\n"},
        {
            "content/goals.yml": CHECKED_IN.replace("current: 5", "current: 4")
            .replace("as_of: 2026-10-01", "as_of: 2026-11-01")
            .replace("2026-09-01: 8}", "2026-09-01: 8, 2026-10-01: 5}")
        },
        {"content/goals.yml": CHECKED_IN.replace("title: Hidden,", "title: Hidden, check_ins: [{date: 2026-11-01}],")},
    ],
    ids=["check-in", "recognition", "figure", "check-in-of-a-hidden-goal"],
)
def test_added_check_ins_and_recognitions_are_told_apart(book: Path, files: dict[str, str]) -> None:
    write(book, files)
    assert adds_only(book)
    assert "\nCheck-ins or recognitions are added; nothing else changes.\n" in handbook(book, "diff").stdout


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"content/goals.yml": GOALS.replace("current: 5", "current: 4")},
        {"content/goals.yml": CHECKED_IN.replace("progress: 40", "progress: 60")},
        {"content/goals.yml": CHECKED_IN.replace("target: 1", "target: 4")},
        {"content/goals.yml": CHECKED_IN.replace("current: 5, as_of: 2026-10-01", "current: 4, as_of: 2026-11-01")},
        {"content/goals.yml": CHECKED_IN.replace("2026-09-01: 8", "2026-09-01: 7")},
        {"content/goals.yml": CHECKED_IN.replace("title: Hidden", "title: Shown")},
        {"content/goals.yml": CHECKED_IN.replace("title: Calm", "title: Calmer")},
        {"content/goals.yml": CHECKED_IN.replace("{date: 2026-10-01, progress: 40}, ", "")},
        {"content/goals.yml": CHECKED_IN + "- {id: new, title: New}\n"},
        {"content/goals.yml": CHECKED_IN, "content/values.yml": "- {id: candor, title: Candour}\n"},
        {"content/goals.yml": CHECKED_IN, "content/index.md": "# Another\n\n[Calm](goal:calm)\n"},
        {
            "content/goals.yml": CHECKED_IN,
            "mkdocs.yml": MKDOCS.replace("- values-handbook", "- values-handbook: {people_pages: true}"),
        },
        {"content/goals.yml": CHECKED_IN, "content/teams.yml": "- {id: sre}\n"},
        {"content/recognitions.yml": THANKS.replace("First,", "Other,")},
        {"content/recognitions.yml": "[]\n"},
        {"content/goals.yml": CHECKED_IN.replace("progress: 50", "progress: much")},
    ],
)
def test_nothing_else_may_change(book: Path, files: dict[str, str]) -> None:
    write(book, files)
    assert not adds_only(book)
