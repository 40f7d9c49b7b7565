"""The content of an embed in a hand-written page."""

from __future__ import annotations

from typing import Any, Self

from pydantic import Field, ModelWrapValidatorHandler, PrivateAttr, model_validator

from values_handbook.model import coerce
from values_handbook.model.types import AnyRef, Count, PlainText, RecordPart
from values_handbook.model.where import KindName, Where
from values_handbook.overviews import FORMER_NAMES, OVERVIEWS

_WITH_A_VALUE = ("record", "section", "matrix", "cards", "list")
_PARTS = (*_WITH_A_VALUE, *OVERVIEWS)
_OVERVIEW_NAMES = (*OVERVIEWS, *FORMER_NAMES)
EMBED_FIELDS = (*_PARTS, "where", "limit")
"""Everything that an embed may say."""


class EmbedSpec(RecordPart):
    """One generated part of the handbook, placed in a hand-written page.

    It is a part with a value, such as `cards: values`, or an overview by its name alone: `map`, or `map:` beside `where`.
    """

    record: AnyRef | None = Field(None, description="The generated body of a record.", examples=["value:candor"])
    section: KindName | None = Field(None, description="The generated body of an index page.", examples=["faq"])
    matrix: PlainText | None = Field(None, description="A matrix by its id.", examples=["goals-by-values"])
    cards: KindName | None = Field(None, description="Cards of a kind.", examples=["values"])
    list: KindName | None = Field(None, description="A list of a kind.", examples=["goals"])
    where: Where = Field(default_factory=dict)
    limit: Count | None = Field(None, description="How many at most.", examples=[3])
    _overview: str = PrivateAttr("")

    @model_validator(mode="wrap")
    @classmethod
    def _read_overview(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(value, str) and value.strip() in _OVERVIEW_NAMES:
            value = {value.strip(): "true"}
        names = []
        if isinstance(value, dict):
            names = [name for name in _OVERVIEW_NAMES if name in value and _is_present(value[name])]
            value = {name: part for name, part in value.items() if name not in _OVERVIEW_NAMES}
        spec = handler(value)
        if len([name for name in _WITH_A_VALUE if getattr(spec, name)]) + len(names) != 1:
            headline = "an embed asks for one part of the handbook"
            raise coerce.problem(
                "invalid-embed", headline, f"write one of {', '.join(f'`{name}:`' for name in _PARTS)}"
            )
        spec._overview = next((FORMER_NAMES.get(name, name) for name in names), "")
        return spec

    @property
    def overview(self) -> str:
        """The name of the overview; empty for the other parts."""
        return self._overview

    @property
    def kind(self) -> str:
        """The kind of record that `where` chooses; empty where there is none."""
        return OVERVIEWS[self._overview].kind if self._overview else self.cards or self.list or self.section or ""


def _is_present(value: Any) -> bool:
    return value in (True, "true", "", None) or bool(value)
