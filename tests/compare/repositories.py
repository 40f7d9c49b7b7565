"""Real git repositories to compare: the sample handbook of this project, and whatever a test writes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.cli.states import load_states
from values_handbook.compare import compare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.compare import Comparison

ROOT = Path(__file__).parents[2]
_WHO = {
    "GIT_AUTHOR_NAME": "A contributor",
    "GIT_AUTHOR_EMAIL": "contributor@larkfold.example",
    "GIT_COMMITTER_NAME": "A contributor",
    "GIT_COMMITTER_EMAIL": "contributor@larkfold.example",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    # What a test commits need not outlive a failure of the power.
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "core.fsync",
    "GIT_CONFIG_VALUE_0": "none",
    "GIT_CONFIG_KEY_1": "gc.auto",
    "GIT_CONFIG_VALUE_1": "0",
}


def git(folder: Path, *words: str) -> str:
    """Run git as a contributor without settings of their own; what it prints."""
    done = subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **_WHO}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path, message: str = "A change") -> str:
    """Commit everything in a folder, and give the commit's id."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def repository(folder: Path, files: Mapping[str, str]) -> Path:
    """A repository with these files in its first commit."""
    folder.mkdir(parents=True, exist_ok=True)
    write(folder, files)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "The handbook")
    return folder


def sample(folder: Path) -> Path:
    """A repository with the sample handbook of this project in its first commit."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return repository(folder, {})


def difference(folder: Path, base: str = "HEAD", head: str | None = None, *, whole: bool = True) -> Comparison:
    """What the command compares: everything, or what may be published."""
    states = load_states(folder, base, head, direct=False)
    if whole:
        return compare(states.base.whole, states.head.whole)
    return compare(states.base.published, states.head.published)
