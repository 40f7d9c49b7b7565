"""What is remembered for a user outside of every repository, where no branch of a stranger can place anything."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.files.folder import open_folder
from values_handbook.files.places import repository_of

if TYPE_CHECKING:
    from values_handbook.files.folder import SafeFolder

_KEY = "key"
_KEY_BYTES = 32


def users_folder(root: Path, *, create: bool = False) -> Path | None:
    """`values-handbook` in the user's folder for caches; None where there is none that can be trusted.

    It must belong to the user alone, and must not lie in the repository of the handbook at `root`: some CI systems have all
    caches there.
    """
    with suppress(OSError, RuntimeError):
        named = Path(os.environ.get("XDG_CACHE_HOME", ""))
        base = named if named.is_absolute() else Path.home() / ".cache"
        folder = base / "values-handbook"
        if folder.resolve().is_relative_to(repository_of(root.resolve())):
            return None
        if create:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _is_users_own(folder.lstat()) else None
    return None


def users_key(root: Path, *, create: bool = False) -> bytes | None:
    """A secret of the user, by which files are known that this software wrote for them; None where there is none."""
    folder = users_folder(root, create=create)
    if folder is None:
        return None
    with suppress(OSError), open_folder(folder) as opened:
        if create and opened.mode(_KEY) is None:
            _make_key(opened)
        descriptor = opened.open(_KEY)
        with os.fdopen(descriptor, "rb") as stream:
            key = stream.read(_KEY_BYTES + 1)
            if len(key) == _KEY_BYTES and _is_users_own(os.fstat(descriptor)):
                return key
    return None


def _make_key(folder: SafeFolder) -> None:
    """Write a new key. Where two processes do so at once, what was sealed with the first key is of no use: no harm."""
    made = f"{_KEY}-{os.urandom(8).hex()}"
    try:
        with os.fdopen(folder.create(made, 0o600), "wb") as stream:
            stream.write(os.urandom(_KEY_BYTES))
        folder.replace(made, _KEY)
    except BaseException:
        folder.remove(made)
        raise


def _is_users_own(about: os.stat_result) -> bool:
    """Whether a folder or a file belongs to this user, and nobody else may write to it, nor read it if it is a file."""
    if not hasattr(os, "geteuid"):
        return True
    return about.st_uid == os.geteuid() and not about.st_mode & (0o022 if stat.S_ISDIR(about.st_mode) else 0o077)
