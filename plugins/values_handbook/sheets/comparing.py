"""A row against what it was exported from: unchanged, changed on one side, or on both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from values_handbook.sheets.cells import CellError
from values_handbook.sheets.columns import SHEETS, Column, column_called, written_columns
from values_handbook.sheets.problems import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from values_handbook.sheets.matching import SheetRow
    from values_handbook.sheets.problems import Problems
    from values_handbook.sheets.rows import Mark, RecordRow, SheetReader

Meant = dict[str, str]


class CellEdit(NamedTuple):
    """A cell that is to be applied: what it meant when it was exported, and what it means now."""

    column: Column
    old: str
    new: str


class Comparing:
    """Compares rows of tables with rows of the handbook, and notes what cannot be read and where both have changed."""

    def __init__(self, reader: SheetReader, problems: Problems, language: str) -> None:
        self.reader = reader
        self.problems = problems
        self._language = language

    def meant(self, row: SheetRow, base: RecordRow | None = None) -> Meant | None:
        """What the cells of a row mean; where a column is missing, what the handbook says. None where one cannot be read."""
        found = self.reader.meant(row.sheet, base) if base else {}
        is_read = True
        for column in SHEETS[row.sheet]:
            cell = row.cells.get(column.name)
            if cell is None or (
                base and column.name in base.cells and cell.text.strip() == base.cells[column.name].strip()
            ):
                continue
            try:
                found[column.name] = self.reader.cells.read(column, cell)
            except CellError as error:
                self.problems.add(row.place(column.name), str(error))
                is_read = False
        return found if is_read else None

    def edits(self, row: SheetRow, mark: Mark, bases: Sequence[RecordRow]) -> list[CellEdit]:
        """The cells of an exported row that are to be applied.

        `bases` are the rows of the handbook that it may have been exported from: the one that is as it was then counts, else
        the first.
        """
        digests = {self.reader.digest(row.sheet, self.reader.meant(row.sheet, base)): base for base in reversed(bases)}
        base = digests.get(mark.digest, bases[0])
        meant = self.meant(row, base)
        if meant is None:
            return []
        present = self.reader.meant(row.sheet, base)
        changed = [
            CellEdit(column, present[column.name], meant[column.name])
            for column in written_columns(row.sheet)
            if present[column.name] != meant[column.name] and column.name != "id"
        ]
        if not changed or self.reader.digest(row.sheet, meant) == mark.digest:
            return []
        if mark.digest in digests:
            return changed
        for edit in changed:
            self._conflict(row, edit, "export the goals again, or write in both what is to be")
        return []

    def additions(self, row: SheetRow, base: RecordRow, names: Sequence[str]) -> list[CellEdit]:
        """The cells of a row without a mark that tell something new. One that says another thing is a conflict: nobody knows
        which of the two is newer."""
        meant = self.meant(row)
        present = self.reader.meant(row.sheet, base)
        found = []
        for name in names:
            old, new = present.get(name, ""), (meant or {}).get(name, "")
            if not new or old == new:
                continue
            edit = CellEdit(column_called(row.sheet, name), old, new)
            if old:
                self._conflict(
                    row,
                    edit,
                    "export the goals and go on in that table; if it is another one, give it an id of its own",
                )
            else:
                found.append(edit)
        return found

    def _conflict(self, row: SheetRow, edit: CellEdit, help_line: str) -> None:
        one, other = (f"`{shown(text)}`" if text else "nothing" for text in (edit.new, edit.old))
        self.problems.add(
            row.place(edit.column.name), f"conflict: the table says {one}, the handbook {other}; {help_line}"
        )

    def check(
        self, model: type[BaseModel], fields: dict[str, Any], row: SheetRow, only: set[str] | None = None
    ) -> None:
        """Note what the model says against the fields of a row; `only` are those that the row changes."""
        try:
            model.model_validate(fields, context={"language": self._language})
        except ValidationError as error:
            for item in error.errors(include_url=False):
                name = str(item["loc"][0]) if item["loc"] else ""
                if only is None or name in only:
                    context = item.get("ctx") or {}
                    lines = (item["msg"], *str(context.get("help", "")).splitlines())
                    self.problems.add(row.place(name), "; ".join(filter(None, lines)))
