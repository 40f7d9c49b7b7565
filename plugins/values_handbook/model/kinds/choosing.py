"""Candidates for values: what was said on the way to them, and what became of it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo, field_validator

from values_handbook.model import coerce
from values_handbook.model.kinds.common import Common
from values_handbook.model.types import (
    LONGEST_PLAIN_TEXT,
    CandidateOutcome,
    Count,
    Day,
    InlineMarkdown,
    Markdown,
    PlainText,
    ValueRef,
    one_of,
)
from values_handbook.prose import excerpt


class Candidate(Common):
    """Something that was said on the way to the values."""

    NEEDED: ClassVar = ("title",)

    said: InlineMarkdown | None = Field(
        None, validate_default=True, description="What was said.", examples=["Let people finish."]
    )
    mentions: Count | None = Field(None, description="How many said something like it.", examples=[23])
    votes: Count | None = Field(None, description="How many voted for it.", examples=[4])
    cluster: PlainText | None = Field(None, description="The group that it was put into.", examples=["With each other"])
    outcome: Annotated[CandidateOutcome, one_of(CandidateOutcome)] = Field("open", description="What became of it.")
    why: Markdown | None = Field(None, description="Why.", examples=["Nobody could say what we would give up for it."])
    became: ValueRef | None = Field(
        None, description="The value, or the behaviour of a value, that it became.", examples=["value:kindness"]
    )
    date: Day | None = Field(None, description="When it was said.", examples=["2026-01-27"])

    @field_validator("said")
    @classmethod
    def _said_or_titled(cls, said: str | None, info: ValidationInfo) -> str | None:
        # A check of the whole model would wait until every other field is right.
        if said is None and info.data.get("title", "wrong") is None:
            raise coerce.problem(
                "missing-field", "neither `title` nor `said` is there", "write at least one of the two"
            )
        return said

    @property
    def heading(self) -> str:
        """The title, or what was said."""
        return self.title or excerpt(self.said or "", LONGEST_PLAIN_TEXT)
