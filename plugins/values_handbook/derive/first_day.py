"""Content of the page for somebody's first day: teams to join, practices on an occasion, guards against pitfalls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.calendar.schedule import coming
from values_handbook.derive.teams import root_team
from values_handbook.model.kinds import Practice, Team

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key


def has_first_day(linked: LinkedHandbook) -> bool:
    """Whether the page of the first day has any section."""
    return bool(
        linked.in_force()
        or _has_mission(linked)
        or teams_to_join(linked)
        or coming(linked)
        or any(occasions(linked))
        or guards(linked)
    )


def _has_mission(linked: LinkedHandbook) -> bool:
    root = root_team(linked)
    fields = linked.record(root).fields if root is not None else None
    return isinstance(fields, Team) and bool(fields.mission or fields.vision)


def teams_to_join(linked: LinkedHandbook) -> list[Key]:
    """The teams that somebody may belong to: all but the organization itself."""
    root = root_team(linked)
    return [record.key for record in linked.current("team") if record.key != root]


def occasions(linked: LinkedHandbook) -> Iterator[tuple[Key, str]]:
    """The practices that take place on an occasion, each with the occasion."""
    for record in linked.current("practice"):
        if isinstance(record.fields, Practice) and record.fields.when:
            yield record.key, record.fields.when


def guards(linked: LinkedHandbook) -> list[Key]:
    """The practices, then the do's, that guard against pitfalls."""
    found = {
        key
        for record in linked.current("pitfall")
        for key in linked.graph.targets(record.key, "guarded_by")
        if key.kind in ("practice", "guideline") and linked.is_current(linked.record(key))
    }
    return sorted(linked.in_order(found), key=lambda key: key.kind, reverse=True)
