"""Rows of measures and of check-ins: they belong to a goal, which other rows may have made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.model.kinds.work import CheckIn, Measure
from values_handbook.model.record import Key
from values_handbook.sheets.cells import CellError
from values_handbook.sheets.columns import column_called
from values_handbook.sheets.draft import field_value
from values_handbook.sheets.names import UnknownNameError, folded
from values_handbook.sheets.problems import shown
from values_handbook.sheets.rows import LIST_OF

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

    from values_handbook.sheets.comparing import Comparing, Meant
    from values_handbook.sheets.draft import Draft
    from values_handbook.sheets.matching import SheetRow
    from values_handbook.sheets.rows import Fields, Mark, RecordRow

MODEL_OF: dict[str, type[BaseModel]] = {"measures": Measure, "check-ins": CheckIn}


class ItemRows:
    """Puts rows of measures and check-ins into the drafts of their goals."""

    def __init__(self, comparing: Comparing, draft_of: Callable[[Key], Draft | None], remarks: list[str]) -> None:
        self._comparing = comparing
        self._problems = comparing.problems
        self._draft_of = draft_of
        self._remarks = remarks
        self._rows: dict[tuple[str, Key], list[RecordRow]] = {}
        self._used: set[tuple[str, Key, int]] = set()

    def put(self, row: SheetRow) -> None:
        """A row of the sheets themselves."""
        key = self._goal(row)
        draft = self._draft_of(key) if key else None
        if key is None or draft is None:
            return
        if row.mark is None:
            self._new(row, draft)
        elif (base := self._base(row, key, row.mark)) is not None:
            self._changed(row, draft, row.mark, base)
        else:
            self._gone(row, row.mark)

    def add(self, row: SheetRow, sheet: str, meant: Meant, draft: Draft) -> None:
        """What a row says of a measure, or of how the goal stood."""
        fields: Fields = {name: field_value(column_called(sheet, name), text) for name, text in meant.items() if text}
        self._comparing.check(MODEL_OF[sheet], fields, row)
        if draft.present is None:
            draft.append(LIST_OF[sheet], fields)
            return
        same = next((item for item in self._present(sheet, draft.key) if self._is_same(sheet, item, meant)), None)
        if same is None:
            draft.append(LIST_OF[sheet], fields)
            return
        present = self._comparing.reader.meant(sheet, same)
        for name, text in meant.items():
            if not text or text == present[name]:
                continue
            if sheet == "measures" and not present[name]:
                draft.put(column_called(sheet, name), "", text, f"{LIST_OF[sheet]}/{same.position}/")
            else:
                self._problems.add(
                    row.place(name),
                    f"conflict: the table says `{shown(text)}`, the handbook `{shown(present[name])}`; "
                    "export the goals and go on in that table",
                )

    def _goal(self, row: SheetRow) -> Key | None:
        """The goal that a row belongs to; None where it names none."""
        if not row.text("goal"):
            self._problems.add(row.place("goal"), "a goal is missing; write its id or its title")
            return None
        try:
            found = self._comparing.reader.cells.read(column_called(row.sheet, "goal"), row.cells["goal"])
        except CellError as error:
            self._problems.add(row.place("goal"), str(error))
            return None
        return Key("goal", found)

    def _present(self, sheet: str, key: Key) -> list[RecordRow]:
        """The rows of the handbook that are about a goal."""
        if (sheet, key) not in self._rows:
            record = self._comparing.reader.handbook.by_key.get(key)
            self._rows[sheet, key] = list(self._comparing.reader.rows_of(sheet, record)) if record else []
        return self._rows[sheet, key]

    def _base(self, row: SheetRow, key: Key, mark: Mark) -> RecordRow | None:
        """The item that a row was exported from: one that is as it was then, else one called so, else the one at its place.

        A goal that the row did not belong to has none.
        """
        reader = self._comparing.reader
        try:
            if reader.names.find(mark.id, ("goal",)) != key:
                return None
        except UnknownNameError:
            return None
        free = [item for item in self._present(row.sheet, key) if (row.sheet, key, item.position) not in self._used]
        free.sort(key=lambda item: item.position != mark.position)
        found = next((item for item in free if reader.mark(row.sheet, item).digest == mark.digest), None)
        name = "title" if row.sheet == "measures" else "date"
        found = found or next((item for item in free if folded(item.cells[name]) == folded(row.text(name))), None)
        found = found or next((item for item in free if item.position == mark.position), None)
        if found is not None:
            self._used.add((row.sheet, key, found.position))
        return found

    def _changed(self, row: SheetRow, draft: Draft, mark: Mark, base: RecordRow) -> None:
        edits = self._comparing.edits(row, mark, (base,))
        if not edits:
            return
        if row.sheet == "check-ins":
            self._problems.add(
                row.place(edits[0].column.name),
                "a check-in stays as it was written; undo this, and add a row with a day of its own",
            )
            return
        fields = dict((draft.present or {}).get("measures", [])[base.position - 1])
        for edit in edits:
            draft.put(edit.column, edit.old, edit.new, f"measures/{base.position}/")
            fields[edit.column.name] = edit.new
        self._comparing.check(
            Measure, {k: v for k, v in fields.items() if v}, row, {edit.column.name for edit in edits}
        )

    def _new(self, row: SheetRow, draft: Draft) -> None:
        meant = self._comparing.meant(row)
        if meant is None:
            return
        meant.pop("goal", None)
        self.add(row, row.sheet, meant, draft)

    def _is_same(self, sheet: str, item: RecordRow, meant: Meant) -> bool:
        """Whether an item of the handbook is the one that a row without a mark is about."""
        present = self._comparing.reader.meant(sheet, item)
        if sheet == "measures":
            return folded(present["title"]) == folded(meant.get("title", ""))
        return present["date"] == meant.get("date") and meant.get("by", "") in ("", present["by"])

    def _gone(self, row: SheetRow, mark: Mark) -> None:
        meant = self._comparing.meant(row)
        if meant is None:
            return
        noun = row.sheet.removesuffix("s")
        if self._comparing.reader.digest(row.sheet, {**dict.fromkeys(meant, ""), **meant}) == mark.digest:
            self._remarks.append(
                f"{row.file}, row {row.number}: the {noun} is no longer in `goal:{mark.id}`; the row is ignored"
            )
        else:
            self._problems.add(
                row.place(),
                f"the {noun} is no longer in `goal:{mark.id}`; remove the row, or empty its hidden cell to write it anew",
            )
