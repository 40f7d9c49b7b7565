"""The view of the next steps of a handbook that has begun, each with the command for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from shlex import quote
from typing import TYPE_CHECKING

from values_handbook.derive.next_steps import BLANK, next_steps
from values_handbook.render.context import LinkView

if TYPE_CHECKING:
    from values_handbook.derive.next_steps import NextStep
    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext

_TIME_TO_COMMENT = timedelta(days=14)
_OBJECTIVES_MATRIX = "objectives-by-values"
_SECTIONS = {
    "value": "value",
    "more-values": "value",
    "practice": "practice",
    "objective": "objective",
    "thanks": "recognition",
    "goal": "goal",
    "review": "review",
    "change": "review",
    "close": "goal",
}
"""The kind whose page shows what a step is about."""
_OVERVIEWS = {"ask": "workshop", "comment": "open-for-comment", "owners": "owners", "pulse": "questionnaire"}


@dataclass(frozen=True, slots=True)
class StepView:
    """A step: what to do, the records that it is about, the commands for it, a line each, and the page to look at."""

    text: str
    records: tuple[LinkView, ...]
    command: str
    page: LinkView | None


@dataclass(frozen=True, slots=True)
class StepsView:
    """The steps of the first hour, month or quarter."""

    anchor: str
    title: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class NextStepsView:
    """What is to be done next; without `parts`, all is done."""

    parts: tuple[StepsView, ...]


def next_steps_view(context: PageContext) -> NextStepsView:
    """The steps that are not done."""
    parts = groupby(next_steps(context.linked), key=lambda step: step.part)
    return NextStepsView(
        tuple(
            StepsView(
                f"{context.prefix}_{part}",
                context.t(f"next-step-{part}"),
                tuple(_step(context, step) for step in steps),
            )
            for part, steps in parts
        )
    )


def _step(context: PageContext, step: NextStep) -> StepView:
    return StepView(
        text=context.t(f"next-step-{step.name}"),
        records=context.links(step.records),
        command=_command(context, step),
        page=_page(context, step.name),
    )


def _page(context: PageContext, name: str) -> LinkView | None:
    """The page that shows what a step is about, where it is there."""
    if name in _OVERVIEWS:
        return context.overview(_OVERVIEWS[name])
    if name == "matrix":
        matrix = context.shared.site.plan.matrix(_OBJECTIVES_MATRIX)
        return LinkView(context.t("matrices"), context.href(matrix))
    return context.section(_SECTIONS[name]) if name in _SECTIONS else None


def _command(context: PageContext, step: NextStep) -> str:
    """The commands that do a step for the first of its records, or that start a record; a line each."""
    first = step.records[0] if step.records else None
    today = context.linked.today
    if step.name == "ask":
        return f'handbook kit workshop\nhandbook new candidate "{BLANK}"'
    if step.name == "pulse":
        return f"handbook questionnaire\nhandbook tally answers.csv --into reviews/{today:%Y-%m}.yml"
    if step.name == "replace":
        return _removal(context, first) if first else ""
    if first is None:
        return f'handbook new {_STARTS[step.name]} "{BLANK}"' if step.name in _STARTS else ""
    if step.name == "close":
        return f"handbook close {first}"
    changes = {
        "practice": f"every={quote('month on first monday')} starts={today}",
        "comment": f"comments_until={today + _TIME_TO_COMMENT}",
        "adopt": f"status=adopted adopted={today}",
        "matrix": f"values={BLANK}",
        "owners": f"owner={BLANK}",
        "thanks": f"to={BLANK} values={BLANK} story={BLANK}",
        "change": "decisions/1/status=done",
    }
    done = f"handbook set {first} {changes[step.name]}"
    if step.name == "owners" and not context.linked.of("person"):
        return f'handbook new person "{BLANK}"\n{done}'
    return done


_STARTS = {
    "value": "value",
    "practice": "practice",
    "more-values": "value",
    "objective": "objective",
    "owners": "person",
    "thanks": "recognition",
    "goal": "goal",
    "review": "review",
}
"""The kind of record that a step begins with. Others have no command until there is a record."""


def _removal(context: PageContext, key: Key) -> str:
    """The command that deletes the file of a record; empty where the file holds others as well."""
    project = context.shared.site.project
    if context.linked.record(key).item is not None:
        return ""
    uri, _ = context.shared.source_of(key)
    return f"rm {quote((project.content / uri).relative_to(project.root).as_posix())}"
