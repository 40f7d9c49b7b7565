"""Checks of files: whether the folder of the handbook exists, and names that Windows refuses."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.diagnostics.suggest import closest_help
from values_handbook.model.layout import Layout
from values_handbook.model.locate import locate_record
from values_handbook.source.files import RECORD_SUFFIXES
from values_handbook.source.names import is_reserved
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record import Handbook
    from values_handbook.options import Options
    from values_handbook.source.files import SourceTree


def check_folder(tree: SourceTree, layout: Layout) -> Iterator[Diagnostic]:
    """An error where the folder of the option `path` is missing, which would silently leave out all records."""
    if layout.is_there(tree.uris):
        return
    folders = sorted({str(folder) for uri in tree.uris for folder in PurePosixPath(uri).parents if _holds(folder, uri)})
    help_line = closest_help(layout.path, folders) or "`handbook new value TITLE` begins it"
    headline = f"the option `path`: there is no folder `{layout.path}` in docs_dir"
    yield diagnostic("invalid-option", headline, Span.of_file("mkdocs.yml"), help=help_line)


def _holds(folder: PurePosixPath, uri: str) -> bool:
    """Whether a file would hold records if the handbook lay in this folder."""
    return bool(Layout(str(folder)).folders.kind_of(uri)) and uri.endswith(RECORD_SUFFIXES)


def check_names(tree: SourceTree, handbook: Handbook, options: Options) -> Iterator[Diagnostic]:
    """A warning for each file and each id of a page or matrix that Windows refuses, so that a clone or site there lacks it.

    A record whose file is reported already gets none of its own.
    """
    wrong = set()
    for file in (*tree.records, *tree.pages):
        if name := next(filter(is_reserved, PurePosixPath(file.uri).parts), ""):
            wrong.add(file.path)
            yield _reserved(f"the name `{name}`", Span.of_file(file.path), "rename it")
    for record in handbook:
        is_reported = record.file.path in wrong and record.file.stem == record.id
        if KINDS[record.kind].own_page and is_reserved(record.id) and not is_reported:
            new = f"`handbook rename {record.key} NEW-ID` gives it another"
            yield _reserved(f"the id `{record.id}`", locate_record(record, ("id",)), new)
    for matrix in options.matrices:
        if is_reserved(matrix.id):
            yield _reserved(f"the id `{matrix.id}` of a matrix", Span.of_file("mkdocs.yml"), "give it another")


def _reserved(what: str, place: Span, help_line: str) -> Diagnostic:
    headline = f"Windows reserves {what} for a device and refuses files and folders called so"
    return diagnostic("reserved-name", headline, place, help=help_line)
