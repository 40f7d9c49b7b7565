"""Checks of alignments: with an older wording of a value, with a retired value, or a tension without a rationale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.alignment.agreements import suspects_of
from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.checks.goals import open_work, work_of
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.diagnostics.diagnostic import Related
from values_handbook.model.kinds import Value
from values_handbook.model.kinds.work import Work
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.alignment.agreements import AgreedRevision, Outdated
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.link.graph import Reference
    from values_handbook.model.record import Key, Record

_IN_USE = ("objective", "goal", "guideline", "practice")
"""Kinds that should no longer name a retired value. Recognitions, cases and reviews describe the past."""


def _open(linked: LinkedHandbook) -> list[Record]:
    return [*open_work(linked, "objective"), *open_work(linked, "goal")]


def _straining(linked: LinkedHandbook) -> list[Record]:
    return [record for record in _open(linked) if any(item.strength == "tension" for item in work_of(record).values)]


def _unexplained(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    for place, alignment in enumerate(work_of(record).values):
        if alignment.strength == "tension" and not alignment.rationale:
            headline = (
                f"the {record.kind} `{record.id}` strains `{alignment.value}` and does not say how that is handled"
            )
            where = locate_record(record, ("values", place, "strength"))
            help_line = "add a `rationale:` that says what is done about the strain, or why it is accepted"
            yield diagnostic("tension-without-rationale", headline, where, help=help_line)


def _serving_revised(linked: LinkedHandbook) -> list[Record]:
    """The open work that serves a value in force that has been revised."""
    revised = {record.key for record in linked.current("value") if getattr(record.fields, "revisions", ())}
    if not revised:
        return []
    return [record for record in _open(linked) if not revised.isdisjoint(linked.graph.targets(record.key, "values"))]


def _older_revisions(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    for item in suspects_of(linked, record.key):
        yield _of_older_revision(linked, record, item)


def _of_older_revision(linked: LinkedHandbook, record: Record, item: Outdated) -> Diagnostic:
    headline = (
        f"the {record.kind} `{record.id}` was agreed with revision {item.agreed.revision} of `{item.value.id}`; "
        f"revision {item.in_force} is in force"
    )
    help_line = f"read it against the new wording; where it still holds, write `revision: {item.in_force}`"
    return diagnostic(
        "alignment-of-older-revision",
        headline,
        locate_record(record, item.path),
        label=_describe_basis(item.agreed),
        related=_revision_in_force(linked.record(item.value), item.in_force),
        help=help_line,
    )


def _describe_basis(agreed: AgreedRevision) -> str:
    """How it is known which revision was agreed with."""
    if agreed.basis == "written":
        return ""
    return (
        f"in force at the latest check-in, {agreed.day}" if agreed.basis == "check-in" else f"in force on {agreed.day}"
    )


def _revision_in_force(record: Record, revision: int) -> Iterator[Related]:
    assert isinstance(record.fields, Value)
    for place, item in enumerate(record.fields.revisions):
        if item.revision == revision:
            where = locate_record(record, ("revisions", place, "date"))
            yield Related(where, f"revision {revision} since {item.date}")


def _naming_values(linked: LinkedHandbook) -> list[Record]:
    """The records in use that name a value, where any value is retired or has ended."""
    if len(linked.current("value")) == len(linked.of("value")):
        return []
    records = (record for kind in _IN_USE for record in linked.of(kind) if _is_in_use(linked, record))
    return [record for record in records if linked.graph.outgoing(record.key, "values")]


def _retired_in_use(linked: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """The places where a record names a value that is retired or has ended."""
    for reference in linked.graph.outgoing(record.key, "values"):
        if not linked.is_current(linked.record(reference.target)):
            yield _names_retired(record, reference, linked.graph.target(reference.target, "replaced_by"))


def _is_in_use(linked: LinkedHandbook, record: Record) -> bool:
    return linked.is_current(record) and not (isinstance(record.fields, Work) and record.fields.status == "achieved")


def _names_retired(record: Record, reference: Reference, heir: Key | None) -> Diagnostic:
    headline = f"the {record.kind} `{record.id}` names the value `{reference.target.id}`, which is no longer in force"
    help_line = f"`{heir.id}` stands in its place" if heir else "name a value that is in force, or take it out"
    return diagnostic("retired-value-in-use", headline, locate_record(record, reference.path), help=help_line)


CHECKS = (
    Check("tension-without-rationale", _straining, each(_unexplained)),
    Check("alignment-of-older-revision", _serving_revised, each(_older_revisions)),
    Check("retired-value-in-use", _naming_values, each(_retired_in_use)),
)
