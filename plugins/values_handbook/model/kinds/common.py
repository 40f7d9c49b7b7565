"""Fields that every kind may have."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from pydantic import Field, model_validator

from values_handbook.model import coerce
from values_handbook.model.types import (
    Address,
    Count,
    Day,
    Flag,
    Id,
    InlineMarkdown,
    IntervalField,
    Listed,
    Markdown,
    Number,
    Owner,
    PlainText,
    RecordPart,
)


class Link(RecordPart):
    """A link with a title, or an address alone."""

    title: PlainText | None = Field(None, description="What the reader finds there.", examples=["Survey 2026"])
    url: Address = Field(
        description="An address, a page of the handbook, or a record.", examples=["https://example.org"]
    )

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"url": value} if isinstance(value, str) else value


class Participation(RecordPart):
    """How people took part in making a record."""

    date: Day = Field(description="When it took place.", examples=["2026-02-10"])
    activity: PlainText = Field(description="What was done.", examples=["Workshop"])
    participants: Count | None = Field(None, description="How many took part.", examples=[14])
    invited: Count | None = Field(None, description="How many were invited.", examples=[31])
    outcome: InlineMarkdown | None = Field(
        None, description="What came of it.", examples=["Chosen from nine candidates."]
    )
    link: Address | None = Field(None, description="Where to read more.", examples=["https://example.org/notes"])


class RecordHeading(NamedTuple):
    """What names a record, or a part of it, to a reader: plain text, or inline Markdown."""

    text: str
    is_plain: bool


class Common(RecordPart):
    """What every record may say of itself. An absent field is None or an empty tuple."""

    NEEDED: ClassVar[tuple[str, ...]] = ()
    """Fields that a complete record has although none of them is required by itself: of `do` and `dont` one."""

    id: Id | None = Field(None, description="The record's id; the file's name where it is absent.", examples=["candor"])
    title: PlainText | None = Field(
        None, description="The record's name, shown exactly as written.", examples=["Candor"]
    )
    summary: InlineMarkdown | None = Field(
        None, description="One sentence that says it all.", examples=["We say what we see, early and kindly."]
    )
    description: Markdown | None = Field(None, description="The whole of it, in Markdown.", examples=["Candor means …"])
    owner: Listed[Owner] = Field(
        (), description="Who is accountable for it: ids of people or teams.", examples=[["cto"]]
    )
    status: PlainText | None = Field(None, description="Where it stands.", examples=["in use"])
    ended: Day | None = Field(None, description="Since then no longer in use.", examples=["2026-09-30"])
    participation: Listed[Participation] = Field((), description="How people took part in making it.")
    aka: Listed[PlainText] = Field(
        (), description="Other words that people search for.", examples=[["openness", "candour"]]
    )
    tags: Listed[PlainText] = Field((), description="Words to find it by.", examples=[["culture"]])
    order: Number | None = Field(None, description="Lists sort by it, the smallest first.", examples=[1])
    formerly: Listed[Id] = Field((), description="Earlier ids; their addresses lead here.", examples=[["openness"]])
    review_every: IntervalField | None = Field(None, description="How often it is reviewed.", examples=["3 months"])
    links: Listed[Link] = Field((), description="Where to read more.", examples=[["https://example.org"]])
    publish: Flag | None = Field(
        None,
        description="`false` keeps the record out of the site; a goal of level `individual` is on it only with `true`.",
        examples=[False],
    )

    @property
    def heading(self) -> str:
        """What names the record to a reader: its title, or what stands for it in its kind."""
        return self.title or ""

    @property
    def heading_text(self) -> RecordHeading:
        """The heading, and whether it is plain text."""
        return RecordHeading(self.heading, bool(self.title))

    def part_heading(self, part: str) -> RecordHeading:
        """What names a part of the record to a reader."""
        return RecordHeading(part, True)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the record that a reference such as `value:candor#write-it-down` may name."""
        return ()

    @property
    def earlier_parts(self) -> dict[str, str]:
        """The present names of parts by their earlier ones."""
        return {}


class Titled(Common):
    """A record that must have a title."""

    title: PlainText = Field(description="The record's name, shown exactly as written.", examples=["Candor"])


def without(data: dict[str, Any], key: str, other: str) -> dict[str, Any]:
    """The data with `key` renamed to `other`, unless `other` is there too, which is a duplicate key."""
    if key not in data:
        return data
    if other in data:
        headline = f"`{key}` and `{other}` are the same field"
        raise coerce.problem("duplicate-key", headline, "keep one of the two", key=key, other=other)
    return {other if name == key else name: value for name, value in data.items()}
