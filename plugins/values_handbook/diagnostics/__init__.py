"""Diagnostics: what is wrong, where, and how to mend it."""

from values_handbook.diagnostics.diagnostic import ENOUGH, Diagnostic, Related, Severity, diagnostic, settle
from values_handbook.diagnostics.span import Span

__all__ = ["ENOUGH", "Diagnostic", "Related", "Severity", "Span", "diagnostic", "settle"]
