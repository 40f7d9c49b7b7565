"""Findings that say the same: of many a reader wants the first ones, and where or how many the others are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.diagnostics import Diagnostic


def first_alike(found: Iterable[Diagnostic], most: int) -> tuple[list[Diagnostic], dict[str, int]]:
    """The diagnostics to report, in their order, and how many further notes there are, by code.

    Up to `most` notes of one code are reported, and every error and warning.
    """
    reported, notes = [], Counter[str]()
    for item in found:
        is_note = item.severity is Severity.NOTE
        notes[item.code] += is_note
        if not is_note or notes[item.code] <= most:
            reported.append(item)
    return reported, {code: number - most for code, number in notes.items() if number > most}


def group_alike(found: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """The findings in the order given, those of one file that have one cause beside the first of them.

    They have one cause where their code and headline are the same; one that shows a second place stands alone.
    """
    groups: dict[object, list[Diagnostic]] = {}
    for item in found:
        cause = (item.severity, item.code, item.span.path, item.headline)
        groups.setdefault(item if item.related else cause, []).append(item)
    return list(groups.values())
