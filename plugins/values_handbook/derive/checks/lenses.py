"""Success that is measured through some of the four lenses only."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from values_handbook.derive.checks.check import Check, each
from values_handbook.derive.checks.goals import open_work, work_of
from values_handbook.diagnostics import diagnostic
from values_handbook.model.kinds.work import LENSES
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from values_handbook.derive.checks.check import Found
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Record


def _lenses(record: Record) -> set[str | None]:
    return {measure.lens for measure in work_of(record).measures}


def _measured(linked: LinkedHandbook) -> list[Record]:
    """The open objectives and goals with a measure that names its lens."""
    work = chain(open_work(linked, "objective"), open_work(linked, "goal"))
    return [record for record in work if any(_lenses(record))]


def _measured_together(linked: LinkedHandbook) -> list[Record]:
    """Those of more than one person: what one promises may well be one figure."""
    return [record for record in _measured(linked) if getattr(record.fields, "level", "") != "individual"]


def _one_lens(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    """Measures that all look through one lens. One that names none may look through another."""
    lenses = _lenses(record)
    if len(lenses) > 1:
        return
    (lens,) = lenses
    headline = f"the {record.kind} `{record.id}` is measured through one lens only: {lens}"
    help_line = f"add a measure whose `lens` is {_listed((word for word in LENSES if word != lens), 'or')}"
    yield diagnostic("measures-of-one-lens", headline, locate_record(record, ("measures", 0, "lens")), help=help_line)


def _first_measured(linked: LinkedHandbook) -> list[Record]:
    """Asked once of the whole handbook, at its first measure."""
    return _measured(linked)[:1]


def _unused_lens(linked: LinkedHandbook, records: Sequence[Record]) -> Iterator[Found]:
    """Lenses through which no measure of an open goal or objective looks."""
    used = set[str | None]().union(*map(_lenses, _measured(linked)))
    missing = [lens for lens in LENSES if lens not in used]
    if missing:
        headline = f"no measure looks through the {'lens' if len(missing) == 1 else 'lenses'} {_listed(missing, 'and')}"
        help_line = f"add a measure whose `lens` is {_listed(missing, 'or')} where it matters most"
        place = locate_record(records[0], ("measures",))
        yield records[0], diagnostic("lens-without-measure", headline, place, help=help_line)


def _listed(words: Iterable[str], link: str) -> str:
    *first, last = words
    return f"{', '.join(first)} {link} {last}" if first else last


CHECKS = (
    Check("measures-of-one-lens", _measured_together, each(_one_lens)),
    Check("lens-without-measure", _first_measured, _unused_lens),
)
