"""The trend of a handbook over its past, from a few whole earlier states, each of which is read once.

A point depends on its commit, and on what is hidden today. It is cached by its commit in
`.cache/values-handbook/readings.json`, so that a new commit costs one more state. How far back states are read depends on
the sizes of files, which git lists without reading them, and never on the cache.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from values_handbook.caching.files import read_file, save_file
from values_handbook.caching.software import digest, software
from values_handbook.changelog.states import state
from values_handbook.changelog.steps import UNREADABLE, TouchedFiles
from values_handbook.derive.history import GoalCount, TrendPoint
from values_handbook.derive.linked_handbook import PlainHandbook
from values_handbook.derive.standing.trend import trend_point
from values_handbook.history.objects import Objects, sizes
from values_handbook.history.tree import files_below
from values_handbook.link.graph import IndexedGraph
from values_handbook.link.publish import is_published
from values_handbook.model.kinds import Goal
from values_handbook.source.files import RECORD_SUFFIXES
from values_handbook.source.walking import is_text
from values_handbook.source.yaml_text import MAX_BYTES
from values_handbook.taxonomy import ReferenceText

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from values_handbook.changelog.places import Settings
    from values_handbook.history.log import Commit
    from values_handbook.model.record import Handbook, Key, Record
    from values_handbook.options import Options
    from values_handbook.project import Project

    _State = tuple[Commit, Settings, Mapping[str, bytes]]

MOST_READINGS = 24
MOST_BYTES = 8_000_000
"""Bytes of records that differ between the states that are read: those of a large handbook, written ten times over."""
_KINDS = ("value", "goal")
_NAME = "readings.json"
_SPANS: tuple[Callable[[date], date], ...] = (
    lambda day: day,
    lambda day: day - timedelta(days=day.weekday()) if day.toordinal() > 7 else day,
    lambda day: day.replace(day=1),
    lambda day: day.replace(month=day.month - (day.month - 1) % 3, day=1),
    lambda day: day.replace(month=1, day=1),
)
"""The first day of the day, week, month, quarter and year that a day belongs to."""


def sampled(commits: Sequence[Commit]) -> list[Commit]:
    """The last commit of each day, week, month, quarter or year: the shortest of which there are not too many.

    Both lists have the newest commit first. Of too many years the newest are taken.
    """
    latest: dict[date, Commit] = {}
    for start_of in _SPANS:
        latest = {}
        for commit in commits:
            latest.setdefault(start_of(commit.day), commit)
        if len(latest) <= MOST_READINGS:
            break
    return list(latest.values())[:MOST_READINGS]


def readings(
    project: Project, top: Path, now: Settings, commits: Mapping[Commit, Settings], hidden: Collection[Key]
) -> tuple[TrendPoint, ...]:
    """The trend after some of the commits, newest first, without records that are `hidden` or were hidden then.

    `commits` have the settings that held after each. `top` is that of the repository, `now` are the settings of today.
    States of which a file could not be read are left out.
    """
    states = tuple(_within_bounds(top, [(commit, commits[commit]) for commit in sampled(list(commits))]))
    mark = _mark(now, states, hidden)
    known = _load(project.root, mark) if project.options.cache else {}
    with Objects(top) as objects:
        past = _Past(now, objects, hidden)
        found = {
            commit.id: known[commit.id] if commit.id in known else past.trend_point(commit, settings, files)
            for commit, settings, files in states
        }
    if project.options.cache and found.keys() != known.keys():
        _save(project.root, mark, found)
    return tuple(item for item in found.values() if item is not None)


def _mark(now: Settings, states: Iterable[_State], hidden: Collection[Key]) -> str:
    """A digest of what points depend on besides their commits: options, and records hidden or left out today."""
    left_out = sorted({uri for _, _, files in states for uri in files if now.excluded(uri)})
    options = now.options
    settings = now.root, now.content, now.language, options.publish_defaults, options.checks, options.periods
    return digest(repr((software(), settings, sorted(hidden), left_out)).encode("utf-8", "replace"))


def _within_bounds(top: Path, commits: Iterable[tuple[Commit, Settings]]) -> Iterator[_State]:
    """The commits with the YAML files that they hold, as long as not too much in them differs."""
    states = [(commit, settings, _yaml_files(top, commit, settings.content)) for commit, settings in commits]
    names = list(dict.fromkeys(name for _, _, files in states for name in files.values()))
    left, size_of = MOST_BYTES, dict(zip(names, sizes(top, names), strict=False))
    for commit, settings, files in states:
        left -= sum(size_of.pop(name, 0) for name in files.values())
        if left < 0:
            return
        yield commit, settings, files


def _yaml_files(top: Path, commit: Commit, content: str) -> dict[str, bytes]:
    """The YAML files of a content folder, by their paths in it."""
    files = files_below(top, commit.id, content)
    found = {path.removeprefix(content): name for path, name in files.items() if is_text(path)}
    return {uri: name for uri, name in found.items() if uri.lower().endswith(RECORD_SUFFIXES)}


@dataclass
class _Past:
    """Reads states. Files that several states share are read from git once."""

    now: Settings
    objects: Objects
    hidden: Collection[Key]
    known: dict[bytes, bytes] = field(default_factory=dict)

    def trend_point(self, commit: Commit, then: Settings, files: Mapping[str, bytes]) -> TrendPoint | None:
        """How the handbook stood after a commit that holds these files; None where one could not be read."""
        options = self.now.options
        wanted = {uri: name for uri, name in files.items() if then.options.layout.folders.kind_of(uri) in _KINDS}
        self._fetch(wanted.values())
        both = (then.options, options)
        found = state(
            TouchedFiles({uri: self.known[name] for uri, name in wanted.items()}, then), _KINDS, published_by=both
        )
        if found.unread_kinds:
            return None
        public = _published(found, both, self.hidden)
        return trend_point(PlainHandbook(public, IndexedGraph(()), options, commit.day))

    def _fetch(self, names: Iterable[bytes]) -> None:
        missing = [name for name in dict.fromkeys(names) if name not in self.known]
        for name, data in zip(missing, self.objects.read_many(missing, MAX_BYTES), strict=True):
            self.known[name] = data if data is not None else UNREADABLE


def _published(found: Handbook, options: Sequence[Options], hidden: Collection[Key]) -> Handbook:
    """A handbook without records that are hidden or were so then, and without alignments with a hidden value."""
    secret = {record.key for record in found if not all(is_published(record, option) for option in options)}
    secret.update(hidden)
    names = {key.id for key in secret if key.kind == "value"}
    public = (record for record in found if record.key not in secret)
    return replace(found, records=tuple(_without_values(record, names) for record in public))


def _without_values(record: Record, names: Collection[str]) -> Record:
    fields = record.fields
    if not names or not isinstance(fields, Goal):
        return record
    values = tuple(item for item in fields.values if ReferenceText.parse(item.value).id not in names)
    return replace(record, fields=fields.model_copy(update={"values": values}))


def _load(root: Path, mark: str) -> dict[str, TrendPoint | None]:
    """The cached points, by commit; empty where they were read with other settings, or the cache cannot be read."""
    with suppress(Exception):
        data = json.loads(read_file(root, _NAME) or b"")
        if data["mark"] == mark:
            return {
                commit: TrendPoint(date.fromisoformat(item[0]), *map(read_count, item[1:])) if item else None
                for commit, item in data["readings"].items()
            }
    return {}


def read_count(data: list[int] | None) -> GoalCount | None:
    """A count of goals as a cache holds it. Raises an error where it is none."""
    if data is None:
        return None
    found = GoalCount(*data)
    if not 0 <= found.some <= found.all:
        raise ValueError(data)
    return found


def _save(root: Path, mark: str, found: Mapping[str, TrendPoint | None]) -> None:
    plain = {commit: [item.day.isoformat(), *item[1:]] if item else None for commit, item in found.items()}
    text = json.dumps({"mark": mark, "readings": plain}, separators=(",", ":"))
    save_file(root, _NAME, lambda put: put(text.encode()))
