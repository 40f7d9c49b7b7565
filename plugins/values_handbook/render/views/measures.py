"""The view of a measure: in words and as a bar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from values_handbook.derive.periods import period_labels
from values_handbook.derive.standing.disagreements import disagreements
from values_handbook.derive.standing.measures import due_progress, has_reached_stop, is_limit, is_met, progress_of
from values_handbook.model.kinds.work import Work
from values_handbook.model.period import period_dates
from values_handbook.render.views.charts import ChartView, readings_chart
from values_handbook.render.views.common import link_views

if TYPE_CHECKING:
    from values_handbook.labels import Labels
    from values_handbook.model.kinds.work import Measure
    from values_handbook.model.measuring import Place
    from values_handbook.model.record import Record
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure in words and as a bar. `percent` is the way from baseline to target, 0 to 100; None without figures.

    `due` is where it should be by the day of its figure, in percent of the same way; None where nobody can say.

    `disagreement` says where the figures and the owner differ, `has_stopped` that it stands at or past the line at which its
    goal is given up.
    """

    title: str
    lens: str
    direction: str
    baseline: str
    target: str
    current: str
    as_of: str
    percent: int | None
    due: int | None
    verdict: str
    is_met: bool
    history: tuple[tuple[str, str], ...]
    chart: ChartView | None
    links: tuple[LinkView, ...]
    disagreement: str
    stop_at: str
    has_stopped: bool
    same_as: LinkView | None


def measure_views(context: PageContext, record: Record) -> tuple[MeasureView, ...]:
    """The measures of a goal or an objective."""
    assert isinstance(record.fields, Work)
    return tuple(measure_view(context, record, place) for place in range(len(record.fields.measures)))


def measure_view(context: PageContext, record: Record, place: int) -> MeasureView:
    """The measure at a place of a goal or an objective, with the way that it has come."""
    assert isinstance(record.fields, Work)
    measure, t = record.fields.measures[place], context.t
    met = is_met(measure)
    percent = progress_of(measure)
    period = period_dates(record.fields.period, period_labels(context.linked))
    due = due_progress(measure, period, context.linked.today)
    target = _figure(t, measure, measure.target, ("target",))
    verdict = ""
    if isinstance(measure.target, str) and met is not None:
        verdict = t("milestone-met" if met else "milestone-open")
    elif met is not None and is_limit(measure):
        verdict = t("kept" if met else "not-kept")
    elif met:
        verdict = t("met")
    elif percent is not None:
        name = "of-the-way" if due is None else "of-the-way-due"
        verdict = t(name, percent=t.percent(percent), due=t.percent(due or 0))
    return MeasureView(
        title=measure.title,
        lens=t(f"lens-{measure.lens}") if measure.lens else "",
        direction=t(f"direction-{measure.direction}") if measure.direction else "",
        baseline=_figure(t, measure, measure.baseline, ("baseline",)),
        target=target,
        current=_figure(t, measure, measure.current, ("current",)),
        as_of=t("as-of", date=t.day(measure.as_of)) if measure.as_of else "",
        percent=percent,
        due=due,
        verdict=verdict,
        is_met=bool(met),
        history=tuple(
            (t.day(day), _figure(t, measure, figure, ("history", day.isoformat())))
            for day, figure in sorted(measure.history.items())
        ),
        chart=readings_chart(context, measure, target) if measure.history else None,
        links=link_views(context, record, measure.links),
        disagreement=_disagreement(context, record, place),
        stop_at=_stop_at(t, measure),
        has_stopped=has_reached_stop(measure),
        same_as=_same_as(context, record, place),
    )


def _disagreement(context: PageContext, record: Record, place: int) -> str:
    """What the figures of a measure say and what its owner says, where that differs."""
    t, item = context.t, disagreements(context.linked, record.key)[place]
    if item is None:
        return ""
    words = t(f"verdict-{item.verdict}"), t(f"confidence-{item.confidence}")
    return t("figures-and-owner", verdict=words[0], confidence=words[1], date=t.day(item.day))


def _stop_at(t: Labels, measure: Measure) -> str:
    if measure.stop_at is None:
        return ""
    name = "stop-when" if isinstance(measure.stop_at, str) else "stop-at"
    return t(name, value=_figure(t, measure, measure.stop_at, ("stop_at",)))


def _same_as(context: PageContext, record: Record, place: int) -> LinkView | None:
    """A link to the measure that this one repeats, with the title of the goal or objective that it belongs to."""
    reference = context.linked.graph.at(record.key, ("measures", place, "same_as"))
    if reference is None or not reference.behaviour:
        return None
    return replace(context.link(reference.target, reference.behaviour), title=context.shared.title(reference.target))


def _figure(t: Labels, measure: Measure, figure: float | str | None, place: Place) -> str:
    """A figure with its unit; a target with its comparison. One with two readings is shown as it was written."""
    unit = measure.unit or ""
    for doubt in measure.doubts:
        if doubt.place == place and doubt.reason == "readings":
            return t.figure(doubt.written if unit in doubt.written else f"{doubt.written} {unit}")
    shown = t.figure(figure, unit)
    return t.compared(measure.comparison, shown) if place == ("target",) and measure.comparison else shown
