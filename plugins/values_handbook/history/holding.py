"""Whether commits of a repository can hold a folder, and the reason if not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.history.git import GitError, answers, is_in_repository, repository, run_git

if TYPE_CHECKING:
    from pathlib import Path

    from values_handbook.history.git import Repository


def why_not_committed(outer: Repository, folder: Path) -> str:
    """Explain why no commit of a repository can hold a folder; empty where one can.

    A folder that is merely not committed yet can be held by the next commit.
    """
    real = folder.resolve()
    top = outer.top.resolve()
    if not real.is_relative_to(top):
        return "lies outside of the git repository, which knows nothing of its files"
    path = real.relative_to(top).as_posix()
    if path == "." or not real.is_dir() or run_git(top, "ls-files", "-z", "--", f":(top,literal){path}"):
        return ""
    if _top_of(real) != top:
        return "is a git repository of its own, whose commits the one around it does not record"
    if answers(top, "check-ignore", "--quiet", "--", f"{path}/") is not None:
        return "is ignored by git, so that no commit holds its files"
    return ""


def _top_of(folder: Path) -> Path | None:
    try:
        return repository(folder).top.resolve() if is_in_repository(folder) else None
    except GitError:
        return None
