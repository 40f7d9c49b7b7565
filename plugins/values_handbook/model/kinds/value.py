"""A core value with its behaviours, tensions and history."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from values_handbook.model.kinds.common import Titled
from values_handbook.model.types import (
    LONGEST_PLAIN_TEXT,
    Address,
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
    Who,
    WholeValueRef,
    one_of,
)
from values_handbook.prose import excerpt


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
    status: Annotated[ValueStatus, one_of(ValueStatus)] = Field("adopted", description="Whether it is in force.")
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
    def revision(self) -> int:
        """The revision in force; 1 where its meaning never changed."""
        return max((item.revision for item in self.revisions), default=1)
