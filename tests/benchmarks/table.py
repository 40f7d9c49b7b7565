"""The one table that everything ends in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.benchmarks.goals import Goal
    from tests.benchmarks.measure import Run

HEADS = ("what", "ours", "theirs", "ratio", "goal", "met")


@dataclass(frozen=True)
class Row:
    """A line of the table, as it is shown; what is empty shows a dash."""

    what: str
    ours: str = ""
    theirs: str = ""
    ratio: str = ""
    goal: str = ""
    met: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells in the order of `HEADS`."""
        told = (self.what, self.ours, self.theirs, self.ratio, self.goal, self.met)
        return tuple(" ".join(cell.replace("|", "/").split()) or "–" for cell in told)


def judged(row: Row, figure: float, goal: Goal, *, size: int | None = None) -> Row:
    """A row whose figure is held against a goal, if the goal is stated for a handbook of this size."""
    return replace(row, goal=str(goal), met=goal.met(figure)) if goal.size == size else row


def compared(row: Row, ratio: float, *goals: Goal, size: int | None = None) -> Row:
    """A row with a ratio, held against those goals that are stated for a handbook of this size."""
    row = replace(row, ratio=f"{ratio:.3f}")
    for goal in goals:
        row = judged(row, ratio, goal, size=size)
    return row


def seconds(run: Run) -> str:
    """A time as it is shown, with that of the processors."""
    return f"{run.wall:.2f} s (processors {run.cpu:.2f} s)"


def render(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table whose columns stand below one another."""
    lines = [HEADS, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    told = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    told.insert(1, " | ".join("-" * width for width in widths))
    return "".join(f"| {line} |\n" for line in told)
