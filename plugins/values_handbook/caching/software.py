"""Which software a build is made with: what was kept by another one is of no use."""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import values_handbook

if TYPE_CHECKING:
    from collections.abc import Iterator


def digest(data: bytes) -> str:
    """A short name for data: 24 hexadecimal digits."""
    return blake2b(data, digest_size=12).hexdigest()


def software() -> tuple[object, ...]:
    """The interpreter, this package file by file, and everything that is installed beside it."""
    own = sorted(_stamps(Path(values_handbook.__file__).parent))
    return sys.version, sys.byteorder, own, sorted(_installed())


def _stamps(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    """The files of this package with size and time of change: who develops it changes them without a new version."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _stamps(entry.path) if entry.name != "__pycache__" else ()
        else:
            about = entry.stat()
            yield entry.path, about.st_size, about.st_mtime_ns


def _installed() -> set[str]:
    """The names and versions of all distributions: reading the versions of the few that matter takes 30 times as long."""
    found = set()
    for folder in filter(os.path.isdir, sys.path):
        found |= {entry.name for entry in os.scandir(folder) if entry.name.endswith((".dist-info", ".egg-info"))}
    return found
