"""The files that settings are read from: those on disk, or those of an earlier revision."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Protocol

from values_handbook.files.folder import TooLargeError, read_regular

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 1 << 24


class Files(Protocol):
    """Files by their absolute paths."""

    def is_file(self, path: Path) -> bool:
        """Whether there is a file."""

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder."""

    def read(self, path: Path) -> bytes:
        """The bytes of a file. Raises OSError where it cannot be read."""


class _Disk:
    def is_file(self, path: Path) -> bool:
        """Whether there is a file, or a link to one."""
        return os.path.isfile(path)  # noqa: PTH113 - what the system refuses to look at is none

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder, or a link to one."""
        return os.path.isdir(path)  # noqa: PTH112 - what the system refuses to look at is none

    def read(self, path: Path) -> bytes:
        """The bytes of a file, if it is a regular one and not larger than any settings are."""
        try:
            return read_regular(path, MOST_BYTES)
        except TooLargeError as error:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path)) from error


DISK: Files = _Disk()
"""The files as they lie on disk."""
