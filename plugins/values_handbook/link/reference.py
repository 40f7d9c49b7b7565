"""References as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from values_handbook.model.kinds.work import Alignment, ObjectiveAlignment
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
    its exact place in the record, `behaviour` the id after `#` where there is one. `alignment` is what the record says of
    how it serves the target, where the reference is an alignment. `typed` is false for a link in a text.
    """

    source: Key | PageSource
    field: str
    target: Key
    behaviour: str = ""
    alignment: Alignment | ObjectiveAlignment | None = None
    path: Path = ()
    typed: bool = True

    @property
    def strength(self) -> str:
        """How strongly the source serves the target; empty where the reference is no alignment."""
        return self.alignment.strength if self.alignment is not None else ""

    @property
    def to(self) -> str:
        """The target as it is written: `value:candor` or `value:candor#write-it-down`."""
        return f"{self.target}#{self.behaviour}" if self.behaviour else str(self.target)
