"""Codes for files that cannot be read as YAML as people mean it."""

from values_handbook.diagnostics.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
