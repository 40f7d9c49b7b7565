"""What changed in a month, in a few lines: records that are new, changed or gone, and alignments that were confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.compare.changes import AlignmentEdited, RecordAdded, RecordRemoved
from values_handbook.render.context import LinkView
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from values_handbook.compare.changes import Change
    from values_handbook.derive.history import RecordHistory
    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext

MOST_NAMED = 6
"""Records that are named in one line."""
_KINDS = tuple(KINDS)


@dataclass(frozen=True, slots=True)
class MonthLine:
    """Records that the same happened to, after the words that say what. `more` counts those not named."""

    label: str
    links: tuple[LinkView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ConfirmedView:
    """Goals or objectives whose alignment with a value was confirmed against its new wording, in words and by name."""

    value: LinkView
    words: str
    records: tuple[LinkView, ...]


def month_lines(context: PageContext, records: Iterable[RecordHistory]) -> tuple[MonthLine, ...]:
    """What is new, what changed and what is gone, values first; each record once, by what weighs most."""
    found: dict[str, dict[Key, LinkView]] = {"new": {}, "changed": {}, "gone": {}}
    for item in records:
        found[_fate(item)][item.key] = _link(context, item)
    lines = []
    for fate, links in found.items():
        others = {} if fate != "changed" else {**found["new"], **found["gone"]}
        keys = sorted((key for key in links if key not in others), key=lambda key: _KINDS.index(key.kind))
        if keys:
            more = len(keys) - MOST_NAMED
            shown = tuple(links[key] for key in keys[:MOST_NAMED])
            label = context.t(f"changes-month-{fate}")
            lines.append(MonthLine(label, shown, context.t.count("more-items", more) if more > 0 else ""))
    return tuple(lines)


def _fate(item: RecordHistory) -> str:
    if any(isinstance(change, RecordAdded) for change in item.changes):
        return "new"
    return "gone" if any(isinstance(change, RecordRemoved) for change in item.changes) else "changed"


def _link(context: PageContext, item: RecordHistory) -> LinkView:
    return context.link(item.key) if item.key in context.linked else LinkView(item.title or item.key.id)


def confirmed_views(context: PageContext, records: Sequence[RecordHistory]) -> tuple[ConfirmedView, ...]:
    """Alignments of one commit that were agreed anew with a later revision, by value and by kind of record."""
    found: dict[tuple[Key, str], list[LinkView]] = {}
    for item in records:
        for target in dict.fromkeys(map(confirmed_value, item.changes)):
            if target is not None and target in context.linked:
                found.setdefault((target, item.key.kind), []).append(_link(context, item))
    return tuple(
        ConfirmedView(context.link(value), context.t.count(f"confirmed-{kind}", len(links)), tuple(links))
        for (value, kind), links in found.items()
    )


def confirmed_value(change: Change) -> Key | None:
    """The value whose later revision an alignment was agreed with by a change; None of any other change."""
    if not isinstance(change, AlignmentEdited) or change.field != "revision" or not change.after.isdecimal():
        return None
    is_later = int(change.after) > (int(change.before) if change.before.isdecimal() else 0)
    return change.target if is_later else None
