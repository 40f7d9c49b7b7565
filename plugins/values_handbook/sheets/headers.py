"""The titles of a table's columns → the columns of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from values_handbook.diagnostics.suggest import closest_help, quoted
from values_handbook.model.coerce import bare
from values_handbook.model.kinds import MODELS
from values_handbook.model.kinds.synonyms import synonyms_of
from values_handbook.model.kinds.work import CheckIn, Measure
from values_handbook.sheets.columns import SHEETS, STATE_COLUMNS, Column, column_called, mark_title
from values_handbook.sheets.problems import UnusableSheetError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from values_handbook.sheets.table import SheetTable

_WHOLE = {"measures": "measure", "check_ins": "progress"}
"""Columns that a word for a whole list means in the sheet of goals."""


class Headers(NamedTuple):
    """What the columns of a table hold, by their numbers from 0; `mark` is the number of the hidden column, if it is there.

    `ignored` are the titles of those that are not read.
    """

    columns: dict[int, Column]
    mark: int | None
    ignored: tuple[str, ...]


def parse_mapping(words: Sequence[str]) -> dict[str, str]:
    """Fields by titles of columns, from words such as `Objective Title=title`. Raises UnusableSheetError."""
    found: dict[str, str] = {}
    for word in words:
        title, sign, field = word.rpartition("=")
        if not sign or not title.strip() or not field.strip():
            raise UnusableSheetError(f'`{word}` maps no column; write --map "Objective Title=title"')
        found[bare(title)] = field.strip()
    return found


def check_mapping(words: Sequence[str], tables: Sequence[SheetTable]) -> None:
    """Refuse a mapping of columns that no table has."""
    titles = {bare(title): title for table in tables for title in table.header}
    for word in words:
        title = word.rpartition("=")[0]
        if bare(title) not in titles:
            near = (
                closest_help(title, filter(None, titles.values()))
                or f"columns: {quoted(filter(None, titles.values()))}"
            )
            raise UnusableSheetError(f"--map: there is no column `{title}`; {near}")


def sheet_of(table: SheetTable) -> str:
    """The sheet that a table is by its hidden column or its name; empty where it is none of ours."""
    titles = set(map(bare, table.header))
    marked = next((sheet for sheet in SHEETS if bare(mark_title(sheet)) in titles), "")
    return marked or next((sheet for sheet in SHEETS if bare(sheet) == bare(table.name)), "")


def read_headers(sheet: str, table: SheetTable, mapping: dict[str, str]) -> Headers:
    """What each column holds: what the mapping says, else the field that is called so, else one that it can only mean.

    Raises UnusableSheetError where two columns are the same field by the mapping, and where it names no field.
    """
    columns: dict[int, Column] = {}
    mark = next((number for number, title in enumerate(table.header) if bare(title) == bare(mark_title(sheet))), None)
    rest = [number for number, title in enumerate(table.header) if title and number != mark]
    taken: dict[str, str] = {}
    for number in list(rest):
        title = table.header[number]
        if (name := mapping.get(bare(title))) is not None:
            column = _field(sheet, name)
            if column.name in taken:
                raise UnusableSheetError(
                    f"--map: the columns `{taken[column.name]}` and `{title}` are both `{column.name}`; map one of them"
                )
            taken[column.name] = title
            columns[number] = column
            rest.remove(number)
    for names_of in (_own_name, _synonyms):
        for number in list(rest):
            name = next((name for name in names_of(sheet, table.header[number]) if name not in taken), None)
            if name is not None:
                taken[name] = table.header[number]
                columns[number] = column_called(sheet, name)
                rest.remove(number)
    return Headers(columns, mark, tuple(table.header[number] for number in rest))


def _field(sheet: str, name: str) -> Column:
    known = {bare(column.name): column for column in SHEETS[sheet]}
    if bare(name) not in known:
        names = [column.name for column in SHEETS[sheet]]
        near = closest_help(name, names) or f"fields: {quoted(names)}"
        raise UnusableSheetError(f"--map: `{name}` is no field of the sheet {sheet}; {near}")
    return known[bare(name)]


def _own_name(sheet: str, title: str) -> Iterator[str]:
    yield from (column.name for column in SHEETS[sheet] if bare(column.name) == bare(title))


def _synonyms(sheet: str, title: str) -> Iterator[str]:
    """The fields that people call so."""
    names = {column.name for column in SHEETS[sheet]}
    models: dict[str, tuple[type[BaseModel], ...]] = {
        "goals": (MODELS["goal"], Measure, CheckIn),
        "measures": (Measure,),
        "check-ins": (CheckIn,),
        "values": (MODELS["value"],),
    }
    for model in models[sheet]:
        known = synonyms_of(model).get(bare(title), ())
        for target in known:
            name = _of_part(model, target) if sheet == "goals" else target
            if name in names:
                yield name
        if known:
            return  # A word for a goal is none for its measure.


def _of_part(model: type[BaseModel], target: str) -> str:
    """The column of goals for a field of a goal, of its measure, or of its check-in."""
    if model is Measure and target == "title":
        return "measure"
    return "" if model is CheckIn and target not in STATE_COLUMNS else _WHOLE.get(target, target)
