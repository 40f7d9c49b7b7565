"""The files of one commit, read from git's objects: no checkout, and neither the working tree nor the index is touched.

Format: `git ls-tree -z` as its manual page describes it.
"""

from __future__ import annotations

import errno
import os
import posixpath
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.files.folder import TooLargeError
from values_handbook.history.git import GitError, answers, repository, run_git
from values_handbook.history.objects import Objects
from values_handbook.source.walking import NO_TEXT, Walk, is_text, unreadable
from values_handbook.source.yaml_text import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from values_handbook.history.git import Repository

REGULAR = (b"100644", b"100755", b"100664")
"""Modes of files."""
_LINK = b"120000"
_MODULE = b"160000"
"""The mode of a submodule: its name is the commit of another repository."""
_MOST_LINKS = 40
"""Links that are followed on the way to a file, as Linux does."""
_LONGEST_LINK = 4096


class RevisionTree:
    """The files of a commit. It is closed after use, since processes of git stand behind it.

    Links on the way to a file or folder are followed as far as they stay in the repository. Those among the files of a
    folder are passed over.
    """

    def __init__(self, repository: Repository, commit: str) -> None:
        self.commit = commit
        self.top = repository.top
        self._files: dict[str, bytes] = {}
        self._links: dict[str, bytes] = {}
        self._modules: dict[str, bytes] = {}
        kinds = {_LINK: self._links, _MODULE: self._modules} | dict.fromkeys(REGULAR, self._files)
        for mode, name, path in _entries(repository.top, commit):
            kinds.get(mode, {})[path] = name
        self._open = ExitStack()
        self._reader = self._open.enter_context(Objects(repository.top))

    def __enter__(self) -> RevisionTree:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def is_file(self, path: Path) -> bool:
        """Whether there is a file at an absolute path."""
        return self.resolve(self.path_of(path)) in self._files

    def is_folder(self, path: Path) -> bool:
        """Git keeps no empty folders: one without files may have been there, and holds nothing."""
        return True

    def read(self, path: Path) -> bytes:
        """The bytes of the file of settings at an absolute path. Raises OSError where there is none, or a huge one."""
        try:
            return self.blob(self.resolve(self.path_of(path)) or "", MAX_BYTES)
        except TooLargeError as error:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path)) from error

    def path_of(self, path: Path) -> str:
        """An absolute path as git names it; one outside of the repository starts with `../`."""
        return Path(os.path.relpath(path, self.top)).as_posix()

    def resolve(self, path: str) -> str | None:
        """A path with the links on its way followed; None where one leads out of the repository, or in a circle.

        Nothing need be there: a path without links is itself.
        """
        found: list[str] = []
        left, links = path.split("/")[::-1], 0
        while left:
            match left.pop():
                case "" | ".":
                    continue
                case ".." if not found:
                    return None
                case "..":
                    found.pop()
                    continue
                case part:
                    found.append(part)
            if (name := self._links.get("/".join(found))) is None:
                continue
            links += 1
            found.pop()
            target = self._target(name)
            if target is None or links > _MOST_LINKS:
                return None
            if target.startswith("/"):
                target, found = self.path_of(Path(target)), []
            left.extend(target.split("/")[::-1])
        return "/".join(found)

    def _target(self, name: bytes) -> str | None:
        try:
            target = self._reader.read(name, _LONGEST_LINK)
        except TooLargeError:
            return None
        return os.fsdecode(target) if target is not None else None

    def contents(self, root: Path, content: Path) -> RevisionContents:
        """The content folder of this commit. Both paths are absolute, `root` is the folder of mkdocs.yml.

        Raises GitError where the folder lies outside of the repository, or in a submodule that is not there.
        """
        relative = Path(os.path.relpath(content, root)).as_posix()
        prefix = "" if relative == "." else f"{relative}/"
        folder = self.resolve(self.path_of(content))
        if folder is None:
            raise GitError(
                f"`{relative}` (docs_dir) leads out of the git repository, whose commits do not hold its files"
            )
        module = next((name for name in self._modules if folder == name or folder.startswith(f"{name}/")), None)
        if module is None:
            return RevisionContents(self, prefix, folder, is_own=True)
        inner = self._open.enter_context(self._module(module))
        inside = inner.resolve(folder.removeprefix(module).lstrip("/"))
        if inside is None:
            raise GitError(f"`{relative}` (docs_dir) leads out of the submodule `{module}`")
        return RevisionContents(inner, prefix, inside, is_own=False)

    def _module(self, path: str) -> RevisionTree:
        """The commit of a submodule that this commit names."""
        commit = os.fsdecode(self._modules[path])
        mend = "; `git submodule update --init` gets it"
        try:
            inner = repository(self.top / path)
        except GitError as error:
            raise GitError(f"the submodule `{path}` is not there{mend}") from error
        if inner.prefix:
            raise GitError(f"the submodule `{path}` is not there{mend}")
        if answers(inner.top, "cat-file", "-e", f"{commit}^{{commit}}") is None:
            raise GitError(f"the submodule `{path}` has no commit {commit[:10]}; `git -C {path} fetch` may get it")
        return RevisionTree(inner, commit)

    def below(self, folder: str) -> list[str]:
        """The files below a folder, by their paths in it; `folder` is empty or has a slash at its end."""
        return [path.removeprefix(folder) for path in self._files if path.startswith(folder)]

    def name_of(self, path: str) -> bytes:
        """The name of the object of a file; empty where there is none."""
        return self._files.get(path, b"")

    def blob(self, path: str, limit: int | None = None) -> bytes:
        """The bytes of a file, by its path in the repository.

        Raises FileNotFoundError where there is none, TooLargeError where it has more than `limit` bytes, GitError where git
        does not give it.
        """
        if path not in self._files:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        data = self._reader.read(self._files[path], limit)
        if data is None:
            raise GitError(f"git lacks a part of {self.commit[:10]}; `git fsck` tells what, `git fetch` may get it")
        return data


class RevisionContents:
    """The content folder of a commit, for `source`. `folder` is its path in the repository, links resolved.

    `is_own` says that it is not that of a submodule.
    """

    def __init__(self, revision: RevisionTree, prefix: str, folder: str, *, is_own: bool) -> None:
        self._revision = revision
        self.prefix = prefix
        self.folder = f"{folder}/" if folder else ""
        self.is_own = is_own

    def walk(self, excluded: Callable[[str], bool]) -> Walk:
        """Every file, excluded or not. One whose name is not UTF-8 is an error, as it is on disk."""
        found = Walk()
        for uri in self._revision.below(self.folder):
            if is_text(uri):
                found.files.append(uri)
            elif not excluded(uri):
                found.hidden.add(uri)
                found.diagnostics.append(unreadable(f"{self.prefix}{uri}", *NO_TEXT))
        return found

    def read(self, uri: str, limit: int | None = None) -> bytes:
        """The bytes of a file."""
        return self._revision.blob(posixpath.join(self.folder, uri), limit)


def files_below(top: Path, commit: str, folder: str) -> dict[str, bytes]:
    """The name of the object of each regular file below a folder, by the file's path from the top of the repository.

    `folder` is empty or has a slash at its end. Raises GitError where git refuses. Paths are kept as Python keeps names.
    """
    return {path: name for mode, name, path in _entries(top, commit, folder) if mode in REGULAR}


def _entries(top: Path, commit: str, folder: str = "") -> Iterator[tuple[bytes, bytes, str]]:
    """The mode, name and path of each file, link and submodule of a commit."""
    some = ["--", folder] if folder else []
    for entry in run_git(top, "ls-tree", "-r", "-z", "--full-tree", commit, *some).split(b"\0"):
        head, _, path = entry.partition(b"\t")
        if path:
            mode, _, name = head.split(b" ")
            yield mode, name, os.fsdecode(path)
