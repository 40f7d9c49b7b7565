"""What the changes do to the whole: alignment cells, coverage, and findings that came and went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.compare.changes import AlignmentGained, AlignmentLost, AlignmentStrengthened, AlignmentWeakened
from values_handbook.derive.alignment.coverage import coverage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from values_handbook.compare.changes import Change
    from values_handbook.compare.pairing import Names
    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Key


class CellChange(NamedTuple):
    """Where a goal or an objective meets a value or an objective: the strength before and after, empty for none."""

    row: Key
    column: Key
    before: str
    after: str


def cell_changes(changes: Iterable[Change]) -> tuple[CellChange, ...]:
    """The cells of alignment matrices that were gained, lost, or weigh something else, in the order of the changes."""
    return tuple(cell for change in changes if (cell := _cell(change)) is not None)


def _cell(change: Change) -> CellChange | None:
    match change:
        case AlignmentGained(row, column, strength):
            return CellChange(row, column, "", strength)
        case AlignmentLost(row, column, strength):
            return CellChange(row, column, strength, "")
        case AlignmentStrengthened(row, column, before, after) | AlignmentWeakened(row, column, before, after):
            return CellChange(row, column, before, after)
        case _:
            return None


@dataclass(frozen=True, slots=True)
class CoverageChange:
    """How many current records of each kind serve a value, before and after; None where the value does not count."""

    value: Key
    before: tuple[tuple[str, int], ...] | None
    after: tuple[tuple[str, int], ...] | None


def coverage_changes(old: LinkedHandbook, new: LinkedHandbook, names: Names) -> tuple[CoverageChange, ...]:
    """The values whose support is another one, in the order of the site; then those that no longer count."""
    before = {names.key(item.value): item.counts for item in coverage(old).support}
    after = {item.value: item.counts for item in coverage(new).support}
    return tuple(
        CoverageChange(value, before.get(value), after.get(value))
        for value in dict.fromkeys([*after, *before])
        if before.get(value) != after.get(value)
    )


def new_findings(
    before: Iterable[Diagnostic], after: Iterable[Diagnostic], named: Callable[[str], str] = str
) -> Iterator[Diagnostic]:
    """The findings of `after` that `before` does not have, in the order of `after`.

    Two are the same where code, severity and headline are: a record that moves to another line or file takes its findings
    along. `named` turns a headline of either into the names of now.
    """
    known = Counter(_identity(item, named) for item in before)
    for item in after:
        identity = _identity(item, named)
        if known[identity]:
            known[identity] -= 1
        else:
            yield item


def _identity(item: Diagnostic, named: Callable[[str], str]) -> tuple[str, str, str]:
    return item.code, item.severity, named(item.headline)
