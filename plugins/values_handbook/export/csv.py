"""A matrix as CSV: UTF-8, commas, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.derive.alignment.matrices import Matrix
    from values_handbook.model.record import Key

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""What a spreadsheet runs, also behind blanks and in full width. Source: "CSV Injection", https://owasp.org."""


def matrix_csv(matrix: Matrix, title_of: Callable[[Key], str]) -> str:
    """The header `id,title,<column ids…>,total`, then one line per row; a cell is a strength's word or a count."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([_safe(word) for word in ("id", "title", *(column.id for column in matrix.columns), "total")])
    for row in matrix.rows:
        title = title_of(row.key) if row.key is not None else row.id
        cells = [_cell(matrix, row.id, column.id) for column in matrix.columns]
        writer.writerow([_safe(word) for word in (row.id, title, *cells, str(matrix.row_totals[row.id]))])
    return stream.getvalue()


def _cell(matrix: Matrix, row: str, column: str) -> str:
    cell = matrix.at.get((row, column))
    if cell is None:
        return ""
    return cell.strength or str(cell.count)


def _safe(word: str) -> str:
    """The word, with an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{word}" if _FORMULA.match(word) else word
