"""Views of conversation sheets: what a team or a person worked at, was recognized for and has left to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.evaluation.answers import answers
from values_handbook.derive.evaluation.sheets import sheet_periods, sheet_subjects
from values_handbook.model.kinds import Review
from values_handbook.render.context import LinkView
from values_handbook.render.views.culture import score_view
from values_handbook.render.views.evaluation.decisions import decision_view
from values_handbook.render.views.measures import measure_views
from values_handbook.render.views.work import check_ins_of, goal_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.derive.evaluation.sheets import SheetPeriod
    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext
    from values_handbook.render.views.culture import ScoreView
    from values_handbook.render.views.evaluation.decisions import DecisionView
    from values_handbook.render.views.measures import MeasureView
    from values_handbook.render.views.work import CheckInView, GoalLine


@dataclass(frozen=True, slots=True)
class SheetGoal:
    """A goal with its readings and check-ins; `missing` is what the checks say of it."""

    line: GoalLine
    measures: tuple[MeasureView, ...]
    check_ins: tuple[CheckInView, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecognizedFor:
    """A value, or a behaviour of it, and the recognitions that name it; `link` is none for those that name no value."""

    link: LinkView | None
    recognitions: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class SheetPeriodView:
    """A period on one sheet of paper. `decisions` are those that are open today, on the first sheet."""

    anchor: str
    title: str
    dates: str
    goals: tuple[SheetGoal, ...]
    recognized: tuple[RecognizedFor, ...]
    scores: tuple[ScoreView, ...]
    decisions: tuple[DecisionView, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """The sheets of a team or a person."""

    subject: LinkView
    printed: str
    periods: tuple[SheetPeriodView, ...]


@dataclass(frozen=True, slots=True)
class SheetsView:
    """All sheets; `has_people` says whether there may be those of people among them."""

    has_people: bool
    sheets: tuple[LinkView, ...]


def sheet_view(context: PageContext, subject: Key) -> SheetView:
    """The sheets of a team or a person, the newest period first."""
    t, link = context.t, context.link(subject)
    periods = sheet_periods(context.linked, subject)
    return SheetView(
        subject=link,
        printed=t("sheet-as-of", date=t.day(context.linked.today)),
        periods=tuple(_period(context, subject, found, number) for number, found in enumerate(periods)),
    )


def sheet_link(context: PageContext, subject: Key) -> LinkView | None:
    """A link to the sheets of a team or a person; None where there are none."""
    if subject not in sheet_subjects(context.linked):
        return None
    return LinkView(context.t("sheet-of"), context.href(context.shared.site.plan.sheet(subject)))


def sheets_view(context: PageContext) -> SheetsView:
    """The list of all sheets: teams, then people."""
    plan = context.shared.site.plan
    links = (
        LinkView(context.shared.title(key), context.href(plan.sheet(key)), key.kind)
        for key in sheet_subjects(context.linked)
    )
    return SheetsView(context.linked.options.people_pages, tuple(links))


def _period(context: PageContext, subject: Key, found: SheetPeriod, number: int) -> SheetPeriodView:
    t, dates = context.t, found.dates
    label = found.label or t("sheet-without-period")
    ends = t("sheet-dates", first=t.day(dates.start), last=t.day(dates.end)) if dates is not None else ""
    return SheetPeriodView(
        anchor=f"{context.prefix}_period-{number + 1}",
        title=t("sheet-title", name=context.shared.title(subject), period=label),
        dates=ends,
        goals=tuple(_goal(context, key) for key in found.goals),
        recognized=tuple(_recognized(context, found.recognitions)),
        scores=tuple(_scores(context, subject, found)),
        decisions=tuple(_decisions(context, subject)) if number == 0 else (),
    )


def _goal(context: PageContext, key: Key) -> SheetGoal:
    record = context.linked.record(key)
    return SheetGoal(
        line=goal_line(context, key),
        measures=measure_views(context, record),
        check_ins=check_ins_of(context, record),
        missing=tuple(item.headline for item in context.shared.findings_of(key)),
    )


def _recognized(context: PageContext, keys: Iterable[Key]) -> Iterator[RecognizedFor]:
    """Recognitions by the values and behaviours that they name, in the order of the site; those without one last."""
    found: dict[tuple[Key, str] | None, list[Key]] = {}
    for key in keys:
        named = {(item.target, item.behaviour) for item in context.linked.graph.outgoing(key, "values")}
        places: set[tuple[Key, str] | None] = {*named} or {None}
        for place in places:
            found.setdefault(place, []).append(key)
    order = sorted((place for place in found if place), key=lambda place: (context.linked.rank(place[0]), place[1]))
    for value, behaviour in order:
        yield RecognizedFor(context.link(value, behaviour), context.links(found[value, behaviour]))
    if None in found:
        yield RecognizedFor(None, context.links(found[None]))


def _scores(context: PageContext, subject: Key, found: SheetPeriod) -> Iterator[ScoreView]:
    """The scores that reviews in the period give for a team."""
    keys = context.linked.graph.sources(subject, "scores.team", "review") if found.dates is not None else ()
    for key in context.linked.in_order(keys):
        record = context.linked.record(key)
        review = record.fields
        assert isinstance(review, Review)
        if found.dates is None or review.date not in found.dates:
            continue
        for number, item in enumerate(review.scores):
            team = context.linked.graph.at(key, ("scores", number, "team"))
            view = score_view(context, record, number, item) if team is not None and team.target == subject else None
            if view is not None:
                yield view


def _decisions(context: PageContext, subject: Key) -> Iterator[DecisionView]:
    """The open decisions that a team or a person sees to."""
    for reference in context.linked.graph.incoming(subject, "decisions.owner", "review"):
        assert isinstance(reference.source, tuple)
        record = context.linked.record(reference.source)
        review = record.fields
        assert isinstance(review, Review)
        found = answers(review)[int(reference.path[1])]
        if review.decisions[found.decision].status == "open":
            yield decision_view(context, record, found, gathered=True)
