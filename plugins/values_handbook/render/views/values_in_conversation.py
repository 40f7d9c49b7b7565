"""The view of values in conversation: questions by occasion, then a sheet for each value, all of them to print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from values_handbook.derive.guidance import in_conversation
from values_handbook.model.kinds import Value
from values_handbook.render.context import LinkView
from values_handbook.render.views.conduct import GuidelineLine, guideline_line
from values_handbook.render.views.guidance import OCCASIONS, anchor_of_sheet, asks_of, guidance_view
from values_handbook.render.views.value import BehaviourView, behaviour_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext
    from values_handbook.render.views.guidance import LevelView

_WITH_LEVELS = ("one_to_one", "onboarding")
"""The occasions at which levels help. They are no rating, so that they are no part of an interview."""


@dataclass(frozen=True, slots=True)
class BehaviourQuestions:
    """A behaviour with its questions for one occasion."""

    behaviour: BehaviourView
    instead_of: Markup
    levels: tuple[LevelView, ...]
    questions: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class ValueQuestions:
    """A value with the behaviours that have questions for one occasion."""

    value: LinkView
    behaviours: tuple[BehaviourQuestions, ...]


@dataclass(frozen=True, slots=True)
class OccasionSheet:
    """All questions for one occasion, and how to use them."""

    anchor: str
    title: str
    how: str
    values: tuple[ValueQuestions, ...]


@dataclass(frozen=True, slots=True)
class ValueSheet:
    """A value on paper: its promise, behaviours with all that helps to use them, do's and don'ts."""

    anchor: str
    value: LinkView
    promise: Markup
    behaviours: tuple[BehaviourView, ...]
    asks: tuple[Markup, ...]
    guidelines: tuple[GuidelineLine, ...]


@dataclass(frozen=True, slots=True)
class ConversationsView:
    """The page. The links lead to its sections."""

    occasions: tuple[OccasionSheet, ...]
    values: tuple[ValueSheet, ...]
    to_occasions: tuple[LinkView, ...]
    to_values: tuple[LinkView, ...]


def conversations_view(context: PageContext) -> ConversationsView:
    """The page with all occasions that have questions, and all values in force that have something for conversations."""
    records = in_conversation(context.linked)
    occasions = tuple(sheet for name in OCCASIONS if (sheet := _occasion(context, records, name)).values)
    values = tuple(_sheet(context, record) for record in records)
    return ConversationsView(
        occasions=occasions,
        values=values,
        to_occasions=tuple(LinkView(sheet.title, f"#{sheet.anchor}") for sheet in occasions),
        to_values=tuple(LinkView(sheet.value.title, f"#{sheet.anchor}") for sheet in values),
    )


def _occasion(context: PageContext, records: list[Record], name: str) -> OccasionSheet:
    label = name.replace("_", "-")
    found = ((record, tuple(_questions(context, record, name))) for record in records)
    return OccasionSheet(
        anchor=f"{context.prefix}_{label}",
        title=context.t(f"prompts-{label}"),
        how=context.t(f"conversation-{label}-how"),
        values=tuple(ValueQuestions(context.link(record.key), items) for record, items in found if items),
    )


def _questions(context: PageContext, record: Record, occasion: str) -> Iterator[BehaviourQuestions]:
    """The behaviours of a value that have questions for an occasion."""
    value = record.fields
    assert isinstance(value, Value)
    for number, item in enumerate(value.behaviours):
        questions = getattr(item.prompts, occasion) if item.prompts else ()
        guidance = guidance_view(context, record, number, item) if questions else None
        if guidance:
            yield BehaviourQuestions(
                behaviour=behaviour_view(context, record, number, item),
                instead_of=guidance.instead_of,
                levels=guidance.levels if occasion in _WITH_LEVELS else (),
                questions=next(found.questions for found in guidance.prompts if found.occasion == occasion),
            )


def _sheet(context: PageContext, record: Record) -> ValueSheet:
    value = record.fields
    assert isinstance(value, Value)
    named = context.linked.in_order(context.linked.graph.sources(record.key, "values", "guideline"))
    current = (key for key in named if context.linked.is_current(context.linked.record(key)))
    return ValueSheet(
        anchor=context.prefix + anchor_of_sheet(record),
        value=context.link(record.key),
        promise=context.inline(record, "summary", value.summary),
        behaviours=tuple(
            replace(
                behaviour_view(context, record, number, item), guidance=guidance_view(context, record, number, item)
            )
            for number, item in enumerate(value.behaviours)
        ),
        asks=asks_of(context, record, "asks", value.asks),
        guidelines=tuple(guideline_line(context, key) for key in current),
    )
