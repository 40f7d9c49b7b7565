"""Recognitions that nobody can learn from: for no value, without what was done or what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.kinds import Recognition
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.derive.linked import Linked
    from values_handbook.model.record import Record


def check_recognitions(linked: Linked) -> Iterator[Diagnostic]:
    """What each recognition leaves out."""
    for record in linked.current("recognition"):
        yield from _left_out(record)


def _left_out(record: Record) -> Iterator[Diagnostic]:
    recognition = record.fields
    assert isinstance(recognition, Recognition)
    name, place = f"the recognition `{record.id}`", locate_record(record)
    if not recognition.values:
        help_line = "name in `values` what it embodied: a value, or better a behaviour such as `candor#write-it-down`"
        yield diagnostic("recognition-without-value", f"{name} names no value", place, help=help_line)
    if not (recognition.story or recognition.description or recognition.summary):
        help_line = "add `story:` with what was done, in a few sentences"
        yield diagnostic("recognition-without-story", f"{name} does not tell what was done", place, help=help_line)
    if not recognition.effect:
        help_line = "add `effect:` with what came of it, as soon as that is known"
        yield diagnostic("recognition-without-effect", f"{name} does not tell what came of it", place, help=help_line)
