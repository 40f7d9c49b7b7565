"""The matrix of goals by values of the sample handbook, as its records say."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tests.browser.conftest import ROOT
from tests.site.support import expected
from tests.site.support.records import Handbook

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def handbook() -> Handbook:
    return Handbook(ROOT)


@cache
def whole() -> expected.Matrix:
    """The matrix as the records say, its groups in the order of the teams."""
    made = expected.goals_by_values(handbook())
    order = [team.title for team in handbook().of("team")]
    made.groups = {group: made.groups[group] for group in sorted(made.groups, key=order.index)}
    return made


def rows_where(asked: Mapping[str, str | list[str]]) -> list[str]:
    """The rows that the records say match, in the order of the whole matrix."""
    # What is closed is in the matrix only where its own options ask for it.
    current = {goal.key for goal in handbook().current("goal")}
    kept = {goal.id for goal in expected.where(handbook(), handbook().of("goal"), asked) if goal.key in current}
    return [row for row in whole().rows if row in kept]


def rows_of_today() -> list[str]:
    """The rows of the half and of the quarter that today lies in. None is without a period."""
    kept = {row for period in ("2026-H2", "2026-Q4") for row in rows_where({"period": period})}
    return [row for row in whole().rows if row in kept]


def rows_with(strength: str) -> list[str]:
    return [
        row for row in whole().rows if strength in {whole().strengths.get((row, column)) for column in whole().columns}
    ]


def by_weight(rows: list[str], column: str) -> list[str]:
    """Rows from the strongest to those that serve a value not at all; a tension comes before nothing."""
    return sorted(rows, key=lambda row: -whole().weights.get((row, column), -1))


def title(row: str) -> str:
    return handbook().records[f"goal:{row}"].title
