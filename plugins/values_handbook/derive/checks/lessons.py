"""What was closed without a word on what was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.accountability.lessons import lesson_of, lessons
from values_handbook.derive.checks.check import Check, each
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record

_HELP = "add a last entry to `check_ins:` with `learned`: what would be done differently, or again"


def _closed(linked: LinkedHandbook) -> list[Record]:
    """The goals and objectives that were closed, in the order of the site."""
    closed = {lesson.key for lesson in lessons(linked)}
    return [record for kind in ("objective", "goal") for record in linked.of(kind) if record.key in closed]


def _untold(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
    lesson = lesson_of(record)
    if lesson is not None and lesson.place is None:
        headline = f"the {record.kind} `{record.id}` is {record.fields.status}, and nothing tells what was learned"
        yield diagnostic("closed-without-learning", headline, locate_record(record, ("status",)), help=_HELP)


CHECKS = (Check("closed-without-learning", _closed, each(_untold)),)
