"""Views of what helps to use a behaviour: questions, what it replaces, how it grows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.guidance import helps_in_conversation, is_in_force
from values_handbook.render.context import LinkView

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
    """The questions about a behaviour for one occasion, a field of `prompts`."""

    occasion: str
    label: str
    questions: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class GuidanceView:
    """What helps to use a behaviour."""

    instead_of: Markup
    asks: tuple[Markup, ...]
    levels: tuple[LevelView, ...]
    prompts: tuple[PromptsView, ...]


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
    return GuidanceView(
        instead_of=context.inline(record, f"{name}-instead_of", item.instead_of),
        asks=asks_of(context, record, f"{name}-asks", item.asks),
        levels=levels,
        prompts=prompts,
    )


def sheet_of_value(context: PageContext, record: Record) -> LinkView | None:
    """A link to a value's sheet for conversations; None where it has none."""
    if not helps_in_conversation(record) or not is_in_force(context.linked, record):
        return None
    page = context.overview("values-in-conversation")
    return LinkView(context.t("print-conversation"), f"{page.href}#{anchor_of_sheet(record)}") if page else None


def anchor_of_sheet(record: Record) -> str:
    """The anchor of a value's sheet on the page of all of them."""
    return f"_value-{record.id}"


def _levels(context: PageContext, record: Record, name: str, levels: Levels) -> Iterator[LevelView]:
    for level in LEVELS:
        if text := getattr(levels, level):
            yield LevelView(context.t(f"growth-{level}"), context.inline(record, f"{name}-{level}", text))


def _prompts(context: PageContext, record: Record, name: str, prompts: Prompts) -> Iterator[PromptsView]:
    for occasion in OCCASIONS:
        questions = tuple(
            context.inline(record, f"{name}-{occasion}-{number}", text)
            for number, text in enumerate(getattr(prompts, occasion))
        )
        if questions:
            yield PromptsView(occasion, context.t(f"prompts-{occasion.replace('_', '-')}"), questions)
