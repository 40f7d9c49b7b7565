"""What may stand at a path of a record, by its models."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_origin

from values_handbook.model.fields import TextForm, marked_fields, models_in
from values_handbook.model.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from values_handbook.model.fields import Marker
    from values_handbook.taxonomy import Path


def takes_text(kind: str, path: Path) -> bool:
    """Whether a mapping at this path may also be written as a text alone."""
    model = model_at(kind, path)
    return model is not None and text_stands_for(model)


def text_stands_for(model: type[BaseModel]) -> bool:
    """Whether a text alone may stand for a mapping of this model, such as a behaviour's or a link's."""
    return any(name.startswith("_short") or name == "_fill_in" for name in vars(model))


def is_text(kind: str, path: Path) -> bool:
    """Whether the field at a path holds text, plain or Markdown, or parts that may be written as a text alone."""
    return isinstance(marker_at(kind, path), TextForm) or takes_text(kind, path)


def fields_at(kind: str, path: Path) -> Iterator[str]:
    """The names of the fields that may stand at a path."""
    model = model_at(kind, path)
    for name, field in (model.model_fields if model else {}).items():
        yield field.alias or name


def field_at(kind: str, path: Path) -> FieldInfo | None:
    """The field that a path ends with; positions in lists count for the field that holds the list."""
    names = [step for step in path if isinstance(step, str)]
    model = model_at(kind, tuple(names[:-1]))
    fields = {info.alias or name: info for name, info in model.model_fields.items()} if model and names else {}
    return fields.get(names[-1]) if names else None


def is_list(field: FieldInfo) -> bool:
    """Whether a field holds a list."""
    return get_origin(field.annotation) is tuple


def marker_at(kind: str, path: Path) -> Marker | None:
    """What the field at a path means to the stages that read it: a reference, a text, an address."""
    names = [step for step in path if isinstance(step, str)]
    model = model_at(kind, tuple(names[:-1]))
    return marked_fields(model).get(names[-1]) if model is not None and names else None


def model_at(kind: str, path: Path) -> type[BaseModel] | None:
    """The model of the mapping at a path; None where no mapping with fields stands."""
    model: type[BaseModel] | None = MODELS[kind]
    for step in path:
        if isinstance(step, int) or model is None:
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        model = next(models_in(fields[step].annotation), None) if step in fields else None
    return model
