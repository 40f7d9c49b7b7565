"""Records of an earlier state, from the bytes of a few files: read as they are today, and never an error."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Severity
from values_handbook.model.read import read_handbook
from values_handbook.model.record import Handbook
from values_handbook.source.contents import Given
from values_handbook.source.files import discover

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from values_handbook.changelog.steps import Side

TOLD = ("value", "objective", "goal")
"""The kinds of which changes are told."""


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
    handbook, problems = read_handbook(discover(Given(files), folders, settings.excluded, settings.language))
    wrong = {folders.kind_of(item.span.path) for item in problems if item.severity is Severity.ERROR}
    return replace(handbook, unread_kinds=handbook.unread_kinds | wrong) if wrong else handbook
