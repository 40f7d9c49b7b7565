"""A conversation sheet as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.compare.report.escaping import inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.labels import Labels
    from values_handbook.render.conversation.view import ConversationGoal, ConversationView, Line

_LONGEST = 5_000
"""Characters of a text on one line."""


def conversation_markdown(view: ConversationView, t: Labels) -> str:
    """The sheet. Words of records mean nothing but themselves."""
    return "\n\n".join("\n".join(block) for block in _blocks(view, t)) + "\n"


def _blocks(view: ConversationView, t: Labels) -> Iterator[Iterable[str]]:
    yield [f"# {_text(view.title)}"]
    yield [_text(view.about)]
    if view.goals:
        yield [f"## {_text(t('goals'))}"]
    for goal in view.goals:
        yield from _goal(goal, t)
    for heading, lines in (
        ("owner-waits", view.open_items),
        ("owns", view.accountable),
        ("recognitions", view.recognitions),
    ):
        if lines:
            yield [f"## {_text(t(heading))}"]
            yield _list(lines)
    yield [f"## {_text(t('talk-questions'))}"]
    yield [f"- {_text(question)}" for question in view.questions]
    yield [f"## {_text(t('talk-agreed'))}"]


def _goal(goal: ConversationGoal, t: Labels) -> Iterator[Iterable[str]]:
    yield [f"### {_text(goal.title)}"]
    if goal.about:
        yield [_text(goal.about)]
    for heading, lines in (("values", goal.values), ("talk-measures", goal.measures), ("check-ins", goal.check_ins)):
        if lines:
            yield [f"**{_text(t(heading))}**"]
            yield _list(lines)
    if goal.questions:
        yield [f"**{_text(t('talk-questions'))}**"]
        yield [f"- {_text(question)}" for question in goal.questions]


def _list(lines: Iterable[Line]) -> list[str]:
    return [
        f"- **{_text(line.lead)}** {_text(line.text)}".rstrip() if line.lead else f"- {_text(line.text)}"
        for line in lines
    ]


def _text(words: str) -> str:
    return inline(words, _LONGEST)
