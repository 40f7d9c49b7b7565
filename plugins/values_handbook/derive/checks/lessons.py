"""What was closed without a word on what was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.lessons import lessons
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.lessons import Lesson
    from values_handbook.derive.linked import Linked

_HELP = "add a last entry to `check_ins:` with `learned`: what would be done differently, or again"


def check_lessons(linked: Linked) -> Iterator[Diagnostic]:
    """Goals and objectives that were closed, and whose last check-in tells nothing that was learned."""
    asked = {lesson.key: lesson for lesson in lessons(linked)}
    for kind in ("objective", "goal"):
        for record in linked.of(kind):
            if (lesson := asked.get(record.key)) is not None and lesson.place is None:
                yield _untold(linked, lesson)


def _untold(linked: Linked, lesson: Lesson) -> Diagnostic:
    record = linked.record(lesson.key)
    headline = f"the {record.kind} `{record.id}` is {record.fields.status}, and nothing tells what was learned"
    return diagnostic("closed-without-learning", headline, locate_record(record, ("status",)), help=_HELP)
