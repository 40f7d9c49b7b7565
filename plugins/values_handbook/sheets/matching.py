"""Rows of a table → the records that they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.editing.creating import readable_id
from values_handbook.editing.rename_target import CannotEditError, check_id_is_free
from values_handbook.model.record import Key
from values_handbook.sheets.cells import SheetCell
from values_handbook.sheets.names import folded
from values_handbook.sheets.output import EXAMPLE
from values_handbook.sheets.problems import SheetPlace, shown
from values_handbook.sheets.rows import KIND_OF, Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record import Handbook, Record
    from values_handbook.sheets.headers import Headers
    from values_handbook.sheets.names import RecordNames
    from values_handbook.sheets.problems import Problems
    from values_handbook.sheets.table import SheetTable


class SheetRow(NamedTuple):
    """A row of a sheet: its cells by the names of columns, their titles in the file, and its mark, if it has one."""

    sheet: str
    file: str
    number: int
    cells: dict[str, SheetCell]
    titles: dict[str, str]
    mark: Mark | None

    def place(self, column: str = "") -> SheetPlace:
        """The row, or a cell of it."""
        return SheetPlace(self.file, self.number, self.titles.get(column, column))

    def text(self, column: str) -> str:
        """What a cell holds."""
        return self.cells.get(column, SheetCell()).text.strip()


class MatchedRow(NamedTuple):
    """A row, with the record that it is about: one that is there, or the key of a new one."""

    row: SheetRow
    key: Key
    record: Record | None


def sheet_rows(sheet: str, file: str, table: SheetTable, headers: Headers) -> Iterator[SheetRow]:
    """The rows of a table that hold something besides a mark."""
    titles = {column.name: table.header[number] for number, column in headers.columns.items()}
    for row in table.rows:
        cells = {column.name: row.cells[number] for number, column in headers.columns.items()}
        if any(cell.text.strip() for cell in cells.values()):
            mark = Mark.parse(row.cells[headers.mark].text) if headers.mark is not None else None
            yield SheetRow(sheet, file, row.number, cells, titles, mark)


class Matching:
    """Finds the records of the rows of goals and of values, and chooses ids of new ones."""

    def __init__(self, handbook: Handbook, names: RecordNames, problems: Problems) -> None:
        self._handbook = handbook
        self._names = names
        self._problems = problems
        self._rows_of: dict[Key, SheetRow] = {}
        self.unmatched: list[SheetRow] = []
        """Rows that could not be matched."""

    def match(self, rows: list[SheetRow]) -> list[MatchedRow]:
        """The rows with their records. A row that cannot be matched is a problem, and left out."""
        marks = {row.text("id") for row in rows if row.mark and row.text("id") == row.mark.id}
        found = []
        for row in rows:
            if row.mark and row.mark.id != EXAMPLE and not row.text("id") and row.mark.id in marks:
                row = row._replace(mark=None)  # A copy of another row, made to be a new record.
            matched = self._match(row)
            if matched is not None and self._is_first(matched):
                found.append(matched)
            else:
                self.unmatched.append(row)
        return found

    def record(self, kind: str, identifier: str) -> Record | None:
        """The record with an id, today or earlier."""
        today = next((item.id for item in self._handbook.of(kind) if identifier in item.fields.formerly), identifier)
        return self._handbook.by_key.get(Key(kind, identifier)) or self._handbook.by_key.get(Key(kind, today))

    def _match(self, row: SheetRow) -> MatchedRow | None:
        kind = KIND_OF[row.sheet]
        identifier = row.text("id")
        if row.mark and row.mark.id != EXAMPLE:
            return self._marked(row, kind, row.mark, identifier)
        if identifier and (record := self.record(kind, identifier)):
            return MatchedRow(row, record.key, record)
        title = folded(row.text("title"))
        if not title:
            self._problems.add(row.place("title"), "a title is missing; write one, or empty the row")
            return None
        same = [item for item in self._handbook.of(kind) if folded(item.fields.heading) == title and not identifier]
        if len(same) > 1:
            which = " or ".join(f"`{item.id}`" for item in same)
            self._problems.add(
                row.place("title"), f"more than one {kind} is called so; write {which} into a column `id`"
            )
            return None
        if same:
            return MatchedRow(row, same[0].key, same[0])
        key = self._new_key(row, kind, identifier)
        return MatchedRow(row, key, None) if key else None

    def _marked(self, row: SheetRow, kind: str, mark: Mark, identifier: str) -> MatchedRow | None:
        if identifier and identifier != mark.id and "id" in row.cells:
            self._problems.add(
                row.place("id"),
                f"`{mark.id}` keeps its id here; write it again, and use `handbook rename {kind}:{mark.id} {identifier}`",
            )
            return None
        if not identifier and "id" in row.cells:
            self._problems.add(
                row.place("id"),
                f"the id `{mark.id}` is gone; write it again, or, for a new {kind}, empty the hidden column, too",
            )
            return None
        record = self.record(kind, mark.id)
        return MatchedRow(row, record.key if record else Key(kind, mark.id), record)

    def _new_key(self, row: SheetRow, kind: str, identifier: str) -> Key | None:
        taken = {
            key.id for key in (*self._handbook.by_key, *self._handbook.left_out, *self._rows_of) if key.kind == kind
        }
        taken.update(earlier for item in self._handbook.of(kind) for earlier in item.fields.formerly)
        try:
            key = Key(kind, identifier or _unused(readable_id(row.text("title"), kind), taken))
            check_id_is_free(self._handbook, key)
        except CannotEditError as error:
            why = str(error).removesuffix("; choose one with --id")
            help_line = "" if identifier else "; write one into a column `id`"
            self._problems.add(row.place("id" if identifier else "title"), why + help_line)
            return None
        return key

    def _is_first(self, matched: MatchedRow) -> bool:
        """Whether no earlier row is about the same record. Notes the new names, by which other rows may refer to it."""
        row = matched.row
        other = self._rows_of.get(matched.key)
        if other is None and matched.record is None:
            title = folded(row.text("title"))
            same = (item for key, item in self._rows_of.items() if key.kind == matched.key.kind and not item.text("id"))
            other = next((item for item in same if folded(item.text("title")) == title and not row.text("id")), None)
        if other is not None:
            self._problems.add(
                row.place(),
                f"row {other.number} is about `{shown(row.text('title') or matched.key.id)}` already; remove one of "
                "them, or give each an id of its own in a column `id`",
            )
            return False
        self._rows_of[matched.key] = row
        if matched.record is None and not (row.mark and row.mark.id != EXAMPLE):
            self._names.add(matched.key, row.text("title"))
        return True


def _unused(identifier: str, taken: set[str]) -> str:
    """An id with a number behind it where others have taken it."""
    number = 1
    found = identifier
    while found in taken:
        number += 1
        found = f"{identifier}-{number}"
    return found
