"""Figures over time as lines: the progress in check-ins, and the readings of a measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from values_handbook.model.kinds.work import CheckIn, Measure
    from values_handbook.render.context import PageContext

WIDTH, HEIGHT = 300, 100
"""The size of a chart of progress in its own units; upwards, a unit is a percent."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """A check-in on the chart, with the name of its confidence, which says its shape; empty where it has none."""

    x: str
    y: str
    confidence: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """Progress over time: a path with marks, the first and the last day, and what the shapes of the marks mean."""

    path: str
    marks: tuple[MarkView, ...]
    first: str
    last: str
    legend: tuple[tuple[str, str], ...]


def progress_chart(context: PageContext, items: Iterable[CheckIn]) -> ChartView | None:
    """The progress in check-ins; None where fewer than two days have one."""
    dated = sorted(((item.date, item) for item in items if item.progress is not None), key=lambda pair: pair[0])
    if len({day for day, _ in dated}) < 2:
        return None
    points = places([(day, item.progress or 0) for day, item in dated], (0, 100), (WIDTH, HEIGHT))
    words = {item.confidence: context.t(f"confidence-{item.confidence}") for _, item in dated if item.confidence}
    return ChartView(
        path=_path(points),
        marks=tuple(MarkView(x, y, item.confidence or "") for (x, y), (_, item) in zip(points, dated, strict=True)),
        first=context.t.day(dated[0][0]),
        last=context.t.day(dated[-1][0]),
        legend=tuple((str(name), word) for name, word in words.items()),
    )


def sparkline(measure: Measure) -> str:
    """The readings of a measure as a path in a square of 100; empty where there are fewer than two figures to compare.

    The current figure is one of them where its day is known.
    """
    readings: dict[date, float | str | None] = dict(measure.history)
    if measure.as_of is not None:
        readings.setdefault(measure.as_of, measure.current)
    found = sorted((day, figure) for day, figure in readings.items() if isinstance(figure, int | float))
    figures = [figure for _, figure in found]
    if len(found) < 2:
        return ""
    return _path(places(found, (min(figures), max(figures)), (100, 100)))


def places(
    readings: Sequence[tuple[date, float]],
    bounds: tuple[float, float],
    size: tuple[int, int] = (100, 100),
    span: tuple[date, date] | None = None,
) -> list[tuple[str, str]]:
    """Days and figures as places: from the left to the right, and from the lower bound upwards.

    The span is that of the readings, unless charts share one.
    """
    first, last = span or (readings[0][0], readings[-1][0])
    low, high = bounds
    width, height = size
    return [
        (
            # A day alone, and figures that never change, lie in the middle.
            f"{width * ((day - first) / (last - first) if last > first else 0.5):.4g}",
            f"{height * (1 - ((figure - low) / (high - low) if high > low else 0.5)):.4g}",
        )
        for day, figure in readings
    ]


def _path(points: Iterable[tuple[str, str]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)
