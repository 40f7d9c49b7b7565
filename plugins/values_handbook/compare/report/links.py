"""Links of names in a report: to the pages of a preview, else to the YAML on the forge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.compare.comparison import Comparison
    from values_handbook.model.record import Key, Record


@dataclass(frozen=True)
class Addresses:
    """Addresses of records. `preview` starts those of pages, `page` gives the rest; empty where there is no preview.

    `head` and `base` give the address of a record's YAML, empty where the forge does not have it (files on disk).
    """

    comparison: Comparison
    preview: str
    page: Callable[[Key], str]
    head: Callable[[Record], str]
    base: Callable[[Record], str]

    def __call__(self, key: Key) -> str:
        """The address of a record; for one that is gone, that of its YAML as it was."""
        if key not in self.comparison.new:
            return self.base(self.comparison.old.record(key)) if key in self.comparison.old else ""
        if self.preview:
            return f"{self.preview.rstrip('/')}/{self.page(key)}"
        return self.head(self.comparison.new.record(key))
