"""A new file that takes its name when it is whole, and what is left where its writer was killed before."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from values_handbook.files.folder import naming

if sys.platform != "win32":
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.files.folder import SafeFolder


@contextmanager
def new_file(folder: SafeFolder, name: str) -> Iterator[BinaryIO]:
    """A file to be written and read, which takes the place of `name` at the end of a block without an error.

    What earlier writers left unfinished is deleted, unless they are still at work.
    """
    prefix = f".{name}-"
    made = f"{prefix}{os.urandom(8).hex()}"
    descriptor = folder.create(made)
    try:
        lock(descriptor)
        _remove_leftovers(folder, prefix, made)
        with naming(folder.path / name), os.fdopen(descriptor, "w+b") as file:
            yield file
        folder.replace(made, name)
    except BaseException:
        folder.remove(made)
        raise


def lock(descriptor: int) -> bool:
    """Lock a file as long as it is open in this process. False where another process has it locked."""
    if sys.platform == "win32":
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _remove_leftovers(folder: SafeFolder, prefix: str, made: str) -> None:
    for name in folder.names():
        if name.startswith(prefix) and name != made:
            with suppress(OSError):
                descriptor = folder.open(name)
                try:
                    if lock(descriptor):
                        folder.remove(name)
                finally:
                    os.close(descriptor)
