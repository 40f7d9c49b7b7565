"""Diagnostics as JSON for machines; `handbook.json` holds the same objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.diagnostics.report.screen import json_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from values_handbook.diagnostics import Diagnostic


class DiagnosticObject(TypedDict):
    """One diagnostic. Lines and columns are 1-based code points, the end exclusive. `help` may be empty."""

    code: str
    severity: str
    message: str
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    help: str


def _identity(path: str) -> str:
    return path


def as_object(item: Diagnostic, shown: Callable[[str], str] = _identity) -> DiagnosticObject:
    """A diagnostic as the content format describes it. `shown` turns a path into the one that is printed."""
    span = item.span
    return {
        "code": item.code,
        "severity": item.severity.value,
        "message": item.headline,
        "file": shown(span.path),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "help": item.help,
    }


class FindingObject(DiagnosticObject):
    """A diagnostic with the step or pitfall of the idea that it belongs to; empty for an error of structure."""

    belongs_to: str


def as_finding(item: Diagnostic, shown: Callable[[str], str] = _identity) -> FindingObject:
    """A diagnostic as `handbook check` prints it."""
    return {**as_object(item, shown), "belongs_to": CATALOGUE[item.code].belongs_to}


def render_json(diagnostics: Iterable[Diagnostic], *, shown: Callable[[str], str] = _identity) -> str:
    """A list of objects in the order given, in ASCII so that every terminal and pipe can hold it."""
    return json_lines([as_finding(item, shown) for item in diagnostics])
