"""Records of an earlier state, from the bytes of a few files: read as they are today, and never an error."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Severity
from values_handbook.model.read import read_handbook
from values_handbook.model.record import Handbook
from values_handbook.source.contents import TooLargeError
from values_handbook.source.files import discover
from values_handbook.source.walking import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from values_handbook.changelog.steps import Files, Side

TOLD = ("value", "objective", "goal")
"""The kinds of which changes are told."""


class _Few:
    """A content folder of a few files, for `source`."""

    prefix = ""

    def __init__(self, files: Files) -> None:
        self._files = files

    def walk(self, excluded: Callable[[str], bool]) -> Walk:
        """All of them."""
        return Walk(files=list(self._files))

    def read(self, uri: str, limit: int | None = None) -> bytes:
        """The bytes of a file."""
        data = self._files[uri]
        if limit is not None and len(data) > limit:
            raise TooLargeError(len(data))
        return data


def state(
    side: Side, kinds: Collection[str], wanted: Callable[[str, bytes], bool] = lambda kind, data: True
) -> Handbook:
    """The records of these kinds in the files of a side, those of files that are `wanted` by their kind and bytes.

    Where something is wrong in a file, nobody knows which records of its kind are missing.
    """
    folders = side.settings.options.layout.folders
    found = ((uri, data, folders.kind_of(uri)) for uri, data in side.files.items())
    files = {uri: data for uri, data, kind in found if kind in kinds and wanted(kind, data)}
    if not files:
        return Handbook(())
    settings = side.settings
    handbook, problems = read_handbook(discover(_Few(files), folders, settings.excluded, settings.language))
    wrong = {folders.kind_of(item.span.path) for item in problems if item.severity is Severity.ERROR}
    return replace(handbook, unread_kinds=handbook.unread_kinds | wrong) if wrong else handbook
