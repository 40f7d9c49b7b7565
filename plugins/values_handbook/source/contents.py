"""Where the files of a handbook come from: a folder on disk, or whatever else can list and read them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from values_handbook.files.folder import TooLargeError, read_regular
from values_handbook.source.walking import Walk, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


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


def read_within(contents: Contents, uri: str, limit: int) -> bytes | None:
    """The bytes of a file; None where it cannot be read, or has more than `limit`."""
    try:
        return contents.read(uri, limit)
    except (OSError, TooLargeError):
        return None


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
        # Joining paths as objects takes longer than opening the file.
        return read_regular(f"{self._content}{os.sep}{uri}", limit)


class Given:
    """A content folder of a few files, whose bytes are known by their paths in it."""

    def __init__(self, files: Mapping[str, bytes], prefix: str = "") -> None:
        self._files = files
        self.prefix = prefix

    def walk(self, excluded: Callable[[str], bool]) -> Walk:
        """All of them."""
        return Walk(files=list(self._files))

    def read(self, uri: str, limit: int | None = None) -> bytes:
        """The bytes of a file."""
        data = self._files[uri]
        if limit is not None and len(data) > limit:
            raise TooLargeError(len(data))
        return data
