"""Views that pages of many kinds share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from values_handbook.derive.order import neighbours
from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.labels.punctuation import mark_after
from values_handbook.model.period import period_label
from values_handbook.model.record import Key
from values_handbook.prose.addresses import AddressPolicy, Reach, judge
from values_handbook.render.context import LinkView
from values_handbook.render.recurrence import interval
from values_handbook.render.views.accountability.earlier import EarlierView, earlier_views
from values_handbook.render.views.accountability.participation import (
    ParticipationView,
    participation_view,
    turnout_line,
)
from values_handbook.render.views.proposing import ways_to_the_forge
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.link.graph import Reference
    from values_handbook.model.kinds.common import Link
    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext
    from values_handbook.taxonomy import Path

SYMBOLS = {"strong": "●", "moderate": "◐", "weak": "○", "tension": "▲"}
"""The sign of each strength; it never stands without the word."""


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact about a record: its label, and its links or texts. `iso` is the day of a date."""

    label: str
    items: tuple[LinkView, ...]
    iso: str = ""


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status as a shape (by its class) and a word."""

    name: str
    label: str

    @property
    def is_usual(self) -> bool:
        """Whether it is the usual status, which lists leave out."""
        return self.name in ("active", "adopted")


@dataclass(frozen=True, slots=True)
class MentionGroup:
    """What names a record, of one kind."""

    label: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding of the content checks on a record."""

    code: str
    headline: str
    belongs_to: str


@dataclass(frozen=True, slots=True)
class StrengthView:
    """A strength as sign and word. In a template it prints itself."""

    name: str
    symbol: str
    label: str

    def __html__(self) -> str:
        return f'<span class="hb-strength hb-strength--{self.name}" data-search-exclude>{escape(self.label)}</span>'


@dataclass(frozen=True, slots=True)
class AlignmentView:
    """One record serving another: how strongly, and why."""

    link: LinkView
    strength: StrengthView
    rationale: Markup
    behaviour: LinkView | None = None
    revision: str = ""
    earlier: EarlierView | None = None


@dataclass(frozen=True, slots=True)
class RecordView:
    """The parts that every record's page has."""

    kind: str
    kind_label: str
    id: str
    key: str
    prefix: str
    title: str
    icon: Markup
    summary: Markup
    description: Markup
    status: StatusView | None
    facts: tuple[FactView, ...]
    notices: tuple[Markup, ...]
    participation: tuple[ParticipationView, ...]
    turnout: str
    links: tuple[LinkView, ...]
    tags: tuple[str, ...]
    formerly: tuple[str, ...]
    mentions: tuple[MentionGroup, ...]
    findings: tuple[FindingView, ...]
    ways: tuple[LinkView, ...]
    before: LinkView | None
    after: LinkView | None


def record_view(
    context: PageContext,
    record: Record,
    *,
    facts: Iterable[FactView] = (),
    notices: Iterable[Markup] = (),
    shown: Iterable[Key] = (),
    names_owner: bool = True,
) -> RecordView:
    """The parts that every record's page has. `shown` are the records that sections of its kind already list.

    Without `names_owner` the owner is no fact, since the page names it elsewhere.
    """
    fields = record.fields
    t = context.t
    before, after = _steps(context, record)
    common = [
        FactView(t("owner"), context.who(record, "owner")) if names_owner else None,
        *facts,
        FactView(t("also-called"), tuple(map(context.text, fields.aka))) if fields.aka else None,
        day_fact(context, "ended", fields.ended),
        FactView(t("review-every"), (LinkView(interval(t, fields.review_every)),)) if fields.review_every else None,
    ]
    return RecordView(
        kind=record.kind,
        kind_label=t(f"kind-{record.kind}"),
        id=record.id,
        key=str(record.key),
        prefix=context.prefix,
        title=context.shared.title(record.key),
        icon=context.icon(getattr(fields, "icon", None)),
        summary=context.inline(record, "summary", fields.summary),
        description=context.block(record, "description", fields.description),
        status=status_view(context, fields.status),
        facts=tuple(fact for fact in common if fact is not None and fact.items),
        notices=tuple(notices),
        participation=tuple(_participation(context, record)),
        turnout=turnout_line(context, record),
        links=link_views(context, record, fields.links),
        tags=fields.tags,
        formerly=tuple(f"{context.prefix}{old}" for old in fields.formerly),
        mentions=mentions(context, record.key, shown),
        findings=tuple(map(finding_view, context.shared.findings_of(record.key))),
        ways=ways_to_the_forge(context, record),
        before=before,
        after=after,
    )


def finding_view(item: Diagnostic) -> FindingView:
    """A finding of a check, with the step or the pitfall of the idea that it belongs to."""
    return FindingView(item.code, item.headline, CATALOGUE[item.code].belongs_to)


def _steps(context: PageContext, record: Record) -> tuple[LinkView | None, LinkView | None]:
    """Links to the records before and after one, at the end of its own page.

    A goal has none: it has its line of sight and the goals below it, of which there are too many to be gone through one by
    one, and each page would be heavier by the titles of two others.
    """
    if context.prefix or record.kind == "goal" or not KINDS[record.kind].own_page:
        return None, None
    before, after = neighbours(context.linked, record.key)
    return context.link(before) if before else None, context.link(after) if after else None


def sentence(context: PageContext, name: str, **parts: object) -> Markup:
    """A label filled with links and other HTML."""
    written = Markup()
    for words, part in context.t.pieces(name):
        written += escape(mark_after(written, words)) + escape(parts[part] if part else "")
    return written


def status_view(context: PageContext, status: str | None) -> StatusView | None:
    """A status; one that the format does not define is shown as it was written."""
    if not status:
        return None
    label = context.t.known(f"status-{status}")
    return StatusView(status if label else "other", label or status)


def strength_view(context: PageContext, name: str) -> StrengthView:
    """A strength as sign and word."""
    return StrengthView(name, SYMBOLS[name], context.t(f"strength-{name}"))


def link_views(context: PageContext, record: Record, links: Iterable[Link]) -> tuple[LinkView, ...]:
    """The links of a record that lead somewhere."""
    found = (address_view(context, record, link.url, link.title) for link in links)
    return tuple(link for link in found if link is not None)


def address_view(context: PageContext, record: Record, url: str | None, title: str | None = None) -> LinkView | None:
    """A link to an address elsewhere, in the site, or of a record; None where it leads nowhere."""
    if not url:
        return None
    if judge(url, AddressPolicy.FIELD)[0] is Reach.OUTSIDE:
        return LinkView(title or url, url)
    target = context.resolve(url, record)
    return LinkView(title or target.title or url, target.url) if target is not None else None


def _participation(context: PageContext, record: Record) -> Iterator[ParticipationView]:
    for number, item in enumerate(record.fields.participation):
        yield participation_view(context, record, number, address_view(context, record, item.link))


def mentions(context: PageContext, key: Key, shown: Iterable[Key] = ()) -> tuple[MentionGroup, ...]:
    """References to a record that its page does not show elsewhere: records by kind, then hand-written pages."""
    hidden = {*shown, key}
    sources = [reference.source for reference in context.linked.graph.incoming(key)]
    records = [source for source in sources if isinstance(source, tuple) and source not in hidden]
    groups = []
    for kind in KINDS.values():
        found = context.linked.in_order(source for source in records if source.kind == kind.name)
        if found:
            groups.append(MentionGroup(context.t(f"kinds-{kind.name}"), context.links(found)))
    pages = list(dict.fromkeys(source.uri for source in sources if not isinstance(source, tuple)))
    if pages:
        links = tuple(
            LinkView(context.shared.page_title(uri), context.href(context.shared.page_address(uri))) for uri in pages
        )
        groups.append(MentionGroup(context.t("pages"), links))
    return tuple(groups)


def named_at(context: PageContext, record: Record, field: str, path: Path = ()) -> tuple[LinkView, ...]:
    """Links to the records that a field names; `path` selects one place of a field that occurs several times."""
    graph = context.linked.graph
    found = graph.in_item(record.key, field, path) if len(path) == 2 else graph.outgoing(record.key, field)
    return tuple(
        context.link(reference.target, reference.behaviour)
        for reference in found
        if reference.path[: len(path)] == path
    )


def alignment_view(
    context: PageContext, reference: Reference, *, towards_source: bool = False, earlier: EarlierView | None = None
) -> AlignmentView:
    """An alignment, seen from the record that serves (its target is linked), or from the one that is served."""
    source = reference.source
    assert isinstance(source, tuple)
    record = context.linked.record(source)
    alignment = reference.alignment
    assert alignment is not None
    revision = alignment.revision
    name = f"{reference.path[0]}-{reference.path[1]}-rationale"
    return AlignmentView(
        link=context.link(source if towards_source else reference.target),
        strength=strength_view(context, reference.strength),
        rationale=context.inline(record, name, alignment.rationale),
        behaviour=context.link(reference.target, reference.behaviour) if reference.behaviour else None,
        revision=context.t("agreed-revision", number=revision) if revision is not None and not earlier else "",
        earlier=earlier,
    )


def value_alignments(context: PageContext, key: Key) -> tuple[AlignmentView, ...]:
    """How a goal or an objective serves values, from the strongest to tensions."""
    marks = earlier_views(context, key)
    named = [item for item in context.linked.graph.outgoing(key, "values") if item.strength]
    return by_strength(alignment_view(context, item, earlier=marks.get(int(item.path[1]))) for item in named)


def by_strength(alignments: Iterable[AlignmentView]) -> tuple[AlignmentView, ...]:
    """Alignments from the strongest to tensions; equal ones stay in their order."""
    order = list(SYMBOLS)
    return tuple(sorted(alignments, key=lambda item: order.index(item.strength.name)))


def period_fact(context: PageContext, period: object) -> FactView | None:
    """The period of a goal or an objective; a link where it is a cycle."""
    if not period:
        return None
    label = period_label(period)  # type: ignore[arg-type]
    cycle = Key("cycle", label)
    words = context.text(label)
    words = replace(context.link(cycle), title=words.title) if cycle in context.linked else words
    return FactView(context.t("period"), (words,))


def day_fact(context: PageContext, name: str, day: date | None) -> FactView | None:
    """A day, under the label `name`."""
    return FactView(context.t(name), (LinkView(context.t.day(day)),), day.isoformat()) if day else None


def facts_of(*found: FactView | None) -> tuple[FactView, ...]:
    """The facts that are not None."""
    return tuple(fact for fact in found if fact is not None and fact.items)


def keys_of(references: Iterable[Reference]) -> list[Key]:
    """The records that make the references."""
    return [reference.source for reference in references if isinstance(reference.source, tuple)]
