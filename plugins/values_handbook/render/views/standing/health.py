"""The view of a handbook's health: scores, deductions with the fix for each, pitfalls with their guards, the trend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.guards import guards_of
from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.render.context import LinkView
from values_handbook.render.views.standing.guards import GuardView, guard_views
from values_handbook.render.views.standing.trend import TrendView, trend_view

if TYPE_CHECKING:
    from values_handbook.derive.standing.health import CheckHealth, PartHealth
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import PageContext

MOST_LISTED = 25
"""Deductions of one check that are listed; `handbook check` lists all."""
_STEPS = 5
"""The number of parts of the idea that are steps; the others are pitfalls."""


@dataclass(frozen=True, slots=True)
class DeductionView:
    """A finding: its record, message and fix, and its file and line, with a link where one is known."""

    link: LinkView
    headline: str
    help: tuple[str, ...]
    place: LinkView


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check: how many records pass of how many, and its deductions. `weight` is empty where it is the usual one."""

    code: str
    meaning: str
    passed: str
    weight: str
    deductions: tuple[DeductionView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A step or a pitfall of the idea. `percent` is None where the checks apply to no record."""

    anchor: str
    name: str
    title: str
    percent: int | None
    score: str
    passed: str
    checks: tuple[CheckView, ...]


@dataclass(frozen=True, slots=True)
class GuardedView:
    """A pitfall of the handbook, what guards against it, and how much of that holds."""

    link: LinkView
    holding: str
    guards: tuple[GuardView, ...]


@dataclass(frozen=True, slots=True)
class HealthView:
    """The health of the handbook."""

    prefix: str
    percent: int | None
    score: str
    passed: str
    steps: tuple[PartView, ...]
    pitfalls: tuple[PartView, ...]
    guarded: tuple[GuardedView, ...]
    trend: TrendView


def health_view(context: PageContext) -> HealthView:
    """The health of what is published."""
    found = context.shared.health()
    parts = tuple(_part(context, number, part) for number, part in enumerate(found.parts, 1))
    return HealthView(
        prefix=context.prefix,
        percent=found.score,
        score=_score(context, found.score),
        passed=_passed(context, found.checks),
        steps=parts[:_STEPS],
        pitfalls=parts[_STEPS:],
        guarded=tuple(_guarded(context, record) for record in context.linked.current("pitfall")),
        trend=trend_view(context),
    )


def _score(context: PageContext, percent: int | None) -> str:
    return context.t("health-nobody") if percent is None else context.t.percent(percent)


def _passed(context: PageContext, checks: tuple[CheckHealth, ...]) -> str:
    checked = sum(check.checked for check in checks)
    passed = sum(check.passed for check in checks)
    return context.t("health-passed", passed=passed, asked=checked) if checked else ""


def _part(context: PageContext, number: int, part: PartHealth) -> PartView:
    t = context.t
    kind = t("health-step", number=number) if number <= _STEPS else t("health-pitfall")
    return PartView(
        anchor=f"{context.prefix}_{part.name}",
        name=kind,
        title=t(f"idea-{part.name}"),
        percent=part.score,
        score=_score(context, part.score),
        passed=_passed(context, part.checks),
        checks=tuple(_check(context, check) for check in part.checks),
    )


def _check(context: PageContext, check: CheckHealth) -> CheckView:
    t = context.t
    # A finding that stands for several records is one deduction.
    first_keys = {item: key for key, item in reversed(check.found)}
    listed = sorted(first_keys.items(), key=lambda pair: pair[0].sort_key)
    more = len(listed) - MOST_LISTED
    return CheckView(
        code=check.code,
        meaning=CATALOGUE[check.code].meaning,
        passed=t("health-off") if check.is_off else _passed(context, (check,)) or t("health-nobody"),
        weight=t("health-weight", number=check.weight) if check.weight != 1 else "",
        deductions=tuple(_deduction(context, key, item) for item, key in listed[:MOST_LISTED]),
        more=t.count("more-findings", more) if more > 0 else "",
    )


def _deduction(context: PageContext, key: Key, item: Diagnostic) -> DeductionView:
    span = item.span
    uri, _ = context.shared.source_of(key)
    address = context.shared.site.project.forge.edit_address(uri, span.line)
    place = LinkView(f"{span.path}:{span.line}", address)
    return DeductionView(context.link(key), item.headline, tuple(item.help.splitlines()), place)


def _guarded(context: PageContext, record: Record) -> GuardedView:
    guards = guard_views(context, guards_of(context.linked, record))
    holding = sum(not guard.weakness for guard in guards)
    state = context.t("guards-hold", some=holding, all=len(guards)) if guards else context.t("guards-none")
    return GuardedView(context.link(record.key), state, guards)
