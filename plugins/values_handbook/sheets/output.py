"""The sheets of a handbook, ready to be written; where it has no goals yet, with an example to write over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.sheets.columns import SHEETS, Column, mark_title, written_columns
from values_handbook.sheets.names import ids_of
from values_handbook.sheets.rows import Mark, SheetReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.editing.opened import OpenedHandbook

EXAMPLE = "example"
"""What the mark of an example row names in place of a record."""
_EXAMPLES = {
    "goals": {
        "title": "Fewer surprises for our customers",
        "summary": "Incidents are announced before customers notice them.",
        "level": "organization",
        "period": "2027-H1",
        "status": "proposed",
    },
    "measures": {
        "goal": "Fewer surprises for our customers",
        "title": "Unannounced incidents per month",
        "direction": "decrease",
        "baseline": "9",
        "target": "1",
    },
}


class OutputSheet(NamedTuple):
    """A sheet: its columns, and rows of texts, of which the last is the mark. `choices` are words by column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    choices: dict[str, tuple[str, ...]]

    @property
    def header(self) -> tuple[str, ...]:
        """The titles of the columns, that of the mark last."""
        return (*(column.name for column in self.columns), mark_title(self.name))


def output_sheets(opened: OpenedHandbook, *, only_published: bool) -> tuple[OutputSheet, ...]:
    """All sheets."""
    reader = SheetReader(opened, only_published=only_published)
    shown = opened.published if only_published else opened.handbook
    has_goals = bool(shown.of("goal"))
    sheets = []
    for name in SHEETS:
        columns = written_columns(name)
        rows = list(_rows(reader, name))
        if not has_goals and name in _EXAMPLES:
            rows = [_example(reader, name)]
        choices = {item.name: found for item in columns if (found := item.words or tuple(ids_of(shown, item.kinds)))}
        sheets.append(OutputSheet(name, columns, tuple(rows), choices))
    return tuple(sheets)


def example_digest(reader: SheetReader, name: str) -> str:
    """The digest of the example row of a sheet."""
    cells = {column.name: _EXAMPLES.get(name, {}).get(column.name, "") for column in written_columns(name)}
    return reader.digest(name, cells)


def _rows(reader: SheetReader, name: str) -> Iterator[tuple[str, ...]]:
    for row in reader.rows(name):
        yield (*(row.cells[column.name] for column in written_columns(name)), str(reader.mark(name, row)))


def _example(reader: SheetReader, name: str) -> tuple[str, ...]:
    mark = Mark(EXAMPLE, 0, example_digest(reader, name))
    return (*(_EXAMPLES[name].get(column.name, "") for column in written_columns(name)), str(mark))
