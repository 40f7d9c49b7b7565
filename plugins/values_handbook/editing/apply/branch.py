"""A change as one commit on a new branch, which is then the one that is checked out.

The commit is made beside the index, so that nothing has happened where git refuses it, and holds the change alone, whatever
else is staged or edited. Hooks of commits do not run: the change was checked already.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.editing.apply.prepare import changes_of
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.editing.writing import path_in_repository, write_changes
from values_handbook.history.git import GitError, answers, command, environment, repository, run_git

if TYPE_CHECKING:
    from values_handbook.editing.apply.prepare import Prepared
    from values_handbook.files.together import Change


def check_branch(folder: Path, name: str, *, further: bool = False) -> None:
    """Refuse a branch on which nothing could be committed, with a CannotEditError; `further` as in `write_on_branch`."""
    try:
        _check(repository(folder).top, name, further=further)
    except GitError as error:
        raise CannotEditError(f"no branch was made: {error}") from error


def write_on_branch(prepared: Prepared, name: str, *, further: bool = False) -> list[str]:
    """Write a prepared change, and commit it on a new branch. Returns what changed, from the top of the repository.

    With `further` the branch may be the one that is checked out; then it gets one more commit.

    Raises CannotEditError or OSError where that cannot be done; then no file has changed and there is no branch.
    """
    if not prepared.document.why.strip():
        raise CannotEditError("a commit needs a reason: say in `why` what the change is for")
    try:
        top = repository(prepared.before.project.root).top
        head = _check(top, name, further=further)
        old = head if _is_checked_out(top, name) else "0" * len(head)
        changes = changes_of(prepared)
        if not prepared.files:
            raise CannotEditError("nothing to change: the handbook says all of this already")
        files = tracked(top, prepared, changes)
        commit = _commit(top, head, prepared.document.why.strip(), files)
        run_git(top, "update-ref", f"refs/heads/{name}", commit, old)
        try:
            written = write_changes(prepared.before.project, changes)
        except BaseException:
            undo = ("-d", f"refs/heads/{name}", commit) if old != head else (f"refs/heads/{name}", head, commit)
            run_git(top, "update-ref", *undo)
            raise
        run_git(top, "symbolic-ref", "-m", f"handbook: moving to {name}", "HEAD", f"refs/heads/{name}")
        run_git(top, "reset", "--quiet", "HEAD", "--", *files)
    except GitError as error:
        raise CannotEditError(f"no branch was made: {error}") from error
    return written


def _is_checked_out(top: Path, name: str) -> bool:
    return answers(top, "symbolic-ref", "--quiet", "HEAD") == f"refs/heads/{name}"


def _check(top: Path, name: str, *, further: bool) -> str:
    """The commit that the branch starts at. Refuses a name that is none, or that is taken."""
    if answers(top, "check-ref-format", "--branch", name) != name:
        raise CannotEditError(f"`{name}` cannot be the name of a branch; use letters, digits, `-` and `/`")
    if further and _is_checked_out(top, name):
        return head_of(top)
    if answers(top, "rev-parse", "--quiet", "--verify", f"refs/heads/{name}") is not None:
        raise CannotEditError(f"there is a branch `{name}` already; take another name")
    return head_of(top)


def head_of(top: Path) -> str:
    """The commit that is checked out. Refuses a repository without one."""
    head = answers(top, "rev-parse", "--quiet", "--verify", "HEAD")
    if head is None:
        raise CannotEditError("nothing is committed here yet; make a first commit")
    return head


def tracked(top: Path, prepared: Prepared, changes: list[Change]) -> dict[str, bytes]:
    """The new bytes of files that git knows or may know. Refuses files with edits that are not committed."""
    project = prepared.before.project
    files = {path_in_repository(top, project, change.path): change.data or b"" for change in changes}
    kept = {path: data for path, data in files.items() if answers(top, "check-ignore", "--quiet", "--", path) is None}
    edited = run_git(top, "status", "--porcelain", "-z", "--", *kept).decode("utf-8", "replace").strip("\0").split("\0")
    if edited != [""]:
        raise CannotEditError(
            "there are edits that are not committed; commit them first:", (line[3:] for line in edited)
        )
    return kept


def _commit(top: Path, head: str, why: str, files: dict[str, bytes]) -> str:
    """A commit of these files on top of another one; no branch and no index knows it yet."""
    tree = tree_with(top, head, files)
    return run_git(top, "commit-tree", tree, "-p", head, stdin=f"{why}\n".encode()).decode().strip()


def tree_with(top: Path, head: str, files: dict[str, bytes]) -> str:
    """The tree of a commit with these files in it, which is written beside the index."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        _git(top, index, "read-tree", head)
        for path, data in files.items():
            blob = run_git(top, "hash-object", "-w", "--stdin", "--path", path, stdin=data).decode().strip()
            staged = _git(top, index, "ls-files", "--stage", "--", path)
            mode = staged[:6] if staged else "100644"
            _git(top, index, "update-index", "--add", "--cacheinfo", f"{mode},{blob},{path}")
        return _git(top, index, "write-tree").strip()


def _git(top: Path, index: Path, *words: str) -> str:
    """What git prints, when it works on an index of its own."""
    env = {**environment(), "GIT_INDEX_FILE": os.fspath(index)}
    done = subprocess.run(command(top, *words), env=env, capture_output=True, check=False)
    if done.returncode != 0:
        raise GitError(done.stderr.decode("utf-8", "replace").strip().partition("\n")[0] or f"git {words[0]} failed")
    return done.stdout.decode("utf-8", "replace")
