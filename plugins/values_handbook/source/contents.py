"""Where the files of a handbook come from: a folder on disk, or whatever else can list and read them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from values_handbook.source.walking import Walk, walk

if TYPE_CHECKING:
    from collections.abc import Callable


class TooLargeError(Exception):
    """A file has more bytes than are read of its kind."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size:,} bytes")
        self.size = size


class Contents(Protocol):
    """The files below the content folder, by their paths in it.

    `prefix` leads there from the folder of mkdocs.yml: empty, or with a slash at its end.
    """

    @property
    def prefix(self) -> str:
        """The way from the folder of mkdocs.yml to the content folder."""

    def walk(self, excluded: Callable[[str], bool]) -> Walk:
        """What there is; of what is `excluded`, only folders are reported."""

    def read(self, uri: str, limit: int | None = None) -> bytes:
        """The bytes of a file. Raises OSError where it cannot be read, TooLargeError where it has more than `limit`."""


class Folder:
    """A content folder on disk. `root`, the folder of mkdocs.yml, holds all that links may lead to."""

    def __init__(self, root: Path, content: Path, *, follows_links: bool = True) -> None:
        self._root = root
        self._content = content
        self._follows_links = follows_links
        relative = Path(os.path.relpath(content, root)).as_posix()
        self.prefix = "" if relative == "." else f"{relative}/"

    def walk(self, excluded: Callable[[str], bool]) -> Walk:
        """Everything below the folder."""
        return walk(self._content, self._root, self.prefix, excluded, follows_links=self._follows_links)

    def read(self, uri: str, limit: int | None = None) -> bytes:
        """The bytes of a regular file."""
        with (self._content / uri).open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if limit is not None and size > limit:
                raise TooLargeError(size)
            return stream.read()
