"""The behaviours of a value, one per line of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.sheets.rows import line_of

if TYPE_CHECKING:
    from values_handbook.sheets.comparing import CellEdit
    from values_handbook.sheets.draft import Draft
    from values_handbook.sheets.matching import SheetRow
    from values_handbook.sheets.problems import Problems


def put_lines(row: SheetRow, draft: Draft, edit: CellEdit, problems: Problems) -> None:
    """Change lines where they stand, and add those at the end. Lines that go away or move are a problem: what else their
    behaviours hold, as examples and ids, has to go or move with them."""
    old, new = (list(filter(None, text.split("\n"))) for text in (edit.old, edit.new))
    name = edit.column.name
    items = (draft.present or {}).get(name, [])
    moved = [line for number, line in enumerate(new) if line in old and (number >= len(old) or old[number] != line)]
    if len(new) < len(old) or moved:
        problems.add(
            row.place(name),
            "lines go away or change places; change the lines where they stand, and add new ones at the end; "
            f"`handbook apply` and editors take a behaviour of `{draft.key}` away",
        )
        return
    for number, (before, after) in enumerate(zip(old, new, strict=False), 1):
        if before != after:
            field, _ = line_of(items[number - 1])
            draft.set[f"{name}/{number}/{field}"] = after
    if len(new) > len(old):
        draft.add[name] = list(new[len(old) :])
