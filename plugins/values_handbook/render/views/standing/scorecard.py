"""The view of the scorecard: what stands out, tallies by lens, team and objective, and all measures with how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.standing.measures import VERDICTS
from values_handbook.derive.standing.scorecard import Tally, scorecard
from values_handbook.model.kinds.work import LENSES, Work
from values_handbook.render.context import LinkView
from values_handbook.render.views.common import StatusView
from values_handbook.render.views.measures import MeasureView, measure_view
from values_handbook.render.views.standing.standouts import StandoutView, standouts, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from values_handbook.derive.standing.scorecard import JudgedMeasure, Scorecard
    from values_handbook.render.context import PageContext

MOST_LISTED = 300
"""Measures that are listed: 1,000 goals have two thousand, of which an embed with `where` shows those of a team."""
_ORDER = ("behind", "no-evidence", "on-the-way", "met")
"""Verdicts from the one that needs help first."""


@dataclass(frozen=True, slots=True)
class TallyPart:
    """The measures with one verdict, as a part of a bar that starts after `start` others, and in words."""

    name: str
    start: int
    width: int
    words: str


@dataclass(frozen=True, slots=True)
class TallyView:
    """How many measures of a lens, a team or an objective stand where: those that need help first. A gap has none."""

    link: LinkView
    parts: tuple[TallyPart, ...]
    total: int
    words: str


@dataclass(frozen=True, slots=True)
class TallyListView:
    """Tallies under one heading."""

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
    """The scorecard: `summary` says what stands out, `standouts` where; `all` are all measures in one tally."""

    prefix: str
    summary: str
    all: TallyView | None
    standouts: tuple[StandoutView, ...]
    tables: tuple[TallyListView, ...]
    lenses: tuple[LensView, ...]
    more: str


def scorecard_view(context: PageContext, where: Mapping[str, tuple[str, ...]]) -> ScorecardView:
    """The scorecard of what is worked at, or of what matches."""
    t, found = context.t, scorecard(context.linked, where)
    if not found.measures:
        return ScorecardView(context.prefix, "", None, (), (), (), "")
    more = len(found.measures) - MOST_LISTED
    tally = Tally.of(found.measures)
    return ScorecardView(
        prefix=context.prefix,
        summary=summary(context, found, tally),
        all=_tally_view(context, LinkView(""), tally),
        standouts=standouts(context, found),
        tables=tuple(_tables(context, found)),
        lenses=tuple(_lenses(context, found.measures[:MOST_LISTED])),
        more=t.count("more-measures", more) if more > 0 else "",
    )


def _tables(context: PageContext, found: Scorecard) -> Iterator[TallyListView]:
    """By lens, by team, by objective; those of which there are none are left out."""
    lenses = [(LinkView(_lens(context, lens)), tally) for lens, tally in found.lenses]
    teams, objectives = (
        [(context.link(key), tally) for key, tally in lines] for lines in (found.teams, found.objectives)
    )
    for name, lines in (("objectives", objectives), ("teams", teams), ("lenses", lenses)):
        if lines:
            views = tuple(_tally_view(context, *line) for line in lines)
            yield TallyListView(f"{context.prefix}_{name}", context.t(f"score-by-{name}"), views)


def _lens(context: PageContext, lens: str | None) -> str:
    return context.t(f"lens-{lens}") if lens else context.t("score-no-lens")


def _tally_view(context: PageContext, link: LinkView, tally: Tally) -> TallyView:
    return TallyView(link, tuple(_parts(context, tally)), tally.total, context.t.count("score-all", tally.total))


def _parts(context: PageContext, tally: Tally) -> Iterator[TallyPart]:
    t, start = context.t, 0
    for verdict in _ORDER:
        if count := tally.counts[VERDICTS.index(verdict)]:
            yield TallyPart(verdict, start, count, t("state-measures", number=count, verdict=t(f"verdict-{verdict}")))
            start += count


def _lenses(context: PageContext, measures: Iterable[JudgedMeasure]) -> list[LensView]:
    """Measures by their lenses, those that need help first; the lens of those that name none last."""
    found: dict[str | None, list[JudgedView]] = {}
    for item in sorted(measures, key=lambda item: _ORDER.index(item.verdict)):
        found.setdefault(item.measure.lens, []).append(_judged(context, item))
    return [LensView(_lens(context, lens), tuple(found[lens])) for lens in (*LENSES, None) if lens in found]


def _judged(context: PageContext, item: JudgedMeasure) -> JudgedView:
    record = context.linked.record(item.key)
    assert isinstance(record.fields, Work)
    return JudgedView(
        of=context.link(item.key),
        also=context.links(item.also),
        measure=measure_view(context, record, item.place),
        verdict=StatusView(item.verdict, context.t(f"verdict-{item.verdict}")),
    )
