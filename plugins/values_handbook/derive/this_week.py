"""What matters this week: the next practice, what is late, a behaviour to try, the newest thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.derive.order import ordered
from values_handbook.derive.query import query
from values_handbook.model.kinds import Value

if TYPE_CHECKING:
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key


class BehaviourToTry(NamedTuple):
    """A behaviour of a value by its id, and its place among those of the value."""

    value: Key
    behaviour: str
    place: int


@query
def behaviour_of_the_week(linked: LinkedHandbook) -> BehaviourToTry | None:
    """A behaviour that is asked of everyone, another one each week; None where there is none.

    Values take turns, so that one with many behaviours does not come up more often than the others. Weeks begin on Monday.
    """
    asked = [
        [
            BehaviourToTry(record.key, item.id, place)
            for place, item in enumerate(record.fields.behaviours)
            if item.id and not item.teams
        ]
        for record in linked.in_force()
        if isinstance(record.fields, Value)
    ]
    asked = [behaviours for behaviours in asked if behaviours]
    if not asked:
        return None
    week = (linked.today.toordinal() - 1) // 7
    turn, value = divmod(week, len(asked))
    return asked[value][turn % len(asked[value])]


@query
def newest_thanks(linked: LinkedHandbook) -> Key | None:
    """The newest recognition; None where there is none."""
    return next((record.key for record in ordered(linked, "recognition")), None)
