"""The view of a handbook's upkeep: open questions by step with the fix for each, pitfalls with evidence, the trend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.guards import guards_of
from values_handbook.derive.standing.evidence import evidence_of
from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.render.context import LinkView
from values_handbook.render.views.standing.guards import GuardView, guard_views
from values_handbook.render.views.standing.trend import TrendView, trend_view

if TYPE_CHECKING:
    from values_handbook.derive.standing.upkeep import CheckUpkeep, PartUpkeep
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import PageContext

MOST_LISTED = 25
"""Open questions of one check that are listed; `handbook check` lists all."""
_STEPS = 5
"""The number of parts of the idea that are steps; the others are pitfalls."""


@dataclass(frozen=True, slots=True)
class OpenQuestionView:
    """A finding: its record, message and fix, and its file and line, with a link where one is known."""

    link: LinkView
    headline: str
    help: tuple[str, ...]
    place: LinkView


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check, how many of its questions are open, and the first of these."""

    code: str
    meaning: str
    state: str
    questions: tuple[OpenQuestionView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A step or a pitfall of the idea, and how many questions are open in it."""

    anchor: str
    name: str
    title: str
    state: str
    checks: tuple[CheckView, ...]


@dataclass(frozen=True, slots=True)
class GuardedView:
    """A pitfall of the handbook: where it was seen, and what guards against it."""

    link: LinkView
    seen: tuple[LinkView, ...]
    guards: tuple[GuardView, ...]


@dataclass(frozen=True, slots=True)
class UpkeepView:
    """The upkeep of the handbook."""

    prefix: str
    steps: tuple[PartView, ...]
    pitfalls: tuple[PartView, ...]
    guarded: tuple[GuardedView, ...]
    trend: TrendView


def upkeep_view(context: PageContext) -> UpkeepView:
    """The upkeep of what is published."""
    parts = tuple(_part(context, number, part) for number, part in enumerate(context.shared.upkeep().parts, 1))
    return UpkeepView(
        prefix=context.prefix,
        steps=parts[:_STEPS],
        pitfalls=parts[_STEPS:],
        guarded=tuple(_guarded(context, record) for record in context.linked.current("pitfall")),
        trend=trend_view(context),
    )


def _part(context: PageContext, number: int, part: PartUpkeep) -> PartView:
    t = context.t
    return PartView(
        anchor=f"{context.prefix}_{part.name}",
        name=t("upkeep-step", number=number) if number <= _STEPS else t("upkeep-pitfall"),
        title=t(f"idea-{part.name}"),
        state=_state(context, part.open, part.checked),
        checks=tuple(_check(context, check) for check in part.checks),
    )


def _state(context: PageContext, number: int, checked: int) -> str:
    t = context.t
    if number:
        return t.count("upkeep-open", number)
    return t("upkeep-none") if checked else t("upkeep-nobody")


def _check(context: PageContext, check: CheckUpkeep) -> CheckView:
    t = context.t
    more = len(check.open) - MOST_LISTED
    return CheckView(
        code=check.code,
        meaning=CATALOGUE[check.code].meaning,
        state=t("upkeep-off") if check.is_off else _state(context, len(check.open), check.checked),
        questions=tuple(_question(context, key, item) for key, item in check.open[:MOST_LISTED]),
        more=t.count("more-findings", more) if more > 0 else "",
    )


def _question(context: PageContext, key: Key, item: Diagnostic) -> OpenQuestionView:
    span = item.span
    uri, _ = context.shared.source_of(key)
    address = context.shared.site.project.forge.edit_address(uri, span.line)
    place = LinkView(f"{span.path}:{span.line}", address)
    return OpenQuestionView(context.link(key), item.headline, tuple(item.help.splitlines()), place)


def _guarded(context: PageContext, record: Record) -> GuardedView:
    return GuardedView(
        link=context.link(record.key),
        seen=tuple(context.link(key) for key, _ in evidence_of(context.linked, record.key)),
        guards=guard_views(context, guards_of(context.linked, record)),
    )
