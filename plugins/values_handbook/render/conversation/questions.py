"""Questions to ask: about a goal, from how it stands; about values, as the behaviours of those that goals serve propose."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.lessons import last_check_in, lesson_of
from values_handbook.derive.accountability.waiting import open_tasks
from values_handbook.model.kinds import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext

MOST_PROMPTS = 5
"""Questions about values on one sheet."""
_OF_TASKS = {"check-in": "talk-stand", "close": "talk-close", "measure": "talk-figure"}
"""The question for an open task of a goal."""


def questions_about(context: PageContext, goal: Key) -> tuple[str, ...]:
    """The questions about one goal; never none for a goal that is not closed."""
    found = tuple(_questions(context, goal))
    is_open = context.linked.goal(goal).status in ("active", "proposed", "paused")
    return found or ((context.t("talk-next"),) if is_open else ())


def prompts_of_values(context: PageContext, goals: Iterable[Key]) -> tuple[str, ...]:
    """The questions for two who talk that the behaviours of the values propose which these goals serve."""
    graph = context.linked.graph
    served = context.linked.in_order(item.target for goal in goals for item in graph.outgoing(goal, "values"))
    values = (context.linked.record(key).fields for key in served)
    behaviours = (item for fields in values if isinstance(fields, Value) for item in fields.behaviours)
    prompts = (text for item in behaviours if item.prompts is not None for text in item.prompts.one_to_one)
    return tuple(context.shared.plain(text) for text in islice(dict.fromkeys(prompts), MOST_PROMPTS))


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
    if lesson is not None and not lesson.learned:
        yield t("talk-learned")
