"""The files of one commit, read from git's objects: no checkout, and neither the working tree nor the index is touched.

Format: `git ls-tree -z` as its manual page describes it.
"""

from __future__ import annotations

import errno
import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.history.git import GitError, ask
from values_handbook.history.objects import Objects
from values_handbook.source.walking import NO_TEXT, Walk, is_text, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from values_handbook.history.git import Repository

REGULAR = (b"100644", b"100755", b"100664")
"""Modes of files; `120000` is a link, `160000` another repository."""


class Revision:
    """The files of a commit. It is closed after use, since a process of git stands behind it.

    Links are passed over: what they lead to may lie outside of the repository.
    """

    def __init__(self, repository: Repository, commit: str) -> None:
        self.commit = commit
        self._top = repository.top
        self._objects = files_below(repository.top, commit)
        self._reader = Objects(repository.top)

    def __enter__(self) -> Revision:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.__exit__(kind, error, trace)

    def is_file(self, path: Path) -> bool:
        """Whether there is a file at an absolute path."""
        return self.path_of(path) in self._objects

    def is_folder(self, path: Path) -> bool:
        """Git keeps no empty folders: one without files may have been there, and holds nothing."""
        return True

    def read(self, path: Path) -> bytes:
        """The bytes of the file at an absolute path. Raises FileNotFoundError where there is none."""
        return self.blob(self.path_of(path))

    def path_of(self, path: Path) -> str:
        """An absolute path as git names it; one outside of the repository names nothing."""
        return Path(os.path.relpath(path, self._top)).as_posix()

    def contents(self, root: Path, content: Path) -> RevisionContents:
        """The content folder of this commit. Both paths are absolute, `root` is the folder of mkdocs.yml."""
        return RevisionContents(self, root, content)

    def below(self, folder: str) -> list[str]:
        """The files below a folder, by their paths in it; `folder` is empty or has a slash at its end."""
        return [path.removeprefix(folder) for path in self._objects if path.startswith(folder)]

    def blob(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of a file, by its path in the repository.

        Raises FileNotFoundError where there is none, TooLargeError where it has more than `limit` bytes, GitError where git
        does not give it.
        """
        if path not in self._objects:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        data = self._reader.read(self._objects[path], limit)
        if data is None:
            raise GitError(f"git lacks a part of {self.commit[:10]}; `git fsck` tells what, `git fetch` may get it")
        return data


class RevisionContents:
    """The content folder of a commit, for `source`."""

    def __init__(self, revision: Revision, root: Path, content: Path) -> None:
        self._revision = revision
        relative = Path(os.path.relpath(content, root)).as_posix()
        self.prefix = "" if relative == "." else f"{relative}/"
        inside = revision.path_of(content)
        self._folder = "" if inside == "." else f"{inside}/"

    def walk(self, excluded: Callable[[str], bool]) -> Walk:
        """Every file, excluded or not. One whose name is not UTF-8 is an error, as it is on disk."""
        found = Walk()
        for uri in self._revision.below(self._folder):
            if is_text(uri):
                found.files.append(uri)
            elif not excluded(uri):
                found.hidden.add(uri)
                found.diagnostics.append(unreadable(f"{self.prefix}{uri}", *NO_TEXT))
        return found

    def read(self, uri: str, limit: int | None = None) -> bytes:
        """The bytes of a file."""
        return self._revision.blob(posixpath.join(self._folder, uri), limit)


def files_below(folder: Path, commit: str) -> dict[str, bytes]:
    """The name of the object of each regular file below a folder, by the file's path from there.

    Raises GitError where git refuses. Names are bytes, kept as Python keeps them.
    """
    found = {}
    for entry in ask(folder, "ls-tree", "-r", "-z", commit).split(b"\0"):
        head, _, path = entry.partition(b"\t")
        if head[:6] in REGULAR:
            found[os.fsdecode(path)] = head.split(b" ")[2]
    return found
