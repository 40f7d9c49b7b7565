"""The commits that touched a handbook's YAML, and which files each of them changed: one run of `git log`.

Only first parents are followed, so that a merged pull request is one change with all that it brought. Subjects and authors
are not read: a handbook names people only where its records do, and a subject may name what is not published. (Authors are
counted in `history.authors`.)
Format: `git log --raw -z` as its manual page and that of `git diff-tree` describe it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.history.git import GitError, run_git
from values_handbook.history.tree import REGULAR
from values_handbook.source.walking import is_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LAST_SECOND = 253_402_300_799
"""The end of the year 9999."""
_FARTHEST_ZONE = 14 * 60
"""Minutes: a commit may claim any time zone."""
_SHAPE = ("--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-relative", "--no-color")
_WALK = (
    "--first-parent",
    "--diff-merges=first-parent",
    "--no-show-signature",
    "--date=raw",
    "--format=%H%x09%cd%x09%P",
)
_RECORDS = ("**/*.yml", "**/*.yaml")
_SPECIAL = re.compile(r"[*?\[\]\\]")


class Touched(NamedTuple):
    """A file that a commit changed, by its path in the repository. `before` and `after` name its contents in git; empty
    where there is no file, or a link."""

    path: str
    before: bytes
    after: bytes


class Commit(NamedTuple):
    """A commit. `second` is when it was committed, since 1970 in UTC; `day` is that day where its committer was.

    `parents` are the commits that it came from, the first one foremost; there are none for the first commit, and for the
    one at which a shallow clone was cut.
    """

    id: str
    parents: tuple[str, ...]
    second: int
    day: date
    files: tuple[Touched, ...]


@dataclass(frozen=True)
class CommitLog:
    """The commits, newest first. `is_cut` says that there are more of them."""

    commits: tuple[Commit, ...]
    is_cut: bool


class Head(NamedTuple):
    """The commit that is checked out, and whether the history was cut when the repository was cloned."""

    commit: str
    is_shallow: bool


def head(folder: Path) -> Head:
    """The commit that is checked out in a folder's repository. Raises GitError where nothing is committed yet."""
    try:
        found = run_git(folder, "rev-parse", "--is-shallow-repository", "--quiet", "--verify", "HEAD^{commit}")
    except GitError as error:
        run_git(folder, "rev-parse", "--git-dir")
        raise GitError("nothing is committed yet") from error
    shallow, commit = found.decode("ascii").split()
    return Head(commit, shallow == "true")


def read_log(top: Path, start: Head, most: int, content: str, others: Iterable[str] = ()) -> CommitLog:
    """At most `most` commits, from a commit on, that changed YAML below a folder or one of some other files.

    `top` is that of the repository, `content` empty or with a slash at its end. Raises GitError where git refuses.
    """
    count = f"--max-count={most + 1}"
    inside = _SPECIAL.sub(r"\\\g<0>", content)
    paths = [f":(top,glob,icase){inside}{suffix}" for suffix in _RECORDS]
    paths += [f":(top,literal){path}" for path in others]
    found = [
        *_commits(run_git(top, "-c", "log.showRoot=true", "log", count, *_WALK, *_SHAPE, start.commit, "--", *paths))
    ]
    within = found[:most]
    # What the first commit of a shallow clone seems to add was there before.
    known = [commit for commit in within if commit.parents or not start.is_shallow]
    return CommitLog(tuple(known), len(found) > most)


def _commits(output: bytes) -> Iterator[Commit]:
    """Commits and their files: a commit's line ends with a NUL, and so does each half of a file's entry."""
    parts = iter(output.split(b"\0"))
    line, files = "", list[Touched]()
    for part in parts:
        word = part.lstrip(b"\n")
        if word.startswith(b":"):
            files.append(_touched(word, next(parts, b"")))
        elif word:
            if line:
                yield _commit(line, files)
            line, files = word.decode("ascii"), []
    if line:
        yield _commit(line, files)


def _commit(line: str, files: list[Touched]) -> Commit:
    identifier, stamp, parents = line.split("\t")
    second, _, zone = stamp.partition(" ")
    # A broken commit may say nothing of its time.
    when = min(int(second), _LAST_SECOND) if second.isdigit() else 0
    named = tuple(file for file in files if is_text(file.path))
    return Commit(identifier, tuple(parents.split()), when, _day(when, zone), named)


def _day(second: int, zone: str) -> date:
    """The day in a time zone such as `+0130`."""
    sign, hours, minutes = zone[:1], zone[1:3], zone[3:5]
    ahead = int(hours) * 60 + int(minutes) if (hours + minutes).isdigit() and len(zone) == 5 else 0
    shift = timedelta(minutes=min(ahead, _FARTHEST_ZONE) * (-1 if sign == "-" else 1))
    there = datetime.fromtimestamp(second, UTC)
    try:
        return (there + shift).date()
    except OverflowError:
        return there.date()


def _touched(entry: bytes, path: bytes) -> Touched:
    """An entry `:100644 100644 <before> <after> M` and its path."""
    try:
        modes_before, mode_after, before, after, _ = entry.removeprefix(b":").split(b" ")
    except ValueError as error:
        raise GitError("git tells of a change in a way that is not known here") from error
    return Touched(
        os.fsdecode(path), before if modes_before in REGULAR else b"", after if mode_after in REGULAR else b""
    )
