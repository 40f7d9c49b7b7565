"""A handbook opened for a command that changes it: all of its records, also those that are not published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Severity
from values_handbook.pipeline import Site, load
from values_handbook.project import read_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Handbook
    from values_handbook.project import Project
    from values_handbook.source.files import SourceTree


@dataclass(frozen=True)
class OpenedHandbook:
    """A loaded site with the problems of its options, and what changes of its files need of it."""

    site: Site
    option_problems: tuple[Diagnostic, ...]

    @property
    def project(self) -> Project:
        """The settings."""
        return self.site.project

    @property
    def tree(self) -> SourceTree:
        """The files."""
        return self.site.tree

    @property
    def linked(self) -> LinkedHandbook:
        """All records that can be read, with their references."""
        return self.site.whole

    @property
    def handbook(self) -> Handbook:
        """All records that can be read."""
        return self.site.whole.handbook

    @property
    def published(self) -> Handbook:
        """The records that may be published."""
        return self.site.linked.handbook

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The errors that stop a build, those of the options first."""
        found = (*self.option_problems, *self.site.diagnostics)
        return tuple(item for item in found if item.severity is Severity.ERROR)

    @property
    def row_kinds(self) -> Mapping[str, str]:
        """The kind of each matrix's rows, by the matrix's id."""
        return {matrix.id: matrix.row_kind for matrix in self.site.matrices}


def open_handbook(folder: Path) -> OpenedHandbook:
    """The handbook in a folder. Raises ConfigError where there is none."""
    project, option_problems = read_project(folder)
    return OpenedHandbook(load(project), tuple(option_problems))
