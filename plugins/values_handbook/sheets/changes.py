"""Tables and the handbook → what is to change, or all that speaks against it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from values_handbook.model.kinds import MODELS
from values_handbook.sheets.columns import MEASURE_COLUMNS, SHEETS, STATE_COLUMNS, column_called, written_columns
from values_handbook.sheets.comparing import Comparing
from values_handbook.sheets.draft import Draft, field_value
from values_handbook.sheets.headers import Headers, check_mapping, parse_mapping, read_headers, sheet_of
from values_handbook.sheets.items import ItemRows
from values_handbook.sheets.lines import put_lines
from values_handbook.sheets.matching import Matching, sheet_rows
from values_handbook.sheets.names import folded
from values_handbook.sheets.output import EXAMPLE, example_digest
from values_handbook.sheets.problems import Problems, UnusableSheetError
from values_handbook.sheets.rows import LIST_OF, SheetReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from values_handbook.editing.opened import OpenedHandbook
    from values_handbook.model.record import Key
    from values_handbook.sheets.columns import Column
    from values_handbook.sheets.comparing import CellEdit, Meant
    from values_handbook.sheets.locale import Locale
    from values_handbook.sheets.matching import MatchedRow, SheetRow
    from values_handbook.sheets.table import SheetTable

_NOT_FIELDS = ("id", "period.start", "period.end", "measure", "check_in", *MEASURE_COLUMNS, *STATE_COLUMNS)
"""Columns of goals that are no field of a goal by themselves."""


class Import(NamedTuple):
    """The changes of a change document, how the columns of each table were read, and what else is to be said."""

    changes: tuple[dict[str, Any], ...]
    columns: tuple[str, ...]
    remarks: tuple[str, ...]


def plan_import(
    opened: OpenedHandbook,
    tables: Sequence[SheetTable],
    name: str,
    *,
    mapping: Sequence[str] = (),
    locale: Locale | None = None,
    sheet: str = "",
) -> Import:
    """What tables of a file called `name` change. `sheet` says what a table is that does not say it itself.

    Raises UnusableSheetError with all that speaks against it, by row and column.
    """
    fields = parse_mapping(mapping)
    check_mapping(mapping, tables)
    return _Importer(opened, locale).run(_sheets(tables, sheet), name, fields)


def _sheets(tables: Sequence[SheetTable], sheet: str) -> list[tuple[str, SheetTable]]:
    """The tables with the sheets that they are. Of a workbook that knows none of ours, the first one counts."""
    found = [(sheet_of(table), table) for table in tables]
    if not any(of for of, _ in found):
        return [(sheet or "goals", tables[0]), *(("", table) for table in tables[1:])]
    return found


class _Importer:
    """One import: what it has read so far, and what it has found wrong."""

    def __init__(self, opened: OpenedHandbook, locale: Locale | None) -> None:
        self._problems = Problems()
        self._reader = SheetReader(opened, locale=locale)
        self._published = SheetReader(opened, only_published=True)
        self._comparing = Comparing(self._reader, self._problems, opened.project.language)
        self._matching = Matching(opened.handbook, self._reader.names, self._problems)
        self._remarks: list[str] = []
        self._drafts: dict[Key, Draft] = {}
        self._items = ItemRows(self._comparing, self._draft_of, self._remarks)

    def run(self, sheets: list[tuple[str, SheetTable]], name: str, mapping: dict[str, str]) -> Import:
        rows: dict[str, list[SheetRow]] = {sheet: [] for sheet in SHEETS}
        columns: list[str] = []
        for sheet, table in sheets:
            file = f"{name}, {table.name}" if table.name else name
            if not sheet:
                self._remarks.append(f"{file}: not read; it is none of the sheets {', '.join(SHEETS)}")
                continue
            headers = read_headers(sheet, table, mapping)
            found = [row for row in sheet_rows(sheet, file, table, headers) if not self._is_example(row)]
            self._check_columns(sheet, file, headers, found)
            columns += _described(file, table, headers)
            rows[sheet] += found
        matched = [item for sheet in ("values", "goals") for item in self._matching.match(rows[sheet])]
        for item in matched:
            if item.record is not None or not self._has_mark(item.row):
                record = item.record
                self._drafts[item.key] = Draft(item.key, self._reader.fields(record) if record else None)
        for item in matched:
            self._put(item)
        for row in self._matching.unmatched:
            self._comparing.meant(row)  # What is wrong with its cells is told, too.
        for sheet in LIST_OF:
            for row in rows[sheet]:
                self._items.put(row)
        if self._problems:
            raise UnusableSheetError("nothing was imported:", self._problems.lines())
        changes = (change for draft in self._drafts.values() if (change := draft.change()))
        return Import(tuple(changes), tuple(columns), tuple(self._remarks))

    def _is_example(self, row: SheetRow) -> bool:
        """Whether a row is the example of an empty handbook, as it was."""
        if row.mark is None or row.mark.id != EXAMPLE:
            return False
        meant = {column.name: row.text(column.name) for column in written_columns(row.sheet)}
        return row.mark.digest == example_digest(self._reader, row.sheet) == self._reader.digest(row.sheet, meant)

    @staticmethod
    def _has_mark(row: SheetRow) -> bool:
        return row.mark is not None and row.mark.id != EXAMPLE

    def _check_columns(self, sheet: str, file: str, headers: Headers, rows: list[SheetRow]) -> None:
        """Refuse a table without the columns that a new row needs."""
        found = {column.name for column in headers.columns.values()}
        needed = {"measures": ("goal", "title"), "check-ins": ("goal", "date")}.get(sheet, ("title",))
        if missing := [name for name in needed if name not in found]:
            word = missing[0]
            raise UnusableSheetError(
                f'{file}: no column is the {word}; say which one it is: --map "Objective Title={word}"'
                if word == "title"
                else f'{file}: no column is the {word}; say which one it is: --map "COLUMN={word}"'
            )

    def _draft_of(self, key: Key) -> Draft | None:
        """The draft of a goal; None where it could not be made, which was noted with its row."""
        if key not in self._drafts and (record := self._reader.handbook.by_key.get(key)):
            self._drafts[key] = Draft(key, self._reader.fields(record))
        return self._drafts.get(key)

    def _put(self, item: MatchedRow) -> None:
        """A row of goals or of values."""
        row = item.row
        if item.record is None:
            if self._has_mark(row):
                self._gone(row)
            else:
                self._new(row, self._drafts[item.key])
            return
        draft = self._drafts[item.key]
        (base,) = self._reader.rows_of(row.sheet, item.record)
        if row.mark is not None and row.mark.id != EXAMPLE:
            edits = self._comparing.edits(row, row.mark, (base, *self._published.rows_of(row.sheet, item.record)))
        else:
            same = folded(base.cells["title"]) == folded(row.text("title"))
            left_out = ("id", "title") if same else ("id",)
            names = [column.name for column in written_columns(row.sheet) if column.name not in left_out]
            edits = self._comparing.additions(row, base, names)
            self._put_parts(row, self._comparing.meant(row) or {}, draft)
        self._apply(row, draft, edits)

    def _apply(self, row: SheetRow, draft: Draft, edits: list[CellEdit]) -> None:
        fields = dict(draft.present or {})
        for edit in edits:
            if edit.column.sort == "lines":
                put_lines(row, draft, edit, self._problems)
                continue
            draft.put(edit.column, edit.old, edit.new, own=partial(self._own, edit.column))
            fields[edit.column.name] = field_value(edit.column, edit.new) if edit.new else None
        fields = {name: value for name, value in fields.items() if value is not None}
        self._comparing.check(MODELS[draft.key.kind], fields, row, {edit.column.name for edit in edits})

    def _own(self, column: Column, text: str) -> str:
        """What a single name in a record means."""
        name, sign, part = text.partition("#")
        return self._reader.cells.of_record(column._replace(sort="name"), name) + sign + part

    def _new(self, row: SheetRow, draft: Draft) -> None:
        meant = self._comparing.meant(row)
        if meant is None:
            return
        days = {name: text for name in ("start", "end") if (text := meant.get(f"period.{name}", ""))}
        for name, text in meant.items():
            if text and name not in _NOT_FIELDS:
                draft.fields[name] = field_value(column_called(row.sheet, name), text)
        if days and "period" not in draft.fields:
            draft.fields["period"] = days
        self._comparing.check(MODELS[draft.key.kind], draft.fields, row)
        self._put_parts(row, meant, draft)

    def _put_parts(self, row: SheetRow, meant: Meant, draft: Draft) -> None:
        """The measure and the check-in that a row of goals may hold, too."""
        if row.sheet != "goals":
            return
        figures = {name: text for name in MEASURE_COLUMNS if (text := meant.get(name, ""))}
        if meant.get("measure") or figures:
            title = meant.get("measure") or meant["title"]
            self._items.add(row, "measures", {"title": title, **figures}, draft)
        state = {name: text for name in STATE_COLUMNS if (text := meant.get(name, ""))}
        if state:
            day = meant.get("check_in") or meant.get("as_of", "")
            if day:
                self._items.add(row, "check-ins", {"date": day, **state}, draft)
            else:
                self._problems.add(
                    row.place(next(iter(state))),
                    'of which day is this? Map a column of days to it: --map "COLUMN=check_in"',
                )

    def _gone(self, row: SheetRow) -> None:
        """A row of a record that the handbook no longer has."""
        assert row.mark is not None
        meant = self._comparing.meant(row)
        if meant is None:
            return
        known = {column.name: "" for column in written_columns(row.sheet)} | meant
        noun = row.sheet.removesuffix("s")
        if self._reader.digest(row.sheet, known) == row.mark.digest:
            self._remarks.append(
                f"{row.file}, row {row.number}: there is no longer a {noun} `{row.mark.id}`; the row is ignored"
            )
        else:
            self._problems.add(
                row.place(),
                f"there is no longer a {noun} `{row.mark.id}`; remove the row, or empty its hidden cell to make it anew",
            )


def _described(file: str, table: SheetTable, headers: Headers) -> Iterator[str]:
    """How the columns were read, where titles are not the names of the fields."""
    read = [
        f"“{table.header[number]}” as {column.name}"
        for number, column in sorted(headers.columns.items())
        if table.header[number] != column.name
    ]
    if read:
        yield f"{file}: read {', '.join(read)}"
    if headers.ignored:
        titles = ", ".join(f"“{title}”" for title in headers.ignored)
        yield f'{file}: not read: {titles}; --map "COLUMN=field" reads one'
