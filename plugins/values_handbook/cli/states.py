"""The two states of a handbook that `diff` compares: commits, or a commit and the files on disk."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from values_handbook.changelog.places import find_handbook, names_the_plugin
from values_handbook.cli.places import seen_from
from values_handbook.cli.refusal import Refusal
from values_handbook.compare import HandbookState
from values_handbook.diagnostics import settle
from values_handbook.forge import file_address, web_address
from values_handbook.history.git import GitError, repository
from values_handbook.history.holding import why_not_committed
from values_handbook.history.tree import RevisionTree
from values_handbook.pipeline import load
from values_handbook.project import ConfigError, NoConfigError, read_project
from values_handbook.project.files import DISK
from values_handbook.source.contents import Folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.history.git import Repository
    from values_handbook.history.tree import RevisionContents
    from values_handbook.model.record import Record
    from values_handbook.pipeline import Site
    from values_handbook.project import Project

    _Settings = tuple[Project, tuple[Diagnostic, ...]]

WORKING_TREE = "the working tree"
_SHALLOW = "This clone is shallow: the two may have parted later than in what it knows of their history."
_MOVED = "At {} the handbook lies in the folder `{}`."
_PARTED = "Compared from where the two parted: what was changed in the base since then is left out."


@dataclass(frozen=True)
class State:
    """A handbook at one time. `commit` is empty for the files on disk.

    `folder` is the content folder from the top of the repository, links resolved, with a slash at its end; None where its
    files lie in another repository.
    """

    name: str
    commit: str
    site: Site
    option_problems: tuple[Diagnostic, ...]
    folder: str | None = None

    @property
    def whole(self) -> HandbookState:
        """Everything, as whoever edits it sees it."""
        return HandbookState(self.site.whole, settle((*self.option_problems, *self.site.diagnostics), {}))

    @property
    def published(self) -> HandbookState:
        """What may be published."""
        found = settle((*self.option_problems, *self.site.public_diagnostics), {})
        return HandbookState(self.site.linked, found, self.site.as_written)


@dataclass(frozen=True)
class States:
    """Both states, and where they come from. `notes` are sentences on how they were chosen."""

    base: State
    head: State
    repository: Repository
    notes: tuple[str, ...]

    def source_address(self, state: State) -> Callable[[Record], str]:
        """Gives the address of a record's YAML at a state, as the forge shows it; empty where the forge has none.

        The forge is the one that the base's mkdocs.yml names, else that of the remote `origin`. The head may be a
        stranger's proposal, and does not choose where the links of a report lead.
        """
        forge = web_address(self.base.site.project.forge.repo_url) or web_address(self.repository.remote_address())

        def address(record: Record) -> str:
            if not forge or not state.commit or state.folder is None:
                return ""
            return file_address(forge, state.commit, f"{state.folder}{record.file.uri}", record.line)

        return address


def load_states(folder: Path, base: str, head: str | None, *, direct: bool) -> States:
    """Read both states; without `head`, the second one are the files on disk.

    With both names, the first state is the last commit that they have in common, unless the comparison is `direct`.
    Raises Refusal where there is nothing to compare.
    """
    try:
        found = repository(folder)
        commits, notes = _commits(found, base, head, direct=direct)
        with ExitStack() as open_revisions:
            sides = [
                _Source(name, commit, open_revisions.enter_context(RevisionTree(found, commit)) if commit else None)
                for name, commit in zip((base, head or WORKING_TREE), commits, strict=True)
            ]
            states, moved = _read(found, *sides)
            return States(*states, found, (*notes, *moved))
    except (GitError, ConfigError) as error:
        raise Refusal(str(error)) from error


def _commits(
    found: Repository, base: str, head: str | None, *, direct: bool
) -> tuple[tuple[str, str], tuple[str, ...]]:
    """The commits to compare, and notes about them; the second is empty for the files on disk."""
    start = found.commit(base)
    if head is None:
        return (start, ""), ()
    end = found.commit(head)
    if direct:
        return (start, end), ()
    parted = found.merge_base(start, end)
    notes = [(parted != start, _PARTED), (found.is_shallow, _SHALLOW)]
    return (parted, end), tuple(note for holds, note in notes if holds)


@dataclass(frozen=True)
class _Source:
    """Where a state is read from; without a revision, from the disk."""

    name: str
    commit: str
    revision: RevisionTree | None

    def project(self, root: Path) -> _Settings | None:
        """The settings of this state, or None where it has none. Raises ConfigError for such as cannot be read."""
        try:
            return read_project(root, self.revision or DISK)
        except NoConfigError:
            return None
        except ConfigError as error:
            raise ConfigError(f"{self.name}: {error}") from error

    def elsewhere(self, other: _Source, settings: _Settings) -> tuple[str, _Settings] | None:
        """The folder in which this state has the handbook of another one, and its settings there; None for none."""
        if self.revision is None:
            return None
        project, later = settings[0], other.revision
        uris = other.contents(project).walk(project.excluded).files
        is_there = partial(names_the_plugin, later or DISK, self._top)
        found = find_handbook(self.revision, self.revision.path_of(project.root), uris, is_there)
        if found is None or found.root is None:
            return None
        there = self.project(self._top / found.root)
        return (found.root.rstrip("/") or ".", there) if there is not None else None

    @property
    def _top(self) -> Path:
        assert self.revision is not None
        return self.revision.top

    def contents(self, project: Project) -> RevisionContents | Folder:
        """The content folder by these settings."""
        if self.revision is not None:
            return self.revision.contents(project.root, project.content)
        # Links are passed over in a revision, and a record behind one is not to seem new.
        return Folder(project.root, project.content, follows_links=False)

    def state(self, settings: _Settings) -> State:
        """The handbook, read with these settings."""
        project, problems = settings
        contents = self.contents(project)
        site = load(project, contents)
        if isinstance(contents, Folder):
            return State(self.name, "", site, problems)
        return State(self.name, self.commit, site, problems, contents.folder if contents.is_own else None)


def _read(found: Repository, base: _Source, head: _Source) -> tuple[tuple[State, State], list[str]]:
    """Both states, and notes about where they lay.

    One without a mkdocs.yml is read where it had the handbook of the other, or else with that one's settings: the handbook
    may have been moved, or be new, or gone.
    """
    root = found.top / found.prefix
    before, after = base.project(root), head.project(root)
    settings = after or before
    if settings is None:
        raise ConfigError(f"there is no mkdocs.yml in {root}, neither in {base.name} nor in {head.name}")
    notes = []
    if before is None and (moved := base.elsewhere(head, settings)) is not None:
        notes.append(_MOVED.format(base.name, moved[0]))
        before = moved[1]
    if after is None and (moved := head.elsewhere(base, settings)) is not None:
        notes.append(_MOVED.format(head.name, moved[0]))
        after = moved[1]
    states = base.state(before or settings), head.state(after or settings)
    if not any(state.site.tree.records for state in states if state.commit):
        project = states[1].site.project
        if reason := why_not_committed(found, project.content):
            shown = seen_from(project.root, project.content)("")
            raise GitError(f"what changed is not known: `{shown}` (docs_dir) {reason}")
    return states, notes
