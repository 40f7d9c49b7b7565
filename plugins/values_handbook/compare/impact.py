"""Whom the change of a value touches: all that rests on it, directly or through what is above."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from values_handbook.compare.changes import BehaviourRenamed, RecordRenamed
from values_handbook.compare.meaning import Meaning, meaning
from values_handbook.derive.alignment.sight import line_of_sight
from values_handbook.derive.teams import teams_of_goal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.compare.changes import Change
    from values_handbook.compare.pairing import Pairing
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Key

_AUDIENCE = {"guideline": "teams", "practice": "audience"}
"""The field in which a kind says which teams it is for."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What rests on a value that changed: current records, in the order of the site.

    `goals` name the value themselves, `inherited` are goals that have it from a goal or an objective above. `teams` work at
    such a goal or are named by a behaviour; `owners` answer for the value or for anything that names it.
    """

    value: Key
    meaning: Meaning
    goals: tuple[Key, ...] = ()
    inherited: tuple[Key, ...] = ()
    objectives: tuple[Key, ...] = ()
    guidelines: tuple[Key, ...] = ()
    practices: tuple[Key, ...] = ()
    teams: tuple[Key, ...] = ()
    owners: tuple[Key, ...] = ()


@dataclass
class _Reach:
    """What rests on each value of one handbook, found in one pass over its goals."""

    linked: LinkedHandbook
    direct: defaultdict[Key, list[Key]] = field(default_factory=lambda: defaultdict(list))
    inherited: defaultdict[Key, list[Key]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for record in self.linked.current("goal"):
            sight = line_of_sight(self.linked, record.key)
            found = self.direct if sight.values_from == (record.key,) else self.inherited
            for target in dict.fromkeys(reference.target for reference in sight.values):
                found[target].append(record.key)

    def impact(self, value: Key, changed: Meaning) -> Impact:
        """The impact of a change of a value of this handbook."""
        goals, inherited = tuple(self.direct[value]), tuple(self.inherited[value])
        objectives, guidelines, practices = (
            self._naming(value, kind) for kind in ("objective", "guideline", "practice")
        )
        named = (*goals, *objectives, *guidelines, *practices)
        return Impact(
            value,
            changed,
            goals,
            inherited,
            objectives,
            guidelines,
            practices,
            self._ordered(self._teams(value, (*goals, *inherited), (*guidelines, *practices))),
            self._ordered(owner for key in (value, *named) for owner in self.linked.graph.targets(key, "owner")),
        )

    def _naming(self, value: Key, kind: str) -> tuple[Key, ...]:
        found = self.linked.graph.sources(value, "values", kind)
        return self._ordered(key for key in found if self.linked.is_current(self.linked.record(key)))

    def _teams(self, value: Key, goals: Iterable[Key], conduct: Iterable[Key]) -> Iterator[Key]:
        for goal in goals:
            yield from teams_of_goal(self.linked, goal)
        for key in conduct:
            yield from self.linked.graph.targets(key, _AUDIENCE[key.kind])
        yield from self.linked.graph.targets(value, "behaviours.teams")

    def _ordered(self, keys: Iterable[Key]) -> tuple[Key, ...]:
        return tuple(self.linked.in_order(keys))


def impacts(
    old: LinkedHandbook, new: LinkedHandbook, pairing: Pairing, changes: Iterable[Change]
) -> tuple[Impact, ...]:
    """The impact of each value that changed, in the order of the changes.

    What rests on a value is read from the new handbook; for a value that is gone, from the old one.
    """
    by_value: defaultdict[Key, list[Change]] = defaultdict(list)
    for change in changes:
        # Another id is no other value: what names it was renamed with it.
        if change.key.kind == "value" and not isinstance(change, RecordRenamed | BehaviourRenamed):
            by_value[change.key].append(change)
    if not by_value:
        return ()
    reach = _Reach(new)
    gone = _Reach(old) if any(key not in new for key in by_value) else reach
    origin = {after.key: before for before, after in pairing.pairs} | {record.key: record for record in pairing.removed}
    return tuple(
        (reach if key in new else gone).impact(key, meaning(origin.get(key), new, key, found))
        for key, found in by_value.items()
    )
