"""Handbooks with a past: repositories that tests write, and what is told of them."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from tests.compare.repositories import git, repository, write
from tests.compare.telling import typed
from tests.support import MKDOCS
from values_handbook.changelog import Past
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from values_handbook.derive.history import History

CANDOR = "title: Candor\nsummary: We say it.\n"
FILES = {"mkdocs.yml": MKDOCS, "content/values/candor.yml": CANDOR}


def started(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """A repository whose first commit holds these files."""
    return repository(folder, {"mkdocs.yml": MKDOCS, **files})


def change(root: Path, files: Mapping[str, str | None], day: str = "", message: str = "A change") -> str:
    """Commit files as they are given, those that are None removed; at noon of a day, in UTC, where one is given."""
    for name, text in files.items():
        if text is None:
            (root / name).unlink()
        else:
            write(root, {name: text})
    git(root, "add", "--all")
    words = ["git", "commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "--message", message]
    date = (
        {"GIT_COMMITTER_DATE": f"{day}T12:00:00 +0000", "GIT_AUTHOR_DATE": "2001-01-01T12:00:00 +0000"} if day else {}
    )
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in _WHO.items()}
    subprocess.run(words, cwd=root, env={**os.environ, **who, **date}, check=True)
    return git(root, "rev-parse", "HEAD")


_WHO = {"NAME": "Zebra the contributor", "EMAIL": "zebra@larkfold.example"}


def history(root: Path, past: Past | None = None) -> History:
    """What a build would tell."""
    project, _ = read_project(root)
    return load(project, past=past or Past()).linked.history


def told(root: Path) -> list[str]:
    """A line for each change, newest first; of the first commit nothing but that it is told."""
    return [line for item in history(root).records for line in (f"{typed(change)}" for change in item.changes)]


def later(root: Path) -> list[str]:
    """The changes since the first commit."""
    first = git(root, "rev-list", "--max-parents=0", "HEAD").splitlines()
    return [typed(change) for item in history(root).records if item.commit not in first for change in item.changes]
