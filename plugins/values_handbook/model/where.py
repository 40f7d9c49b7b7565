"""What a matrix, a list of cards or an embed shows of its records: `where: {team: platform, status: [active, paused]}`."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from values_handbook.model import coerce
from values_handbook.model.kinds import MODELS
from values_handbook.taxonomy import KINDS, kind_called


def _words(value: Any) -> list[str]:
    return [
        coerce.one_line(str(item).lower() if isinstance(item, bool) else str(item)).strip()
        for item in coerce.listed(value)
    ]


Where = Annotated[
    dict[str, Annotated[tuple[str, ...], BeforeValidator(_words)]],
    Field(description="Fields with the value, or the list of values, that a record must have; all must match."),
]


def _kind(value: Any) -> str:
    word = coerce.one_line(value).strip()
    kind = kind_called(word.lower())
    if kind is None:
        from values_handbook.diagnostics.suggest import closest_help

        names = [name for kind in KINDS.values() for name in (kind.name, kind.folder)]
        raise coerce.problem("invalid-choice", f"`{word}` is no kind of record", closest_help(word, names))
    return kind.name


KindName = Annotated[str, BeforeValidator(_kind)]
"""A kind, by its name or its folder."""


DERIVED_WORDS: dict[str, dict[str, str]] = {"recognition": {"value": "value", "team": "team", "year": ""}}
"""Words of `where` that are no fields, by kind, each with the kind of record that it names, or none. `derive.select`
computes their values."""


def field_names(kind: str) -> list[str]:
    """The words that `where` may use for a kind: the names of its fields in YAML, and its derived words."""
    own = [field.alias or name for name, field in MODELS[kind].model_fields.items()]
    return [*own, *DERIVED_WORDS.get(kind, {})]
