"""A comparison in the words of the cases: a line for each change, cell, count and record that is reached."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from values_handbook.compare.changes import DiffPiece
from values_handbook.compare.report.asking import REACHED
from values_handbook.compare.report.parts import abridged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.compare import Comparison
    from values_handbook.compare.impact import Impact

SECTIONS = ("changes", "cells", "coverage", "impact", "findings", "questions")


def told(comparison: Comparison) -> dict[str, str]:
    """Each section as text."""
    it = comparison
    pages = [f"PageChanged {page.uri} {page.how}" for page in it.pages]
    steps = ((cell, cell.before or "none", cell.after or "none") for cell in it.cells)
    findings = [f"+ {item.code} {item.headline}" for item in it.failing]
    findings += [f"- {item.code} {item.headline}" for item in it.passing]
    lines = {
        "changes": [*map(typed, it.changes), *pages],
        "cells": [f"{cell.row} {cell.column} {before} -> {after}" for cell, before, after in steps],
        "coverage": [_coverage(item) for item in it.coverage],
        "impact": [line for item in it.impact for line in _impact(item)],
        "findings": findings,
        "questions": [typed(question) for question in it.questions],
    }
    return {name: "\n".join(found) for name, found in lines.items()}


def typed(item: Any) -> str:
    """`StatusChanged value:pace before=adopted after=retired`; fields that say nothing are left out."""
    rest = ((field.name, getattr(item, field.name)) for field in fields(item) if field.name != "key")
    told = [f"{name}={_said(value)}" for name, value in rest if value not in ("", None, ())]
    return " ".join([type(item).__name__, str(item.key), *told])


def _said(value: Any) -> str:
    if not isinstance(value, tuple) or hasattr(value, "kind"):
        return str(value)
    if isinstance(value[0], DiffPiece):
        marks = {"gone": "[-{}-]", "new": "{{+{}+}}", "same": "{}"}
        return " ".join(marks[piece.fate].format(piece.text) for piece in abridged(value))
    return " ".join(sorted(map(str, value)))


def _coverage(item: Any) -> str:
    before, after = dict(item.before or ()), dict(item.after or ())
    if item.before is None or item.after is None:
        told = " ".join(f"{kind}={count}" for kind, count in (after or before).items())
        return f"{item.value} {'none ->' if item.before is None else '-> none'} {told}"
    return " ".join(
        [str(item.value), *(f"{kind} {count}->{after[kind]}" for kind, count in before.items() if count != after[kind])]
    )


def _impact(impact: Impact) -> Iterator[str]:
    told = impact.meaning
    words = "reworded" if told.has_changed else "same wording"
    yield f"{impact.value} {words}, revision {told.before} -> {told.after}"
    for name, _ in REACHED:
        if keys := getattr(impact, name):
            yield f"  {name}: {' '.join(sorted(key.id for key in keys))}"
