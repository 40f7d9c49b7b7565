"""How much may be shown against one another: pages whose size is a product grow beyond what anybody can build or read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Span, diagnostic
from values_handbook.model.kinds import Value
from values_handbook.model.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.derive.linked import Linked
    from values_handbook.derive.matrices import Matrix

MOST_PAIRS = 1_000_000
"""Cells of a matrix, and what else is shown for each of one kind beside each of another one: 10,000 goals by 100 values."""

MOST_ON_TEAM_PAGES = 200_000
"""The same for what each value asks of each team, which is more than a cell."""

PAIRS = (("goal", "value"), ("objective", "value"), ("team", "value"), ("goal", "objective"))
"""Kinds whose pages show all that they have in common, also what is inherited."""


def check_bounds(linked: Linked, matrices: Iterable[Matrix]) -> Iterator[Diagnostic]:
    """An error for each two kinds that are too many for one another, by the first record of the larger one."""
    for rows, columns in dict.fromkeys([*PAIRS, *((matrix.row_kind, matrix.column_kind) for matrix in matrices)]):
        found = [(len(linked.of(kind)), KINDS[kind].plural.lower()) for kind in (rows, columns) if kind]
        if len(found) == 2:
            yield from _check(linked, rows, found[0], found[1])
    behaviours = sum(len(value.fields.behaviours) for value in linked.of("value") if isinstance(value.fields, Value))
    yield from _check(linked, "team", (len(linked.of("team")), "teams"), (behaviours, "behaviours"))


def _check(linked: Linked, kind: str, some: tuple[int, str], others: tuple[int, str]) -> Iterator[Diagnostic]:
    most = MOST_ON_TEAM_PAGES if kind == "team" else MOST_PAIRS
    if some[0] * others[0] > most:
        headline = f"{some[0]:,} {some[1]} and {others[0]:,} {others[1]} are too many to be shown beside one another"
        help_line = f"at most {most:,} pairs of them: take some out, or make two handbooks"
        place = Span.of_file(linked.of(kind)[0].file.path)
        yield diagnostic("too-many-pairs", headline, place, help=help_line)
