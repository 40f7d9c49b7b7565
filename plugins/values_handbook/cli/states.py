"""The two states of a handbook that `diff` compares: commits, or a commit and the files on disk."""

from __future__ import annotations

import posixpath
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.cli.refusal import Refusal
from values_handbook.compare import Side
from values_handbook.diagnostics import settle
from values_handbook.forge import file_address, web_address
from values_handbook.history.git import GitError, repository
from values_handbook.history.tree import Revision
from values_handbook.pipeline import load
from values_handbook.project import ConfigError, NoConfigError, read_project
from values_handbook.project.files import DISK
from values_handbook.source.contents import Folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.history.git import Repository
    from values_handbook.model.record import Record
    from values_handbook.pipeline import Site
    from values_handbook.project import Project

WORKING_TREE = "the working tree"
_SHALLOW = "This clone is shallow: the two may have parted later than in what it knows of their history."
_PARTED = "Compared from where the two parted: what was changed in the base since then is left out."


@dataclass(frozen=True)
class State:
    """A handbook at one time. `commit` is empty for the files on disk."""

    name: str
    commit: str
    site: Site
    option_problems: tuple[Diagnostic, ...]

    @property
    def whole(self) -> Side:
        """Everything, as whoever edits it sees it."""
        return Side(self.site.whole, settle((*self.option_problems, *self.site.diagnostics), {}))

    @property
    def published(self) -> Side:
        """What may be published."""
        found = settle((*self.option_problems, *self.site.public_diagnostics), {})
        return Side(self.site.linked, found, self.site.whole.handbook)


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
            path = posixpath.normpath(f"{self.repository.prefix}{record.file.path}")
            return file_address(forge, state.commit, path, record.line) if forge and state.commit else ""

        return address


def load_states(folder: Path, base: str, head: str | None, *, direct: bool) -> States:
    """Read both states; without `head`, the second one are the files on disk.

    With both names, the first state is the last commit that they have in common, unless the comparison is `direct`.
    Raises Refusal where there is nothing to compare.
    """
    try:
        found = repository(folder)
        root = found.top / found.prefix
        commits, notes = _commits(found, base, head, direct=direct)
        with ExitStack() as open_revisions:
            sides = [
                _Source(name, commit, open_revisions.enter_context(Revision(found, commit)) if commit else None)
                for name, commit in zip((base, head or WORKING_TREE), commits, strict=True)
            ]
            return States(*_read(root, *sides), found, notes)
    except (GitError, ConfigError) as error:
        raise Refusal(str(error)) from error


def _commits(
    found: Repository, base: str, head: str | None, *, direct: bool
) -> tuple[tuple[str, str], tuple[str, ...]]:
    """The commits to compare, and what is to be said of them; the second is empty for the files on disk."""
    start = found.commit(base)
    if head is None:
        return (start, ""), ()
    end = found.commit(head)
    if direct:
        return (start, end), ()
    parted = found.merge_base(start, end)
    said = [(parted != start, _PARTED), (found.is_shallow, _SHALLOW)]
    return (parted, end), tuple(note for holds, note in said if holds)


@dataclass(frozen=True)
class _Source:
    """Where a state is read from; without a revision, from the disk."""

    name: str
    commit: str
    revision: Revision | None

    def project(self, root: Path) -> tuple[Project, tuple[Diagnostic, ...]] | None:
        """The settings of this state, or None where it has none. Raises ConfigError for such as cannot be read."""
        try:
            return read_project(root, self.revision or DISK)
        except NoConfigError:
            return None
        except ConfigError as error:
            raise ConfigError(f"{self.name}: {error}") from error

    def state(self, project: Project, problems: tuple[Diagnostic, ...]) -> State:
        """The handbook, read with these settings."""
        if self.revision is not None:
            contents = self.revision.contents(project.root, project.content)
            return State(self.name, self.commit, load(project, contents), problems)
        # Links are passed over in a revision, and a record behind one is not to seem new.
        return State(self.name, "", load(project, Folder(project.root, project.content, follows_links=False)), problems)


def _read(root: Path, base: _Source, head: _Source) -> tuple[State, State]:
    """Both states. One without a mkdocs.yml is read with that of the other: the handbook may be new, or moved away."""
    before, after = base.project(root), head.project(root)
    settings = after or before
    if settings is None:
        raise ConfigError(f"there is no mkdocs.yml in {root}, neither in {base.name} nor in {head.name}")
    return base.state(*(before or settings)), head.state(*(after or settings))
