"""The place of a handbook in its repository, and its settings, today and at earlier commits.

A handbook may have lain elsewhere: its content folder was renamed, became a link to another one, or the whole of it was
moved into a larger repository. What was there then is the same handbook.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.history.git import GitError, answers, is_in_repository, repository
from values_handbook.history.holding import why_not_committed
from values_handbook.history.tree import RevisionTree
from values_handbook.project import ConfigError, read_project
from values_handbook.project.config import CONFIG_NAMES, PLUGIN
from values_handbook.project.files import DISK
from values_handbook.source.files import RECORD_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from values_handbook.history.git import Repository
    from values_handbook.options import Options
    from values_handbook.project import Project
    from values_handbook.project.files import Files

MOST_CANDIDATES = 50
"""Files mkdocs.yml of a commit that are looked at, to find the one that the handbook had."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the handbook at a time.

    `root` is the folder of mkdocs.yml and `content` the content folder, links resolved, from the top of the repository:
    empty, or with a slash at the end. `root` is None where mkdocs.yml lies in no folder of this repository; its settings are
    then those of today for ever. `files` are mkdocs.yml and what it inherits from.
    """

    root: str | None
    content: str
    excluded: Callable[[str], bool]
    options: Options
    language: str
    files: frozenset[str]


def place_of(project: Project) -> tuple[Repository, Settings]:
    """The repository that holds the records of a project, and the settings of today.

    Raises GitError where none holds them, and says why.
    """
    shown = Path(os.path.relpath(project.content, project.root)).as_posix()
    content = project.content.resolve()
    if not is_in_repository(content):
        raise GitError(f"`{shown}` (docs_dir) lies outside of the git repository, which knows nothing of its files")
    found = repository(content)
    if reason := why_not_committed(found, content):
        raise GitError(f"`{shown}` (docs_dir) {reason}")
    root = _root_in(found, project)
    files = _files_of(project, found.top) if root is not None else None
    settings = Settings(root, found.prefix, project.excluded, project.options, project.language, files or frozenset())
    return found, settings if files is not None else replace(settings, root=None)


def _root_in(found: Repository, project: Project) -> str | None:
    """The folder of mkdocs.yml in a repository; None where it lies in another one."""
    if not is_in_repository(project.root):
        return None
    own = repository(project.root)
    return own.prefix if own.top == found.top else None


def _files_of(project: Project, top: Path) -> frozenset[str] | None:
    """mkdocs.yml and what it inherits from; None where it does not say where the content of this project lies.

    A build may be of another file, or of a folder that a plugin put in the place of the one that is named there.
    """
    files_read = _RecordingFiles(DISK)
    try:
        named, _ = read_project(project.root, files_read)
    except ConfigError:
        return None
    if named.content.resolve() != project.content.resolve():
        return None
    return frozenset(Path(os.path.relpath(path.resolve(), top.resolve())).as_posix() for path in files_read.paths)


def is_committed(found: Repository, now: Settings, commit: str) -> bool:
    """Whether a commit has the content folder of today, or says that it would lie there."""
    if not now.content or answers(found.top, "rev-parse", "--quiet", "--verify", f"{commit}:{now.content}") is not None:
        return True
    with RevisionTree(found, commit) as revision:
        then = settings_at(revision, now.root) if now.root is not None else None
    return then is not None and then.content == now.content


def settings_at(revision: RevisionTree, root: str) -> Settings | None:
    """The settings of the mkdocs.yml in a folder of a commit; None where there is none, or none that can be read."""
    files_read = _RecordingFiles(revision)
    try:
        project, _ = read_project(revision.top / root, files_read)
    except ConfigError:
        return None
    content = revision.resolve(revision.path_of(project.content))
    if content is None:
        return None
    files = frozenset(revision.path_of(path) for path in files_read.paths)
    return Settings(root, f"{content}/" if content else "", project.excluded, project.options, project.language, files)


def find_handbook(
    earlier: RevisionTree, root: str, uris: Collection[str], is_there: Callable[[str], bool] = lambda path: False
) -> Settings | None:
    """The settings that a handbook had at an earlier commit, wherever it lay; None where it is not found.

    It is the one that has most files of records in common with a later state, of which `root` and `uris`, paths in its
    content folder, are given. A mkdocs.yml in another folder is another handbook's where the later state has it as well,
    which `is_there` says.
    """
    wanted = {uri for uri in uris if uri.lower().endswith(RECORD_SUFFIXES)}
    found = [
        (len(wanted.intersection(earlier.below(settings.content))), settings)
        for folder in dict.fromkeys((root, *_roots(earlier, is_there)))
        if (settings := settings_at(earlier, folder)) is not None
    ]
    common, best = max(found, key=lambda pair: pair[0], default=(0, None))
    return best if common else None


def _roots(revision: RevisionTree, is_there: Callable[[str], bool]) -> Iterator[str]:
    """The folders with a mkdocs.yml that may have been the handbook's, in the order of their paths."""
    named = (path for path in sorted(revision.below("")) if path.rpartition("/")[2] in CONFIG_NAMES)
    found = (path for path in named if not is_there(path) and names_the_plugin(revision, revision.top, path))
    return (path[: path.rfind("/") + 1] for path in islice(found, MOST_CANDIDATES))


def names_the_plugin(files: Files, top: Path, path: str) -> bool:
    """Whether the mkdocs.yml at a path below `top` is a handbook's, or may inherit that it is one."""
    try:
        data = files.read(top / path)
    except OSError:
        return False
    return PLUGIN.encode() in data or b"INHERIT" in data


class _RecordingFiles:
    """Files that record the paths that were read."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.paths: list[Path] = []

    def is_file(self, path: Path) -> bool:
        """Whether there is a file."""
        return self._files.is_file(path)

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder."""
        return self._files.is_folder(path)

    def read(self, path: Path) -> bytes:
        """The bytes of a file."""
        self.paths.append(path)
        return self._files.read(path)
