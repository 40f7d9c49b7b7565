"""Figures over time as lines: the progress in check-ins, and the readings of a measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.periods import period_labels
from values_handbook.derive.standing.measures import gone_by
from values_handbook.model.kinds.work import Work
from values_handbook.model.period import period_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from values_handbook.model.kinds.work import Measure
    from values_handbook.model.period import Dates
    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext

WIDTH, HEIGHT = 300, 100
"""The size of a chart of progress in its own units; upwards, a unit is a percent."""
LOW = 60
"""The height of a chart of readings."""
_SIGN = 9
"""The width that each sign of a figure beside a chart takes up."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """A figure on the chart, with the name of its confidence, which says its shape; empty where it has none."""

    x: str
    y: str
    confidence: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """Figures over time: a path with marks, the first and last day, and a dashed line to the aim.

    `ticks` are heights with their figures, `gutter` is the room that these need. `aim` says in words what the dashed line
    is, `legend` what the shapes of the marks mean.
    """

    height: int
    gutter: int
    ticks: tuple[tuple[str, str], ...]
    path: str
    marks: tuple[MarkView, ...]
    aim_path: str
    aim: str
    unit: str
    first: str
    last: str
    legend: tuple[tuple[str, str], ...] = ()


def progress_chart(context: PageContext, record: Record) -> ChartView | None:
    """The progress in check-ins, and where it should have been; None where fewer than two days have one."""
    work, t = record.fields, context.t
    assert isinstance(work, Work)
    dated = sorted(
        ((item.date, item) for item in work.check_ins if item.progress is not None), key=lambda pair: pair[0]
    )
    if len({day for day, _ in dated}) < 2:
        return None
    readings = [(day, item.progress or 0.0) for day, item in dated]
    points = places(readings, (0, 100), (WIDTH, HEIGHT))
    words = {item.confidence: t(f"confidence-{item.confidence}") for _, item in dated if item.confidence}
    aim = _should_be(period_dates(work.period, period_labels(context.linked)), readings[0][0], readings[-1][0])
    ticks = tuple((f"{HEIGHT - percent}", t.percent(percent)) for percent in (100, 50, 0))
    return ChartView(
        height=HEIGHT,
        gutter=_gutter(ticks),
        ticks=ticks,
        path=_path(points),
        marks=tuple(MarkView(x, y, item.confidence or "") for (x, y), (_, item) in zip(points, dated, strict=True)),
        aim_path=_path(places(aim, (0, 100), (WIDTH, HEIGHT))) if aim else "",
        aim=t("chart-should-be") if aim else "",
        unit="",
        first=t.day(readings[0][0]),
        last=t.day(readings[-1][0]),
        legend=tuple((str(name), word) for name, word in words.items()),
    )


def _should_be(period: Dates | None, first: date, last: date) -> list[tuple[date, float]]:
    """Where progress should be from one day to another, if it went evenly through its period."""
    shares = [(day, gone_by(period, day)) for day in (first, last)]
    if period is not None:
        # The line bends where the period begins and ends.
        shares += [(day, gone_by(period, day)) for day in (period.start, period.end) if first < day < last]
    return sorted((day, float(100 * share)) for day, share in shares if share is not None)


def readings_chart(context: PageContext, measure: Measure, target: str) -> ChartView | None:
    """The readings of a measure, and its target, which is given in words; None where fewer than two figures are there.

    The current figure is one of them where its day is known.
    """
    readings: dict[date, float | str | None] = dict(measure.history)
    if measure.as_of is not None:
        readings.setdefault(measure.as_of, measure.current)
    found = sorted((day, figure) for day, figure in readings.items() if isinstance(figure, int | float))
    if len(found) < 2:
        return None
    t = context.t
    aims = [measure.target] if isinstance(measure.target, int | float) else []
    figures = [*(figure for _, figure in found), *aims]
    bounds, size = (min(figures), max(figures)), (WIDTH, LOW)
    span = found[0][0], found[-1][0]
    # Figures that are all the same lie in the middle.
    ticks = tuple((places([(span[0], figure)], bounds, size)[0][1], t.number(figure)) for figure in sorted(set(bounds)))
    points = places(found, bounds, size)
    return ChartView(
        height=LOW,
        gutter=_gutter(ticks),
        ticks=ticks,
        path=_path(points),
        marks=tuple(MarkView(x, y, "") for x, y in points),
        aim_path=_path(places([(day, aims[0]) for day in span], bounds, size)) if aims else "",
        aim=t("chart-target", target=target) if aims else "",
        unit=measure.unit or "",
        first=t.day(span[0]),
        last=t.day(span[1]),
    )


def _gutter(ticks: Iterable[tuple[str, str]]) -> int:
    return _SIGN * (max(len(words) for _, words in ticks) + 1)


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
