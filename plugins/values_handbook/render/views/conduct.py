"""Views of do's and don'ts, and of pitfalls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.evaluation.signs import decisions_on, sightings
from values_handbook.derive.guards import named_guards
from values_handbook.model.kinds import Guideline, Pitfall, Review
from values_handbook.render.views.common import FactView, RecordView, facts_of, record_view
from values_handbook.render.views.evaluation.decisions import decisions_at
from values_handbook.render.views.standing.guards import GuardView, guard_views

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.derive.evaluation.signs import Sighting
    from values_handbook.model.kinds.conduct import Sign
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext
    from values_handbook.render.views.evaluation.decisions import DecisionView


@dataclass(frozen=True, slots=True)
class GuidelineLine:
    """A do and its don't in a table. `more` leads to its other texts; None where there are none."""

    link: LinkView
    do: Markup
    dont: Markup
    values: tuple[LinkView, ...]
    teams: tuple[LinkView, ...]
    more: LinkView | None


@dataclass(frozen=True, slots=True)
class GuidelineView:
    """A do, its don't, why, and an example."""

    record: RecordView
    line: GuidelineLine
    is_titled: bool
    why: Markup
    example: Markup


@dataclass(frozen=True, slots=True)
class SeenView:
    """A review in which a sign was seen, and in words how many saw it; empty where that is not known, or not shown."""

    day: str
    iso: str
    review: LinkView
    people: str
    note: Markup


@dataclass(frozen=True, slots=True)
class SignView:
    """A sign of a pitfall. `anchor` is its id, empty where it has none; `seen` says when it was seen, the latest first."""

    anchor: str
    text: Markup
    seen: tuple[SeenView, ...]


@dataclass(frozen=True, slots=True)
class PitfallView:
    """A pitfall's page."""

    record: RecordView
    signs: tuple[SignView, ...]
    decisions: tuple[DecisionView, ...]
    remedies: tuple[Markup, ...]
    guards: tuple[GuardView, ...]
    guidelines: tuple[GuidelineLine, ...]
    endangered: tuple[LinkView, ...]


def guideline_line(context: PageContext, key: Key) -> GuidelineLine:
    """A do and its don't."""
    record = context.linked.record(key)
    fields = record.fields
    assert isinstance(fields, Guideline)
    return GuidelineLine(
        link=context.link(key),
        do=context.inline(record, "do", fields.do),
        dont=context.inline(record, "dont", fields.dont),
        values=named_values(context, key),
        teams=context.links(context.linked.graph.targets(key, "teams")),
        more=context.link(key) if says_more(fields) else None,
    )


def says_more(fields: Guideline) -> bool:
    """Whether the section of a do and its don't says more than these two."""
    return any((fields.title, fields.why, fields.example, fields.description, fields.links, fields.participation))


def named_values(context: PageContext, key: Key) -> tuple[LinkView, ...]:
    """The values, or behaviours of them, that a record names."""
    named = dict.fromkeys((item.target, item.behaviour) for item in context.linked.graph.outgoing(key, "values"))
    return tuple(context.link(value, behaviour) for value, behaviour in named)


def guideline_view(context: PageContext, record: Record) -> GuidelineView:
    """One do and don't on their page."""
    fields = record.fields
    assert isinstance(fields, Guideline)
    graph = context.linked.graph
    facts = facts_of(
        FactView(context.t("values"), named_values(context, record.key)),
        FactView(context.t("asked-of"), context.links(graph.targets(record.key, "teams"))),
        FactView(context.t("pitfalls"), context.links(graph.targets(record.key, "pitfalls"))),
    )
    return GuidelineView(
        record=record_view(context, record, facts=facts),
        line=guideline_line(context, record.key),
        is_titled=bool(fields.title),
        why=context.block(record, "why", fields.why),
        example=context.block(record, "example", fields.example),
    )


def _sign(context: PageContext, record: Record, number: int, sign: Sign) -> SignView:
    """A sign with the reviews in which it was seen."""
    found = sightings(context.linked, record.key).get(sign.id or "", ())
    return SignView(
        anchor=context.prefix + sign.id if sign.id else "",
        text=context.inline(record, f"signs-{number}-text", sign.text),
        seen=tuple(_seen(context, item) for item in found),
    )


def _seen(context: PageContext, found: Sighting) -> SeenView:
    t, review = context.t, context.linked.record(found.review)
    assert isinstance(review.fields, Review)
    return SeenView(
        day=t.day(found.day),
        iso=found.day.isoformat(),
        review=context.link(found.review),
        people=t.count("seen-by", found.n) if found.n is not None else "",
        note=context.inline(review, f"signs_seen-{found.number}-note", review.fields.signs_seen[found.number].note),
    )


def pitfall_view(context: PageContext, record: Record) -> PitfallView:
    """A pitfall's page."""
    fields = record.fields
    assert isinstance(fields, Pitfall)
    graph, key = context.linked.graph, record.key
    guidelines = context.linked.in_order(graph.sources(key, "pitfalls", "guideline"))
    endangered = [link for name in ("objectives", "goals") for link in context.links(graph.targets(key, name))]
    return PitfallView(
        record=record_view(context, record, shown=guidelines),
        signs=tuple(_sign(context, record, n, sign) for n, sign in enumerate(fields.signs)),
        decisions=decisions_at(context, decisions_on(context.linked, key)),
        remedies=tuple(context.inline(record, f"remedies-{n}", text) for n, text in enumerate(fields.remedies)),
        guards=guard_views(context, named_guards(context.linked, record)),
        guidelines=tuple(guideline_line(context, item) for item in guidelines),
        endangered=(*named_values(context, key), *endangered),
    )
