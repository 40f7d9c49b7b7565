"""The one list of field names that stands beside the models says what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.model.fields import models_in
from values_handbook.model.kinds import MODELS
from values_handbook.taxonomy import FIELD_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel


def names_of(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield field.alias or name
        for inner in models_in(field.annotation):
            yield from names_of(inner)


def test_the_hints_of_yaml_repair_know_every_field_of_every_kind() -> None:
    fields = {name for model in MODELS.values() for name in names_of(model)}
    assert fields - FIELD_NAMES == set()
