"""Cycles: the dates by which goals of a period are drafted, agreed, looked at and closed."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field, ValidationInfo, field_validator

from values_handbook.model import coerce
from values_handbook.model.kinds.common import Common, RecordHeading
from values_handbook.model.period import Dates, calendar_dates
from values_handbook.model.types import Day, Label, Listed


class GoalCycle(Common):
    """A period in which goals are set, followed and closed. Its id is the label that goals write as their `period`."""

    NEEDED: ClassVar = ("start", "end")

    id: Label | None = Field(
        None, description="The label of the period; the file's name where it is absent.", examples=["2026-H2"]
    )
    formerly: Listed[Label] = Field(
        (), description="Earlier labels; their addresses lead here.", examples=[["H2-2026"]]
    )
    start: Day | None = Field(
        None,
        validate_default=True,
        description="Its first day; that of the calendar for labels such as `2026-H2`.",
        examples=["2026-07-01"],
    )
    end: Day | None = Field(
        None,
        validate_default=True,
        description="Its last day; that of the calendar for labels such as `2026-H2`.",
        examples=["2026-12-31"],
    )
    draft_by: Day | None = Field(None, description="Goals are drafted by then.", examples=["2026-05-29"])
    agree_by: Day | None = Field(None, description="Goals are agreed by then.", examples=["2026-06-26"])
    midpoint: Day | None = Field(None, description="Goals are looked at halfway.", examples=["2026-09-30"])
    close_by: Day | None = Field(None, description="Goals are closed by then.", examples=["2027-01-15"])
    retrospective: Day | None = Field(None, description="The team looks back on the cycle.", examples=["2027-01-20"])

    @field_validator("start", "end")
    @classmethod
    def _of_the_calendar(cls, day: Any, info: ValidationInfo) -> Any:
        if day is None:
            day = _calendar_day(info)
        start = info.data.get("start")
        if info.field_name == "end" and start is not None and day is not None and day < start:
            raise coerce.problem("invalid-period", f"the cycle ends ({day}) before it starts ({start})")
        return day

    @property
    def heading(self) -> str:
        """The title, or the label."""
        return self.title or self.id or ""

    @property
    def heading_text(self) -> RecordHeading:
        """The heading; a label is plain text."""
        return RecordHeading(self.heading, True)

    @property
    def dates(self) -> Dates | None:
        """Its first and last day; None in a record that could not be read whole."""
        return Dates(self.start, self.end) if self.start and self.end else None


def _calendar_day(info: ValidationInfo) -> Any:
    """The first or the last day of a label of the calendar. Raises a problem for any other label."""
    label = info.data.get("id")
    dates = calendar_dates(label) if label else None
    if dates is not None:
        return getattr(dates, info.field_name or "")
    if "id" not in info.data:
        return None  # What is wrong with the id is an error of its own.
    help_line = f"add `{info.field_name}:` with a date; labels such as `2026-H2` have dates of their own"
    raise coerce.problem("missing-field", f"`{info.field_name}` is missing", help_line)
