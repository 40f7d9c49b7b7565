"""Changes in the behaviours of a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.compare.changes import (
    BehaviourAdded,
    BehaviourRemoved,
    BehaviourRenamed,
    BehaviourReworded,
    ItemAdded,
    ItemRemoved,
    ItemsReordered,
)
from values_handbook.compare.fields import changes_of_part
from values_handbook.compare.items import Matched, match, match_alike
from values_handbook.compare.words import diff_words, same_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.compare.changes import Change
    from values_handbook.compare.sides import Pair
    from values_handbook.model.kinds import Value
    from values_handbook.model.kinds.value import Behaviour

TEXTS = ("title", "text", "description", "example", "instead_of")
"""The texts of a behaviour, whose changes are told by its name. Each has a label, `field-` and its name."""
_ELSEWHERE = frozenset({*TEXTS, "id", "teams", "formerly"})
"""Fields of a behaviour that are compared here."""


def behaviour_changes(pair: Pair, old: Value, new: Value) -> Iterator[Change]:
    """The changes in the order of the behaviours as they are now; then those that went, then a new order."""
    found = _matched(pair, old.behaviours, new.behaviours)
    came = set(found.new)
    origin = {after: before for before, after in found.pairs}
    for index, behaviour in enumerate(new.behaviours):
        if index in came:
            yield BehaviourAdded(pair.key, behaviour.heading)
        else:
            yield from _changed(pair, old.behaviours[origin[index]], behaviour, origin[index], index)
    for index in found.gone:
        yield BehaviourRemoved(pair.key, old.behaviours[index].heading)
    if found.is_reordered:
        yield ItemsReordered(pair.key, "behaviours")


def _matched(pair: Pair, old: tuple[Behaviour, ...], new: tuple[Behaviour, ...]) -> Matched:
    """By id, as it is called now; those without an id by their text, or by most of it."""
    before = [pair.names.behaviour(pair.before.key, item.id) if item.id else f" {item.heading}" for item in old]
    after = [item.id or f" {item.heading}" for item in new]
    found = match(before, after)
    nameless = [index for index in found.gone if not old[index].id], [index for index in found.new if not new[index].id]
    more = match_alike(before, after, Matched([], *nameless)).pairs
    gone, came = {index for index, _ in more}, {index for _, index in more}
    return Matched(
        sorted([*found.pairs, *more], key=lambda places: places[1]),
        [index for index in found.gone if index not in gone],
        [index for index in found.new if index not in came],
    )


def _changed(pair: Pair, old: Behaviour, new: Behaviour, before: int, after: int) -> Iterator[Change]:
    if old.id and new.id and old.id != new.id:
        yield BehaviourRenamed(pair.key, old.id, new.id)
    for field in TEXTS:
        texts = pair.names.text(getattr(old, field) or ""), getattr(new, field) or ""
        if not same_words(*texts):
            yield BehaviourReworded(pair.key, new.heading, field, diff_words(*texts))
    teams = (
        {pair.referred_before(("behaviours", before, "teams", at), team) for at, team in enumerate(old.teams)},
        {pair.referred_after(("behaviours", after, "teams", at), team) for at, team in enumerate(new.teams)},
    )
    yield from (ItemAdded(pair.key, "behaviours.teams", team) for team in sorted(teams[1] - teams[0]))
    yield from (ItemRemoved(pair.key, "behaviours.teams", team) for team in sorted(teams[0] - teams[1]))
    yield from changes_of_part(pair, old, new, "behaviours", (before, after), _ELSEWHERE)
