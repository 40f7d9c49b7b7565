"""The view of what values cost, for whoever doubts that they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.alignment.coverage import strains
from values_handbook.derive.order import ordered
from values_handbook.derive.recognition.invoked import Forgotten, forgotten
from values_handbook.model.kinds import Case, Value
from values_handbook.render.views.common import StatusView, alignment_view, sentence, status_view
from values_handbook.render.views.conduct import named_values
from values_handbook.render.views.recognition.attended import AttendedView, attended_view
from values_handbook.render.views.recognition.tensions import TensionsView, tensions_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from values_handbook.link.graph import Reference
    from values_handbook.model.record import Record
    from values_handbook.render.context import LinkView, PageContext

_GIVEN_UP = ("missed", "dropped")


@dataclass(frozen=True, slots=True)
class GivenUpView:
    """What a value gives up."""

    link: LinkView
    status: StatusView | None
    text: Markup


@dataclass(frozen=True, slots=True)
class PullView:
    """Two values that pull apart, and what to do then."""

    one: LinkView
    other: LinkView
    guidance: Markup


@dataclass(frozen=True, slots=True)
class StrainView:
    """A goal or an objective that strains a value, and how that is handled."""

    link: LinkView
    status: StatusView
    value: LinkView
    rationale: Markup


@dataclass(frozen=True, slots=True)
class CaseCostView:
    """A hard case with what it cost."""

    link: LinkView
    date: str
    iso: str
    values: tuple[LinkView, ...]
    cost: Markup


@dataclass(frozen=True, slots=True)
class CostsView:
    """What values cost, section by section.

    `unpriced` are values that name nothing that they give up. Strains are those of open work, of what was achieved all the
    same, and of what was given up.
    """

    prefix: str
    given_up: tuple[GivenUpView, ...]
    unpriced: tuple[LinkView, ...]
    tensions: TensionsView | None
    pulls: tuple[PullView, ...]
    strains: tuple[StrainView, ...]
    achieved: tuple[StrainView, ...]
    abandoned: tuple[StrainView, ...]
    cases: tuple[CaseCostView, ...]
    forgotten: tuple[Markup, ...]
    attended: AttendedView | None


def costs_view(context: PageContext) -> CostsView:
    """What values cost."""
    linked = context.linked
    values = linked.current("value")
    found = [_strain(context, reference) for reference in strains(linked)]
    return CostsView(
        prefix=context.prefix,
        given_up=tuple(_given_up_view(context, record) for record in values if _gives_up(record)),
        unpriced=context.links(record.key for record in values if not _gives_up(record)),
        tensions=tensions_view(context),
        pulls=tuple(pull for record in values for pull in _pulls(context, record)),
        strains=tuple(item for item in found if item.status.name not in ("achieved", *_GIVEN_UP)),
        achieved=tuple(item for item in found if item.status.name == "achieved"),
        abandoned=tuple(item for item in found if item.status.name in _GIVEN_UP),
        cases=tuple(_case(context, record) for record in ordered(linked, "case")),
        forgotten=tuple(_forgotten(context, item) for item in forgotten(linked)),
        attended=attended_view(context),
    )


def _gives_up(record: Record) -> str | None:
    assert isinstance(record.fields, Value)
    return record.fields.gives_up


def _given_up_view(context: PageContext, record: Record) -> GivenUpView:
    text = context.inline(record, "gives_up", _gives_up(record))
    return GivenUpView(context.link(record.key), status_view(context, record.fields.status), text)


def _pulls(context: PageContext, record: Record) -> Iterator[PullView]:
    """The tensions of a value with other values in force."""
    assert isinstance(record.fields, Value)
    for reference in context.linked.graph.outgoing(record.key, "tensions.with"):
        if context.linked.is_current(context.linked.record(reference.target)):
            number = int(reference.path[1])
            guidance = context.block(record, f"tensions-{number}-guidance", record.fields.tensions[number].guidance)
            yield PullView(context.link(record.key), context.link(reference.target), guidance)


def _strain(context: PageContext, reference: Reference) -> StrainView:
    alignment = alignment_view(context, reference)
    assert isinstance(reference.source, tuple)
    status = status_view(context, context.linked.record(reference.source).fields.status)
    assert status is not None, "work always has a status"
    return StrainView(context.link(reference.source), status, alignment.link, alignment.rationale)


def _case(context: PageContext, record: Record) -> CaseCostView:
    case = record.fields
    assert isinstance(case, Case)
    values = named_values(context, record.key)
    cost = context.block(record, "cost", case.cost)
    return CaseCostView(context.link(record.key), context.t.day(case.date), case.date.isoformat(), values, cost)


def _forgotten(context: PageContext, item: Forgotten) -> Markup:
    """A value that nobody invoked, and when somebody last did."""
    value = context.link(item.value)
    if item.last is None:
        return sentence(context, "forgotten-never", value=value)
    day = context.t.day(item.last.day)
    return sentence(context, "forgotten-since", value=value, date=day, by=context.link(item.last.by))
