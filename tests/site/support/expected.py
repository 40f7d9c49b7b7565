"""What the matrices of a handbook should hold, worked out from its YAML by the sentences of the content format."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.site.support import rules
from tests.site.support.records import TODAY, as_list, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.site.support.records import Handbook, Record

REINFORCING = {"practices": "practice", "dos-and-donts": "guideline", "recognitions": "recognition"}
NOT_TYPED = ("body", "embed", *rules.MARKDOWN)


@dataclass
class Matrix:
    """`strengths` or `counts` by row and column; `groups` are the rows by the headings that they stand under."""

    columns: list[str]
    groups: dict[str, list[str]]
    strengths: dict[tuple[str, str], str] = field(default_factory=dict)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)

    @property
    def rows(self) -> list[str]:
        return [row for rows in self.groups.values() for row in rows]

    @property
    def weights(self) -> dict[tuple[str, str], int]:
        """What each cell adds to the totals."""
        return {place: rules.WEIGHTS[strength] for place, strength in self.strengths.items()} | self.counts

    @property
    def words(self) -> dict[tuple[str, str], str]:
        """What each cell says in a CSV file."""
        return self.strengths | {place: str(count) for place, count in self.counts.items()}

    def row_total(self, row: str) -> int:
        return sum(weight for (name, _), weight in self.weights.items() if name == row)

    def column_total(self, column: str) -> int:
        return sum(weight for (_, name), weight in self.weights.items() if name == column)

    def coverage(self, rows: Iterable[str]) -> list[str]:
        """What a page says of each column: how many of some rows support it. A tension is no support."""
        among = list(rows)
        support = {place for place, word in self.words.items() if word != "tension"}
        return [f"{sum((row, column) in support for row in among)} of {len(among)}" for column in self.columns]

    def total_words(self, rows: Iterable[str], columns: Iterable[str]) -> str:
        """What a page says in sum of some rows and columns: how many there are of each strength, or the sum of counts."""
        places = [(row, column) for row in rows for column in columns]
        found = Counter(self.strengths[place] for place in places if place in self.strengths)
        spoken = [f"{found[name]} {rules.WORDS[name]}" for name in rules.WORDS if found[name]]
        return ", ".join(spoken) or str(sum(self.counts.get(place, 0) for place in places))

    @property
    def gap_rows(self) -> list[str]:
        return [row for row in self.rows if row not in {name for name, _ in self.words}]

    @property
    def gap_columns(self) -> list[str]:
        return [column for column in self.columns if column not in {name for _, name in self.words}]


def goals_by_values(book: Handbook) -> Matrix:
    """Goals, grouped by team; those without one stand under “Organization”, or their owner's team."""
    made = Matrix(_ids(book.current("value")), _grouped_by_team(book, book.current("goal")))
    _align(book, made, book.current("goal"), "values")
    return made


def objectives_by_values(book: Handbook) -> Matrix:
    made = Matrix(_ids(book.current("value")), {"": _ids(book.current("objective"))})
    _align(book, made, book.current("objective"), "values")
    return made


def teams_by_values(book: Handbook) -> Matrix:
    """The number of goals that name each value, for a team with its subteams."""
    made = Matrix(_ids(book.current("value")), {"": _ids(book.current("team"))})
    for team in book.current("team"):
        inside = book.with_subteams(team.key)
        goals = [goal for goal in book.current("goal") if inside & set(book.teams_of_goal[goal.key])]
        counts = Counter(value for goal in goals for value in book.alignments(goal, "values"))
        made.counts.update({(team.id, value): count for value, count in counts.items() if value in made.columns})
    return made


def reinforcement_by_values(book: Handbook) -> Matrix:
    """How many practices, do's and don'ts and recognitions name each value, or a behaviour of it."""
    made = Matrix(_ids(book.current("value")), {"": list(REINFORCING)})
    for row, kind in REINFORCING.items():
        for record in book.current(kind):
            for target in book.targets(record.key, "values"):
                place = (row, target.partition(":")[2])
                if place[1] in made.columns:
                    made.counts[place] = made.counts.get(place, 0) + 1
    return made


DEFAULTS = {
    "goals-by-values": goals_by_values,
    "objectives-by-values": objectives_by_values,
    "teams-by-values": teams_by_values,
    "reinforcement-by-values": reinforcement_by_values,
}


def configured(book: Handbook, option: Mapping[str, Any]) -> Matrix:
    """A matrix that the options ask for."""
    rows, columns = _kind(option["rows"]), _kind(option["columns"])
    chosen = where(book, book.of(rows), option.get("where", {}))
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for record in chosen:
        groups[_level(record) if option.get("group_by") == "level" else ""].append(record.id)
    made = Matrix(_ids(book.current(columns)), dict(groups))
    if rows == "goal" and columns in ("value", "objective"):
        _align(book, made, chosen, f"{columns}s")
    elif rows == "value" and columns == "goal":
        turned = Matrix(made.rows, {"": made.columns})
        _align(book, turned, book.current("goal"), "values")
        made.strengths = {(row, column): strength for (column, row), strength in turned.strengths.items()}
    else:
        made.counts = _named(book, made, rows, columns)
    return made


def where(book: Handbook, records: Iterable[Record], asked: Mapping[str, Any]) -> list[Record]:
    """The records of which all fields match; those that no longer count only where `where` speaks of it."""
    return [
        record
        for record in records
        if _counts(record, asked) and all(_matches(book, record, name, value) for name, value in asked.items())
    ]


def _counts(record: Record, asked: Mapping[str, Any]) -> bool:
    ended = record.data.get("ended")
    is_over = ended and date.fromisoformat(ended) <= TODAY and "ended" not in asked
    is_closed = words(record.data.get("status", "")) in rules.CLOSED and "status" not in asked
    return not is_over and not is_closed


def _matches(book: Handbook, record: Record, name: str, value: Any) -> bool:
    wanted = {words(str(word)) for word in as_list(value)}
    if name == "team" and record.kind == "goal":
        teams = {team for word in as_list(value) for team in book.with_subteams(f"team:{word}")}
        return bool(teams & set(book.teams_of_goal[record.key]))
    if name == "level":
        return _level(record) in wanted
    default = (
        {"value": "adopted", "goal": "active", "objective": "active"}.get(record.kind, "") if name == "status" else ""
    )
    return bool({words(word) for word in record.items(name) or [default]} & wanted)


def _level(goal: Record) -> str:
    return str(goal.data.get("level", "team" if "team" in goal.data else "organization"))


def _kind(word: str) -> str:
    return next(kind for kind, folder in rules.FOLDERS.items() if word in (kind, folder))


def _ids(records: Iterable[Record]) -> list[str]:
    return [record.id for record in records]


def _grouped_by_team(book: Handbook, goals: Iterable[Record]) -> dict[str, list[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for goal in goals:
        teams = book.teams_of_goal[goal.key]
        groups[book.records[teams[0]].title if teams else "Organization"].append(goal.id)
    return dict(groups)


def _align(book: Handbook, matrix: Matrix, records: Iterable[Record], name: str) -> None:
    for record in records:
        for target, strength in book.alignments(record, name).items():
            if target in matrix.columns:
                matrix.strengths[record.id, target] = strength


def _named(book: Handbook, matrix: Matrix, rows: str, columns: str) -> dict[tuple[str, str], int]:
    """How often the records of two kinds name one another in the fields that are made for it."""
    counts: Counter[tuple[str, str]] = Counter()
    for reference in book.references:
        if reference.field.rpartition(".")[2] in NOT_TYPED:
            continue
        (kind, _, name), (target_kind, _, target) = reference.source.partition(":"), reference.target.partition(":")
        if (kind, target_kind) == (rows, columns):
            counts[name, target] += 1
        elif (kind, target_kind) == (columns, rows):
            counts[target, name] += 1
    return {place: count for place, count in counts.items() if place[0] in matrix.rows and place[1] in matrix.columns}
