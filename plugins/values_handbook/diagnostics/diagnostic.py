"""A problem in the handbook, as data: every stage returns these and only the edges print them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from values_handbook.diagnostics.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from values_handbook.diagnostics.span import Span


ENOUGH = 200
"""How many problems of one record or page are reported: to find the place of each one means to look through it."""
MOST_OF_FILE = 1_000
"""Errors and warnings of one file that are listed: 250,000 of them are 60 MB of text, and no one reads them."""


class Severity(StrEnum):
    """How much a diagnostic counts; the order of declaration is the order of weight."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the most severe."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a diagnostic is about, with what it shows there."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: a stable code, what is wrong, where, and how to mend it.

    `help` may hold several lines; each is printed below its own `= help:`.
    """

    code: str
    severity: Severity
    headline: str
    span: Span
    label: str = ""
    related: tuple[Related, ...] = ()
    help: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, int, str, str]:
        """File, line, column, severity, code; the headline settles what is left."""
        return (
            self.span.path,
            self.span.line,
            self.span.column,
            self.severity.rank,
            self.code,
            self.headline,
        )


def diagnostic(
    code: str,
    headline: str,
    span: Span,
    *,
    label: str = "",
    related: Iterable[Related] = (),
    help: str = "",
) -> Diagnostic:
    """A diagnostic with the severity that the catalogue gives its code.

    Raises KeyError for a code without a catalogue entry: every code is explained.
    """
    severity = Severity(CATALOGUE[code].severity)
    return Diagnostic(code, severity, headline, span, label, tuple(related), help)


def settle(found: Iterable[Diagnostic], severities: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The diagnostics in their documented order, with the team's severities applied.

    `severities` maps a code to `error`, `warning`, `note` or `off`. The same finding made twice is shown once. Of a file
    with very many errors and warnings the first ones are shown.
    """
    kept = []
    for item in dict.fromkeys(found):
        chosen = severities.get(item.code)
        if chosen == "off":
            continue
        kept.append(replace(item, severity=Severity(chosen)) if chosen else item)
    return tuple(_first_of_each_file(sorted(kept, key=lambda item: item.sort_key)))


def _first_of_each_file(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Diagnostics in their order, without those of a file beyond MOST_OF_FILE; an error in their place says so."""
    counts: Counter[str] = Counter()
    for item in found:
        path = item.span.path
        counts[path] += item.severity is not Severity.NOTE
        if counts[path] <= MOST_OF_FILE or item.severity is Severity.NOTE:
            yield item
        elif counts[path] == MOST_OF_FILE + 1:
            headline = f"this file has more than {MOST_OF_FILE:,} problems; those after this place are not listed"
            yield diagnostic("too-many-problems", headline, item.span, help="mend the ones above, then check again")
