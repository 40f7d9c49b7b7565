"""What each commit did to the files of records: their bytes before and after, read from git within bounds."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.changelog.listed import unlike
from values_handbook.project import ConfigError, read_project
from values_handbook.project.config import CONFIG_NAMES
from values_handbook.source.contents import TooLargeError
from values_handbook.source.yaml_text import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from values_handbook.history.log import Commit, Touched
    from values_handbook.history.objects import Objects
    from values_handbook.options import Options
    from values_handbook.project import Project

MOST_COMMITS = 1_000
"""Commits that are looked at, of those that changed YAML."""
MOST_READ = 8_000_000
"""Bytes of changed records that are read: the 1,000 goals of a large handbook, written ten times over."""
MOST_FETCHED = 100_000_000
"""Bytes that git is asked for: in large files most is as it was, and is not read any further."""
MOST_SETTINGS = 50
"""Changes of mkdocs.yml that are followed."""

Files = Mapping[str, bytes]
"""The bytes of files by their paths in the content folder."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the handbook was read at a time. `content` leads from mkdocs.yml to the content folder, with a slash."""

    content: str
    excluded: Callable[[str], bool]
    options: Options
    language: str = "en"

    @classmethod
    def of(cls, project: Project) -> Settings:
        """The settings of a project."""
        inside = Path(os.path.relpath(project.content, project.root)).as_posix()
        return cls("" if inside == "." else f"{inside}/", project.excluded, project.options, project.language)


@dataclass(frozen=True, slots=True)
class Side:
    """The touched files on one side of a commit, with the settings that held there."""

    files: Files
    settings: Settings


@dataclass(frozen=True, slots=True)
class Step:
    """A commit with the records' files that it touched. Of files of many records only those that differ are there."""

    commit: Commit
    before: Side
    after: Side


class Reading:
    """Goes from the newest commit to older ones, and stops where it has read enough."""

    def __init__(self, project: Project, objects: Objects) -> None:
        self._root = project.root
        self._objects = objects
        self._settings = Settings.of(project)
        self._excluded = project.excluded
        self._left = MOST_READ
        self._settings_left = MOST_SETTINGS
        self._known: dict[bytes, bytes] = {b"": b""}
        self._fetched = 0
        self.is_cut = False

    def steps(self, commits: tuple[Commit, ...]) -> Iterator[Step]:
        """What each commit did, in their order. `is_cut` is set where the bounds came before the end."""
        for commit in commits:
            after = self._settings
            if any(file.path in CONFIG_NAMES for file in commit.files):
                self._settings = self._settings_before(commit)
            step = self._step(commit, self._settings, after)
            self._left -= sum(map(len, (*step.before.files.values(), *step.after.files.values())))
            if self._left < 0 or self._fetched > MOST_FETCHED:
                self.is_cut = True
                return
            yield step

    def _settings_before(self, commit: Commit) -> Settings:
        """The settings that held before a commit; those after it where they cannot be read."""
        self._settings_left -= 1
        if not commit.parent or self._settings_left < 0:
            return self._settings
        then = settings_at(self._root, self._objects, commit.parent, self._settings)
        # What is kept out of the site today is not told of, even if it was not kept out then.
        return replace(then, excluded=lambda uri: self._excluded(uri) or then.excluded(uri))

    def _step(self, commit: Commit, old: Settings, new: Settings) -> Step:
        self._fetch(dict.fromkeys(name for file in commit.files for name in (file.before, file.after)))
        before, after = dict[str, bytes](), dict[str, bytes]()
        for file in commit.files:
            was, now = self._known[file.before], self._known[file.after]
            if old.content == new.content:
                was, now = unlike(was, now)
            _put(before, old, file, was)
            _put(after, new, file, now)
        return Step(commit, Side(before, old), Side(after, new))

    def _fetch(self, names: Iterable[bytes]) -> None:
        """Get the contents of files. What a commit found is mostly what an older one left."""
        missing = [name for name in names if name not in self._known]
        for name, data in zip(missing, self._objects.read_many(missing, MAX_BYTES), strict=True):
            self._known[name] = UNREADABLE if data is None else data
            self._fetched += len(self._known[name])


def settings_at(root: Path, objects: Objects, commit: str, otherwise: Settings) -> Settings:
    """The settings that mkdocs.yml had at a commit, or others where it cannot be read there."""
    try:
        return Settings.of(read_project(root, _FilesAt(objects, root, commit))[0])
    except (ConfigError, TooLargeError):
        return otherwise


UNREADABLE = b"\0"
"""Stands for a file that is too large, or that git does not have: no records can be read from it, and yet it is there."""


def _put(files: dict[str, bytes], settings: Settings, file: Touched, data: bytes) -> None:
    path = posixpath.normpath(file.path)
    if data and path.startswith(settings.content):
        files[path.removeprefix(settings.content)] = data


@dataclass(frozen=True, slots=True)
class _FilesAt:
    """The files beside mkdocs.yml at a commit, for `project`."""

    objects: Objects
    root: Path
    commit: str

    def is_file(self, path: Path) -> bool:
        """Whether there is a file at an absolute path."""
        return self._bytes(path) is not None

    def is_folder(self, path: Path) -> bool:
        """Whether a folder may have been there: git keeps no empty ones."""
        return True

    def read(self, path: Path) -> bytes:
        """The bytes of a file. Raises FileNotFoundError where there is none."""
        if (data := self._bytes(path)) is None:
            raise FileNotFoundError(path)
        return data

    def _bytes(self, path: Path) -> bytes | None:
        name = f"{self.commit}:./{Path(os.path.relpath(path, self.root)).as_posix()}"
        return None if "\n" in name else self.objects.read(os.fsencode(name), MAX_BYTES)
