"""Diagnostics: what is wrong, where, and how to mend it."""

from values_handbook.diagnostics.diagnostic import (
    ENOUGH,
    MOST_OF_FILE,
    Diagnostic,
    Related,
    Severity,
    diagnostic,
    settle,
)
from values_handbook.diagnostics.span import Span

__all__ = ["ENOUGH", "MOST_OF_FILE", "Diagnostic", "Related", "Severity", "Span", "diagnostic", "settle"]
