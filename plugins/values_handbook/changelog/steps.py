"""The files of records that each commit changed, with their bytes before and after, read from git within bounds."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from values_handbook.changelog.listed import differing_items
from values_handbook.changelog.places import find_handbook, names_the_plugin, settings_at
from values_handbook.history.log import Head, Touched, read_log
from values_handbook.history.tree import RevisionTree, files_below
from values_handbook.source.files import RECORD_SUFFIXES
from values_handbook.source.walking import is_text
from values_handbook.source.yaml_text import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from values_handbook.changelog.places import Settings
    from values_handbook.history.git import Repository
    from values_handbook.history.log import Commit, CommitLog
    from values_handbook.history.objects import Objects

MOST_COMMITS = 1_000
"""Commits that are looked at, of those that changed YAML."""
MOST_READ = 8_000_000
"""Bytes of changed records that are read: the 1,000 goals of a large handbook, written ten times over."""
MOST_FETCHED = 100_000_000
"""Bytes that are read from git. Most of a large file is unchanged and is not parsed."""
MOST_SETTINGS = 50
"""Commits at which settings are read anew, because mkdocs.yml changed or the content folder came to be there."""

Files = Mapping[str, bytes]
"""The bytes of files by their paths in the content folder."""


@dataclass(frozen=True, slots=True)
class TouchedFiles:
    """The touched files on one side of a commit, with the settings that held there."""

    files: Files
    settings: Settings


@dataclass(frozen=True, slots=True)
class CommitStep:
    """A commit with the records' files that it touched. Of files of many records only those that differ are there."""

    commit: Commit
    before: TouchedFiles
    after: TouchedFiles


class HistoryReader:
    """Goes from the newest commit to older ones, wherever the handbook lay, and stops where it has read enough.

    `commits` are those of the log with the settings that held after each, newest first. `is_cut` says that there are older
    ones of which nothing is read.
    """

    def __init__(self, repository: Repository, settings: Settings, objects: Objects) -> None:
        self._repository = repository
        self._objects = objects
        self._settings = settings
        self._excluded = settings.excluded
        self._left = MOST_READ
        self._settings_left = MOST_SETTINGS
        self._known: dict[bytes, bytes] = {b"": b""}
        self._fetched = 0
        self.commits: dict[Commit, Settings] = {}
        self.is_cut = False

    def steps(self, start: Head, most: int) -> Iterator[CommitStep]:
        """What each of at most `most` commits did, from a commit on."""
        go_on: Head | None = start
        while go_on is not None and not self.is_cut:
            log = read_log(
                self._repository.top, go_on, most - len(self.commits), self._settings.content, self._settings.files
            )
            go_on = yield from self._steps(log, start.is_shallow)
            self.is_cut |= go_on is None and log.is_cut

    def _steps(self, log: CommitLog, is_shallow: bool) -> Generator[CommitStep, None, Head | None]:
        """The steps of a log; what is returned is the commit to go on from, where the handbook lay elsewhere before."""
        for number, commit in enumerate(log.commits):
            after = self._settings
            self.commits[commit] = after
            before, parent = self._settings_before(commit)
            has_moved = before.content != after.content
            self._settings = before
            step = self._step(self._moved(commit, parent, before, after) if has_moved else commit, before, after)
            self._left -= sum(map(len, (*step.before.files.values(), *step.after.files.values())))
            if self._left < 0 or self._fetched > MOST_FETCHED:
                self.is_cut = True
                self.commits |= dict.fromkeys(log.commits[number + 1 :], before)
                return None
            yield step
            if has_moved:
                return Head(parent, is_shallow)
        return None

    def _settings_before(self, commit: Commit) -> tuple[Settings, str]:
        """The settings that held before a commit, and the one of its parents that had them."""
        now = self._settings
        first = next(iter(commit.parents), "")
        has_come = self._has_come(commit)
        may_differ = has_come or any(file.path in now.files for file in commit.files)
        if not first or not may_differ or now.root is None or self._settings_left <= 0:
            return now, first
        self._settings_left -= 1
        if has_come:
            then, parent = self._found_in(commit, now, now.root)
        else:
            then, parent = self._settings_at(first, now.root) or now, first
        # What is kept out of the site today is left out of the history, even if it was published then.
        return replace(then, excluded=lambda uri: self._excluded(uri) or then.excluded(uri)), parent

    def _has_come(self, commit: Commit) -> bool:
        """Whether a commit made the content folder: before it, there was none."""
        content = self._settings.content
        files = [file for file in commit.files if file.path.startswith(content)]
        if not content or not files or any(file.before for file in files) or not commit.parents:
            return False
        name = f"{commit.parents[0]}:{content.rstrip('/')}"
        return "\n" not in name and self._objects.read(name.encode("utf-8", "surrogateescape")) is None

    def _found_in(self, commit: Commit, now: Settings, root: str) -> tuple[Settings, str]:
        """The settings before a commit that made the content folder, and the parent that had them: it came from there."""
        first = commit.parents[0]
        with RevisionTree(self._repository, commit.id) as later:
            uris = later.below(now.content)
            for parent in commit.parents:
                # What was moved is gone from where it was; what was merged, with a history of its own, lay anywhere.
                is_there = partial(names_the_plugin, later, later.top) if parent == first else lambda path: False
                with RevisionTree(self._repository, parent) as earlier:
                    if (found := find_handbook(earlier, root, uris, is_there)) is not None:
                        return found, parent
        return now, first

    def _settings_at(self, commit: str, root: str) -> Settings | None:
        with RevisionTree(self._repository, commit) as revision:
            return settings_at(revision, root)

    def _moved(self, commit: Commit, parent: str, before: Settings, after: Settings) -> Commit:
        """A commit before which the content folder lay elsewhere, with all files that are not the same there and here."""
        old, new = self._records(parent, before.content), self._records(commit.id, after.content)
        gone = [Touched(f"{before.content}{uri}", name, b"") for uri, name in old.items() if new.get(uri) != name]
        come = [Touched(f"{after.content}{uri}", b"", name) for uri, name in new.items() if old.get(uri) != name]
        return commit._replace(files=(*gone, *come))

    def _records(self, commit: str, content: str) -> dict[str, bytes]:
        """The YAML below a content folder, by the paths in it."""
        found = files_below(self._repository.top, commit, content)
        return {
            path.removeprefix(content): name
            for path, name in found.items()
            if path.lower().endswith(RECORD_SUFFIXES) and is_text(path)
        }

    def _step(self, commit: Commit, old: Settings, new: Settings) -> CommitStep:
        self._fetch(dict.fromkeys(name for file in commit.files for name in (file.before, file.after)))
        before, after = dict[str, bytes](), dict[str, bytes]()
        for file in commit.files:
            was, now = self._known[file.before], self._known[file.after]
            if old.content == new.content:
                was, now = differing_items(was, now)
            _put(before, old, file, was)
            _put(after, new, file, now)
        return CommitStep(commit, TouchedFiles(before, old), TouchedFiles(after, new))

    def _fetch(self, names: Iterable[bytes]) -> None:
        """Get the contents of files. Most of those before a commit are those after an older one."""
        missing = [name for name in names if name not in self._known]
        for name, data in zip(missing, self._objects.read_many(missing, MAX_BYTES), strict=True):
            self._known[name] = UNREADABLE if data is None else data
            self._fetched += len(self._known[name])


UNREADABLE = b"\0"
"""Stands for a file that exists and cannot be read: it is too large, or git does not have it."""


def _put(files: dict[str, bytes], settings: Settings, file: Touched, data: bytes) -> None:
    path = posixpath.normpath(file.path)
    if data and path.startswith(settings.content):
        files[path.removeprefix(settings.content)] = data
