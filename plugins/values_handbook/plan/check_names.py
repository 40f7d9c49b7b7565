"""Names that Windows refuses for files and folders: a clone there lacks them, and so does a site that is built there."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.model.locate import locate_record
from values_handbook.source.names import is_reserved
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record import Handbook
    from values_handbook.options import Options
    from values_handbook.source.files import SourceTree


def check_names(tree: SourceTree, handbook: Handbook, options: Options) -> Iterator[Diagnostic]:
    """A warning for each file, id of a page and matrix with such a name; one for a record that is named by its file."""
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
