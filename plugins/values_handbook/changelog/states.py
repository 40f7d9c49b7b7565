"""Records of an earlier state, read from the bytes of a few files. Nothing in them raises an error."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Severity
from values_handbook.link.publish import public_tree
from values_handbook.model.read import read_handbook
from values_handbook.model.record import Handbook
from values_handbook.source.contents import Given
from values_handbook.source.files import discover

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from values_handbook.changelog.steps import TouchedFiles
    from values_handbook.options import Options

KINDS_WITH_HISTORY = ("value", "objective", "goal")
"""The kinds whose changes the history shows."""


def state(
    side: TouchedFiles,
    kinds: Collection[str],
    wanted: Callable[[str, bytes], bool] = lambda kind, data: True,
    published_by: Iterable[Options] = (),
) -> Handbook:
    """The records of these kinds in the files of a side, those of files that are `wanted` by their kind and bytes.

    What is wrong with a record that is not published by all of these options does not count.

    Where something is wrong in a file, nobody knows which records of its kind are missing.
    """
    folders = side.settings.options.layout.folders
    found = ((uri, data, folders.kind_of(uri)) for uri, data in side.files.items())
    files = {uri: data for uri, data, kind in found if kind in kinds and wanted(kind, data)}
    if not files:
        return Handbook(())
    tree = discover(Given(files), folders, side.settings.excluded, side.settings.language)
    handbook, _ = read_handbook(tree)
    for options in published_by:
        tree = public_tree(tree, options)
    counted, problems = read_handbook(tree)
    wrong = {folders.kind_of(item.span.path) for item in problems if item.severity is Severity.ERROR}
    return replace(handbook, unread_kinds=counted.unread_kinds | wrong)
