"""What a record may hold, as far as it matters for changing it: fields in their order, lists, and short forms."""

from __future__ import annotations

import types
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from values_handbook.model.fields import References, TextForm
from values_handbook.model.kinds import MODELS

if TYPE_CHECKING:
    from collections.abc import Mapping

IDENTITY = ("id", "value", "objective", "with", "revision", "date", "of", "url", "title")
"""What names an item of a list, by the first of these fields that its model has."""


@dataclass(frozen=True)
class Shape:
    """What may stand at a place.

    `is_list`: items of the shape `item`. `is_map`: any keys, with contents of the shape `item`. `fields`: a mapping with
    these fields, in the order of the model; `short` is the one that a text alone stands for, `pair` the two that the key and
    the text of `{candor: strong}` stand for. Else a text; `is_prose` says that it is a text for people and not a date, a
    number, a word of a list or a reference, and `is_block` that it may have paragraphs. `takes_text` says that instead of a
    mapping a text is taken as it is.
    """

    is_list: bool = False
    is_map: bool = False
    item: Shape | None = None
    fields: Mapping[str, Shape] = field(default_factory=dict)
    short: str = ""
    pair: tuple[str, str] | None = None
    identity: str = ""
    is_prose: bool = False
    is_block: bool = False
    is_reference: bool = False
    takes_text: bool = False

    @property
    def is_text(self) -> bool:
        """Whether nothing but a text may stand here."""
        return not (self.is_list or self.is_map or self.fields)


@cache
def shape_of(kind: str) -> Shape:
    """The shape of the records of a kind."""
    return _of_model(MODELS[kind])


@cache
def _of_model(model: type[BaseModel]) -> Shape:
    fields = {}
    for name, info in model.model_fields.items():
        annotation = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        fields[info.alias or name] = _of(annotation)
    identity = next((name for name in IDENTITY if name in fields), "")
    return Shape(fields=fields, short=_short(model), identity=identity)


def _of(annotation: Any) -> Shape:
    """The shape of a field by its annotation."""
    metadata: tuple[Any, ...] = ()
    whole = annotation
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        metadata += tuple(more)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        return _of_union([option for option in inner if option is not type(None)], metadata)
    if origin in (tuple, list):
        item = _of(inner[0])
        return Shape(is_list=True, item=_with_pair(item, whole) if item.fields else item)
    if origin is dict:
        return Shape(is_map=True, item=_of(inner[1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _of_model(annotation)
    return _of_text(metadata)


def _of_union(options: list[Any], metadata: tuple[Any, ...]) -> Shape:
    shapes = [_of(Annotated[(option, *metadata)] if metadata else option) for option in options]
    mapping = next((shape for shape in shapes if not shape.is_text), None)
    if mapping is None:
        return shapes[0]
    takes_text = mapping.takes_text or (not mapping.short and any(shape.is_text for shape in shapes))
    return Shape(**{**vars(mapping), "takes_text": takes_text})


def _of_text(metadata: tuple[Any, ...]) -> Shape:
    form = next((item.form for item in metadata if isinstance(item, TextForm)), None)
    is_reference = any(isinstance(item, References) for item in metadata)
    return Shape(is_prose=form is not None, is_block=form == "block", is_reference=is_reference)


def _short(model: type[BaseModel]) -> str:
    """The field that a text alone stands for, which the model's own validator knows."""
    try:
        made = model.model_validate("x")
    except ValidationError:
        return ""
    found = next(name for name in made.model_fields_set if getattr(made, name) == "x")
    return model.model_fields[found].alias or found


def _with_pair(item: Shape, annotation: Any) -> Shape:
    """The shape of a list's items, with the short forms that the list's own validator knows, as that of alignments."""
    adapter: TypeAdapter[Any] = TypeAdapter(annotation)
    known: list[str] = []
    for sample in ("x", {"x": "strong"}):
        try:
            (made,) = adapter.validate_python(sample)
        except ValidationError:
            return item
        known.append(next(name for name in made.model_fields_set if getattr(made, name) == "x"))
    if "strength" not in item.fields:
        return item
    return Shape(**{**vars(item), "short": known[0], "pair": (known[1], "strength"), "identity": known[1]})


def described(shape: Shape) -> str:
    """What a place takes, in words."""
    if shape.is_list:
        return "a list"
    return "a text" if shape.is_text else "a mapping"
