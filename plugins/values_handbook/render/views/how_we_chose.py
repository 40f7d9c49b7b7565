"""The view of how the values were chosen, and of what a value came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.choosing import (
    Funnel,
    candidate_of,
    candidates_by_cluster,
    candidates_of,
    declined_values,
    funnel,
)
from values_handbook.model.kinds import Value
from values_handbook.render.views.common import named_at

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """A step of the funnel: a number with its noun, how it is counted, and its share of the largest number in percent."""

    name: str
    text: str
    rule: str
    percent: str
    start: str


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate in the table. Numbers that nobody wrote down are empty."""

    link: LinkView
    said: Markup
    mentions: str
    votes: str
    outcome: str
    became: tuple[LinkView, ...]
    why: Markup


@dataclass(frozen=True, slots=True)
class ClusterView:
    """The candidates of a cluster; its title is empty for those of none."""

    title: str
    rows: tuple[CandidateRow, ...]


@dataclass(frozen=True, slots=True)
class DeclinedValue:
    """A proposed value that was declined, with the reason."""

    link: LinkView
    summary: Markup
    why: Markup


@dataclass(frozen=True, slots=True)
class HowWeChoseView:
    """How the values were chosen. `sentence` and `steps` are empty without candidates."""

    prefix: str
    sentence: str
    steps: tuple[FunnelStep, ...]
    clusters: tuple[ClusterView, ...]
    declined: tuple[DeclinedValue, ...]


def how_we_chose_view(context: PageContext) -> HowWeChoseView:
    """How the values were chosen."""
    clusters = candidates_by_cluster(context.linked)
    steps = _steps(context, funnel(context.linked)) if clusters else ()
    return HowWeChoseView(
        prefix=context.prefix,
        sentence=context.t("comma").join(step.text for step in steps),
        steps=steps,
        clusters=tuple(
            ClusterView(name, tuple(_row(context, record) for record in records)) for name, records in clusters.items()
        ),
        declined=tuple(_declined(context, record) for record in declined_values(context.linked)),
    )


def came_from(context: PageContext, value: Key) -> tuple[CandidateRow, ...]:
    """The candidates that became a value, or a behaviour of it."""
    return tuple(_row(context, context.linked.record(key)) for key in candidates_of(context.linked, value))


def _steps(context: PageContext, found: Funnel) -> tuple[FunnelStep, ...]:
    """The steps of the funnel. Without any mentions it begins with the candidates."""
    t = context.t
    numbers = {name: number for name, number in found._asdict().items() if number or name != "mentions"}
    largest = max(numbers.values())
    return tuple(
        FunnelStep(
            name,
            t.count(f"chose-{name}", number),
            t(f"chose-{name}-rule"),
            f"{100 * number / largest:.4g}",
            f"{50 - 50 * number / largest:.4g}",
        )
        for name, number in numbers.items()
    )


def _row(context: PageContext, record: Record) -> CandidateRow:
    candidate, t = candidate_of(record), context.t
    return CandidateRow(
        link=context.link(record.key),
        said=context.inline(record, "said", candidate.said if candidate.title else None),
        mentions=_number(context, candidate.mentions),
        votes=_number(context, candidate.votes),
        outcome=t(f"candidate-{candidate.outcome}"),
        became=named_at(context, record, "became"),
        why=context.block(record, "why", candidate.why),
    )


def _number(context: PageContext, number: int | None) -> str:
    return "" if number is None else context.t.number(number)


def _declined(context: PageContext, record: Record) -> DeclinedValue:
    value = record.fields
    assert isinstance(value, Value)
    return DeclinedValue(
        context.link(record.key),
        context.inline(record, "summary", value.summary),
        context.inline(record, "declined_because", value.declined_because),
    )
