"""Practices, recognitions, cases, reviews and questions: how values are lived, celebrated and looked at anew."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from values_handbook.model import coerce
from values_handbook.model.json_shapes import NUMBER, TEXT
from values_handbook.model.kinds.common import Common, RecordHeading, Titled
from values_handbook.model.recurrence import Recurrence, read_recurrence
from values_handbook.model.types import (
    AnyRef,
    Count,
    Day,
    DayOrTime,
    DecisionStatus,
    GoalRef,
    InlineMarkdown,
    Lens,
    Listed,
    Markdown,
    Owner,
    Percentage,
    PlainText,
    RecordPart,
    SignRef,
    TeamRef,
    ValueRef,
    Who,
    one_of,
)

RecurrenceField = Annotated[Recurrence, BeforeValidator(read_recurrence), PlainSerializer(str), WithJsonSchema(TEXT)]


class Held(RecordPart):
    """A time that a practice was held: a date alone, or a mapping."""

    date: Day = Field(description="When it was held.", examples=["2026-10-05"])
    attended: Count | None = Field(None, description="How many came.", examples=[12])
    invited: Count | None = Field(None, description="How many were invited.", examples=[20])
    note: InlineMarkdown | None = Field(None, description="What came of it.", examples=["Two goals got an owner."])

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"date": value} if isinstance(value, str) else value


class Skipped(RecordPart):
    """A time that a practice was not held: a date alone, or a mapping."""

    date: Day = Field(description="When it should have been held.", examples=["2026-08-03"])
    why: InlineMarkdown | None = Field(None, description="Why it was not held.", examples=["Half of us were away."])

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        return {"date": value} if isinstance(value, str) else value


class Practice(Titled):
    """A recurring way to communicate and reinforce values."""

    every: (
        Annotated[Recurrence, BeforeValidator(read_recurrence), PlainSerializer(str), WithJsonSchema(TEXT)] | None
    ) = Field(None, description="When it recurs.", examples=["month on first monday"])
    when: PlainText | None = Field(None, description="The occasion, instead of `every`.", examples=["someone joins"])
    starts: DayOrTime | None = Field(
        None, description="The first time: a date, or a date and time.", examples=["2026-01-05"]
    )
    duration: PlainText | None = Field(None, description="How long it takes.", examples=["30 minutes"])
    audience: Listed[TeamRef] = Field((), description="Teams; none means everyone.")
    channel: PlainText | None = Field(None, description="Where it takes place.", examples=["All-hands"])
    values: Listed[ValueRef] = Field((), description="The values that it reinforces.")
    held: Listed[Held] = Field((), description="The times that it was held.")
    skipped: Listed[Skipped] = Field((), description="The times that it was not held.")
    except_: Listed[Day] = Field(
        (), alias="except", description="Dates on which it is not planned, such as holidays.", examples=[["2026-12-28"]]
    )


class Recognition(Titled):
    """A celebrated act that embodied values."""

    date: Day = Field(description="When it happened.", examples=["2026-09-14"])
    to: Annotated[tuple[Who, ...], BeforeValidator(coerce.listed), Field(min_length=1)] = Field(
        description="Who is recognized.", examples=[["platform-lead"]]
    )
    from_: Listed[Who] = Field((), alias="from", description="Who says thanks.", examples=["cto"])
    values: Listed[ValueRef] = Field((), description="The values or behaviours that it embodied.")
    goals: Listed[GoalRef] = Field((), description="The goals that it helped.")
    story: Markdown | None = Field(
        None, description="What was done.", examples=["Stopped the launch an hour before it."]
    )
    effect: InlineMarkdown | None = Field(
        None, description="What came of it.", examples=["The fault was found the same evening."]
    )


class Case(Titled):
    """A decision where values were hard."""

    date: Day = Field(description="When it was decided.", examples=["2026-05-20"])
    values: Listed[ValueRef] = Field((), description="The values that pulled on it.")
    teams: Listed[TeamRef] = Field((), description="The teams that were part of it.")
    situation: Markdown | None = Field(
        None, description="What the choice was.", examples=["The release was promised, and a test was red."]
    )
    chosen: Markdown | None = Field(None, description="What was chosen.", examples=["We waited, and said so."])
    cost: Markdown | None = Field(None, description="What it cost.", examples=["Two weeks, and one customer."])
    learned: InlineMarkdown | None = Field(None, description="What was learned.", examples=["Promise dates later."])


BEST_SCORE = 5
"""Scores and answers go from 0 to this."""
Grade = Annotated[int | float, BeforeValidator(coerce.grade), WithJsonSchema(NUMBER), Field(ge=0, le=BEST_SCORE)]


class Score(RecordPart):
    """An answer of a survey, or a judgement, from 0 to 5."""

    of: AnyRef = Field(description="A value, a behaviour or a goal.", examples=["value:candor"])
    lens: Annotated[Lens, one_of(Lens)] | None = Field(None, description="Which of the four lenses it belongs to.")
    team: TeamRef | None = Field(None, description="The team that was asked; none means everyone.")
    n: Count | None = Field(None, description="How many answered.", examples=[31])
    distribution: Annotated[tuple[Count, ...], BeforeValidator(coerce.six_counts)] | None = Field(
        None, description="How many answered with 0, 1, 2, 3, 4 and 5.", examples=[[0, 1, 2, 8, 12, 4]]
    )
    favourable: Percentage | None = Field(
        None, description="The share of answers of 4 and 5, in percent.", examples=[61]
    )
    # None where it is not to be shown: in what may be published, answers of too few people have none.
    score: Grade | None = Field(description="From 0 to 5.", examples=[3.5])
    note: InlineMarkdown | None = Field(
        None, description="What stands behind it.", examples=["Night shifts answered less often."]
    )


class SignSeen(RecordPart):
    """How often a sign of a pitfall was seen."""

    of: SignRef = Field(description="The sign.", examples=["pitfall:resistance#silence"])
    n: Count | None = Field(None, description="How many saw it.", examples=[6])
    note: InlineMarkdown | None = Field(None, description="Where, or how.", examples=["In two planning rounds."])


def _counts(value: Any) -> dict[str, Any]:
    """Words with how many chose each; a list of words counts each once per time that it stands there."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return {word: str(value.count(word)) for word in dict.fromkeys(value)}
    raise coerce.problem(
        "expected-mapping", "words with their counts are expected here", "write `{caution: 14, haste: 9}`"
    )


WordCounts = Annotated[dict[PlainText, Count], BeforeValidator(_counts)]


class Culture(RecordPart):
    """What people say of the culture, each in a few words."""

    today: WordCounts = Field(
        default_factory=dict, description="What is here: words, and how many chose each.", examples=[{"caution": 14}]
    )
    wanted: WordCounts = Field(
        default_factory=dict, description="What they want: words, and how many chose each.", examples=[{"candor": 17}]
    )
    limiting: Listed[PlainText] = Field((), description="Words that hold the team back.", examples=[["haste"]])


class Decision(RecordPart):
    """You said, we did, or declined because."""

    title: PlainText = Field(description="What was decided.", examples=["Open meetings twice, at 14:00 and at 21:00"])
    prompted_by: InlineMarkdown | None = Field(
        None, description="Feedback, or a change in the world outside.", examples=["The late shift could not come."]
    )
    changes: Listed[AnyRef] = Field((), description="What it changes.", examples=[["value:candor"]])
    owner: Listed[Owner] = Field((), description="Who sees to it.", examples=["cto"])
    due: Day | None = Field(None, description="By when.", examples=["2026-09-01"])
    status: Annotated[DecisionStatus, one_of(DecisionStatus)] = Field("open", description="Where it stands.")
    note: InlineMarkdown | None = Field(
        None, description="What came of it, or why it was declined.", examples=["Held since October."]
    )


class Review(Titled):
    """An evaluation of values or goals, and what was adapted."""

    date: Day = Field(description="When it took place.", examples=["2026-07-01"])
    method: PlainText | None = Field(None, description="How it was done.", examples=["Survey and retrospective"])
    participants: Count | None = Field(None, description="How many took part.", examples=[31])
    invited: Count | None = Field(None, description="How many were invited.", examples=[44])
    scope: Listed[AnyRef] = Field((), description="What was looked at.", examples=[["value:candor"]])
    scores: Listed[Score] = Field((), description="How it was judged.")
    signs_seen: Listed[SignSeen] = Field((), description="Signs of pitfalls that were seen.")
    culture: Culture | None = Field(None, description="What people say is here, and what they want.")
    feedback: Listed[InlineMarkdown] = Field(
        (), description="What people said.", examples=["I learned of it from the newspaper."]
    )
    findings: Markdown | None = Field(
        None, description="What was found.", examples=["Candor is lived in incidents, less so in plans."]
    )
    decisions: Listed[Decision] = Field((), description="What was adapted, or why not.")
    next: Day | None = Field(None, description="When the next review is due.", examples=["2027-01-04"])


class Question(Common):
    """A question and its answer."""

    question: PlainText = Field(description="The question.", examples=["Why so few values?"])
    answer: Markdown = Field(description="The answer.", examples=["Because a list of twenty is read by nobody."])
    about: Listed[AnyRef] = Field((), description="What it is about.", examples=[["value:candor"]])

    @property
    def heading(self) -> str:
        """The question, unless a title was given."""
        return self.title or self.question

    @property
    def heading_text(self) -> RecordHeading:
        """The heading; a question is plain text."""
        return RecordHeading(self.heading, True)
