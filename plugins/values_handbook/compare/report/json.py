"""A comparison as JSON for machines, as `diff.schema.json` beside this file describes it.

Like `handbook.json` it holds what may be published only, since machines hand it on: the caller hands over published
handbooks. The order of every list is that of the comparison's parts.
"""

from __future__ import annotations

import re
from dataclasses import fields
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from values_handbook.compare.changes import DiffPiece
from values_handbook.compare.report.summary import summary
from values_handbook.diagnostics.report.json import as_object
from values_handbook.diagnostics.report.screen import json_lines
from values_handbook.model.record import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from values_handbook.compare.changes import Change
    from values_handbook.compare.comparison import Comparison
    from values_handbook.compare.effects import CoverageChange
    from values_handbook.compare.impact import Impact
    from values_handbook.compare.questions import Question
    from values_handbook.compare.report.parts import Frame

_CAPITALS = re.compile(r"(?<!\A)(?=[A-Z])")


def render_json(comparison: Comparison, frame: Frame, *, shown: Callable[[str], str] = str) -> str:
    """The comparison in ASCII, so that every terminal and pipe can hold it. `shown` turns a path into the one printed."""
    document = {
        "format": 1,
        "base": {"name": frame.base, "commit": frame.base_commit or None},
        "head": {"name": frame.head, "commit": frame.head_commit or None},
        "notes": list(frame.notes),
        "changed": bool(comparison),
        "adds_only": frame.adds_only,
        "summary": summary(comparison),
        "changes": [_typed(change) for change in comparison.changes],
        "pages": [{"page": page.uri, "how": page.how} for page in comparison.pages],
        "cells": [_plain(cell._asdict()) for cell in comparison.cells],
        "coverage": [_coverage(item) for item in comparison.coverage],
        "impact": [_impact(item) for item in comparison.impact],
        "findings": {
            "new": [as_object(item, shown) for item in comparison.failing],
            "gone": [as_object(item, shown) for item in comparison.passing],
        },
        "questions": [_typed(question) for question in comparison.questions],
    }
    return json_lines(document)


def diff_schema() -> str:
    """The JSON Schema (draft 2020-12) of what `render_json` returns."""
    return files("values_handbook").joinpath("compare/report/diff.schema.json").read_text(encoding="utf-8")


def type_name(kind: type) -> str:
    """`AlignmentLost` is `alignment-lost`."""
    return _CAPITALS.sub("-", kind.__name__).lower()


def _typed(item: Change | Question) -> dict[str, Any]:
    """A change or a question: its type, the record, and its own fields."""
    data = {field.name: getattr(item, field.name) for field in fields(item)}
    return {"type": type_name(type(item)), "record": str(data.pop("key")), **_plain(data)}


def _plain(value: Any) -> Any:
    if isinstance(value, Key):
        return str(value)
    if isinstance(value, DiffPiece):
        return value._asdict()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _coverage(item: CoverageChange) -> dict[str, Any]:
    before, after = (None if counts is None else dict(counts) for counts in (item.before, item.after))
    return {"value": str(item.value), "before": before, "after": after}


def _impact(item: Impact) -> dict[str, Any]:
    data = {field.name: _plain(getattr(item, field.name)) for field in fields(item) if field.name != "meaning"}
    meaning = item.meaning
    return {
        **data,
        "meaning_changed": meaning.has_changed,
        "revision": {"before": meaning.before, "after": meaning.after, "raised": meaning.is_raised},
    }
