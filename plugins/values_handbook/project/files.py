"""The files that settings are read from: those on disk, or those of an earlier revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


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
        return path.is_file()

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder, or a link to one."""
        return path.is_dir()

    def read(self, path: Path) -> bytes:
        """The bytes of a file."""
        return path.read_bytes()


DISK: Files = _Disk()
"""The files as they lie on disk."""
