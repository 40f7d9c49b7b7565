"""The catalogue: each diagnostic code with its meaning, why it matters, a bad and a good example."""

from values_handbook.diagnostics.catalogue import content, fields, files, pages, references, yaml
from values_handbook.diagnostics.catalogue.entry import Entry

GROUPS: dict[str, tuple[Entry, ...]] = {
    "yaml": yaml.ENTRIES,
    "files": files.ENTRIES,
    "fields": fields.ENTRIES,
    "references": references.ENTRIES,
    "pages": pages.ENTRIES,
    "content": content.ENTRIES,
}
"""The entries in groups, in the order of the stages that find them."""

CATALOGUE: dict[str, Entry] = {entry.code: entry for entries in GROUPS.values() for entry in entries}
"""Every code, in the order of the stages that find it."""

__all__ = ["CATALOGUE", "GROUPS", "Entry"]
