"""Periods: a year, a half, a quarter, a month, two dates, or any label that the options give dates."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from values_handbook.model import coerce
from values_handbook.model.types import Day, RecordPart

if TYPE_CHECKING:
    from collections.abc import Mapping

_CALENDAR = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?\Z")


@dataclass(frozen=True, slots=True, order=True)
class Dates:
    """The first and the last day of a period."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


class PeriodRange(RecordPart):
    """A period between two days, both included; one of them may be open."""

    start: Day | None = Field(None, description="Its first day.", examples=["2026-09-01"])
    end: Day | None = Field(None, description="Its last day.", examples=["2026-12-31"])

    @model_validator(mode="after")
    def _ordered(self) -> PeriodRange:
        if self.start and self.end and self.end < self.start:
            raise coerce.problem("invalid-period", f"the period ends ({self.end}) before it starts ({self.start})")
        return self


def _period(value: Any) -> Any:
    if isinstance(value, dict):
        return PeriodRange.model_validate(value)
    return coerce.one_line(value).strip()


Period = Annotated[str | PeriodRange, BeforeValidator(_period)]


def calendar_dates(label: str) -> Dates | None:
    """The days of `2026`, `2026-H2`, `2026-Q4` or `2026-11`; None for any other label."""
    found = _CALENDAR.match(label)
    if not found or found[1] == "0000":
        return None
    year = int(found[1])
    first, last = 1, 12
    if found[2]:
        first = 1 if found[2] == "1" else 7
        last = first + 5
    elif found[3]:
        first = int(found[3]) * 3 - 2
        last = first + 2
    elif found[4]:
        first = last = int(found[4])
    return Dates(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def period_dates(period: str | PeriodRange | None, labels: Mapping[str, Dates]) -> Dates | None:
    """The days of a period; `labels` are the dates that the option `periods` gives. None for a label without dates."""
    if period is None:
        return None
    if isinstance(period, PeriodRange):
        return Dates(period.start or date.min, period.end or date.max)
    return labels.get(period) or calendar_dates(period)


def period_label(period: str | PeriodRange | None) -> str:
    """A period as a reader sees it."""
    if period is None:
        return ""
    if isinstance(period, PeriodRange):
        ends = (period.start.isoformat() if period.start else "", period.end.isoformat() if period.end else "")
        return " – ".join(ends).strip()
    return period
