"""The folders in which records lie."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class RecordFolders:
    """The folders of records, such as `values`, with the kind of each. They lie in `path`, seen from the content folder.

    `path` has no slash at its ends; it is empty where the folders of records lie in the content folder itself.
    """

    kinds: Mapping[str, str]
    path: str = ""

    def top(self, uri: str) -> str:
        """The name that gives the kind of a file's records: its folder in `path`, or its own without the suffix.

        Empty for a file that does not lie in `path`.
        """
        inside = self.inside(uri)
        return inside.partition("/")[0] if "/" in inside else posixpath.splitext(inside)[0]

    def kind_of(self, uri: str) -> str:
        """The kind of the records in a file; empty for a file elsewhere."""
        return self.kinds.get(self.top(uri), "")

    def kinds_in(self, uri: str) -> set[str]:
        """The kinds of which records may lie in a file or folder that cannot be looked into."""
        if self.path == uri or self.path.startswith(f"{uri}/"):
            return set(self.kinds.values())
        kind = self.kinds.get(self.inside(uri).partition("/")[0].partition(".")[0])
        return {kind} if kind else set()

    def inside(self, uri: str) -> str:
        """A path as seen from `path`; empty for one that does not lie there."""
        if not self.path:
            return uri
        return uri.removeprefix(f"{self.path}/") if uri.startswith(f"{self.path}/") else ""
