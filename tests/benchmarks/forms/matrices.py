"""Matrices as HTML tables, as somebody would write them into a page by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.benchmarks.corpus import Alignment, Strength, Team
    from tests.benchmarks.links import Links

    Address = Callable[[str, str], str]
    """Gives the address of a page by its folder and id, as a page two folders deep calls it."""

SYMBOLS: dict[Strength, str] = {"weak": "△", "moderate": "○", "strong": "●"}


def of_team(links: Links, team: Team, address: Address) -> str:
    """Values by the goals of one team, with the rationale as a title."""
    goals = links.goals_of_team[team.id]
    cells = {(item.value, goal.id): item for goal in goals for item in goal.alignments}
    heads = [f'<a href="{address("goals", goal.id)}">{goal.id}</a>' for goal in goals]
    return _table(links, address, heads, lambda value: [_cell(cells.get((value, goal.id))) for goal in goals])


def overall(links: Links, address: Address) -> str:
    """Values by objectives, with the number of goals that link them and their strengths."""
    cells = links.overall()
    objectives = links.corpus.objectives
    heads = [f'<a href="{address("objectives", item.id)}">{item.id}</a>' for item in objectives]
    return _table(links, address, heads, lambda value: [_sum(cells.get((value, item.id), [])) for item in objectives])


def _table(links: Links, address: Address, heads: Iterable[str], cells: Callable[[str], list[str]]) -> str:
    rows = [
        f'<tr><th><a href="{address("values", value.id)}">{value.title}</a></th>{"".join(cells(value.id))}</tr>'
        for value in links.corpus.values
    ]
    top = "".join(f"<th>{head}</th>" for head in ("Value", *heads))
    return "\n".join([f"<table><thead><tr>{top}</tr></thead><tbody>", *rows, "</tbody></table>"])


def _cell(item: Alignment | None) -> str:
    if item is None:
        return "<td></td>"
    return f'<td class="{item.strength}" title="{item.rationale}">{SYMBOLS[item.strength]}</td>'


def _sum(strengths: list[Strength]) -> str:
    if not strengths:
        return "<td></td>"
    shown = " ".join(f"{strengths.count(each)} {symbol}" for each, symbol in SYMBOLS.items() if each in strengths)
    return f"<td>{shown}</td>"
