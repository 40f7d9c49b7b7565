"""The sheets and their columns."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from values_handbook.model.types import Ambition, Confidence, Direction, Lens, Level, Strength, WorkStatus

Sort = Literal[
    "id", "line", "text", "choice", "names", "who", "name", "period", "alignments", "figure", "percent", "day", "lines"
]
"""What a cell holds.

============== ===============================================================================================
``line``       a text on one line; ``text`` one of several; ``lines`` a list, one item per line
``choice``     one of `words`
``name``       one record of `kinds`; ``names`` several; ``who`` several, or people who have no record
``alignments`` records of a kind with strengths: `candor (strong), craft`
``figure``     a number with or without a unit, or the text of a milestone; ``percent`` a number from 0 to 100
============== ===============================================================================================
"""


class Column(NamedTuple):
    """A column: its title, which is the field that it holds, and how its cells are read.

    An `extra` one is read where a table has it, and not written: another sheet holds it.
    """

    name: str
    sort: Sort
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    extra: bool = False


STRENGTHS: tuple[str, ...] = get_args(Strength)
DEFAULT_STRENGTH = "moderate"

_FIGURES = (
    Column("unit", "line"),
    Column("baseline", "figure"),
    Column("target", "figure"),
    Column("current", "figure"),
    Column("as_of", "day"),
    Column("stop_at", "figure"),
)
_STATE = (
    Column("progress", "percent"),
    Column("confidence", "choice", words=get_args(Confidence)),
    Column("note", "text"),
)

SHEETS: dict[str, tuple[Column, ...]] = {
    "goals": (
        Column("id", "id"),
        Column("title", "line"),
        Column("summary", "text"),
        Column("level", "choice", words=get_args(Level)),
        Column("team", "names", ("team",)),
        Column("owner", "names", ("person", "team")),
        Column("parent", "name", ("goal",)),
        Column("period", "period"),
        Column("status", "choice", words=get_args(WorkStatus)),
        Column("objectives", "alignments", ("objective",)),
        Column("values", "alignments", ("value",)),
        Column("description", "text", extra=True),
        Column("ambition", "choice", words=get_args(Ambition), extra=True),
        Column("period.start", "day", extra=True),
        Column("period.end", "day", extra=True),
        Column("measure", "line", extra=True),
        *(column._replace(extra=True) for column in _FIGURES),
        Column("check_in", "day", extra=True),
        *(column._replace(extra=True) for column in _STATE),
    ),
    "measures": (
        Column("goal", "name", ("goal",)),
        Column("title", "line"),
        Column("lens", "choice", words=get_args(Lens)),
        Column("direction", "choice", words=get_args(Direction)),
        *_FIGURES,
    ),
    "check-ins": (
        Column("goal", "name", ("goal",)),
        Column("date", "day"),
        Column("by", "who", ("person", "team")),
        *_STATE,
        Column("learned", "text"),
    ),
    "values": (
        Column("id", "id"),
        Column("title", "line"),
        Column("summary", "text"),
        Column("behaviours", "lines"),
    ),
}
"""The columns of each sheet, in their order."""

MEASURE_COLUMNS = tuple(column.name for column in _FIGURES)
STATE_COLUMNS = tuple(column.name for column in _STATE)


def mark_title(sheet: str) -> str:
    """The title of the hidden column that marks the rows of a sheet."""
    return f"handbook:{sheet}"


def written_columns(sheet: str) -> tuple[Column, ...]:
    """The columns that an export has."""
    return tuple(column for column in SHEETS[sheet] if not column.extra)


def column_called(sheet: str, name: str) -> Column:
    """A column by its name."""
    return next(column for column in SHEETS[sheet] if column.name == name)
