"""Files of a cache, sealed so that only those are read that this software wrote for this user and this folder.

A cache lies beside mkdocs.yml, where a branch of a stranger may place whatever it likes. The seal is a keyed hash of all
that a file holds; its key lies outside of the repository (`files.users`). Without a key nothing is kept.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from hmac import compare_digest
from typing import TYPE_CHECKING, BinaryIO

from values_handbook.files.folder import TooLargeError, open_folder
from values_handbook.files.leftovers import new_file
from values_handbook.files.users import users_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from values_handbook.files.folder import SafeFolder

FOLDER = ".cache/values-handbook"
"""Where everything lies that is kept, beside mkdocs.yml."""
MOST_BYTES = 1 << 29
"""What a file may have to be read: the pages of 10,000 goals take 130 MiB."""
SEAL_BYTES = 32
_CHUNK = 1 << 20
_IGNORE_ALL = b"*\n"


class UntrustedError(Exception):
    """A file of the cache was not written by this software for this user and this folder."""


def save_file(root: Path, name: str, write: Callable[[Callable[[bytes], Any]], Any]) -> None:
    """Write a file of the cache of a project; `write` is given a function that takes the bytes, piece by piece.

    Builds that find it meanwhile find the old file or the new one, and of two that write at once the last one's stays. A
    cache that cannot be written is none.
    """
    key = users_key(root, create=True)
    if key is None:
        return
    with suppress(OSError), open_folder(root, FOLDER, create=True) as folder:
        _ignore_all(folder)
        with new_file(folder, name) as file:
            file.write(bytes(SEAL_BYTES))
            seal = _seal(key, root, name)

            def put(data: bytes) -> None:
                file.write(data)
                seal.update(data)

            write(put)
            file.seek(0)
            file.write(seal.digest())


def open_file(root: Path, name: str) -> BinaryIO | None:
    """A file of the cache, at the first byte that was put into it; None where there is none.

    Raises OSError where it is a link or no regular file, and UntrustedError where its seal is not right.
    """
    with suppress(FileNotFoundError), open_folder(root, FOLDER) as folder:
        file = os.fdopen(folder.open(name), "rb")
        try:
            key = users_key(root)
            if key is None or os.fstat(file.fileno()).st_size > MOST_BYTES:
                raise UntrustedError
            sealed_with = file.read(SEAL_BYTES)
            seal = _seal(key, root, name)
            while data := file.read(_CHUNK):
                seal.update(data)
            if not compare_digest(seal.digest(), sealed_with):
                raise UntrustedError
            file.seek(SEAL_BYTES)
        except BaseException:
            file.close()
            raise
        return file
    return None


def read_file(root: Path, name: str) -> bytes | None:
    """All that was put into a file of the cache. Raises as `open_file` does."""
    if (file := open_file(root, name)) is None:
        return None
    with file:
        return file.read()


def _seal(key: bytes, root: Path, name: str) -> blake2b:
    """The seal of a file, before any of its bytes: by its key, its name and where it lies."""
    place = os.fsencode(root.resolve())
    return blake2b(b"%d %b %b\0" % (len(place), place, os.fsencode(name)), key=key, digest_size=SEAL_BYTES)


def _ignore_all(folder: SafeFolder) -> None:
    """Have git leave the folder alone."""
    with suppress(OSError, TooLargeError):
        if folder.read(".gitignore", len(_IGNORE_ALL)) == _IGNORE_ALL:
            return
    with new_file(folder, ".gitignore") as file:
        file.write(_IGNORE_ALL)
