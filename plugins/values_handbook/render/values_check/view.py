"""What a values check says, as ready text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.decision_questions import tensions_in_force, values_at_decision
from values_handbook.model.kinds import Value
from values_handbook.render.html import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.decision_questions import ValueAtDecision
    from values_handbook.labels import Labels
    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext

QUESTIONS = {
    "rfc": ("pays", "undo", "absent", "instead", "reconsider"),
    "incident": ("pays", "undo", "absent", "trap", "before", "gave"),
    "vendor": ("pays", "undo", "absent", "earns", "accept"),
    "release": ("pays", "undo", "absent", "open", "unwanted"),
}
"""The occasions of a values check, and the questions that each asks whatever the values are."""


@dataclass(frozen=True, slots=True)
class CheckedValue:
    """A value with its questions. `about` is its promise, `of_team` how the team's goals serve or strain it."""

    title: str
    about: str
    of_team: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """What is agreed for a tension between two values."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ValuesCheckView:
    """A values check. `command` starts a case of what came of it."""

    title: str
    made: str
    what: str
    questions: tuple[str, ...]
    values: tuple[CheckedValue, ...]
    tensions: tuple[Guidance, ...]
    command: str


def values_check(context: PageContext, occasion: str, team: Key | None = None, made: str = "") -> ValuesCheckView:
    """The questions for one of QUESTIONS, of a team or of everyone. `made` says when they were put together."""
    t = context.t
    return ValuesCheckView(
        title=t("values-check-title", occasion=t(f"values-check-{occasion}")),
        made=made,
        what=t(f"values-check-{occasion}-what"),
        questions=questions_for(context, occasion),
        values=tuple(_value(context, item) for item in values_at_decision(context.linked, team)),
        tensions=tuple(_tensions(context)),
        command=new_case(t),
    )


def questions_for(context: PageContext, occasion: str) -> tuple[str, ...]:
    """The questions of an occasion, whatever the values are."""
    return tuple(context.t(f"values-check-{occasion}-{name}") for name in QUESTIONS[occasion])


def new_case(t: Labels) -> str:
    """The command that starts a case."""
    return f'handbook new case "{t("values-check-case-title")}"'


def _value(context: PageContext, item: ValueAtDecision) -> CheckedValue:
    t, value = context.t, item.record.fields
    assert isinstance(value, Value)
    goals = t("comma").join(context.shared.title(goal) for goal in item.straining)
    return CheckedValue(
        title=context.shared.title(item.record.key),
        about=context.shared.plain(value.summary or ""),
        of_team=(
            *((t.count("values-check-goals", len(item.serving)),) if item.serving else ()),
            *((t("values-check-strained", goals=goals),) if goals else ()),
        ),
        questions=tuple(_questions(context, value, item.behaviours)) or (t("values-check-generic"),),
    )


def _questions(context: PageContext, value: Value, behaviours: tuple[int, ...]) -> Iterator[str]:
    """The questions of a value, then those of its behaviours that apply."""
    for text in (*value.asks, *(text for number in behaviours for text in value.behaviours[number].asks)):
        yield context.shared.plain(text)


def _tensions(context: PageContext) -> Iterator[Guidance]:
    for first, second, number in tensions_in_force(context.linked):
        value = first.fields
        assert isinstance(value, Value)
        names = context.t.all_of([context.shared.title(first.key), context.shared.title(second)])
        guidance = context.block(first, f"tensions-{number}-guidance", value.tensions[number].guidance)
        yield Guidance(names, text_of(str(guidance)))
