"""Writing into a handbook: all files of a change or none, and none through a link."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.editing.rename_target import CannotEditError
from values_handbook.files.places import repository_of, split
from values_handbook.files.together import Change, write_together
from values_handbook.schemas.files import SCHEMA_FOLDER, schema_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from values_handbook.model.record import Handbook
    from values_handbook.project import Project


def write_changes(project: Project, changes: Iterable[Change]) -> list[str]:
    """Make the changes of a handbook in their order; their paths are those of diagnostics, seen from mkdocs.yml.

    Returns the files that changed, by their paths from the top of the repository.
    Raises OSError where a file cannot be written and CannotEditError where it lies outside of the repository; then none is.
    """
    base = repository_of(project.root)
    return write_together(base, [_below(base, project, change) for change in changes])


def _below(base: Path, project: Project, change: Change) -> Change:
    like = path_in_repository(base, project, change.like) if change.like else ""
    return change._replace(path=path_in_repository(base, project, change.path), like=like)


def path_in_repository(base: Path, project: Project, path: str) -> str:
    """A path seen from the top of the repository. The content folder as a whole may be a link that stays in there."""
    content = Path(os.path.normpath(project.content))
    real = Path(os.path.normpath(project.root / path))
    if real.is_relative_to(content):
        real = content.resolve() / real.relative_to(content)
    if not real.is_relative_to(base) or ".git" in real.relative_to(base).parts:
        raise CannotEditError(f"{path} lies outside of the repository, and nothing is written there")
    return real.relative_to(base).as_posix()


def write_changed(files: Mapping[Path, bytes], project: Path) -> list[Path]:
    """Write those files that do not hold these bytes yet. Returns their paths.

    No link is followed in a repository, that of `project` or another one. Raises OSError where a file cannot be written.
    """
    places: defaultdict[Path, list[tuple[Path, Change]]] = defaultdict(list)
    for path, data in files.items():
        base, below = split(path, project)
        places[base].append((path, Change(below, data)))
    changed = {
        (base, below): None
        for base, wanted in places.items()
        for below in write_together(base, [item for _, item in wanted])
    }
    return [path for base, wanted in places.items() for path, change in wanted if (base, change.path) in changed]


def schema_changes(handbook: Handbook) -> list[Change]:
    """The changes that bring the schemas beside mkdocs.yml up to date; files that stay the same are not written."""
    return [Change(f"{SCHEMA_FOLDER}/{name}", data, is_generated=True) for name, data in schema_files(handbook).items()]
