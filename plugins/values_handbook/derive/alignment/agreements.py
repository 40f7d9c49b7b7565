"""What alignments were agreed with: which revision of a value its goals and objectives had before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from values_handbook.derive.periods import period_labels
from values_handbook.derive.query import query
from values_handbook.model.kinds import Value
from values_handbook.model.kinds.work import Work
from values_handbook.model.period import period_dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.kinds.work import Alignment
    from values_handbook.model.record import Key, Record
    from values_handbook.taxonomy import Path

Basis = Literal["written", "check-in", "period"]


class AgreedRevision(NamedTuple):
    """The revision of a value that an alignment rests on.

    `basis` says how that is known: it was written, or it is the one in force at the latest check-in, or at the start of the
    period. `day` is that of the check-in or the start, None where the revision was written.
    """

    revision: int
    basis: Basis
    day: date | None = None


class Outdated(NamedTuple):
    """An alignment that was agreed with an earlier revision of its value than the one in force.

    `place` is the number of the alignment among those of its record.
    """

    source: Key
    value: Key
    place: int
    agreed: AgreedRevision
    in_force: int

    @property
    def path(self) -> Path:
        """The path of the agreement in the record: of its revision, else of the reference to the value."""
        return ("values", self.place, "revision" if self.agreed.basis == "written" else "value")


def revision_on(value: Value, day: date) -> int:
    """The revision of a value that was in force on a day; 1 before the first that is written down."""
    return max((item.revision for item in value.revisions if item.date <= day), default=1)


def agreed_revision(linked: LinkedHandbook, work: Work, alignment: Alignment, value: Value) -> AgreedRevision | None:
    """The revision that an alignment was agreed with (`revisions` in docs/content-format.md); None where it is unknown."""
    if alignment.revision is not None:
        return AgreedRevision(alignment.revision, "written")
    latest = max((item.date for item in work.check_ins), default=None)
    if latest is not None:
        return AgreedRevision(revision_on(value, latest), "check-in", latest)
    start = period_start(linked, work)
    return AgreedRevision(revision_on(value, start), "period", start) if start is not None else None


def period_start(linked: LinkedHandbook, work: Work) -> date | None:
    """The first day of the period; None where it has no dates, or an open start."""
    dates = period_dates(work.period, period_labels(linked))
    return None if dates is None or dates.start == dates.start.min else dates.start


def outdated_alignments(linked: LinkedHandbook, record: Record, work: Work) -> Iterator[Outdated]:
    """The alignments of a record whose value has meant something else since, in the order of the record."""
    for place, alignment in enumerate(work.values):
        reference = linked.graph.at(record.key, ("values", place, "value"))
        value = linked.record(reference.target).fields if reference is not None else None
        if reference is None or not isinstance(value, Value) or not value.revisions:
            continue
        in_force = revision_on(value, linked.today)
        agreed = agreed_revision(linked, work, alignment, value)
        if agreed is not None and agreed.revision < in_force:
            yield Outdated(record.key, reference.target, place, agreed, in_force)


@query
def suspects(linked: LinkedHandbook) -> Mapping[Key, tuple[Outdated, ...]]:
    """The outdated alignments of open goals and objectives with values that count today, by the records that make them.

    Records stand in the order of the site. Records that are paused, closed or ended are left out.
    """
    found: dict[Key, tuple[Outdated, ...]] = {}
    if not any(isinstance(record.fields, Value) and record.fields.revisions for record in linked.of("value")):
        return found
    for kind in ("objective", "goal"):
        for record in linked.of(kind):
            if isinstance(record.fields, Work) and linked.is_open(record):
                items = outdated_alignments(linked, record, record.fields)
                if current := tuple(item for item in items if linked.is_current(linked.record(item.value))):
                    found[record.key] = current
    return found


@query
def suspects_of(linked: LinkedHandbook, key: Key) -> tuple[Outdated, ...]:
    """The alignments of one goal or objective that were agreed with an earlier wording."""
    return suspects(linked).get(key, ())


@query
def suspects_with(linked: LinkedHandbook, value: Key) -> tuple[Outdated, ...]:
    """The alignments with one value that were agreed with an earlier wording of it, in the order of the site."""
    return tuple(item for items in suspects(linked).values() for item in items if item.value == value)
