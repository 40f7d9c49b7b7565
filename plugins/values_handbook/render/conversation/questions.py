"""Questions to ask about a goal, from how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.accountability.lessons import last_check_in, lesson_of
from values_handbook.derive.accountability.waiting import open_tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext

_OF_TASKS = {"check-in": "talk-stand", "close": "talk-close", "measure": "talk-figure"}
"""The question for an open task of a goal."""


def questions_about(context: PageContext, goal: Key) -> tuple[str, ...]:
    """The questions about one goal; never none for a goal that is not closed."""
    found = tuple(_questions(context, goal))
    is_open = context.linked.goal(goal).status in ("active", "proposed", "paused")
    return found or ((context.t("talk-next"),) if is_open else ())


def _questions(context: PageContext, key: Key) -> Iterator[str]:
    t, goal = context.t, context.linked.goal(key)
    for task in open_tasks(context.linked):
        if task.key == key and task.reason in _OF_TASKS:
            title = goal.measures[task.item].title if task.item is not None else ""
            yield t(_OF_TASKS[task.reason], title=title)
    last = last_check_in(goal)
    if goal.status == "active" and last is not None and goal.check_ins[last].confidence in ("at-risk", "off-track"):
        yield t("talk-help")
    for reference in context.linked.graph.outgoing(key, "values"):
        if reference.strength == "tension":
            yield t("talk-strain", title=context.shared.title(reference.target))
    lesson = lesson_of(context.linked.record(key))
    if lesson is not None and lesson.place is None:
        yield t("talk-learned")
