"""A core value with its behaviours, tensions and history."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from values_handbook.model.kinds.common import RecordHeading, Titled
from values_handbook.model.types import (
    LONGEST_PLAIN_TEXT,
    Address,
    Color,
    Count,
    Day,
    Id,
    InlineMarkdown,
    Listed,
    Markdown,
    PlainText,
    RecordPart,
    TeamRef,
    ValueStatus,
    ValueType,
    Who,
    WholeValueRef,
    one_of,
)
from values_handbook.prose import excerpt


class Levels(RecordPart):
    """What a behaviour looks like as people grow. It is for growth and never a rating."""

    starting: InlineMarkdown | None = Field(
        None, description="When somebody begins.", examples=["Asks what to do with a doubt."]
    )
    practising: InlineMarkdown | None = Field(
        None, description="When it has become a habit.", examples=["Raises a doubt on the same day."]
    )
    teaching: InlineMarkdown | None = Field(
        None, description="When others learn it from them.", examples=["Asks others for their doubts, and thanks them."]
    )


class Prompts(RecordPart):
    """Questions about a behaviour, by the occasion on which they are asked."""

    interview: Listed[InlineMarkdown] = Field(
        (), description="In a job interview.", examples=["When did you last bring bad news?"]
    )
    one_to_one: Listed[InlineMarkdown] = Field(
        (), description="When two people talk.", examples=["What have you held back this week?"]
    )
    retro: Listed[InlineMarkdown] = Field(
        (), description="In a retrospective.", examples=["Which risk did we see late?"]
    )
    onboarding: Listed[InlineMarkdown] = Field(
        (), description="With somebody new.", examples=["Where would you report a doubt here?"]
    )


class Behaviour(RecordPart):
    """Something observable that a value asks for: text alone, or a mapping that can be referred to by its id."""

    id: Id | None = Field(
        None, description="Makes the behaviour a target: `value:candor#write-it-down`.", examples=["write-it-down"]
    )
    title: PlainText | None = Field(None, description="The behaviour in a few words.", examples=["Write it down"])
    text: InlineMarkdown | None = Field(
        None, description="The behaviour in a sentence.", examples=["Raise a risk the day you see it."]
    )
    description: Markdown | None = Field(
        None,
        description="What it means in practice.",
        examples=["A doubt is said on the day you have it, even half-formed."],
    )
    example: Markdown | None = Field(
        None, description="What it looked like once.", examples=["The returns counter looked too low. It was."]
    )
    asks: Listed[InlineMarkdown] = Field(
        (), description="Questions to ask before a decision.", examples=["Who has not heard of this risk yet?"]
    )
    instead_of: InlineMarkdown | None = Field(
        None, description="What it replaces.", examples=["Waiting until the doubt is proven."]
    )
    levels: Levels | None = Field(None, description="What it looks like as people grow; never a rating.")
    prompts: Prompts | None = Field(None, description="Questions about it, by the occasion on which they are asked.")
    teams: Listed[TeamRef] = Field((), description="Asked of these teams; none means everyone.", examples=[["sre"]])
    formerly: Listed[Id] = Field((), description="Earlier ids of the behaviour.", examples=[["log-it"]])

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @property
    def heading(self) -> str:
        """The title, the text, or the id in words."""
        return (
            self.title or excerpt(self.text or "", LONGEST_PLAIN_TEXT) or (self.id or "").replace("-", " ").capitalize()
        )


class Quote(RecordPart):
    """A voice: what somebody said of the value."""

    text: InlineMarkdown = Field(description="The words.", examples=["I slept better once I had said it."])
    by: Who | None = Field(None, description="Who said it: an id, or a name.", examples=["Platform lead"])

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class ValueRevision(RecordPart):
    """A change of what the value means."""

    revision: Count = Field(description="Counts up from 1, the wording first adopted.", examples=[2])
    date: Day = Field(description="In force since.", examples=["2026-06-01"])
    change: InlineMarkdown | None = Field(
        None, description="What changed.", examples=["“Early” became “early and kindly”."]
    )
    why: InlineMarkdown | None = Field(
        None, description="Why it changed.", examples=["Candor had been used as an excuse."]
    )
    by: Listed[Who] = Field((), description="Who decided.", examples=["cto"])


class Tension(RecordPart):
    """Where the value pulls against another one."""

    with_: WholeValueRef = Field(alias="with", description="The other value.", examples=["kindness"])
    guidance: Markdown | None = Field(
        None, description="What to do then.", examples=["Speak about the work, to the person first."]
    )

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"with": value} if isinstance(value, str) else value


class Value(Titled):
    """A core value."""

    icon: PlainText | None = Field(
        None, description="A Material icon's name, or an emoji.", examples=["material/forum"]
    )
    why: Markdown | None = Field(
        None, description="Why it matters to this team.", examples=["A fault that is told early is small."]
    )
    behaviours: Listed[Behaviour] = Field((), description="What can be seen when it is lived.")
    gives_up: InlineMarkdown | None = Field(
        None,
        description="What it costs: a value has a defensible opposite.",
        examples=["Smooth meetings and a spotless status page."],
    )
    quotes: Listed[Quote] = Field((), description="Voices and stories.")
    group: PlainText | None = Field(None, description="Values in groups.", examples=["Mindsets"])
    color: Color | None = Field(None, description="Its color on all pages, in quotes.", examples=["#1b7f79"])
    type: Annotated[ValueType, one_of(ValueType)] = Field(
        "core", description="Whether it is lived (core), wanted (aspirational), or a minimum for everyone (basic)."
    )
    asks: Listed[InlineMarkdown] = Field(
        (), description="Questions to ask before a decision.", examples=["Who would learn of it too late?"]
    )
    status: Annotated[ValueStatus, one_of(ValueStatus)] = Field("adopted", description="Whether it is in force.")
    declined_because: InlineMarkdown | None = Field(
        None,
        description="For a declined value: why it was not adopted.",
        examples=["Nobody could say what we would give up for it."],
    )
    adopted: Day | None = Field(None, description="In force since.", examples=["2026-03-02"])
    adopted_by: Listed[Who] = Field((), description="Who decided.", examples=[["cto"]])
    revisions: Listed[ValueRevision] = Field((), description="Changes of its meaning.")
    comments_until: Day | None = Field(
        None, description="For a proposed value: the last day to comment.", examples=["2026-12-15"]
    )
    discussion: Address | None = Field(
        None, description="Where to take part.", examples=["https://example.org/discussions/12"]
    )
    replaced_by: WholeValueRef | None = Field(None, description="For a retired value: what stands in its place.")
    tensions: Listed[Tension] = Field((), description="Where it pulls against another value.")

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of its behaviours."""
        return tuple(item.id for item in self.behaviours if item.id)

    def part_heading(self, part: str) -> RecordHeading:
        """The heading of a behaviour."""
        found = next(item for item in self.behaviours if item.id == part)
        return RecordHeading(found.heading, bool(found.title))

    @property
    def earlier_parts(self) -> dict[str, str]:
        """The present ids of behaviours by their earlier ones."""
        return {old: item.id for item in self.behaviours if item.id for old in item.formerly}

    @property
    def revision(self) -> int:
        """The revision in force; 1 where its meaning never changed."""
        return max((item.revision for item in self.revisions), default=1)
