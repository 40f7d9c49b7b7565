"""The page of the values check: questions for each occasion, what values ask, and each check as a text to copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.decision_questions import tensions_in_force, values_at_decision
from values_handbook.model.kinds import Value
from values_handbook.render.context import LinkView
from values_handbook.render.values_check.markdown import values_check_markdown
from values_handbook.render.values_check.view import QUESTIONS, new_case, questions_for, values_check
from values_handbook.render.views.guidance import asks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from values_handbook.model.record import Record
    from values_handbook.render.context import PageContext


@dataclass(frozen=True, slots=True)
class OccasionQuestions:
    """The questions of an occasion. `text` is the whole check in Markdown."""

    anchor: str
    title: str
    questions: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class DecisionQuestion:
    """A question of a value; `teams` are those that its behaviour is asked of, none for everyone."""

    text: Markup
    teams: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class DecisionValue:
    """A value with its questions; none where it only has the general one."""

    value: LinkView
    questions: tuple[DecisionQuestion, ...]


@dataclass(frozen=True, slots=True)
class DecisionTension:
    """What is agreed where two values pull apart."""

    first: LinkView
    second: LinkView
    guidance: Markup


@dataclass(frozen=True, slots=True)
class ValuesCheckPage:
    """The page. `links` lead to its occasions; `commands` start a case, and print the check of a team."""

    prefix: str
    links: tuple[LinkView, ...]
    occasions: tuple[OccasionQuestions, ...]
    values: tuple[DecisionValue, ...]
    tensions: tuple[DecisionTension, ...]
    commands: tuple[str, str]


def values_check_view(context: PageContext) -> ValuesCheckPage:
    """The page of everyone: a check for one team is printed by the command."""
    occasions = tuple(_occasion(context, name) for name in QUESTIONS)
    return ValuesCheckPage(
        prefix=context.prefix,
        links=tuple(LinkView(item.title, f"#{item.anchor}") for item in occasions),
        occasions=occasions,
        values=tuple(
            DecisionValue(context.link(item.record.key), tuple(_questions(context, item.record)))
            for item in values_at_decision(context.linked)
        ),
        tensions=tuple(_tensions(context)),
        commands=(new_case(context.t), "handbook values-check --for rfc --team ID"),
    )


def _occasion(context: PageContext, name: str) -> OccasionQuestions:
    return OccasionQuestions(
        anchor=f"{context.prefix}_{name}",
        title=context.t(f"values-check-{name}"),
        questions=questions_for(context, name),
        text=values_check_markdown(values_check(context, name), context.t),
    )


def _questions(context: PageContext, record: Record) -> Iterator[DecisionQuestion]:
    """The questions of a value, then those of its behaviours."""
    value = record.fields
    assert isinstance(value, Value)
    for text in asks_of(context, record, "asks", value.asks):
        yield DecisionQuestion(text, ())
    for number, item in enumerate(value.behaviours):
        teams = context.links(
            reference.target
            for reference in context.linked.graph.outgoing(record.key, "behaviours.teams")
            if reference.path[1] == number
        )
        for text in asks_of(context, record, f"behaviours-{number}-asks", item.asks):
            yield DecisionQuestion(text, teams)


def _tensions(context: PageContext) -> Iterator[DecisionTension]:
    for first, second, number in tensions_in_force(context.linked):
        value = first.fields
        assert isinstance(value, Value)
        guidance = context.block(first, f"tensions-{number}-guidance", value.tensions[number].guidance)
        yield DecisionTension(context.link(first.key), context.link(second), guidance)
