"""Records → rows, each with a mark that tells later whether the row or the record has changed."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from values_handbook.editing.apply.files import read_root, record_in
from values_handbook.sheets.cells import Reader, alignments_text, period_text
from values_handbook.sheets.columns import DEFAULT_STRENGTH, Column, written_columns
from values_handbook.sheets.names import RecordNames, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.editing.opened import OpenedHandbook
    from values_handbook.model.record import Key, Record
    from values_handbook.nodes import Node
    from values_handbook.sheets.locale import Locale

KIND_OF = {"goals": "goal", "measures": "goal", "check-ins": "goal", "values": "value"}
"""The kind of record that the rows of each sheet are about."""
LIST_OF = {"measures": "measures", "check-ins": "check_ins"}
"""The field of which each item is a row of the sheet."""
DIGITS = 12
"""Hexadecimal digits of a SHA-256 that stand for a row."""

Fields = dict[str, Any]


class RecordRow(NamedTuple):
    """A record, or the item at `position` (from 1) of its list, as the cells of a sheet."""

    key: Key
    position: int
    cells: dict[str, str]


class Mark(NamedTuple):
    """What the hidden column holds: of what a row was exported, and the digest of what its cells meant."""

    id: str
    position: int
    digest: str

    def __str__(self) -> str:
        return f"{self.id}{f'/{self.position}' if self.position else ''}@{self.digest}"

    @classmethod
    def parse(cls, text: str) -> Mark | None:
        """The mark in a cell; None where there is none."""
        name, at, digest = text.strip().rpartition("@")
        identifier, slash, position = name.partition("/")
        if not at or len(digest) != DIGITS or (slash and not position.isdecimal()):
            return None
        return cls(identifier, int(position or 0), digest)


class SheetReader:
    """Reads a handbook's records as rows. With `only_published`, other records are in none, nor is what names them."""

    def __init__(self, opened: OpenedHandbook, *, only_published: bool = False, locale: Locale | None = None) -> None:
        self._opened = opened
        self.handbook = opened.handbook
        self._roots: dict[str, Node | None] = {}
        self._shown = opened.published if only_published else opened.handbook
        self.names = RecordNames(opened.handbook)
        options = opened.project.options
        self.cells = Reader(
            self.names, opened.project.language, locale, is_known_period=lambda word: word in options.periods
        )

    def rows(self, sheet: str) -> Iterator[RecordRow]:
        """The rows of a sheet: records in the order of the site, and what they hold in the order of their files."""
        for record in self._shown.of(KIND_OF[sheet]):
            yield from self.rows_of(sheet, record)

    def rows_of(self, sheet: str, record: Record) -> Iterator[RecordRow]:
        """The rows of a sheet that are about one record."""
        fields = self.fields(record)
        if sheet not in LIST_OF:
            yield RecordRow(
                record.key, 0, {column.name: self._cell(column, record, fields) for column in written_columns(sheet)}
            )
            return
        for position, item in enumerate(fields.get(LIST_OF[sheet], ()), 1):
            cells = {column.name: self._cell(column, record, item) for column in written_columns(sheet)}
            yield RecordRow(record.key, position, cells)

    def fields(self, record: Record) -> Fields:
        """What the file says of a record, as texts, in its full form."""
        file = record.file
        if file.path not in self._roots:
            self._roots[file.path] = read_root(file.path, file.data)
        full = record_in(self._roots[file.path], record.item, record.kind).full()
        assert isinstance(full, dict)
        return full

    def digest(self, sheet: str, meant: dict[str, str]) -> str:
        """The digest of what the cells of a row mean; ids that a rename changes are not in it."""
        texts = [meant[column.name] for column in written_columns(sheet) if column.name not in ("id", "goal")]
        written = json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass")
        return hashlib.sha256(written).hexdigest()[:DIGITS]

    def meant(self, sheet: str, row: RecordRow) -> dict[str, str]:
        """What the cells of a record mean, in the way in which cells of tables are read."""
        return {column.name: self.cells.of_record(column, row.cells[column.name]) for column in written_columns(sheet)}

    def mark(self, sheet: str, row: RecordRow) -> Mark:
        """The mark of a row."""
        return Mark(row.key.id, row.position, self.digest(sheet, self.meant(sheet, row)))

    def _cell(self, column: Column, record: Record, fields: Fields) -> str:
        if column.name in ("id", "goal"):
            return record.id
        found = fields.get(column.name, "")
        match column.sort:
            case "names" | "who":
                return ", ".join(name for name in found if self._is_shown(name, column.kinds)) if found else ""
            case "name":
                return found if found and self._is_shown(found, column.kinds) else ""
            case "alignments":
                return alignments_text(
                    {
                        item[column.kinds[0]]: item.get("strength", DEFAULT_STRENGTH)
                        for item in found
                        if self._is_shown(item[column.kinds[0]], column.kinds)
                    }
                    if found
                    else {}
                )
            case "period" if isinstance(found, dict):
                return period_text(found.get("start", ""), found.get("end", ""))
            case "lines":
                return "\n".join(line_of(item)[1] for item in found)
        return str(found)

    def _is_shown(self, name: str, kinds: tuple[str, ...]) -> bool:
        """Whether a reference may stand in the table."""
        try:
            return self.names.find(name.partition("#")[0], kinds) in self._shown
        except UnknownNameError:
            return True  # A person without a record, or a mistake: no record is named.


def line_of(behaviour: Fields) -> tuple[str, str]:
    """The field of a behaviour that its line in a cell holds, and the line: its title, else its text."""
    name = "title" if "title" in behaviour else "text"
    return name, " ".join(str(behaviour.get(name, "")).split())
