"""The view of the scorecard: tallies by lens, team and objective, and all measures with how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.standing.measures import VERDICTS
from values_handbook.derive.standing.scorecard import scorecard
from values_handbook.model.kinds.work import LENSES, Work
from values_handbook.render.context import LinkView
from values_handbook.render.views.common import StatusView
from values_handbook.render.views.measures import MeasureView, measure_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from values_handbook.derive.standing.scorecard import JudgedMeasure, Scorecard, Tally
    from values_handbook.render.context import PageContext

MOST_LISTED = 300
"""Measures that are listed: 1,000 goals have two thousand, of which an embed with `where` shows those of a team."""


@dataclass(frozen=True, slots=True)
class TallyView:
    """How many measures of a lens, a team or an objective stand where, and all of them. A gap has none."""

    link: LinkView
    counts: tuple[str, ...]
    total: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class TableView:
    """Tallies under one head."""

    anchor: str
    title: str
    lines: tuple[TallyView, ...]


@dataclass(frozen=True, slots=True)
class JudgedView:
    """A measure of an objective or a goal, with its verdict. `also` are others that have the same measure."""

    of: LinkView
    also: tuple[LinkView, ...]
    measure: MeasureView
    verdict: StatusView


@dataclass(frozen=True, slots=True)
class LensView:
    """The measures that look through one lens."""

    title: str
    measures: tuple[JudgedView, ...]


@dataclass(frozen=True, slots=True)
class ScorecardView:
    """The scorecard. `verdicts` are the heads of the tallies."""

    prefix: str
    verdicts: tuple[StatusView, ...]
    tables: tuple[TableView, ...]
    lenses: tuple[LensView, ...]
    more: str


def scorecard_view(context: PageContext, where: Mapping[str, tuple[str, ...]]) -> ScorecardView:
    """The scorecard of what is worked at, or of what matches."""
    t, found = context.t, scorecard(context.linked, where)
    more = len(found.measures) - MOST_LISTED
    return ScorecardView(
        prefix=context.prefix,
        verdicts=tuple(_verdict(context, verdict) for verdict in VERDICTS),
        tables=tuple(_tables(context, found)) if found.measures else (),
        lenses=tuple(_lenses(context, found.measures[:MOST_LISTED])),
        more=t.count("more-measures", more) if more > 0 else "",
    )


def _tables(context: PageContext, found: Scorecard) -> Iterator[TableView]:
    """By lens, by team, by objective; those of which there are none are left out."""
    lenses = [(LinkView(_lens(context, lens)), tally) for lens, tally in found.lenses]
    teams, objectives = (
        [(context.link(key), tally) for key, tally in lines] for lines in (found.teams, found.objectives)
    )
    for name, title, lines in (
        ("lenses", "score-lens", lenses),
        ("teams", "team", teams),
        ("objectives", "objective", objectives),
    ):
        if lines:
            anchor = f"{context.prefix}_{name}"
            yield TableView(anchor, context.t(title), tuple(_tally_view(context, *line) for line in lines))


def _lens(context: PageContext, lens: str | None) -> str:
    return context.t(f"lens-{lens}") if lens else context.t("score-no-lens")


def _verdict(context: PageContext, verdict: str) -> StatusView:
    return StatusView(verdict, context.t(f"verdict-{verdict}"))


def _tally_view(context: PageContext, link: LinkView, tally: Tally) -> TallyView:
    counts = tuple(map(context.t.number, tally.counts))
    return TallyView(link, counts, context.t.number(tally.total), is_gap=not tally.total)


def _lenses(context: PageContext, measures: Iterable[JudgedMeasure]) -> list[LensView]:
    """Measures by their lenses, those that name none last."""
    found: dict[str | None, list[JudgedView]] = {}
    for item in measures:
        found.setdefault(item.measure.lens, []).append(_judged(context, item))
    return [LensView(_lens(context, lens), tuple(found[lens])) for lens in (*LENSES, None) if lens in found]


def _judged(context: PageContext, item: JudgedMeasure) -> JudgedView:
    record = context.linked.record(item.key)
    assert isinstance(record.fields, Work)
    return JudgedView(
        of=context.link(item.key),
        also=context.links(item.also),
        measure=measure_view(context, record, item.place),
        verdict=_verdict(context, item.verdict),
    )
