"""References as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from values_handbook.model.locate import Path
    from values_handbook.model.record import Key


@dataclass(frozen=True, slots=True)
class PageSource:
    """A hand-written page as the source of a reference, by its path inside the content folder."""

    uri: str

    def __str__(self) -> str:
        return f"page:{self.uri}"


class Reference(NamedTuple):
    """One record or page naming a record.

    `field` is the dotted name of the field (`values`, `check_ins.by`, `description`; `body` or `embed` on a page), `path`
    its exact place in the record, `behaviour` the id after `#` where there is one. `strength` is set for alignments.
    `typed` tells a field made for references from text that links.
    """

    source: Key | PageSource
    field: str
    target: Key
    behaviour: str = ""
    strength: str = ""
    path: Path = ()
    typed: bool = True

    @property
    def to(self) -> str:
        """The target as it is written: `value:candor` or `value:candor#write-it-down`."""
        return f"{self.target}#{self.behaviour}" if self.behaviour else str(self.target)
