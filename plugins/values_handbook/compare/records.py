"""All changes of records, as a generator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.compare.alignments import alignment_changes, gained_by, lost_with
from values_handbook.compare.behaviours import behaviour_changes
from values_handbook.compare.changes import (
    PageChanged,
    RecordAdded,
    RecordBroken,
    RecordMended,
    RecordRemoved,
    RecordRenamed,
)
from values_handbook.compare.fields import field_changes
from values_handbook.compare.sides import Pair
from values_handbook.diagnostics.lines import decode, split_lines
from values_handbook.link.embeds import find_embeds
from values_handbook.model.kinds import Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.compare.changes import Change
    from values_handbook.compare.pairing import Names, Pairing
    from values_handbook.compare.sides import HandbookState
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Handbook, Key, Record


def record_changes(before: HandbookState, after: HandbookState, pairing: Pairing) -> Iterator[Change]:
    """The changes of every record: those that both states have, then those that came, then those that went.

    Of one record they come in this order: its name, status and parent, its fields as its model declares them, its
    behaviours, its alignments.
    """
    old, new = before.linked, after.linked
    for record, other in pairing.pairs:
        was, now = before.fields(record), after.fields(other)
        # Files that nobody touched are read once for both states, so that most records are the same objects.
        yield from _paired(Pair(record, other, old, new, pairing.names), is_edited=was is not now and was != now)
    for record in pairing.added:
        yield RecordMended(record.key) if _is_unread(record, old.handbook) else RecordAdded(record.key)
        yield from gained_by(new, record)
    for record in pairing.removed:
        yield RecordBroken(record.key) if _is_unread(record, new.handbook) else _removed(record, new.handbook)
        yield from lost_with(old, record)


def _paired(pair: Pair, *, is_edited: bool) -> Iterator[Change]:
    if pair.before.key != pair.after.key:
        yield RecordRenamed(pair.after.key, pair.before.key)
    before, after = pair.before.fields, pair.after.fields
    if is_edited:
        yield from field_changes(pair)
        if isinstance(before, Value) and isinstance(after, Value):
            yield from behaviour_changes(pair, before, after)
    yield from alignment_changes(pair)


def _removed(record: Record, handbook: Handbook) -> RecordRemoved:
    """The removal of a record, with the key of an existing record that lists its id in `formerly`."""
    heir = next(
        (other.key for other in handbook.of(record.kind) if record.id in other.fields.formerly),
        None,
    )
    return RecordRemoved(record.key, heir)


def _is_unread(record: Record, handbook: Handbook) -> bool:
    """Whether a record that is not there could not be read: it has an error, or some file of its kind has."""
    return record.key in handbook.left_out or record.kind in handbook.unread_kinds


def page_changes(old: Handbook, new: Handbook, names: Names) -> Iterator[PageChanged]:
    """The hand-written pages that came, went or read differently, by their paths.

    Line ends do not count, and neither does the new name of a record that was renamed.
    """
    before = {page.uri: page.data for page in old.pages}
    after = {page.uri: page.data for page in new.pages}
    for uri in sorted({*before, *after}):
        if uri not in before:
            yield PageChanged(uri, "added")
        elif uri not in after:
            yield PageChanged(uri, "removed")
        elif before[uri].splitlines() != after[uri].splitlines() and not _same(before[uri], after[uri], names):
            yield PageChanged(uri, "edited")


def _same(before: bytes, after: bytes, names: Names) -> bool:
    text = names.text(decode(before))
    lines = split_lines(text)
    for embed in find_embeds(text):
        lines[embed.first : embed.last + 1] = map(names.bare, lines[embed.first : embed.last + 1])
    return lines == split_lines(decode(after))


def in_order(changes: Iterator[Change], old: LinkedHandbook, new: LinkedHandbook) -> tuple[Change, ...]:
    """Changes by kind, then as the site lists the records, those that are gone last; of one record as they came."""

    def place(change: Change) -> tuple[int, bool, int]:
        key: Key = change.key
        gone = key not in new
        kind, rank = (old if gone else new).rank(key)
        return kind, gone, rank

    return tuple(sorted(changes, key=place))
