"""What is wrong with a table, by row and column: all of it at once, and what is wrong alike only once."""

from __future__ import annotations

from typing import NamedTuple

LONGEST_SHOWN = 60
MOST_ROWS = 12
"""Rows that a line names."""


class UnusableSheetError(Exception):
    """A table that cannot be imported. The message has a line for each problem."""

    def __init__(self, why: str, lines: tuple[str, ...] = ()) -> None:
        super().__init__("\n".join((why, *(f"  {line}" for line in lines))))


class SheetPlace(NamedTuple):
    """A row of a sheet, and the title of a column; the title is empty for the row as a whole. A CSV file has no sheet."""

    sheet: str
    row: int
    column: str = ""


class Problems:
    """Collects what is wrong."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], list[int]] = {}

    def add(self, place: SheetPlace, message: str) -> None:
        """Note a problem; the same one of another row of this column joins it."""
        rows = self._found.setdefault((place.sheet, place.column, message), [])
        if place.row not in rows:
            rows.append(place.row)

    def __bool__(self) -> bool:
        return bool(self._found)

    def lines(self) -> tuple[str, ...]:
        """A line for each problem: sheet, rows, column, and how to mend it. Sorted by sheet and first row, then as noted."""
        ordered = sorted(self._found.items(), key=lambda item: (item[0][0], min(item[1])))
        return tuple(f"{_place(sheet, rows, column)}: {message}" for (sheet, column, message), rows in ordered)


def shown(text: str) -> str:
    """A cell as a message shows it: on one line, and shortened."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def _place(sheet: str, rows: list[int], column: str) -> str:
    listed = ", ".join(map(str, sorted(rows)[:MOST_ROWS]))
    more = f" and {len(rows) - MOST_ROWS} more" if len(rows) > MOST_ROWS else ""
    of_rows = f"row{'s' * (len(rows) > 1)} {listed}{more}" if rows != [0] else ""
    return ", ".join(filter(None, (sheet, of_rows, f"“{shown(column)}”" if column else "")))
