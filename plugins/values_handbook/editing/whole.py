"""All of a handbook, as commands that change it need it: with the records that are not published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Severity
from values_handbook.model.read import read_handbook
from values_handbook.pipeline import load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from values_handbook.model.record import Handbook
    from values_handbook.project import Project
    from values_handbook.source.files import SourceTree


@dataclass(frozen=True)
class Whole:
    """A handbook as it is: its files, all records that can be read, what is wrong, and the errors that stop a build.

    `published` are the records that may be published; `row_kinds` are the kinds of the rows of each matrix, by its id.
    """

    project: Project
    tree: SourceTree
    handbook: Handbook
    published: Handbook
    diagnostics: tuple[Diagnostic, ...]
    errors: tuple[Diagnostic, ...]
    row_kinds: Mapping[str, str]


def read_whole(folder: Path) -> Whole:
    """The handbook in a folder. Raises ConfigError where there is none."""
    project, option_problems = read_project(folder)
    site = load(project)
    # The site has only what is published; the files are in memory, and reading them again takes next to no time.
    handbook, _ = read_handbook(site.tree)
    found = (*option_problems, *site.diagnostics)
    errors = tuple(item for item in found if item.severity is Severity.ERROR)
    row_kinds = {matrix.id: matrix.row_kind for matrix in site.matrices}
    return Whole(project, site.tree, handbook, site.linked.handbook, site.diagnostics, errors, row_kinds)
