"""Walking over a record's fields by what they mean: references, texts, addresses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from values_handbook.model.markers import References, TextForm, WebAddress

if TYPE_CHECKING:
    from values_handbook.model.kinds import Common
    from values_handbook.model.locate import Path

Marker = References | TextForm | WebAddress


class Leaf(NamedTuple):
    """A marked value of a record. `field` is its dotted name without positions, such as `check_ins.by`."""

    field: str
    path: Path
    value: str
    marker: Marker


class _Step(NamedTuple):
    attribute: str
    name: str
    dotted: str
    many: bool
    marker: Marker | None


def leaves(fields: Common, kinds: tuple[type[Marker], ...] = (References, TextForm, WebAddress)) -> list[Leaf]:
    """The values of a record with a marker of these kinds, in the order in which its model declares the fields.

    Plain text is left out: it neither names nor links to anything.
    """
    found: list[Leaf] = []
    _collect(fields, "", (), kinds, found)
    return found


@cache
def marked_fields(model: type[BaseModel]) -> dict[str, Marker]:
    """The markers of a model's own fields, by their names in YAML."""
    looks = {info.alias or name: _look(info.annotation, info.metadata) for name, info in model.model_fields.items()}
    return {name: marker for name, (_, marker, _) in looks.items() if marker is not None}


def _collect(part: BaseModel, within: str, path: Path, kinds: tuple[type[Marker], ...], found: list[Leaf]) -> None:
    values = part.__dict__
    for attribute, name, dotted, many, marker in _plan(type(part), within, kinds):
        value = values[attribute]
        if value is None or value == ():
            continue
        at = (*path, name)
        for place, item in [((*at, index), item) for index, item in enumerate(value)] if many else [(at, value)]:
            if marker is not None and isinstance(item, str):
                found.append(Leaf(dotted, place, item, marker))
            elif marker is None and isinstance(item, BaseModel):
                _collect(item, dotted, place, kinds, found)


@cache
def _plan(model: type[BaseModel], within: str, kinds: tuple[type[Marker], ...]) -> tuple[_Step, ...]:
    """The fields of a model that lead to something marked. `within` is the dotted name of the field that holds it."""
    steps = []
    for attribute, info in model.model_fields.items():
        many, marker, inner = _look(info.annotation, info.metadata)
        name = info.alias or attribute
        dotted = f"{within}.{name}" if within else name
        if _is_wanted(marker, kinds) or (inner is not None and _plan(inner, dotted, kinds)):
            steps.append(_Step(attribute, name, dotted, many, marker))
    return tuple(steps)


def _is_wanted(marker: Marker | None, kinds: tuple[type[Marker], ...]) -> bool:
    return isinstance(marker, kinds) and not (isinstance(marker, TextForm) and marker.form == "plain")


def _look(annotation: Any, metadata: list[Any]) -> tuple[bool, Marker | None, type[BaseModel] | None]:
    """Whether an annotation is a list, its marker, and the model in it."""
    marker = next((item for item in metadata if isinstance(item, References | TextForm | WebAddress)), None)
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
