"""How much may be shown against one another: pages whose size is a product grow beyond what anybody can build or read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.alignment.asks import asking_values
from values_handbook.derive.alignment.sight import line_of_sight
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
"""Objectives and values that goals have from those above them, and what values ask of teams: each is a paragraph."""


def check_bounds(linked: LinkedHandbook, matrices: Iterable[Matrix]) -> Iterator[Diagnostic]:
    """An error for each two kinds that are too many for one another, by the first record of the larger one."""
    for rows, columns in dict.fromkeys((matrix.row_kind, matrix.column_kind) for matrix in matrices):
        if rows and columns and len(linked.of(rows)) * len(linked.of(columns)) > MOST_CELLS:
            yield _too_many(linked, rows, columns, MOST_CELLS)
    if _inherited(linked) > MOST_SHOWN:
        yield _too_many(linked, "goal", "objective", MOST_SHOWN)
    if _asked(linked) > MOST_SHOWN:
        yield _too_many(linked, "team", "value", MOST_SHOWN)


def _inherited(linked: LinkedHandbook) -> int:
    """How many objectives and values the pages of goals show, whether their own or those of what is above them."""
    graph = linked.graph
    most = [1, 1, 1]
    for place, (kind, field) in enumerate((("goal", "objectives"), ("goal", "values"), ("objective", "values"))):
        most[place] += max((len(graph.outgoing(record.key, field)) for record in linked.of(kind)), default=0)
    # To follow each goal to the top takes 0.3 s for 10,000, and nobody's handbook needs it.
    if len(linked.of("goal")) * (most[0] + max(most[1], most[0] * most[2])) <= MOST_SHOWN:
        return 0
    sights = (line_of_sight(linked, record.key) for record in linked.of("goal"))
    return sum(len(sight.objectives) + len(sight.values) for sight in sights)


def _asked(linked: LinkedHandbook) -> int:
    """How many behaviours the pages of teams show: those of each value that asks something of them."""
    lengths = {
        record.key: len(record.fields.behaviours) + 1
        for record in linked.of("value")
        if isinstance(record.fields, Value)
    }
    teams = linked.of("team")
    if len(teams) * sum(lengths.values()) <= MOST_SHOWN:
        return 0
    return sum(lengths[value.key] for team in teams for value in asking_values(linked, team.key))


def _too_many(linked: LinkedHandbook, rows: str, columns: str, most: int) -> Diagnostic:
    some, others = (f"{len(linked.of(kind)):,} {KINDS[kind].plural.lower()}" for kind in (rows, columns))
    headline = f"{some} and {others} are too many to be shown beside one another"
    help_line = f"at most {most:,} pairs of them: take some out, or make two handbooks"
    return diagnostic("too-many-pairs", headline, Span.of_file(linked.of(rows)[0].file.path), help=help_line)
