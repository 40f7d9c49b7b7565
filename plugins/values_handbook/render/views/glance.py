"""What a value's page says first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.render.context import LinkView
from values_handbook.render.views.conduct import GuidelineLine, guideline_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record import Key, Record
    from values_handbook.render.context import PageContext


@dataclass(frozen=True, slots=True)
class GlanceView:
    """What the first screen says besides the promise and the behaviours.

    That is the owner, how many goals serve the value, how often people were thanked for it, and one do and don't.
    """

    owner: tuple[LinkView, ...]
    numbers: tuple[LinkView, ...]
    example: GuidelineLine | None


def glance_view(
    context: PageContext, record: Record, guidelines: list[Key], recognitions: int
) -> tuple[GlanceView, tuple[GuidelineLine, ...]]:
    """The first screen of a value's page, and the do's and don'ts that are left for below it."""
    example, others = _example(context, guidelines)
    numbers = tuple(_numbers(context, record.key, recognitions))
    return GlanceView(context.who(record, "owner"), numbers, example), others


def _example(context: PageContext, guidelines: list[Key]) -> tuple[GuidelineLine | None, tuple[GuidelineLine, ...]]:
    """The do and don't for the first screen, the first of those in force that say both, if any does, and all others."""
    lines = [guideline_line(context, key) for key in guidelines]
    current = [n for n, key in enumerate(guidelines) if context.linked.is_current(context.linked.record(key))]
    if not current:
        return None, tuple(lines)
    first = min(current, key=lambda n: (not (lines[n].do and lines[n].dont), bool(lines[n].teams), n))
    return lines[first], tuple(line for n, line in enumerate(lines) if n != first)


def _numbers(context: PageContext, key: Key, recognitions: int) -> Iterator[LinkView]:
    """How many goals serve a value in force, and how often people were thanked for it, each with the way to them."""
    counts = context.shared.support_of(key)
    if counts:
        goals = counts["goal"]
        href = f"#{context.prefix}_goals" if goals else ""
        yield LinkView(context.t.count("goals", goals) if goals else context.t("supported-by-nothing"), href)
    if recognitions:
        yield LinkView(context.t.count("thanked", recognitions), f"#{context.prefix}_recognitions")
