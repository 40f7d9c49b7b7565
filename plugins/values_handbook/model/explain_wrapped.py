"""Messages about files of many records that are not a list: each record, or all of them, stands below a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.coerce import SHOWN_ITEMS
from values_handbook.model.locate import span_of
from values_handbook.model.shapes import fields_at
from values_handbook.model.slug import slug
from values_handbook.nodes import Mapping, Sequence

if TYPE_CHECKING:
    from values_handbook.source.files import SourceFile


def explain_wrapped(file: SourceFile, root: Mapping) -> Diagnostic | None:
    """What is wrong with a file of many records that is a mapping; None for one that is a record."""
    known = set(fields_at(file.kind, ()))
    if not root.pairs or any(key.value in known for key, _ in root.pairs):
        return None
    first, value = root.pairs[0]
    place = span_of(file.path, first.at)
    if len(root.pairs) == 1 and isinstance(value, Sequence) and any(isinstance(item, Mapping) for item in value.items):
        headline = f"`{first.value}:` stands above the list of records"
        help_line = f"delete the line `{first.value}:`: the list is all that the file holds"
        return diagnostic("not-a-record", headline, place, help=help_line)
    if all(isinstance(node, Mapping) and slug(key.value) for key, node in root.pairs):
        shown = ", ".join(f"`- id: {slug(key.value)}`" for key, _ in root.pairs[:SHOWN_ITEMS])
        headline = "the records of a file are a list, and these stand below names of their own"
        instead = ", ".join(f"`{key.value}:`" for key, _ in root.pairs[:SHOWN_ITEMS])
        return diagnostic("not-a-record", headline, place, help=f"write {shown} in place of {instead}")
    return None
