"""The tables of a Markdown report: alignment cells gained and lost, and coverage before and after."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from values_handbook.compare.report.fitting import ReportSection
from values_handbook.compare.report.wording import strength_word
from values_handbook.derive.alignment.coverage import SUPPORT
from values_handbook.labels import english_labels
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from values_handbook.compare.effects import CellChange, CoverageChange
    from values_handbook.model.record import Key

    Name = Callable[[Key], str]

MOST_COLUMNS = 8
"""Columns of a matrix: with more, a comment is scrolled to the side."""


def matrices(cells: Iterable[CellChange], name: Name) -> Iterator[ReportSection]:
    """A matrix of the changed cells for each kind of column, with those columns in which most changed.

    Rows and columns stand as they come in the changes: by kind, then as the site lists them.
    """
    found = list(cells)
    for kind in KINDS:
        of_kind = [cell for cell in found if cell.column.kind == kind]
        if of_kind:
            yield _matrix(of_kind, name, f"Alignments with {KINDS[kind].nouns}")


def _matrix(cells: list[CellChange], name: Name, heading: str) -> ReportSection:
    often = Counter(cell.column for cell in cells)
    chosen = {column for column, _ in often.most_common(MOST_COLUMNS)}
    columns = [column for column in often if column in chosen]
    rows = dict.fromkeys(cell.row for cell in cells)
    t = english_labels()
    at = {(cell.row, cell.column): _step(strength_word(cell.before, t), strength_word(cell.after, t)) for cell in cells}
    lines = [_row([name(row), *(at.get((row, column), "") for column in columns)]) for row in rows]
    hidden = f"{len(often) - len(columns)} more columns are not shown.\n\n" if len(often) > len(columns) else ""
    return ReportSection(
        heading, lines, ("row of alignments", "rows of alignments"), hidden + _head(map(name, columns))
    )


def _step(before: str, after: str) -> str:
    if not before:
        return f"+ {after}"
    return f"{before} → {after}" if after else f"− {before}"


def coverage_table(coverage: Iterable[CoverageChange], name: Name) -> ReportSection:
    """How many current records of each kind serve a value, where that changed."""
    lines = [_row([name(item.value), *_counts(item)]) for item in coverage]
    heads = [KINDS[kind].plural for kind in SUPPORT]
    return ReportSection("Coverage of the values", lines, ("row of coverage", "rows of coverage"), _head(heads))


def _counts(item: CoverageChange) -> list[str]:
    """The counts of a value; one that did not count before, or no longer counts, has none on that side."""
    before = dict(item.before) if item.before is not None else {}
    after = dict(item.after) if item.after is not None else {}
    return [_count(before.get(kind), after.get(kind)) for kind in SUPPORT]


def _count(before: int | None, after: int | None) -> str:
    if before == after:
        return str(after)
    return f"{'–' if before is None else before} → {'–' if after is None else after}"


def _head(columns: Iterable[str]) -> str:
    names = ["", *columns]
    return f"{_row(names)}\n{_row(['---'] * len(names))}\n"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
