"""Upper bounds for pages whose size is a product, such as goals × values: without them no build would end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.alignment.sight import line_of_sight
from values_handbook.derive.alignment.team_values import values_for_team
from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.model.kinds import Value
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.derive.alignment.matrices import Matrix
    from values_handbook.derive.linked_handbook import LinkedHandbook

MOST_CELLS = 2_500_000
"""Cells of a matrix, most of them empty: 10,000 goals by 250 values are a page of 25 MB."""
MOST_SHOWN = 1_000_000
"""Paragraphs: objectives and values that goals inherit from the goals above them, or behaviours expected of teams."""


def check_bounds(linked: LinkedHandbook, matrices: Iterable[Matrix]) -> Iterator[Diagnostic]:
    """An error for each two kinds that are too many for one another, by the first record of the larger one."""
    for rows, columns in dict.fromkeys((matrix.row_kind, matrix.column_kind) for matrix in matrices):
        if rows and columns and len(linked.of(rows)) * len(linked.of(columns)) > MOST_CELLS:
            yield _too_many(linked, rows, columns, MOST_CELLS)
    if _count_inherited(linked) > MOST_SHOWN:
        yield _too_many(linked, "goal", "objective", MOST_SHOWN)
    if _count_expected(linked) > MOST_SHOWN:
        yield _too_many(linked, "team", "value", MOST_SHOWN)


def _count_inherited(linked: LinkedHandbook) -> int:
    """The number of objectives and values on the pages of goals, both their own and inherited ones."""
    graph = linked.graph
    most = [1, 1, 1]
    for place, (kind, field) in enumerate((("goal", "objectives"), ("goal", "values"), ("objective", "values"))):
        most[place] += max((len(graph.outgoing(record.key, field)) for record in linked.of(kind)), default=0)
    # Following each goal to the top takes 0.3 s for 10,000; hardly any handbook needs it.
    if len(linked.of("goal")) * (most[0] + max(most[1], most[0] * most[2])) <= MOST_SHOWN:
        return 0
    sights = (line_of_sight(linked, record.key) for record in linked.of("goal"))
    return sum(len(sight.objectives) + len(sight.values) for sight in sights)


def _count_expected(linked: LinkedHandbook) -> int:
    """The number of behaviours on the pages of teams: those of each value that a page shows."""
    lengths = {
        record.key: len(record.fields.behaviours) + 1
        for record in linked.of("value")
        if isinstance(record.fields, Value)
    }
    teams = linked.of("team")
    if len(teams) * sum(lengths.values()) <= MOST_SHOWN:
        return 0
    return sum(lengths[value.key] for team in teams for value in values_for_team(linked, team.key))


def _too_many(linked: LinkedHandbook, rows: str, columns: str, most: int) -> Diagnostic:
    some, others = (f"{len(linked.of(kind)):,} {KINDS[kind].nouns}" for kind in (rows, columns))
    headline = f"{some} and {others} are too many to be shown beside one another"
    help_line = f"at most {most:,} pairs of them: take some out, or make two handbooks"
    return diagnostic("too-many-pairs", headline, Span.of_file(linked.of(rows)[0].file.path), help=help_line)
