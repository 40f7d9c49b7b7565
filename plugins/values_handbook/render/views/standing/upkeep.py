"""The view of a handbook's upkeep: open questions by step with the fix for each, pitfalls with evidence, the trend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from values_handbook.derive.guards import guards_of
from values_handbook.derive.standing.evidence import evidence_of
from values_handbook.render.context import LinkView
from values_handbook.render.html import coded
from values_handbook.render.views.standing.guards import GuardView, guard_views
from values_handbook.render.views.standing.trend import TrendView, trend_view

if TYPE_CHECKING:
    from values_handbook.derive.standing.upkeep import CheckUpkeep, PartUpkeep
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import PageContext

MOST_LISTED = 25
"""Open questions of one check that are listed; `handbook check` lists all."""
MOST_FIRST = 7
"""Things to mend that come first on the page."""
_STEPS = 5
"""The number of parts of the idea that are steps; the others are pitfalls."""


@dataclass(frozen=True, slots=True)
class OpenQuestionView:
    """A finding in a sentence that links to its record, who owns that, and how to fix it, in which file and line."""

    code: str
    sentence: Markup
    owners: tuple[LinkView, ...]
    help: tuple[str, ...]
    place: LinkView


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check, how many of its questions are open, and the first of these."""

    code: str
    state: str
    questions: tuple[OpenQuestionView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A step or a pitfall of the idea, and how many questions are open in it.

    `answered` is the share of the questions that are answered, in percent; None where none was asked.
    """

    anchor: str
    name: str
    title: str
    state: str
    answered: int | None
    checks: tuple[CheckView, ...]


@dataclass(frozen=True, slots=True)
class GuardedView:
    """A pitfall of the handbook: where it was seen, and what guards against it."""

    link: LinkView
    seen: tuple[LinkView, ...]
    guards: tuple[GuardView, ...]


@dataclass(frozen=True, slots=True)
class UpkeepView:
    """The upkeep of the handbook.

    `mend` says how many questions are open, `first` are one of each check, and `more` counts the others.
    """

    prefix: str
    mend: str
    first: tuple[OpenQuestionView, ...]
    more: str
    steps: tuple[PartView, ...]
    pitfalls: tuple[PartView, ...]
    guarded: tuple[GuardedView, ...]
    trend: TrendView


def upkeep_view(context: PageContext) -> UpkeepView:
    """The upkeep of what is published."""
    parts = tuple(_part(context, number, part) for number, part in enumerate(context.shared.upkeep().parts, 1))
    first = [check.questions[0] for part in parts for check in part.checks if check.questions][:MOST_FIRST]
    total = sum(part.open for part in context.shared.upkeep().parts)
    return UpkeepView(
        prefix=context.prefix,
        mend=context.t.count("upkeep-mend", total) if total else "",
        first=tuple(first),
        more=context.t.count("more-items", total - len(first)) if total > len(first) else "",
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
        answered=max(0, 100 * (part.checked - part.open) // part.checked) if part.checked else None,
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
        state=t("upkeep-off") if check.is_off else _state(context, len(check.open), check.checked),
        questions=tuple(_question(context, key, item) for key, item in check.open[:MOST_LISTED]),
        more=t.count("more-findings", more) if more > 0 else "",
    )


def _question(context: PageContext, key: Key, item: Diagnostic) -> OpenQuestionView:
    span = item.span
    uri, _ = context.shared.source_of(key)
    address = context.shared.site.project.forge.edit_address(uri, span.line)
    place = LinkView(f"{span.path}:{span.line}", address)
    owners = context.who(context.linked.record(key), "owner", ())
    return OpenQuestionView(
        item.code, _sentence(context, key, item.headline), owners, tuple(item.help.splitlines()), place
    )


def _sentence(context: PageContext, key: Key, headline: str) -> Markup:
    """A headline as a sentence, with a link in the place of the record's id, or before it where the id is not in it."""
    link, (before, id_, after) = escape(context.link(key)), headline.partition(f"`{key.id}`")
    if not id_:
        return link + ": " + coded(headline)
    return coded(before[:1].upper() + before[1:]) + link + coded(after)


def _guarded(context: PageContext, record: Record) -> GuardedView:
    return GuardedView(
        link=context.link(record.key),
        seen=tuple(context.link(key) for key, _ in evidence_of(context.linked, record.key)),
        guards=guard_views(context, guards_of(context.linked, record)),
    )
