"""A conversation sheet as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.render.documents import markdown_document, markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.labels import Labels
    from values_handbook.render.conversation.view import ConversationGoal, ConversationView, Line


def conversation_markdown(view: ConversationView, t: Labels) -> str:
    """The sheet. Words of records mean nothing but themselves."""
    return markdown_document(_blocks(view, t))


def _blocks(view: ConversationView, t: Labels) -> Iterator[Iterable[str]]:
    yield [f"# {markdown_text(view.title)}"]
    yield [markdown_text(view.about)]
    if view.goals:
        yield [f"## {markdown_text(t('goals'))}"]
    for goal in view.goals:
        yield from _goal(goal, t)
    for heading, lines in (
        ("owner-waits", view.open_items),
        ("owns", view.accountable),
        ("recognitions", view.recognitions),
    ):
        if lines:
            yield [f"## {markdown_text(t(heading))}"]
            yield _list(lines)
    yield [f"## {markdown_text(t('talk-questions'))}"]
    yield [f"- {markdown_text(question)}" for question in view.questions]
    yield [f"## {markdown_text(t('talk-agreed'))}"]


def _goal(goal: ConversationGoal, t: Labels) -> Iterator[Iterable[str]]:
    yield [f"### {markdown_text(goal.title)}"]
    if goal.about:
        yield [markdown_text(goal.about)]
    for heading, lines in (("values", goal.values), ("talk-measures", goal.measures), ("check-ins", goal.check_ins)):
        if lines:
            yield [f"**{markdown_text(t(heading))}**"]
            yield _list(lines)
    if goal.questions:
        yield [f"**{markdown_text(t('talk-questions'))}**"]
        yield [f"- {markdown_text(question)}" for question in goal.questions]


def _list(lines: Iterable[Line]) -> list[str]:
    return [f"- {_line(line)}" for line in lines]


def _line(line: Line) -> str:
    text = markdown_text(line.text)
    return f"**{markdown_text(line.lead)}** {text}".rstrip() if line.lead else text
