"""Checks of measures: whether they cover all four lenses."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from values_handbook.derive.checks.check import Check, each, join_words
from values_handbook.derive.checks.goals import open_work, work_of
from values_handbook.diagnostics import diagnostic
from values_handbook.model.kinds.work import LENSES
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from values_handbook.derive.checks.check import Found
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Record


def _lenses(record: Record) -> set[str | None]:
    return {measure.lens for measure in work_of(record).measures}


def _with_lens(linked: LinkedHandbook) -> list[Record]:
    """The open objectives and goals with a measure that names its lens."""
    work = chain(open_work(linked, "objective"), open_work(linked, "goal"))
    return [record for record in work if any(_lenses(record))]


def _of_teams_with_lens(linked: LinkedHandbook) -> list[Record]:
    """Those of more than one person: the goal of an individual may well have a single measure."""
    return [record for record in _with_lens(linked) if getattr(record.fields, "level", "") != "individual"]


def _one_lens(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """Measures that all have the same lens. A measure without a lens may belong to another one."""
    lenses = _lenses(record)
    if len(lenses) > 1:
        return
    (lens,) = lenses
    headline = f"the {record.kind} `{record.id}` is measured through one lens only: {lens}"
    help_line = f"add a measure whose `lens` is {join_words((word for word in LENSES if word != lens), 'or')}"
    yield diagnostic("measures-of-one-lens", headline, locate_record(record, ("measures", 0, "lens")), help=help_line)


def _first_with_lens(linked: LinkedHandbook) -> list[Record]:
    """The first record with a measure, where the finding for the whole handbook is shown."""
    return _with_lens(linked)[:1]


def _unused_lens(linked: LinkedHandbook, records: Sequence[Record]) -> Iterator[Found]:
    """Lenses that no measure of an open goal or objective has."""
    used = set[str | None]().union(*map(_lenses, _with_lens(linked)))
    missing = [lens for lens in LENSES if lens not in used]
    if missing:
        headline = (
            f"no measure looks through the {'lens' if len(missing) == 1 else 'lenses'} {join_words(missing, 'and')}"
        )
        help_line = f"add a measure whose `lens` is {join_words(missing, 'or')} where it matters most"
        place = locate_record(records[0], ("measures",))
        yield records[0], diagnostic("lens-without-measure", headline, place, help=help_line)


CHECKS = (
    Check("measures-of-one-lens", _of_teams_with_lens, each(_one_lens)),
    Check("lens-without-measure", _first_with_lens, _unused_lens),
)
