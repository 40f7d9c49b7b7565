"""Checks of what kind of value it is: one that is aspired to needs an objective, a title that all have needs behaviours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.checks.values import in_force_beside, missing_kind, serving
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.kinds import Value
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from values_handbook.derive.checks.check import Found
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record

GENERIC_TITLES = frozenset(
    """accountability ambition collaboration commitment customer-focus creativity diversity empathy excellence fairness
    honesty inclusion innovation integrity leadership loyalty openness ownership passion performance professionalism quality
    reliability respect responsibility safety sustainability teamwork transparency trust
    begeisterung ehrlichkeit exzellenz fairness führung innovation innovationskraft integrität kreativität kundenorientierung
    leidenschaft leistung loyalität nachhaltigkeit offenheit professionalität qualität respekt sicherheit teamarbeit
    teamgeist transparenz verantwortung vertrauen vielfalt wertschätzung zusammenarbeit zuverlässigkeit""".split()
)
"""Titles of values that nearly every organization has, in English and German, in small letters, spaces as hyphens."""


def _aspirational(linked: LinkedHandbook) -> Sequence[Record]:
    values = in_force_beside(linked, "objective")
    return [record for record in values if isinstance(record.fields, Value) and record.fields.type == "aspirational"]


def _without_objective(linked: LinkedHandbook, values: Sequence[Record]) -> Iterator[Found]:
    code = "aspirational-without-objective"
    if not linked.of("objective"):
        yield from missing_kind(values, code, "objective")
        return
    for record in values:
        if not serving(linked, record.key, "objective"):
            headline = f"the value `{record.id}` is aspirational, and no current objective works towards it"
            help_line = "name it in the `values` of an objective, or write `type: core` once it is lived"
            yield record, diagnostic(code, headline, locate_record(record, ("type",)), help=help_line)


def _current(linked: LinkedHandbook) -> Sequence[Record]:
    return linked.current("value")


def is_generic(title: str) -> bool:
    """Whether nearly every organization has a value of this title."""
    return "-".join(title.casefold().split()) in GENERIC_TITLES


def _generic(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    value = record.fields
    assert isinstance(value, Value)
    if is_generic(value.heading) and not value.behaviours:
        title = " ".join(value.heading.split())
        headline = f"every organization could have a value called “{title}”, and nothing says what it asks for here"
        help_line = "add `behaviours:` that can be seen, or take the strongest of them as the title"
        yield diagnostic("generic-title", headline, locate_record(record, ("title",)), help=help_line)


CHECKS = (
    Check("aspirational-without-objective", _aspirational, _without_objective),
    Check("generic-title", _current, each(_generic)),
)
