"""Whether a change only adds check-ins or recognitions, so that a team can let it be merged by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.model.kinds.work import Measure, Work

if TYPE_CHECKING:
    from values_handbook.model.kinds import Common
    from values_handbook.model.record import Handbook

_OF_FIGURES = {"current", "as_of", "history"}
"""Fields of a measure that a check-in may change: `handbook check-in` writes them."""


def adds_only(before: Handbook, after: Handbook) -> bool:
    """Whether the second handbook is the first one with more check-ins or more recognitions, and nothing else.

    Both are handbooks of all records, hidden ones too. New check-ins stand behind those that are there. With one, a measure
    of the same record may have a new `current` and `as_of`, and more in its `history`. False where nothing changed,
    and where a record cannot be read.
    """
    if set(before.left_out) != set(after.left_out) or before.unread_kinds or after.unread_kinds:
        return False
    old, new = before.by_key, after.by_key
    added = new.keys() - old.keys()
    if old.keys() - new.keys() or any(key.kind != "recognition" for key in added):
        return False
    changed = [key for key in old if old[key].fields != new[key].fields]
    return bool(added or changed) and all(_is_checked_in(old[key].fields, new[key].fields) for key in changed)


def _is_checked_in(before: Common, after: Common) -> bool:
    """Whether a record has more check-ins than before, and besides them nothing but new figures."""
    if not isinstance(before, Work) or not isinstance(after, Work) or type(before) is not type(after):
        return False
    count = len(before.check_ins)
    if len(after.check_ins) <= count or after.check_ins[:count] != before.check_ins:
        return False
    if len(before.measures) != len(after.measures) or not all(map(_has_figures, before.measures, after.measures)):
        return False
    rest = {"check_ins", "measures"}
    return before.model_dump(exclude=rest) == after.model_dump(exclude=rest)


def _has_figures(before: Measure, after: Measure) -> bool:
    """Whether a measure is the same but for its figure, and no earlier figure is lost or changed."""
    if before.model_dump(exclude=_OF_FIGURES) != after.model_dump(exclude=_OF_FIGURES):
        return False
    is_kept = before.current == after.current or before.as_of in (None, after.as_of, *after.history)
    return is_kept and before.history.items() <= after.history.items()
