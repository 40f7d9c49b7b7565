"""The view of a value: its meaning, its behaviours, and everything in the handbook that refers to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from values_handbook.derive.choosing import candidates_of
from values_handbook.model.kinds import Value
from values_handbook.render.context import LinkView
from values_handbook.render.views.accountability.commenting import proposal_notice
from values_handbook.render.views.accountability.earlier import EarlierList, earlier_list
from values_handbook.render.views.changes import WordingView, history_note, wordings
from values_handbook.render.views.common import (
    AlignmentView,
    FactView,
    RecordView,
    address_view,
    alignment_view,
    by_strength,
    day_fact,
    facts_of,
    keys_of,
    record_view,
)
from values_handbook.render.views.glance import GlanceView, glance_view
from values_handbook.render.views.guidance import GuidanceView, asks_of, guidance_view, sheet_of_value
from values_handbook.render.views.how_we_chose import CandidateRow, came_from
from values_handbook.render.views.paper import PosterView, poster_view
from values_handbook.render.views.recognition.recognized import RecognizedView, behaviour_recognized, recognized_view
from values_handbook.render.views.recognition.stated import balance_line
from values_handbook.render.views.revisions import RevisionView, revision_views
from values_handbook.render.views.work import reviews_of

if TYPE_CHECKING:
    from values_handbook.model.kinds.value import Behaviour
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import PageContext
    from values_handbook.render.views.conduct import GuidelineLine


@dataclass(frozen=True, slots=True)
class BehaviourView:
    """An observable behaviour. `anchor` is its id, or one of the page's own where it has none; then nothing links to it.

    `recognized` and what follows stand on the value's own page only: `chip` leads to the behaviour from the top of the page,
    `folded` names what is folded away.
    """

    anchor: str
    formerly: tuple[str, ...]
    title: str
    text: Markup
    description: Markup
    example: Markup
    teams: tuple[LinkView, ...]
    link: LinkView | None
    recognized: LinkView | None = None
    guidance: GuidanceView | None = None
    chip: LinkView | None = None
    folded: str = ""


@dataclass(frozen=True, slots=True)
class TensionView:
    """A tension between two values, described by either of them."""

    other: LinkView
    guidance: Markup
    described_by: LinkView | None


@dataclass(frozen=True, slots=True)
class HistoryView:
    """What happened to a value, newest first: its revisions as recorded by their authors, and changes of its wording.

    `note` says where the wording's history ends, or that there is none.
    """

    entries: tuple[RevisionView | WordingView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A voice."""

    text: Markup
    by: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value's page."""

    record: RecordView
    glance: GlanceView
    why: Markup
    gives_up: Markup
    asks: tuple[Markup, ...]
    behaviours: tuple[BehaviourView, ...]
    guidelines: tuple[GuidelineLine, ...]
    tensions: tuple[TensionView, ...]
    goals: tuple[AlignmentView, ...]
    objectives: tuple[AlignmentView, ...]
    earlier: EarlierList | None
    practices: tuple[LinkView, ...]
    recognized: RecognizedView | None
    balance: Markup
    reviews: tuple[LinkView, ...]
    cases: tuple[LinkView, ...]
    pitfalls: tuple[LinkView, ...]
    questions: tuple[LinkView, ...]
    quotes: tuple[QuoteView, ...]
    history: HistoryView
    revision: int
    discussion: LinkView | None
    came_from: tuple[CandidateRow, ...]
    how_we_chose: LinkView | None
    poster: PosterView | None
    sheet: LinkView | None

    @property
    def stands(self) -> bool:
        """Whether there is anything to say of where it stands."""
        related = (self.practices, self.cases, self.pitfalls, self.reviews, self.questions)
        shown = (self.goals, self.objectives, self.balance, self.recognized, self.earlier, *related)
        return any((*shown, self.record.mentions, self.record.findings))


def value_view(context: PageContext, record: Record) -> ValueView:
    """A value's page."""
    value = record.fields
    assert isinstance(value, Value)
    graph, key = context.linked.graph, record.key
    goals = [item for item in graph.incoming(key, "values", "goal") if item.strength]
    objectives = [item for item in graph.incoming(key, "values", "objective") if item.strength]
    support = {
        kind: _naming(context, key, kind) for kind in ("guideline", "practice", "recognition", "case", "pitfall")
    }
    reviews = reviews_of(context, key)
    questions = context.linked.in_order(graph.sources(key, "about", "question"))
    tensions = _tensions(context, record)
    candidates = came_from(context, key)
    shown = [
        *keys_of(goals),
        *keys_of(objectives),
        *(name for names in support.values() for name in names),
        *reviews,
        *questions,
        *graph.sources(key, "tensions.with", "value"),
        *candidates_of(context.linked, key),
    ]
    common = record_view(
        context,
        record,
        facts=_facts(context, record, value),
        notices=_notices(context, record),
        shown=shown,
        names_owner=False,
    )
    behaviours = tuple(_behaviour_in_full(context, record, n, item) for n, item in enumerate(value.behaviours))
    glance, guidelines = glance_view(context, record, support["guideline"], len(support["recognition"]))
    return ValueView(
        record=common,
        glance=glance,
        why=context.block(record, "why", value.why),
        gives_up=context.inline(record, "gives_up", value.gives_up),
        asks=asks_of(context, record, "asks", value.asks),
        behaviours=behaviours,
        guidelines=guidelines,
        tensions=tensions,
        goals=by_strength(alignment_view(context, item, towards_source=True) for item in goals),
        objectives=by_strength(alignment_view(context, item, towards_source=True) for item in objectives),
        earlier=earlier_list(context, key, keys_of([*goals, *objectives])),
        practices=context.links(support["practice"]),
        recognized=recognized_view(context, key, support["recognition"]),
        balance=balance_line(context, key),
        reviews=context.links(reviews),
        cases=context.links(support["case"]),
        pitfalls=context.links(support["pitfall"]),
        questions=context.links(questions),
        quotes=tuple(
            QuoteView(context.inline(record, f"quotes-{n}", item.text), context.who(record, "by", ("quotes", n)))
            for n, item in enumerate(value.quotes)
        ),
        history=_history(context, record, value),
        revision=value.revision,
        discussion=address_view(context, record, value.discussion, context.t("discussion"))
        if value.status != "proposed"
        else None,
        came_from=candidates,
        how_we_chose=context.overview("how-we-chose") if candidates else None,
        poster=poster_view(context, record, common.status, behaviours),
        sheet=sheet_of_value(context, record) if not context.prefix else None,
    )


def _naming(context: PageContext, key: Key, kind: str) -> list[Key]:
    """The records of a kind that name the value, or a behaviour of it, in their `values`."""
    return context.linked.in_order(context.linked.graph.sources(key, "values", kind))


def _behaviour_in_full(context: PageContext, record: Record, number: int, item: Behaviour) -> BehaviourView:
    """A behaviour as the page of its value shows it."""
    t, view = context.t, behaviour_view(context, record, number, item)
    guidance = guidance_view(context, record, number, item)
    folded: dict[str, object] = {"example": view.example}
    if guidance is not None:
        folded |= {
            "instead-of": guidance.instead_of,
            "asks": guidance.asks,
            "growth": guidance.levels,
            "prompts": guidance.prompts,
        }
    return replace(
        view,
        recognized=behaviour_recognized(context, record.key, item.id),
        guidance=guidance,
        chip=LinkView(context.shared.plain(item.heading), f"#{view.anchor}"),
        folded=t("semicolon").join(t(label) for label, found in folded.items() if found),
    )


def behaviour_view(context: PageContext, record: Record, number: int, item: Behaviour) -> BehaviourView:
    """A behaviour of a value."""
    name = f"behaviours-{number}"
    return BehaviourView(
        anchor=context.prefix + (item.id or f"_behaviour-{number + 1}"),
        formerly=tuple(f"{context.prefix}{old}" for old in item.formerly),
        title=item.title or ("" if item.text else item.heading),
        text=context.inline(record, f"{name}-text", item.text),
        description=context.block(record, f"{name}-description", item.description),
        example=context.block(record, f"{name}-example", item.example),
        teams=context.links(
            reference.target
            for reference in context.linked.graph.outgoing(record.key, "behaviours.teams")
            if reference.path[1] == number
        ),
        link=context.link(record.key, item.id) if item.id else None,
    )


def _tensions(context: PageContext, record: Record) -> tuple[TensionView, ...]:
    """The tensions that the value names, and those that other values name with it."""
    found = []
    for reference in context.linked.graph.outgoing(record.key, "tensions.with"):
        found.append(_tension(context, record, int(reference.path[1]), context.link(reference.target), None))
    for reference in context.linked.graph.incoming(record.key, "tensions.with", "value"):
        assert isinstance(reference.source, tuple)
        other = context.linked.record(reference.source)
        link = context.link(reference.source)
        found.append(_tension(context, other, int(reference.path[1]), link, link))
    return tuple(found)


def _tension(
    context: PageContext, record: Record, number: int, other: LinkView, described_by: LinkView | None
) -> TensionView:
    assert isinstance(record.fields, Value)
    guidance = record.fields.tensions[number].guidance
    return TensionView(other, context.block(record, f"tensions-{number}-guidance", guidance), described_by)


def _history(context: PageContext, record: Record, value: Value) -> HistoryView:
    every: tuple[RevisionView | WordingView, ...] = (
        *revision_views(context, record, value),
        *wordings(context, record.key),
    )
    entries = tuple(sorted(every, key=lambda item: item.iso, reverse=True))
    return HistoryView(entries, history_note(context))


def _facts(context: PageContext, record: Record, value: Value) -> tuple[FactView, ...]:
    t = context.t
    replaces = context.linked.in_order(context.linked.graph.sources(record.key, "replaced_by", "value"))
    return facts_of(
        FactView(t("group"), (context.text(value.group),)) if value.group else None,
        FactView(t("value-type"), (LinkView(t(f"value-type-{value.type}")),)) if value.type != "core" else None,
        day_fact(context, "adopted", value.adopted),
        FactView(t("adopted-by"), context.who(record, "adopted_by")),
        FactView(t("revision"), (LinkView(str(value.revision)),)) if value.revisions else None,
        FactView(t("replaces"), context.links(replaces)),
    )


def _notices(context: PageContext, record: Record) -> list[Markup]:
    """Notices at the top of the page: that the value is proposed, declined or retired."""
    value = record.fields
    assert isinstance(value, Value)
    t = context.t
    notices = []
    if value.status == "proposed":
        notices.append(proposal_notice(context, record))
    if value.status == "declined":
        why = context.inline(record, "declined_because", value.declined_because)
        reason = Markup(" {} {}").format(t("declined-because"), why) if why else Markup()
        notices.append(Markup("{}{}").format(t("declined"), reason))
    if value.status == "retired":
        target = context.linked.graph.target(record.key, "replaced_by")
        link = context.link(target) if target is not None else None
        words = Markup(' {} <a href="{}">{}</a>').format(t("replaced-by"), link.href, link.title) if link else Markup()
        notices.append(Markup("{}{}").format(t("retired"), words))
    return notices
