"""Two repositories that differ in hidden records alone, or in what few people answered, tell the public the same.

Commits that change hidden records alone come between the others; what is said of a commit says which one it is, so that
its id is taken for its number among those of the published records.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.changelog.stories import change
from tests.cli.running import handbook
from tests.compare.repositories import git
from tests.safety.public import differences, written
from tests.support import TODAY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MKDOCS = """\
site_name: Handbook
site_url: https://handbook.example/
repo_url: https://forge.example/a/b
docs_dir: content
plugins:
  - values-handbook
"""
TEAMS = "- {id: all, title: All}\n- {id: a, title: A, parent: all}\n- {id: b, title: B, parent: all}\n"
REVIEW = """\
title: Review
date: 2026-07-01
scores:
  - {of: value:candor, n: 23, score: 3.5}
  - {of: value:candor, team: a, n: 20, score: 4}
  - {of: value:candor, team: b, n: 3, score: SECRET, note: NOTE}
"""
FIRST = {
    "mkdocs.yml": MKDOCS,
    "content/index.md": "# Home\n",
    "content/values/candor.yml": "title: Candor\nsummary: We say it.\n",
    "content/values/pace.yml": "title: Pace\nstatus: retired\n",
    "content/goals.yml": "- id: calm\n  title: Calm\n  values: [candor]\n- id: wild\n  title: Wild\n",
    "content/teams.yml": TEAMS,
}
SECOND = {
    "content/values/candor.yml": "title: Candor\nsummary: We say it early.\n",
    "content/goals.yml": "- id: calm\n  title: Calm\n  values: [{value: candor, strength: strong}]\n- id: wild\n  title: Wild\n",
}
THIRD = {"content/practices.yml": "- {title: Retro, every: month, values: [candor]}\n"}
PUBLIC: list[Mapping[str, str | None]] = [FIRST, SECOND, THIRD]
DAYS = ["2026-01-05", "2026-03-02", "2026-05-04"]

ZEBRA = "id: zebra\ntitle: Zebra\npublish: false\nvalues: [candor]\nfollows: calm\nobjectives: []\nsummary: Zebras [run](goal:wild).\n"
SECRETS: dict[str, list[Mapping[str, str | None]]] = {
    "comes": [{}, {"content/goals/zebra.yml": ZEBRA}, {}],
    "goes": [{"content/goals/zebra.yml": ZEBRA}, {"content/goals/zebra.yml": None}, {}],
    "is renamed": [
        {"content/values/zebra.yml": "title: Zebra\npublish: false\n"},
        {"content/values/zebra.yml": None, "content/values/yak.yml": "title: Zebra\nformerly: [zebra, pace]\npublish: false\n"},
        {"content/values/yak.yml": "title: Yak\nformerly: [zebra, pace]\npublish: false\nbehaviours: [Run]\n"},
    ],
    "breaks": [
        {"content/goals/zebra.yml": ZEBRA},
        {"content/goals/zebra.yml": "title: a: b\npublish: false\n"},
        {"content/goals/zebra.yml": "title: Zebra\npublish: false\nnothing: x\n"},
    ],
    "takes another's place": [
        {"content/values/zebra.yml": "title: Zebra\npublish: false\n"},
        {"content/values/zebra.yml": "id: pace-maker\ntitle: Zebra\nstatus: retired\nreplaced_by: candor\npublish: false\n"},
        {"content/people/zebra.yml": "title: Zebra\npublish: false\nteam: a\nlinks: [value:pace]\n"},
    ],
}  # fmt: skip
"""What else a repository holds: with each public commit, and between them in commits of their own."""


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")


def repository(root: Path, secrets: list[Mapping[str, str | None]], *, apart: bool) -> dict[str, str]:
    """Commit the public files, and the secret ones with them or after them; the numbers of the public commits by their ids."""
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch", "main")
    numbers = {}
    for number, (files, secret, day) in enumerate(zip(PUBLIC, secrets, DAYS, strict=True)):
        numbers[change(root, files if apart else {**files, **secret}, day)] = f"commit{number}"
        if number == 0 and not apart:
            git(root, "tag", "before")
        if apart and secret:
            change(root, secret, f"{day[:8]}20")
        if number == 0 and apart:
            git(root, "tag", "before")
    git(root, "tag", "after")
    return numbers


def told(root: Path, numbers: Mapping[str, str]) -> dict[str, str]:
    """All that the public gets of a repository: the site, and the reports of a comparison."""
    reports = {form: report(root, form) for form in ("json", "markdown")}
    found = {name: repr(part) for name, part in {**written(root), **reports}.items()}
    return {name: named(text, numbers) for name, text in found.items()}


def report(root: Path, form: str) -> str:
    done = handbook(root, "diff", "--direct", "before", "after", "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def named(text: str, numbers: Mapping[str, str]) -> str:
    """A text with commits named by their numbers, in full or by their first characters; entries of the feed are named by them."""
    text = re.sub("urn:uuid:[0-9a-f-]+", "entry", text)
    for commit, number in numbers.items():
        text = re.sub(rf"\b{commit[:7]}[0-9a-f]*", number, text)
    return re.sub(r"\b[0-9a-f]{40}\b", "commit", text)


def comparable(found: Mapping[str, str]) -> dict[str, str]:
    """The same without the commits that a report compares: which they are is what it was asked for."""
    return {
        **found,
        "json": re.sub(r'\\n  "(base|head)": \{.*?\}', "", found["json"]),
        "markdown": re.sub(r"\bcommit\d?\b|\b[0-9a-f]{10}\b", "", found["markdown"]),
    }


@pytest.mark.parametrize("apart", [False, True], ids=["with others", "apart"])
@pytest.mark.parametrize("secret", SECRETS)
def test_hidden_records_change_nothing(tmp_path: Path, secret: str, apart: bool) -> None:
    public = told(tmp_path / "public", repository(tmp_path / "public", [{}, {}, {}], apart=False))
    found = told(tmp_path / "whole", repository(tmp_path / "whole", SECRETS[secret], apart=apart))
    assert "early" in public["changes.xml"]
    assert "candor" in public["json"]
    assert differences(comparable(public), comparable(found)) == {}


def test_what_few_people_answered_changes_nothing(tmp_path: Path) -> None:
    """Neither their score and their note, nor those of the others where they are what remains of a whole."""
    seen = []
    for number, (secret, note, rest) in enumerate([("1", "Of three.", "4"), ("5", "[Of](value:pace) 3.", "2")]):
        before = REVIEW.replace("SECRET", "3").replace("NOTE", "Before.")
        after = REVIEW.replace("SECRET", secret).replace("NOTE", f'"{note}"').replace("score: 4}", f"score: {rest}}}")
        root = tmp_path / str(number)
        files: list[Mapping[str, str | None]] = [
            {"content/reviews/r.yml": before},
            {"content/reviews/r.yml": after},
            {},
        ]
        seen.append(told(root, repository(root, files, apart=False)))
    assert "reviews/r.md" in seen[0]
    assert "4 answers" not in seen[0]["reviews/r.md"]
    assert all("scores" not in part["json"] for part in map(comparable, seen))
    assert differences(*map(comparable, seen)) == {}
