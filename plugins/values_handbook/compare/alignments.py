"""What changed in how goals and objectives are aligned with values, and goals with objectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.compare.changes import (
    AlignmentEdited,
    AlignmentGained,
    AlignmentLost,
    AlignmentStrengthened,
    AlignmentWeakened,
    RationaleChanged,
)
from values_handbook.compare.words import diff_words, same_words
from values_handbook.model.kinds.work import ALIGNMENTS, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.compare.changes import Change
    from values_handbook.compare.sides import Pair
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.link.graph import Reference
    from values_handbook.model.record import Key, Record


def alignments_of(linked: LinkedHandbook, key: Key) -> dict[Key, Reference]:
    """What a goal or an objective is aligned with; of two alignments with one target, the first."""
    found: dict[Key, Reference] = {}
    for field in ALIGNMENTS.get(key.kind, ()):
        for reference in linked.graph.outgoing(key, field):
            found.setdefault(reference.target, reference)
    return found


def gained_by(linked: LinkedHandbook, record: Record) -> Iterator[Change]:
    """The alignments that come with a new record."""
    for target, reference in alignments_of(linked, record.key).items():
        yield AlignmentGained(record.key, target, reference.strength)


def lost_with(linked: LinkedHandbook, record: Record) -> Iterator[Change]:
    """The alignments that go with a record."""
    for target, reference in alignments_of(linked, record.key).items():
        yield AlignmentLost(record.key, target, reference.strength)


def alignment_changes(pair: Pair) -> Iterator[Change]:
    """Those that changed or came, in the order of the record; then those that went.

    A record that nobody edited loses an alignment where its value is gone, so the graph is compared and not the fields.
    """
    before = {
        pair.names.key(target): reference for target, reference in alignments_of(pair.old, pair.before.key).items()
    }
    after = alignments_of(pair.new, pair.after.key)
    for target, reference in after.items():
        if target in before:
            yield from _changed(pair, target, before[target], reference)
        else:
            yield AlignmentGained(pair.key, target, reference.strength)
    for target, reference in before.items():
        if target not in after:
            yield AlignmentLost(pair.key, target, reference.strength)


def _changed(pair: Pair, target: Key, old: Reference, new: Reference) -> Iterator[Change]:
    if old.strength != new.strength:
        stronger = WEIGHTS[new.strength] > WEIGHTS[old.strength]
        kind = AlignmentStrengthened if stronger else AlignmentWeakened
        yield kind(pair.key, target, old.strength, new.strength)
    before, after = old.alignment, new.alignment
    assert before is not None
    assert after is not None
    rationales = pair.names.text(before.rationale or ""), after.rationale or ""
    if not same_words(*rationales):
        yield RationaleChanged(pair.key, target, diff_words(*rationales))
    behaviour = pair.names.behaviour(old.target, old.behaviour)
    if behaviour != new.behaviour:
        yield AlignmentEdited(pair.key, target, "behaviour", behaviour, new.behaviour)
    revisions = before.revision, after.revision
    if revisions[0] != revisions[1]:
        texts = ["" if item is None else str(item) for item in revisions]
        yield AlignmentEdited(pair.key, target, "revision", *texts)
