"""Views of the lessons from closed goals and objectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.derive.accountability.lessons import lesson_of, lessons
from values_handbook.model.kinds.work import Work
from values_handbook.render.views.common import StatusView, status_view

if TYPE_CHECKING:
    from markupsafe import Markup

    from values_handbook.derive.accountability.lessons import Lesson
    from values_handbook.model.record import Record
    from values_handbook.render.context import LinkView, PageContext


@dataclass(frozen=True, slots=True)
class LessonView:
    """The lesson of closed work; empty where nobody wrote it down."""

    link: LinkView
    status: StatusView | None
    day: str
    iso: str
    learned: Markup


@dataclass(frozen=True, slots=True)
class LessonsView:
    """All lessons, newest first, and the closed work without one."""

    learned: tuple[LessonView, ...]
    missing: tuple[LessonView, ...]


def lessons_view(context: PageContext) -> LessonsView:
    """The lessons of all closed work."""
    found = [_view(context, lesson) for lesson in lessons(context.linked)]
    return LessonsView(tuple(item for item in found if item.learned), tuple(item for item in found if not item.learned))


def lesson_view(context: PageContext, record: Record) -> LessonView | None:
    """The lesson of one record; None where it is not closed, or nobody wrote it down."""
    found = lesson_of(record)
    return _view(context, found) if found is not None and found.learned else None


def _view(context: PageContext, lesson: Lesson) -> LessonView:
    record = context.linked.record(lesson.key)
    assert isinstance(record.fields, Work)
    return LessonView(
        link=context.link(lesson.key),
        status=status_view(context, record.fields.status),
        day=context.t.day(lesson.day),
        iso=lesson.day.isoformat() if lesson.day else "",
        learned=context.inline(record, "lesson", lesson.learned),
    )
