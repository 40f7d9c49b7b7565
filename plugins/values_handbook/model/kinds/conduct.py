"""Do's and don'ts, and pitfalls."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import Field, ValidationInfo, field_validator, model_serializer, model_validator

from values_handbook.model import coerce
from values_handbook.model.kinds.common import Common, RecordHeading, Titled, without
from values_handbook.model.types import (
    LONGEST_PLAIN_TEXT,
    GoalRef,
    Guard,
    Id,
    InlineMarkdown,
    Listed,
    Markdown,
    ObjectiveRef,
    PitfallRef,
    RecordPart,
    TeamRef,
    ValueRef,
)
from values_handbook.prose import excerpt


class Guideline(Common):
    """A do, its don't, or both."""

    NEEDED: ClassVar = ("do",)
    DONT_SPELLINGS: ClassVar = ("don't", "don’t")
    """What people type for the field `dont`."""

    do: InlineMarkdown | None = Field(None, description="What to do.", examples=["Say plainly what each value means."])
    dont: InlineMarkdown | None = Field(
        None, validate_default=True, description="What not to do.", examples=["Set goals against the culture."]
    )
    why: Markdown | None = Field(None, description="Why.", examples=["What nobody understands, nobody lives by."])
    example: Markdown | None = Field(
        None, description="What it looked like once.", examples=["The notice named the number of readers concerned."]
    )
    values: Listed[ValueRef] = Field((), description="The values, or behaviours of them, that it serves.")
    teams: Listed[TeamRef] = Field((), description="Asked of these teams; none means everyone.")
    pitfalls: Listed[PitfallRef] = Field((), description="The pitfalls that it guards against.")

    @model_validator(mode="before")
    @classmethod
    def _apostrophe(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        for spelling in cls.DONT_SPELLINGS:
            value = without(value, spelling, "dont")
        return value

    @field_validator("dont")
    @classmethod
    def _one_of_both(cls, dont: str | None, info: ValidationInfo) -> str | None:
        # A check of the whole model would wait until every other field is right.
        if dont is None and info.data.get("do", "wrong") is None:
            raise coerce.problem("missing-field", "neither `do` nor `dont` is there", "write at least one of the two")
        return dont

    @property
    def heading(self) -> str:
        """The title, the do, or the don't."""
        return self.title or excerpt(self.do or self.dont or "", LONGEST_PLAIN_TEXT)


class Sign(RecordPart):
    """A sign of a pitfall: text alone, or a mapping that can be referred to by its id."""

    id: Id | None = Field(
        None, description="Makes the sign a target: `pitfall:resistance#silence`.", examples=["silence"]
    )
    text: InlineMarkdown = Field(description="The sign in a sentence.", examples=["The same three people speak."])

    @model_serializer
    def _as_written(self) -> str | dict[str, str]:
        return {"id": self.id, "text": self.text} if self.id else self.text

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Pitfall(Titled):
    """A known way to fail, its signs and its remedies."""

    signs: Listed[Sign] = Field((), description="How you notice it.", examples=["The same three people speak."])
    remedies: Listed[InlineMarkdown] = Field((), description="What to do.", examples=["Ask in writing first."])
    values: Listed[ValueRef] = Field((), description="The values that it endangers.")
    goals: Listed[GoalRef] = Field((), description="The goals that it endangers.")
    objectives: Listed[ObjectiveRef] = Field((), description="The objectives that it endangers.")
    guarded_by: Listed[Guard] = Field(
        (), description="What keeps it away: records, or content checks.", examples=[["practice:monthly-retro"]]
    )

    def part_heading(self, part: str) -> RecordHeading:
        """The text of a sign."""
        return RecordHeading(next(sign.text for sign in self.signs if sign.id == part), False)

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of its signs."""
        return tuple(sign.id for sign in self.signs if sign.id)
