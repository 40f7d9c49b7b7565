"""Views of what helps to use a behaviour: questions, what it replaces, how it grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from values_handbook.model.kinds.value import Behaviour, Levels, Prompts
    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext

LEVELS = ("starting", "practising", "teaching")
OCCASIONS = ("interview", "one_to_one", "retro", "onboarding")


@dataclass(frozen=True, slots=True)
class LevelView:
    """What a behaviour looks like at one level."""

    label: str
    text: Markup


@dataclass(frozen=True, slots=True)
class PromptsView:
    """The questions about a behaviour for one occasion."""

    label: str
    questions: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class GuidanceView:
    """What helps to use a behaviour. `folded` is the heading of levels and prompts, empty where there are none."""

    instead_of: Markup
    asks: tuple[Markup, ...]
    levels: tuple[LevelView, ...]
    prompts: tuple[PromptsView, ...]
    folded: str


def asks_of(context: PageContext, record: Record, name: str, asks: Sequence[str]) -> tuple[Markup, ...]:
    """The questions before a decision of a value or a behaviour, whose field has this name on the page."""
    return tuple(context.inline(record, f"{name}-{number}", text) for number, text in enumerate(asks))


def guidance_view(context: PageContext, record: Record, number: int, item: Behaviour) -> GuidanceView | None:
    """What helps to use a behaviour of a value; None where nothing does."""
    name = f"behaviours-{number}"
    levels = tuple(_levels(context, record, name, item.levels)) if item.levels else ()
    prompts = tuple(_prompts(context, record, name, item.prompts)) if item.prompts else ()
    if not (item.instead_of or item.asks or levels or prompts):
        return None
    headings = (context.t(label) for label, lines in (("growth", levels), ("prompts", prompts)) if lines)
    return GuidanceView(
        instead_of=context.inline(record, f"{name}-instead_of", item.instead_of),
        asks=asks_of(context, record, f"{name}-asks", item.asks),
        levels=levels,
        prompts=prompts,
        folded=context.t("semicolon").join(headings),
    )


def prompts_view(
    context: PageContext, record: Record, name: str, prompts: Prompts, occasion: str
) -> PromptsView | None:
    """The questions for one occasion of a behaviour, whose fields begin with this name; None without any."""
    questions = tuple(
        context.inline(record, f"{name}-{occasion}-{number}", text)
        for number, text in enumerate(getattr(prompts, occasion))
    )
    label = context.t(f"prompts-{occasion.replace('_', '-')}")
    return PromptsView(label, questions) if questions else None


def _levels(context: PageContext, record: Record, name: str, levels: Levels) -> Iterator[LevelView]:
    for level in LEVELS:
        if text := getattr(levels, level):
            yield LevelView(context.t(f"growth-{level}"), context.inline(record, f"{name}-{level}", text))


def _prompts(context: PageContext, record: Record, name: str, prompts: Prompts) -> Iterator[PromptsView]:
    for occasion in OCCASIONS:
        if view := prompts_view(context, record, name, prompts, occasion):
            yield view
