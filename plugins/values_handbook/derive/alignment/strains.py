"""Goals and objectives that strain a value: alignments of the strength `tension`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.query import query

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.link.graph import Reference


@query
def strains(linked: LinkedHandbook) -> tuple[Reference, ...]:
    """Every strain, whatever became of its goal, in the order of the site: objectives, then goals."""
    return tuple(
        reference
        for kind in ("objective", "goal")
        for record in linked.of(kind)
        for reference in linked.graph.outgoing(record.key, "values")
        if reference.strength == "tension"
    )
