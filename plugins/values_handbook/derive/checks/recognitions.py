"""Checks of recognitions: whether they name a value, what was done, and its effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.derive.checks.check import Check, each
from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.model.kinds import Recognition
from values_handbook.model.locate import locate_record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from values_handbook.derive.linked_handbook import LinkedHandbook
    from values_handbook.model.record import Record


def _current(linked: LinkedHandbook) -> list[Record]:
    return linked.current("recognition")


def _check(code: str, is_given: Callable[[Recognition], object], lack: str, help_line: str) -> Check:
    def find(_: LinkedHandbook, record: Record) -> Iterator[Diagnostic]:
        assert isinstance(record.fields, Recognition)
        if not is_given(record.fields):
            headline = f"the recognition `{record.id}` {lack}"
            yield diagnostic(code, headline, locate_record(record), help=help_line)

    return Check(code, _current, each(find))


CHECKS = (
    _check(
        "recognition-without-value",
        lambda recognition: recognition.values,
        "names no value",
        "name in `values` what it embodied: a value, or better a behaviour such as `candor#write-it-down`",
    ),
    _check(
        "recognition-without-story",
        lambda recognition: recognition.story or recognition.description or recognition.summary,
        "does not tell what was done",
        "add `story:` with what was done, in a few sentences",
    ),
    _check(
        "recognition-without-effect",
        lambda recognition: recognition.effect,
        "does not tell what came of it",
        "add `effect:` with what came of it, as soon as that is known",
    ),
)
