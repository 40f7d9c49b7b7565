"""The labels of one language, with those that a team has put in their place, and how dates and numbers are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from markupsafe import Markup

from values_handbook.labels.direction import apart
from values_handbook.labels.language import plural_form
from values_handbook.labels.pieces import pieces
from values_handbook.labels.punctuation import mark_after
from values_handbook.labels.units import unit_of_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from values_handbook.labels.direction import Direction

_FEWEST_GROUPED = 10_000
"""From this number on thousands stand apart: below it they are read as well without, and 2026 may be a year."""
_MOST_DIGITS = 1e15
"""Whole numbers up to here are written out; a float knows no more of them."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels by their names. `code` and `direction` are those of their language."""

    code: str
    words: Mapping[str, str]
    direction: Direction

    def __call__(self, name: str, /, **values: object) -> str:
        """A label with its values filled in: numbers as the language writes them, texts of the other direction set apart.

        Raises KeyError for a label that nobody defined.
        """
        label = self.words[name]
        if "{" not in label:
            return label
        written = ""
        for words, part in pieces(label):
            # What is filled in may end with a mark of its own, as the title of a question does.
            written += mark_after(written, words) if written else words
            written += str(self._filled(values[part])) if part else ""
        return written

    def known(self, name: str) -> str | None:
        """A label with nothing to fill in; None where nobody defined it."""
        return self(name) if name in self.words else None

    def pieces(self, name: str) -> tuple[tuple[str, str], ...]:
        """A label taken apart, for whoever fills it with more than text. Raises KeyError as calling does."""
        return pieces(self.words[name])

    def _filled(self, value: object) -> object:
        if isinstance(value, int | float):
            return self.number(value)
        return apart(value, self.direction) if isinstance(value, str) else value

    @property
    def of_english(self) -> Markup:
        """Attributes for what is in English whatever the language, such as messages of the checks; none where that is it."""
        return Markup() if self.code == "en" else Markup(' lang="en" dir="ltr"')

    def count(self, name: str, number: int, **values: object) -> str:
        """A number with its noun, `1 goal` or `2 goals`, from the labels `<name>-<plural form>`."""
        form = plural_form(self.code, number)
        # A label that falls back to English has the forms `one` and `other` only.
        return self(f"{name}-{form}" if f"{name}-{form}" in self.words else f"{name}-other", number=number, **values)

    def all_of(self, words: Iterable[str]) -> str:
        """`a`, `a and b`, `a, b and c`."""
        *first, last = [*words] or [""]
        return self("and", first=self("comma").join(first), last=last) if first else last

    def day(self, when: date | None) -> str:
        """A date as people write it: `31 October 2026`; with a time `31 October 2026, 09:30`."""
        if when is None:
            return ""
        # Years are no quantities, and days have no leading zero.
        written = self("full-date", day=str(when.day), month=self(f"month-{when.month}"), year=str(when.year))
        return self("full-date-time", date=written, time=f"{when:%H:%M}") if isinstance(when, datetime) else written

    def month(self, year: int, month: int) -> str:
        """A month as people write it: `October 2026`."""
        return self("month-year", month=self(f"month-{month}"), year=str(year))

    def number(self, value: float) -> str:
        """A number with the signs of the language: `12,345.6`."""
        shown = int(value) if abs(value) < _MOST_DIGITS and value == int(value) else value
        written = f"{shown:,}" if abs(shown) >= _FEWEST_GROUPED else str(shown)
        return written.translate({ord(sign): self(name) for sign, name in _SIGNS.items()})

    def percent(self, value: float) -> str:
        """A share as people write it: `51%`."""
        return self("percent", number=value)

    def figure(self, value: float | str | None, unit: str = "") -> str:
        """A figure with its unit; a text as it stands."""
        if value is None:
            return ""
        if isinstance(value, str):
            return apart(value, self.direction)
        if unit == "%":
            return self.percent(value)
        if abs(value) == 1:
            unit = unit_of_one(unit, self.code)
        # Where the unit is read in the other direction, both are: else it would take the next number with it.
        return apart(f"{self.number(value)} {unit}", self.direction) if unit else self.number(value)

    def compared(self, comparison: str, figure: str) -> str:
        """A figure as a bound: `< 5 h`. In a language that is read from the right the sign keeps its meaning."""
        sign = _COMPARISONS[comparison]
        # Browsers mirror these signs there, so that the wide side is still at the larger one.
        return f"{sign} {figure}"


_COMPARISONS = {"below": "<", "at-most": "≤", "at-least": "≥", "above": ">"}
_SIGNS = {",": "thousands-sign", ".": "decimal-sign", "-": "minus-sign"}
"""The signs that Python writes, and the labels for those of the language."""
