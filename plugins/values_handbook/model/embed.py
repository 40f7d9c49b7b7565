"""What an embed in a hand-written page asks for."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from values_handbook.model import coerce
from values_handbook.model.types import AnyRef, Count, PlainText, RecordPart
from values_handbook.model.where import KindName, Where

ALONE = (
    "cascade",
    "map",
    "first-day",
    "due",
    "changes",
    "recognitions",
    "preached-and-practised",
    "costs",
    "owners",
    "open-for-comment",
    "health",
    "scorecard",
    "calendar",
    "sheets",
    "questionnaire",
    "mission",
    "codes",
)
"""Parts that need nothing further to be said."""
PARTS = ("record", "section", "matrix", "cards", "list", *ALONE)


def _present(value: Any) -> bool:
    return value in (True, "true", "", None) or bool(value)


Asked = Annotated[bool, BeforeValidator(_present)]
"""A part that is asked for by its name alone: `map`, or `map:` beside `where`."""


class EmbedSpec(RecordPart):
    """One generated part of the handbook, placed in a hand-written page."""

    record: AnyRef | None = Field(None, description="The generated body of a record.", examples=["value:candor"])
    section: KindName | None = Field(None, description="The generated body of an index page.", examples=["faq"])
    matrix: PlainText | None = Field(None, description="A matrix by its id.", examples=["goals-by-values"])
    cards: KindName | None = Field(None, description="Cards of a kind.", examples=["values"])
    list: KindName | None = Field(None, description="A list of a kind.", examples=["goals"])
    cascade: Asked = Field(False, description="The cascade of goals.")
    map: Asked = Field(False, description="The alignment map.")
    first_day: Asked = Field(
        False, alias="first-day", description="What somebody wants to know on the first day at work."
    )
    due: Asked = Field(False, description="What is due: reviews and decisions.")
    changes: Asked = Field(False, description="What changed in values, objectives and goals.")
    recognitions: Asked = Field(False, description="The newest recognitions, in full.")
    preached_and_practised: Asked = Field(
        False,
        alias="preached-and-practised",
        description="Each value's share of goals, do's, practices and recognitions, and its score.",
    )
    costs: Asked = Field(False, description="What values cost, and which nobody invoked.")
    health: Asked = Field(False, description="How healthy the handbook is, by the steps and pitfalls of the idea.")
    scorecard: Asked = Field(
        False, description="The measures of objectives and goals by the four lenses, and how they stand."
    )
    owners: Asked = Field(False, description="Who answers for what, and what waits for whom.")
    open_for_comment: Asked = Field(
        False, alias="open-for-comment", description="The proposed values that may be commented on."
    )
    calendar: Asked = Field(False, description="The practices of this quarter, and what is due in it.")
    sheets: Asked = Field(False, description="The sheets for review talks.")
    questionnaire: Asked = Field(False, description="A questionnaire made from the behaviours of the values.")
    mission: Asked = Field(False, description="The organization's mission and vision.")
    codes: Asked = Field(False, description="The reference of all diagnostics.")
    where: Where = Field(default_factory=dict)
    limit: Count | None = Field(None, description="How many at most.", examples=[3])

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: Any) -> Any:
        if isinstance(value, str) and value.strip() in ALONE:
            return {value.strip(): "true"}
        return value

    @model_validator(mode="after")
    def _one_part(self) -> EmbedSpec:
        asked = [name for name in PARTS if getattr(self, name.replace("-", "_"))]
        if len(asked) != 1:
            headline = "an embed asks for one part of the handbook"
            raise coerce.problem("invalid-embed", headline, f"write one of {', '.join(f'`{name}:`' for name in PARTS)}")
        return self

    @property
    def alone(self) -> str:
        """The name of the part, where it needs nothing further to be said; empty for the other parts."""
        return next((name for name in ALONE if getattr(self, name.replace("-", "_"))), "")

    @property
    def kind(self) -> str:
        """The kind of record that cards, a list or a section show; empty for the other parts."""
        if self.recognitions:
            return "recognition"
        return self.cards or self.list or self.section or ("goal" if self.cascade or self.map or self.scorecard else "")
