"""Objectives and goals: what the organization wants to reach, and how it is aligned with its values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, get_args

from pydantic import (
    BeforeValidator,
    Field,
    PrivateAttr,
    ValidationInfo,
    field_validator,
    model_validator,
)

from values_handbook.model import coerce
from values_handbook.model.figures import Comparison
from values_handbook.model.kinds.common import Link, RecordHeading, Titled
from values_handbook.model.kinds.synonyms import synonyms_of
from values_handbook.model.measuring import FIGURES, Doubt, MeasureFigures, read_figures
from values_handbook.model.period import Period
from values_handbook.model.types import (
    Agreement,
    Ambition,
    Confidence,
    Count,
    Day,
    Direction,
    Fraction,
    GoalRef,
    InlineMarkdown,
    Lens,
    Level,
    Listed,
    MeasureRef,
    NextStep,
    NumberOrText,
    ObjectiveRef,
    Percentage,
    PlainText,
    RecordPart,
    Strength,
    TeamRef,
    ValueRef,
    Who,
    WorkStatus,
    one_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

WEIGHTS = {"strong": 9, "moderate": 3, "weak": 1, "tension": 0}
"""Weights of the relationship matrix of Quality Function Deployment; a tension is shown and weighs nothing."""


_STRENGTHS = frozenset((*WEIGHTS, *coerce.same_words(WEIGHTS)))

LENSES: tuple[str, ...] = get_args(Lens)
"""What success is looked at through."""


class Alignment(RecordPart):
    """How strongly a goal or an objective serves a value."""

    value: ValueRef = Field(description="The value, or one behaviour of it.", examples=["candor"])
    strength: Annotated[Strength, one_of(Strength)] = Field("moderate", description="How much it serves the value.")
    rationale: InlineMarkdown | None = Field(
        None,
        description="How it serves the value, or how a tension is handled.",
        examples=["Every deploy tells its risk before it ships."],
    )
    revision: Count | None = Field(None, description="The value's revision that this was agreed with.", examples=[2])


class ObjectiveAlignment(RecordPart):
    """How strongly a goal serves an objective."""

    objective: ObjectiveRef = Field(description="The objective.", examples=["trusted-services"])
    strength: Annotated[Strength, one_of(Strength)] = Field("moderate", description="How much it serves the objective.")
    rationale: InlineMarkdown | None = Field(
        None, description="How it serves the objective.", examples=["Fewer surprises are what people trust."]
    )
    revision: ClassVar[None] = None
    """Objectives have no revisions."""


ALIGNMENTS: dict[str, dict[str, str]] = {
    "goal": {"objectives": "objective", "values": "value"},
    "objective": {"values": "value"},
}
"""The fields in which a kind of record says what it serves, and how strongly: the kind that each field names."""
ALIGNED_KINDS = {field: target for fields in ALIGNMENTS.values() for field, target in fields.items()}
"""The kind that each of these fields names; a single alignment names it in a field called like the kind."""


def alignment_field(kind: str, target: str) -> str | None:
    """The field in which records of a kind are aligned with records of the kind `target`; None where there is none."""
    return next((field for field, named in ALIGNMENTS.get(kind, {}).items() if named == target), None)


def _alignments(name: str) -> BeforeValidator:
    """Alignments however they are typed: an id, a mapping with `name:`, or ids with their strengths (`{candor: strong}`)."""

    def expand(value: Any) -> list[Any]:
        expanded: list[Any] = []
        for item in coerce.listed(value):
            if isinstance(item, str):
                expanded.append({name: item})
            elif isinstance(item, dict) and is_short(item, name):
                expanded += [{name: target, "strength": strength} for target, strength in item.items()]
            elif item != {}:  # `{}` names nothing
                expanded.append(item)
        return expanded

    return BeforeValidator(expand)


def is_short(item: dict[str, Any], name: str) -> bool:
    """Whether a mapping is ids with strengths (`{candor: strong}`) and not an alignment whose `value:` was forgotten.

    `name` is the field that the short form leaves out. Names that people give to this field or to others of an alignment,
    such as `{name: candor}`, are taken for ids only where a strength follows.
    """
    model = Alignment if name == "value" else ObjectiveAlignment
    if not item or not all(isinstance(value, str) and key not in model.model_fields for key, value in item.items()):
        return False
    if all(coerce.bare(value) in _STRENGTHS for value in item.values()):
        return True
    return not all(coerce.bare(key) in synonyms_of(model) for key in item)


def _history(value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise coerce.problem(
        "expected-mapping", "a history is dates with their figures", "write `history: {2026-06-30: 7}`"
    )


class Measure(RecordPart):
    """A figure or a milestone by which success is judged."""

    title: PlainText = Field(description="What is measured.", examples=["Unannounced incidents per month"])
    lens: Annotated[Lens, one_of(Lens)] | None = Field(None, description="Which of the four lenses it belongs to.")
    direction: Annotated[Direction, one_of(Direction)] | None = Field(
        None, description="Which way is better; by default from baseline and target."
    )
    unit: PlainText | None = Field(None, description="What the figures count.", examples=["incidents"])
    baseline: NumberOrText | None = Field(None, description="Where it stood at the start.", examples=[9])
    target: NumberOrText | None = Field(None, description="Where it should be; a text for a milestone.", examples=[1])
    current: NumberOrText | None = Field(None, description="Where it stands.", examples=[4])
    as_of: Day | None = Field(None, description="The date of the current figure.", examples=["2026-10-31"])
    stop_at: NumberOrText | None = Field(
        None, description="The figure, or the event, at which the goal is given up.", examples=[12]
    )
    same_as: MeasureRef | None = Field(
        None,
        description="The same measure of another goal or objective, by its number from 1; totals count it once.",
        examples=["goal:calmer-deploys#2"],
    )
    history: Annotated[dict[Day, NumberOrText], BeforeValidator(_history)] = Field(
        default_factory=dict, description="Earlier figures by their dates.", examples=[{"2026-06-30": 7}]
    )
    comparison: Annotated[Comparison, one_of(Comparison)] | None = Field(
        None, description="How the target is meant, where it is a bound; by default from the target (`< 5`)."
    )
    links: Listed[Link] = Field((), description="Where the figures come from.")
    _doubts: tuple[Doubt, ...] = PrivateAttr(())

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The figures that are perhaps not read as they are meant."""
        return self._doubts

    @model_validator(mode="wrap")
    @classmethod
    def _fill_in(cls, value: Any, handler: Callable[[Any], Measure], info: ValidationInfo) -> Measure:
        if not isinstance(value, dict):
            return handler({"title": value} if isinstance(value, str) else value)
        read = read_figures(value, coerce.language_of(info))
        filled = {**value, **_values(value, read)}
        for name in ("unit", "comparison", "direction"):
            if name not in value and (found := getattr(read, name)):
                filled[name] = found
        measure = handler(filled)
        if read.doubts:
            measure._doubts = read.doubts
        return measure


def _values(written: dict[str, Any], read: MeasureFigures) -> dict[str, Any]:
    """The fields of a measure that hold figures, with their values."""
    values: dict[str, Any] = {name: read.values[name,] for name in FIGURES if (name,) in read.values}
    if isinstance(history := written.get("history"), dict):
        values["history"] = {day: read.values.get(("history", day), text) for day, text in history.items()}
    return values


class CheckIn(RecordPart):
    """How a goal stood at a date."""

    date: Day = Field(description="The day of the check-in.", examples=["2026-10-31"])
    by: Listed[Who] = Field((), description="Who says so.", examples=["platform-lead"])
    progress: Percentage | None = Field(
        None, description="0 to 100; by default computed from the measures.", examples=[60]
    )
    confidence: Annotated[Confidence, one_of(Confidence)] | None = Field(
        None, description="Whether it will be reached."
    )
    note: InlineMarkdown | None = Field(None, description="What happened.", examples=["Two teams have joined."])
    learned: InlineMarkdown | None = Field(
        None,
        description="What was learned; wanted when a goal is closed.",
        examples=["The list of risks has to be short."],
    )


class Work(Titled):
    """What objectives and goals have in common."""

    period: Period | None = Field(None, description="When it is to be reached.", examples=["2026-H2"])
    values: Annotated[tuple[Alignment, ...], _alignments("value")] = Field((), description="How it serves the values.")
    measures: Listed[Measure] = Field((), description="How success is judged.")
    status: Annotated[WorkStatus, one_of(WorkStatus)] = Field("active", description="Where it stands.")
    check_ins: Listed[CheckIn] = Field((), description="How it stood at certain dates.")

    def part_heading(self, part: str) -> RecordHeading:
        """The title of a measure."""
        return RecordHeading(self.measures[int(part) - 1].title, True)

    @property
    def parts(self) -> tuple[str, ...]:
        """The numbers of its measures, from 1."""
        return tuple(map(str, range(1, len(self.measures) + 1)))

    @property
    def latest_check_in(self) -> CheckIn | None:
        """The check-in of the latest day; None where there is none."""
        return max(self.check_ins, key=lambda item: item.date, default=None)


class Objective(Work):
    """An organizational objective."""

    parent: ObjectiveRef | None = Field(None, description="The objective that this one belongs to.")


class Need(RecordPart):
    """What a goal needs from another team."""

    team: TeamRef = Field(description="The team that it is needed from.", examples=["platform"])
    what: InlineMarkdown | None = Field(None, description="What is needed.", examples=["A test lane for migrations."])
    agreed: Annotated[Agreement, one_of(Agreement)] | None = Field(
        None, description="Whether that team has agreed.", examples=["yes"]
    )


class Closing(RecordPart):
    """How a goal ended."""

    date: Day = Field(description="When it was closed.", examples=["2027-01-12"])
    score: Fraction | None = Field(None, description="How much of it was reached, from 0 to 1.", examples=[0.7])
    learned: InlineMarkdown | None = Field(
        None, description="What was learned.", examples=["Rehearsals find more than reviews."]
    )
    then: Annotated[NextStep, one_of(NextStep)] | None = Field(
        None, description="What happens next: it is carried on, changed, or dropped."
    )


class Goal(Work):
    """A values-based goal of the organization, a team or a person."""

    level: Annotated[Level, one_of(Level)] = Field(
        "organization", description="Whose goal it is; `team` where a team is named, else `organization`."
    )
    team: Listed[TeamRef] = Field(
        (), validate_default=True, description="The team, or the teams of a joint goal.", examples=["platform"]
    )
    parent: GoalRef | None = Field(None, description="The goal that this one cascades from.")
    follows: GoalRef | None = Field(None, description="The goal of an earlier period that it continues.")
    objectives: Annotated[tuple[ObjectiveAlignment, ...], _alignments("objective")] = Field(
        (), description="The objectives that it serves; none means those of the nearest goal above."
    )
    ambition: Annotated[Ambition, one_of(Ambition)] = Field(
        "committed", description="Whether it is promised (committed), or may be missed (aspirational)."
    )
    needs: Listed[Need] = Field((), description="What it needs from other teams.")
    closing: Closing | None = Field(None, description="How it ended.")

    @model_validator(mode="before")
    @classmethod
    def _level(cls, value: Any) -> Any:
        if isinstance(value, dict) and "level" not in value and value.get("team"):
            return {**value, "level": "team"}
        return value

    @field_validator("team")
    @classmethod
    def _team_of_team_goal(cls, team: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        # A check of the whole model would wait until every other field is right.
        if not team and info.data.get("level") == "team":
            raise coerce.problem(
                "missing-field", "a goal of level `team` needs a `team`", "add `team:` with the team's id"
            )
        return team
