"""Which part of a path is a user's own, and which part a repository may have brought."""

from __future__ import annotations

import os
from pathlib import Path


def repository_of(folder: Path) -> Path:
    """The top of the git repository that a folder lies in, or the folder itself where it lies in none.

    In a worktree and in a submodule `.git` is a file.
    """
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)


def split(path: Path, project: Path) -> tuple[Path, str]:
    """A path as the folder up to which it is the user's own, and the rest, with `/`, in which no link is followed.

    The rest is what lies in the repository of `project`, or in another one. A path that lies in none was chosen by the user,
    who may have links there: they are resolved.
    """
    path = Path(os.path.normpath(path.absolute()))
    own = repository_of(project)
    for folder in (own, *reversed(path.parents)):
        if path.is_relative_to(folder) and folder.is_dir() and (folder == own or (folder / ".git").exists()):
            return folder, path.relative_to(folder).as_posix()
    path = path.resolve()
    there = next(folder for folder in path.parents if folder.is_dir())
    return there, path.relative_to(there).as_posix()
