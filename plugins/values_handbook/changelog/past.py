"""The history of a handbook: read from git where there is a repository, and cached as long as it is valid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from values_handbook.caching.software import digest, software
from values_handbook.changelog import stored
from values_handbook.changelog.commit_changes import CommitReader
from values_handbook.changelog.hiding import Hiding, hidden_in, hidden_today, public_names, touches_public
from values_handbook.changelog.places import is_committed, place_of
from values_handbook.changelog.proposals import read_proposals
from values_handbook.changelog.readings import readings
from values_handbook.changelog.states import KINDS_WITH_HISTORY
from values_handbook.changelog.steps import MOST_COMMITS, HistoryReader
from values_handbook.changelog.stored import StoredHistory
from values_handbook.compare.changes import RecordAdded, RecordRemoved
from values_handbook.derive.history import MOST_LATEST, NO_HISTORY, History
from values_handbook.history.git import GitError, is_in_repository
from values_handbook.history.log import head
from values_handbook.history.objects import Objects
from values_handbook.link.hidden_names import HiddenNames, names_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from values_handbook.changelog.hiding import Hidden
    from values_handbook.changelog.places import Settings
    from values_handbook.changelog.steps import CommitStep
    from values_handbook.derive.history import Reach, RecordHistory
    from values_handbook.history.git import Repository
    from values_handbook.history.log import Head
    from values_handbook.model.record import Handbook, Key
    from values_handbook.project import Project


class Past:
    """The history of a handbook. In a preview one object lives through all builds, and reads again when HEAD has moved.

    `problem` says why git could not be read, where there is a repository; it is empty otherwise.
    """

    def __init__(self) -> None:
        self._stored: StoredHistory | None = None
        self.problem = ""

    def read(self, project: Project, everything: Handbook, hidden: Collection[Key], today: date) -> History:
        """What changed in the published records; no history where there is no git. Never raises.

        `everything` is the handbook as it is, `hidden` are the records in it that are not published. Changes that are
        not committed are left out.
        """
        self.problem = ""
        if not (is_in_repository(project.root) or is_in_repository(project.content.resolve())):
            return NO_HISTORY
        try:
            history = self._read(project, everything, hidden, today)
        except GitError as error:
            self.problem = str(error)
            return NO_HISTORY
        records = tuple(_without_contradictions(history.records, everything))
        return history if len(records) == len(history.records) else replace(history, records=records)

    def _read(self, project: Project, everything: Handbook, hidden: Collection[Key], today: date) -> History:
        found, now = place_of(project)
        start = head(found.top)
        mark = _fingerprint(project, start, now, everything, hidden)
        uses_cache = project.options.cache
        there = public_names(everything, hidden)
        for known in (self._stored, stored.load(project.root) if uses_cache and self._stored is None else None):
            if known is not None and known.holds(mark, there):
                self._stored = known
                return known.history
        if not is_committed(found, now, start.commit):
            raise GitError("the handbook is not committed yet")
        history, once_hidden = _read_history(project, found, now, start, everything, hidden, today)
        self._stored = StoredHistory(mark, history, {key: key in there for key in sorted(once_hidden)})
        if uses_cache:
            stored.save(project.root, self._stored)
        return history


def _fingerprint(project: Project, start: Head, now: Settings, everything: Handbook, hidden: Collection[Key]) -> str:
    """A digest of all that a history depends on, but for which of the once hidden records are there."""
    earlier = [(record.key, *names_of(record)[1:]) for record in everything if record.fields.formerly]
    drafts = sorted(draft.key for draft in everything.drafts)
    options = project.options
    settings = now.root, now.content, now.language, options.publish_defaults, options.checks, options.periods
    parts = software(), start, settings, sorted(earlier), sorted(hidden), drafts
    return digest(repr(parts).encode("utf-8", "replace"))


def _read_history(
    project: Project,
    found: Repository,
    now: Settings,
    start: Head,
    everything: Handbook,
    hidden: Collection[Key],
    today: date,
) -> tuple[History, Collection[Key]]:
    """The history of what may be shown, and all records that were hidden at any time in it."""
    with Objects(found.top) as objects:
        reading = HistoryReader(found, now, objects)
        steps = tuple(reading.steps(start, MOST_COMMITS))
    there = public_names(everything, hidden)
    sides = hidden_in(steps, project.options, there)
    always = hidden_today(everything, project.options, there)
    always |= {key: traces for side in sides for part in side for key, traces in part.items() if key not in there}
    reach: Reach = "bounded" if reading.is_cut else "shallow" if start.is_shallow else "start"
    is_elsewhere = not project.root.resolve().is_relative_to(found.top.resolve())
    public = replace(everything, records=tuple(record for record in everything if record.key not in hidden))
    records = tuple(
        _record_histories(
            steps, sides, Hiding(everything, there, always), CommitReader.of(public, project.options, today)
        )
    )
    secret = HiddenNames.all(always.values()).keys
    once_hidden = {key for side in sides for part in side for key in part}
    unseen = _commits_of_hidden(steps, sides, secret) if secret or once_hidden else set()
    commits = {commit: then for commit, then in reading.commits.items() if commit.id not in unseen}
    trend = readings(project, found.top, now, commits, secret)
    proposals = read_proposals(found.top, start.commit, records)
    return History(records, reach, trend, is_elsewhere, proposals), once_hidden


def _commits_of_hidden(
    steps: tuple[CommitStep, ...], sides: list[tuple[Hidden, Hidden]], always: Collection[Key]
) -> set[str]:
    """The commits that changed hidden records alone. Of those that were not read nobody knows it."""
    found = zip(steps, sides, strict=True)
    return {step.commit.id for step, (before, after) in found if not touches_public(step, always, before, after)}


def _without_contradictions(records: Iterable[RecordHistory], everything: Handbook) -> Iterator[RecordHistory]:
    """The changes, newest first, but for the removal of a record that is there today and never came back.

    Files that git lost sight of seem to be removed: those of a folder that became a submodule, or a link to another one.
    """
    known = {record.key for record in everything} | {draft.key for draft in everything.drafts}
    came: set[Key] = set()
    for item in records:
        if any(isinstance(change, RecordAdded) for change in item.changes):
            came.add(item.key)
        is_gone = any(isinstance(change, RecordRemoved) for change in item.changes)
        if not is_gone or item.key not in known or item.key in came:
            yield item


def _record_histories(
    steps: tuple[CommitStep, ...], sides: list[tuple[Hidden, Hidden]], hiding: Hiding, reader: CommitReader
) -> Iterator[RecordHistory]:
    """The changes of each step; of records that are no values only the newest, since no page shows more of them."""
    count = 0
    for step, (before, after) in zip(steps, sides, strict=True):
        opened = {key: traces for key, traces in before.items() if key not in after and key not in hiding.always}
        secret = hiding.go_back(step, before, after)
        for found in reader.changes(step, secret, opened, KINDS_WITH_HISTORY if count < MOST_LATEST else ("value",)):
            count += 1
            yield found
