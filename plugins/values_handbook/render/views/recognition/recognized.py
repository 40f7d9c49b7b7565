"""Recognitions on a value's page: their number, the latest, and the number for each behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.recognition.recognized import day_of
from values_handbook.render.context import LinkView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.model.record import Key
    from values_handbook.render.context import PageContext

LATEST = 3


@dataclass(frozen=True, slots=True)
class RecognizedLine:
    """One recognition in a line."""

    link: LinkView
    date: str
    iso: str
    to: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class RecognizedView:
    """All recognitions of a value; `wall` leads to all of them in full."""

    latest: tuple[RecognizedLine, ...]
    earlier: tuple[LinkView, ...]
    wall: LinkView


def recognized_view(context: PageContext, value: Key, recognitions: Iterable[Key]) -> RecognizedView | None:
    """What a value was recognized for; None where nobody was."""
    newest = sorted(recognitions, key=lambda key: day_of(context.linked.record(key)), reverse=True)
    if not newest:
        return None
    return RecognizedView(
        latest=tuple(_line(context, key) for key in newest[:LATEST]),
        earlier=context.links(newest[LATEST:]),
        wall=LinkView(context.t("recognized-wall"), wall_address(context, value)),
    )


def _line(context: PageContext, key: Key) -> RecognizedLine:
    record = context.linked.record(key)
    day = day_of(record)
    return RecognizedLine(context.link(key), context.t.day(day), day.isoformat(), context.who(record, "to"))


def behaviour_recognized(context: PageContext, value: Key, behaviour: str | None) -> LinkView | None:
    """How often a behaviour was recognized, with the way to where; None where it was not, or cannot be named."""
    named = context.linked.graph.incoming(value, "values", "recognition")
    count = len({reference.source for reference in named if behaviour and reference.behaviour == behaviour})
    if not behaviour or not count:
        return None
    return LinkView(context.t.count("recognized", count), wall_address(context, value, behaviour))


def wall_address(context: PageContext, value: Key, behaviour: str = "") -> str:
    """Where the wall shows what a value, or a behaviour of it, was recognized for."""
    query = f"behaviour={value.id}%23{behaviour}" if behaviour else f"value={value.id}"
    return f"{context.section('recognition').href}?{query}"
