"""Where files lie, as a command shows it."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def seen_from(base: Path, root: Path) -> Callable[[str], str]:
    """A function that turns a path below `root` into one seen from the folder `base`, with `/`."""
    return lambda path: PurePath(os.path.relpath(root / path, base)).as_posix()


def seen_from_here(path: Path) -> str:
    """A path as it is shown: seen from the current folder where it lies in there, else whole."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def git_root(folder: Path) -> Path:
    """The top of the git repository that a folder lies in, or the folder itself where it lies in none.

    In a worktree and in a submodule `.git` is a file.
    """
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)


def in_repository(root: Path, top: Path | None = None) -> Callable[[str], str]:
    """A function that turns a path below `root` into the one by which git knows the file, links on the way followed.

    `top` is that of the repository, which is found where it is not given.
    """
    base = top if top is not None else git_root(root)
    return lambda path: PurePath(os.path.relpath((root / path).resolve(), base)).as_posix()
