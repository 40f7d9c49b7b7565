"""Walking over a record's fields by what they mean: references, texts, addresses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from values_handbook.model.markers import References, Text, WebAddress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.kinds import Common
    from values_handbook.model.locate import Path

Marker = References | Text | WebAddress


@dataclass(frozen=True, slots=True)
class Leaf:
    """A marked value of a record. `field` is its dotted name without positions, such as `check_ins.by`."""

    field: str
    path: Path
    value: str
    marker: Marker


@dataclass(frozen=True, slots=True)
class _Step:
    attribute: str
    name: str
    many: bool
    marker: Marker | None
    inner: type[BaseModel] | None


def leaves(fields: Common) -> Iterator[Leaf]:
    """Every marked value of a record, in the order in which its model declares the fields."""
    return _walk(fields, "", ())


def marked_fields(model: type[BaseModel]) -> dict[str, Marker]:
    """The markers of a model's own fields, by their names in YAML."""
    return {step.name: step.marker for step in _plan(model) if step.marker}


def _walk(part: BaseModel, field: str, path: Path) -> Iterator[Leaf]:
    for step in _plan(type(part)):
        value = getattr(part, step.attribute)
        if value is None or value == ():
            continue
        name = f"{field}.{step.name}" if field else step.name
        at = (*path, step.name)
        pairs = ((((*at, index)), item) for index, item in enumerate(value)) if step.many else ((at, value),)
        for place, item in pairs:
            if step.marker is not None and isinstance(item, str):
                yield Leaf(name, place, item, step.marker)
            elif step.inner is not None and isinstance(item, BaseModel):
                yield from _walk(item, name, place)


@cache
def _plan(model: type[BaseModel]) -> tuple[_Step, ...]:
    """The fields of a model that lead to something marked."""
    steps = []
    for attribute, info in model.model_fields.items():
        many, marker, inner = _look(info.annotation, info.metadata)
        if marker is not None or (inner is not None and _plan(inner)):
            steps.append(_Step(attribute, info.alias or attribute, many, marker, inner))
    return tuple(steps)


def _look(annotation: Any, metadata: list[Any]) -> tuple[bool, Marker | None, type[BaseModel] | None]:
    """Whether an annotation is a list, its marker, and the model in it."""
    marker = next((item for item in metadata if isinstance(item, References | Text | WebAddress)), None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return False, marker, annotation
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        many, found, model = _look(inner[0], list(inner[1:]))
        return many, found or marker, model
    if origin is tuple:
        _, found, model = _look(inner[0], [])
        return True, found or marker, model
    for option in inner if origin is Union or (origin is not None and origin.__name__ == "UnionType") else ():
        many, found, model = _look(option, [])
        if found or model:
            return many, found or marker, model
    return False, marker, None
