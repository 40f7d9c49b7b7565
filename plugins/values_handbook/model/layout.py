"""Where records lie in the content folder, and the source paths of the pages and files that are made from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from values_handbook.source.folders import RecordFolders
from values_handbook.taxonomy import FOLDERS, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.model.record import Key


@dataclass(frozen=True)
class Layout:
    """The paths of a handbook, all relative to the content folder.

    `path` is the folder that holds the whole handbook, without slashes at its ends; empty for the content folder itself.
    """

    path: str = ""

    def below(self, path: str) -> str:
        """A path below the handbook's folder."""
        return f"{self.path}/{path}" if self.path else path

    def is_there(self, uris: Iterable[str]) -> bool:
        """Whether any file of the content folder lies in the handbook's folder."""
        return not self.path or any(f"{uri}/".startswith(f"{self.path}/") for uri in uris)

    @cached_property
    def folders(self) -> RecordFolders:
        """The folders in which records are found."""
        return RecordFolders({name: kind.name for name, kind in FOLDERS.items()}, self.path)

    def folder(self, kind: str) -> str:
        """The folder of a kind's records and pages."""
        return self.below(KINDS[kind].folder)

    def section(self, kind: str) -> str:
        """The source path of a kind's index page."""
        return f"{self.folder(kind)}/index.md"

    def own_page(self, key: Key) -> str:
        """The source path of a page all about one record: what it says or, of a person, what they answer for."""
        return f"{self.folder(key.kind)}/{key.id}.md"

    def page_of(self, key: Key) -> str:
        """The source path of the page that holds a record."""
        return self.own_page(key) if KINDS[key.kind].own_page else self.section(key.kind)

    @property
    def home(self) -> str:
        """The source path of the handbook's home page."""
        return self.below("index.md")

    def overview(self, name: str) -> str:
        """The source path of a page about the whole handbook, such as `map`."""
        return self.below(f"{name}.md")

    def matrix(self, identifier: str) -> str:
        """The source path of a matrix's page; that of the index of all matrices for `index`."""
        return self.below(f"matrices/{identifier}.md")

    def form(self, kind: str) -> str:
        """The source path of the form that proposes a change of a record of a kind, or a new one."""
        return self.below(f"propose/{kind}.md")

    def sheet(self, subject: Key) -> str:
        """The source path of the conversation sheets of a team or a person."""
        return self.below(f"sheets/{subject.kind}-{subject.id}.md")
