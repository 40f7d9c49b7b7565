"""Folders and files below a root, reached without following a link."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HAS_DESCRIPTORS = {os.open, os.mkdir, os.stat, os.unlink, os.rename} <= os.supports_dir_fd
"""Whether a folder can be held open, so that nobody puts a link in its place meanwhile. Windows cannot."""
_SEPARATORS = {os.sep, os.altsep or os.sep, "\0"}
_BINARY = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
_CHUNK = 1 << 16
_FOLDER = os.O_RDONLY | _BINARY | _NO_FOLLOW | getattr(os, "O_DIRECTORY", 0)


class LinkError(OSError):
    """There is a link where a file or a folder was expected."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.ELOOP, "It is a link, and no link of a project is followed", str(path))


class NoRegularFileError(OSError):
    """There is a pipe, a socket, a device or a folder where a file was expected."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(errno.EINVAL, "It is no regular file", str(path))


class TooLargeError(Exception):
    """A file has more bytes than are read of its kind."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size:,} bytes")
        self.size = size


@contextmanager
def naming(path: Path | str) -> Iterator[None]:
    """Have each OSError of a block name `path`, as those of writing and of relative names do not."""
    try:
        yield
    except (LinkError, NoRegularFileError):
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def read_regular(path: Path | str, limit: int | None = None) -> bytes:
    """The bytes of a regular file, which a link may lead to.

    Raises OSError where there is none, and TooLargeError where it has more than `limit` bytes.
    """
    with naming(path):
        return _read(os.open(path, os.O_RDONLY | _BINARY | _NO_WAITING), path, limit)


def _read(descriptor: int, path: Path | str, limit: int | None) -> bytes:
    try:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise NoRegularFileError(path)
        # A buffer of the file's size, not of the limit: for 10,000 small files that saves a quarter of a second.
        data = os.read(descriptor, about.st_size + 1) if limit is None or about.st_size <= limit else b""
        # Files of /proc have no size, and others may grow.
        while about.st_size < len(data) <= (len(data) if limit is None else limit):
            if not (more := os.read(descriptor, _CHUNK)):
                break
            data += more
        if limit is not None and max(about.st_size, len(data)) > limit:
            raise TooLargeError(max(about.st_size, len(data)))
        return data
    finally:
        os.close(descriptor)


class SafeFolder:
    """A folder that was reached without following a link; what is done in it follows none either.

    `path` is for messages. Names are those of entries of the folder, and hold no separator. All methods raise OSError with
    the whole path.
    """

    def __init__(self, path: Path, descriptor: int | None) -> None:
        self.path = path
        self._descriptor = descriptor

    def _name(self, name: str) -> str:
        if not _SEPARATORS.isdisjoint(name) or name in ("", ".", ".."):
            raise ValueError(f"`{name}` is no name of an entry")
        return name if self._descriptor is not None else str(self.path / name)

    def mode(self, name: str) -> int | None:
        """The type and permissions of an entry, of a link its own; None where there is none."""
        with naming(self.path / name), suppress(FileNotFoundError):
            return os.stat(self._name(name), dir_fd=self._descriptor, follow_symlinks=False).st_mode
        return None

    def open(self, name: str) -> int:
        """A descriptor of a regular file, for reading."""
        path = self.path / name
        mode = self.mode(name)
        if mode is not None and stat.S_ISLNK(mode):
            raise LinkError(path)
        with naming(path):
            descriptor = os.open(
                self._name(name), os.O_RDONLY | _BINARY | _NO_FOLLOW | _NO_WAITING, dir_fd=self._descriptor
            )
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                os.close(descriptor)
                raise NoRegularFileError(path)
        return descriptor

    def read(self, name: str, limit: int | None = None) -> bytes | None:
        """The bytes of a regular file; None where there is no entry of that name."""
        if self.mode(name) is None:
            return None
        return _read(self.open(name), self.path / name, limit)

    def create(self, name: str, mode: int = 0o666) -> int:
        """A descriptor of a new file, for writing and reading. `mode` is limited by the umask, as usual."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY | _NO_FOLLOW
        with naming(self.path / name):
            return os.open(self._name(name), flags, mode, dir_fd=self._descriptor)

    def replace(self, old: str, new: str) -> None:
        """Rename an entry; what has the new name, be it a link, is replaced and not followed."""
        with naming(self.path / new):
            os.replace(self._name(old), self._name(new), src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)

    def remove(self, name: str) -> None:
        """Delete a file or a link, if it is there."""
        with naming(self.path / name), suppress(FileNotFoundError):
            os.unlink(self._name(name), dir_fd=self._descriptor)

    def names(self) -> list[str]:
        """The names of all entries."""
        with naming(self.path), os.scandir(self.path if self._descriptor is None else self._descriptor) as entries:
            return [entry.name for entry in entries]

    def _enter(self, name: str, create: bool) -> SafeFolder:
        """The folder of a name in this one."""
        path = self.path / name
        with naming(path):
            if create and self.mode(name) is None:
                with suppress(FileExistsError):
                    os.mkdir(self._name(name), dir_fd=self._descriptor)
            mode = self.mode(name)
            if mode is not None and stat.S_ISLNK(mode):
                raise LinkError(path)
            if self._descriptor is not None:
                return SafeFolder(path, os.open(self._name(name), _FOLDER, dir_fd=self._descriptor))
            os.scandir(path).close()
            return SafeFolder(path, None)

    def close(self) -> None:
        """Let go of the folder."""
        if self._descriptor is not None:
            os.close(self._descriptor)


@contextmanager
def open_folder(root: Path, below: str = "", *, create: bool = False) -> Iterator[SafeFolder]:
    """The folder at the path `below`, with `/`, seen from `root`. How `root` itself is reached does not matter.

    With `create`, folders that are missing are made. Raises OSError where one cannot be, LinkError at a link.
    """
    with naming(root):
        descriptor = os.open(root, _FOLDER & ~_NO_FOLLOW) if _HAS_DESCRIPTORS else None
    folder = SafeFolder(root, descriptor)
    try:
        for name in filter(None, below.split("/")):
            inner = folder._enter(name, create)
            folder.close()
            folder = inner
        yield folder
    finally:
        folder.close()
