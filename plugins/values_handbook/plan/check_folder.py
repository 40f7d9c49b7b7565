"""Whether the folder that the option `path` names is there."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.diagnostics.suggest import closest_help
from values_handbook.model.layout import Layout
from values_handbook.source.files import RECORD_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.source.files import SourceTree


def check_folder(tree: SourceTree, layout: Layout) -> Iterator[Diagnostic]:
    """An error where the content folder has nothing in the handbook's folder: all records would be missing in silence."""
    if layout.is_there(tree.uris):
        return
    folders = sorted({str(folder) for uri in tree.uris for folder in PurePosixPath(uri).parents if _holds(folder, uri)})
    help_line = closest_help(layout.path, folders) or "`handbook new value TITLE` begins it"
    headline = f"the option `path`: there is no folder `{layout.path}` in docs_dir"
    yield diagnostic("invalid-option", headline, Span.of_file("mkdocs.yml"), help=help_line)


def _holds(folder: PurePosixPath, uri: str) -> bool:
    """Whether a file would be one of records if the handbook lay in a folder."""
    return bool(Layout(str(folder)).folders.kind_of(uri)) and uri.endswith(RECORD_SUFFIXES)
