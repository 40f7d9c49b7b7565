"""Recognitions: who was recognized, for which values and behaviours, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.alignment.facets import BehaviourOption, Facet, facets
from values_handbook.derive.alignment.sight import ancestors
from values_handbook.derive.teams import teams_recognized
from values_handbook.model.kinds import Recognition

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from values_handbook.derive.alignment.facets import Option, OptionsOfRow
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key, Record


def day_of(record: Record) -> date:
    """The day of a recognition."""
    assert isinstance(record.fields, Recognition)
    return record.fields.date


def wall_facets(linked: LinkedHandbook, recognitions: Iterable[Key]) -> tuple[Facet, ...]:
    """The facets of recognitions: value, behaviour, team of those recognized and the teams above it, year."""
    return facets(linked, recognitions, _FACETS)


def _values(linked: LinkedHandbook, key: Key) -> list[Option]:
    return list(linked.graph.targets(key, "values"))


def _behaviours(linked: LinkedHandbook, key: Key) -> list[Option]:
    named = (item for item in linked.graph.outgoing(key, "values") if item.behaviour)
    return list(dict.fromkeys(BehaviourOption(item.target, item.behaviour) for item in named))


def _teams(linked: LinkedHandbook, key: Key) -> list[Option]:
    named = teams_recognized(linked, key)
    return list(dict.fromkeys(team for own in named for team in (own, *ancestors(linked, own))))


def _years(linked: LinkedHandbook, key: Key) -> list[Option]:
    return [str(day_of(linked.record(key)).year)]


_FACETS: dict[str, OptionsOfRow] = {
    "value": _values,
    "behaviour": _behaviours,
    "team": _teams,
    "year": _years,
}
