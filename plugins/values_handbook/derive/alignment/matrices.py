"""Alignment matrices: how goals, objectives and teams serve the values, with totals and gaps.

The weights are those of a relationship matrix of Quality Function Deployment: strong 9, moderate 3, weak 1; a tension
weighs nothing and is shown as what it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from values_handbook.derive.select import field_values, select
from values_handbook.derive.teams import goals_of_teams_below, teams_of_goal
from values_handbook.model.kinds.work import WEIGHTS, alignment_field
from values_handbook.options import MatrixOption
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.link.graph import Reference
    from values_handbook.model.record import Key, Record
    from values_handbook.taxonomy import Path

STRENGTHS = tuple(WEIGHTS)
"""`strong`, `moderate`, `weak`, `tension`: from the heaviest to the one that weighs nothing."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a row meets a column. `strength` is empty in a matrix of counts.

    `source` and `path` name the alignment's place, so that its rationale can be read; `by_strength` are the counts of a
    roll-up, in the order of STRENGTHS.
    """

    row: str
    column: str
    strength: str = ""
    count: int = 0
    source: Key | None = None
    path: Path = ()
    by_strength: tuple[int, ...] = ()

    @property
    def amount(self) -> int:
        """What the cell adds to the totals: its weight, or its count."""
        return WEIGHTS[self.strength] if self.strength else self.count


class Group(NamedTuple):
    """Rows that stand together: their heading, and the record that it names, since two may have the same title.

    Where it names none, `field` says which field the heading is a word of.
    """

    title: str
    key: Key | None = None
    field: str = ""


NO_GROUP = Group("")
ORGANIZATION = Group("Organization", field="team")
"""Goals without a team."""


class MatrixLine(NamedTuple):
    """A row or a column: a record, or a whole kind. `group` is what a row stands in."""

    id: str
    key: Key | None = None
    kind: str = ""
    group: Group = NO_GROUP


@dataclass(frozen=True)
class Matrix:
    """A matrix with its rows and columns in the order of the site, and only the cells that hold something.

    `title` is the team's own; without one, the kinds make the title. `group_by` is the field by which the rows are grouped.
    """

    id: str
    title: str
    rows: tuple[MatrixLine, ...]
    columns: tuple[MatrixLine, ...]
    cells: tuple[Cell, ...]
    content: Literal["strength", "count"]
    row_kind: str = ""
    column_kind: str = ""
    group_by: str = ""

    @cached_property
    def at(self) -> Mapping[tuple[str, str], Cell]:
        """The cells by the ids of their row and column."""
        return {(cell.row, cell.column): cell for cell in self.cells}

    @cached_property
    def row_totals(self) -> Mapping[str, int]:
        """The sum of each row: weights, or counts."""
        return _totals(self.rows, ((cell.row, cell.amount) for cell in self.cells))

    @cached_property
    def column_totals(self) -> Mapping[str, int]:
        """The sum of each column: weights, or counts."""
        return _totals(self.columns, ((cell.column, cell.amount) for cell in self.cells))

    @cached_property
    def row_strengths(self) -> Mapping[str, tuple[int, ...]]:
        """The number of alignments of each row by strength, in the order of STRENGTHS."""
        return _by_strength(self.rows, ((cell.row, cell.strength) for cell in self.cells))

    @cached_property
    def column_strengths(self) -> Mapping[str, tuple[int, ...]]:
        """The number of alignments of each column by strength, in the order of STRENGTHS."""
        return _by_strength(self.columns, ((cell.column, cell.strength) for cell in self.cells))

    @cached_property
    def gap_rows(self) -> tuple[str, ...]:
        """The rows without any alignment; one with tensions only is no gap."""
        filled = {cell.row for cell in self.cells}
        return tuple(line.id for line in self.rows if line.id not in filled)

    @cached_property
    def gap_columns(self) -> tuple[str, ...]:
        """The columns without any alignment; one with tensions only is no gap."""
        filled = {cell.column for cell in self.cells}
        return tuple(line.id for line in self.columns if line.id not in filled)


def _totals(lines: tuple[MatrixLine, ...], amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums = {line.id: 0 for line in lines}
    for name, amount in amounts:
        sums[name] += amount
    return sums


def _by_strength(lines: tuple[MatrixLine, ...], found: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    numbers = Counter(found)
    return {line.id: tuple(numbers[line.id, name] for name in STRENGTHS) for line in lines}


def matrices(linked: LinkedHandbook) -> tuple[Matrix, ...]:
    """The default matrices, each replaced by the option of the same id, then the other configured ones."""
    configured = {option.id: option for option in linked.options.matrices}
    defaults: dict[str, Callable[[], Matrix]] = {
        "goals-by-values": lambda: configured_matrix(linked, _GOALS_BY_VALUES),
        "objectives-by-values": lambda: configured_matrix(linked, _OBJECTIVES_BY_VALUES),
        "teams-by-values": lambda: teams_by_values(linked),
        "reinforcement-by-values": lambda: reinforcement_by_values(linked),
    }
    first = [
        configured_matrix(linked, configured[name]) if name in configured else make() for name, make in defaults.items()
    ]
    return (*first, *(configured_matrix(linked, option) for name, option in configured.items() if name not in defaults))


DEFAULT_MATRICES = ("goals-by-values", "objectives-by-values", "teams-by-values", "reinforcement-by-values")
# Constructed without validation: building the validator of an option that few teams set takes 4 ms of every start.
_GOALS_BY_VALUES = MatrixOption.model_construct(
    id="goals-by-values", title=None, rows="goal", columns="value", group_by="team"
)
_OBJECTIVES_BY_VALUES = MatrixOption.model_construct(
    id="objectives-by-values", title=None, rows="objective", columns="value"
)


def configured_matrix(linked: LinkedHandbook, option: MatrixOption) -> Matrix:
    """The matrix of two kinds that refer to one another, as configured by an option."""
    rows = select(linked, linked.of(option.rows), option.where)
    kinds = option.rows, option.columns
    grouped = _group_rows(linked, rows, option.group_by)
    return replace(matrix_of(linked, option.id, option.title or "", kinds, grouped), group_by=option.group_by or "")


def matrix_of(
    linked: LinkedHandbook, identifier: str, title: str, kinds: tuple[str, str], rows: Iterable[tuple[Group, Record]]
) -> Matrix:
    """A matrix of these rows, each with its group's heading, against the current records of the columns' kind.

    `kinds` are those of the rows and of the columns.
    """
    lines = tuple(MatrixLine(record.id, record.key, record.kind, group) for group, record in rows)
    heads = tuple(MatrixLine(record.id, record.key, record.kind) for record in linked.current(kinds[1]))
    columns = dict.fromkeys(head.key for head in heads if head.key)
    strength = bool(alignment_field(*kinds) or alignment_field(*kinds[::-1]))
    cells = (_aligned_cells if strength else _counted_cells)(linked, lines, columns, kinds)
    content: Literal["strength", "count"] = "strength" if strength else "count"
    return Matrix(identifier, title, lines, heads, tuple(cells), content, *kinds)


def _group_rows(linked: LinkedHandbook, rows: list[Record], group_by: str | None) -> list[tuple[Group, Record]]:
    """The rows with their groups, each row once. Teams are in the order of the site, other groups as they come."""
    if not group_by:
        return [(NO_GROUP, record) for record in rows]
    groups: defaultdict[Group, list[Record]] = defaultdict(list)
    for record in rows:
        groups[_group(linked, record, group_by)].append(record)
    order = list(groups)
    if group_by == "team":
        order.sort(key=lambda group: linked.rank(group.key) if group.key is not None else (-1, 0))
    return [(group, record) for group in order for record in groups[group]]


def _group(linked: LinkedHandbook, record: Record, group_by: str) -> Group:
    if group_by == "team" and record.kind == "goal":
        named = next(iter(teams_of_goal(linked, record.key)), None)
    else:
        named = linked.graph.target(record.key, group_by)
    if named is not None:
        return Group(linked.record(named).fields.heading, named)
    words = field_values(linked, record, group_by)
    if words:
        return Group(words[0], field=group_by)
    return ORGANIZATION if group_by == "team" else Group("–")


def _aligned_cells(
    linked: LinkedHandbook, rows: Iterable[MatrixLine], columns: Mapping[Key, None], kinds: tuple[str, str]
) -> Iterable[Cell]:
    if name := alignment_field(*kinds):
        for row in rows:
            assert row.key is not None
            for reference in linked.graph.outgoing(row.key, name):
                if reference.target in columns and reference.strength:
                    yield _cell(reference, row.id, reference.target.id)
        return
    name = alignment_field(*kinds[::-1])
    shown = {row.key: row.id for row in rows}
    for column in columns:
        for reference in linked.graph.outgoing(column, name):
            if reference.target in shown and reference.strength:
                yield _cell(reference, reference.target.id, column.id)


def _cell(reference: Reference, row: str, column: str) -> Cell:
    source = reference.source
    assert isinstance(source, tuple)
    return Cell(row, column, reference.strength, source=source, path=reference.path)


def _counted_cells(
    linked: LinkedHandbook, rows: Iterable[MatrixLine], columns: Mapping[Key, None], kinds: tuple[str, str]
) -> Iterable[Cell]:
    """How often the records of a row and a column name one another in reference fields, in either direction."""
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for row in rows:
        assert row.key is not None
        for reference in linked.graph.outgoing(row.key):
            if reference.typed and reference.target in columns:
                counts[row.id, reference.target.id] += 1
        if kinds[0] != kinds[1]:
            for reference in linked.graph.incoming(row.key, kind=kinds[1]):
                if reference.typed and isinstance(reference.source, tuple) and reference.source in columns:
                    counts[row.id, reference.source.id] += 1
    return (Cell(row, column, count=count) for (row, column), count in counts.items())


def teams_by_values(linked: LinkedHandbook) -> Matrix:
    """A roll-up: for each team, with its subteams, the number of its goals that serve each value, by strength."""
    teams = linked.current("team")
    values = linked.current("value")
    shown = {value.key for value in values}
    cells = []
    for team in teams:
        goals = [goal for goal in goals_of_teams_below(linked, team.key) if linked.is_current(linked.record(goal))]
        cells += count_goals(linked, team.id, goals, shown)
    rows = tuple(MatrixLine(team.id, team.key, "team") for team in teams)
    heads = tuple(MatrixLine(value.id, value.key, "value") for value in values)
    return Matrix("teams-by-values", "", rows, heads, tuple(cells), "count", "team", "value")


def count_goals(linked: LinkedHandbook, row: str, goals: Iterable[Key], values: set[Key]) -> list[Cell]:
    """The cells of one roll-up row: per value the number of goals by strength."""
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0] * len(STRENGTHS))
    for goal in goals:
        for reference in linked.graph.outgoing(goal, "values"):
            if reference.target in values and reference.strength:
                counts[reference.target.id][STRENGTHS.index(reference.strength)] += 1
    return [Cell(row, value, count=sum(found), by_strength=tuple(found)) for value, found in counts.items()]


REINFORCING = ("practice", "guideline", "recognition")


def reinforcement_by_values(linked: LinkedHandbook) -> Matrix:
    """How many practices, do's and don'ts and recognitions name each value or one of its behaviours."""
    values = linked.current("value")
    cells = []
    for kind in REINFORCING:
        current = {record.key for record in linked.current(kind)}
        for value in values:
            count = len(current & set(linked.graph.sources(value.key, "values", kind)))
            if count:
                cells.append(Cell(KINDS[kind].folder, value.id, count=count))
    rows = tuple(MatrixLine(KINDS[kind].folder, None, kind) for kind in REINFORCING)
    heads = tuple(MatrixLine(value.id, value.key, "value") for value in values)
    return Matrix("reinforcement-by-values", "", rows, heads, tuple(cells), "count", "", "value")
