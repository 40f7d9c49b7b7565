"""What a form asks for: the fields of a kind of record as inputs, made from its model."""

from __future__ import annotations

import types
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BeforeValidator

from values_handbook.model import coerce
from values_handbook.model.fields import References, TextForm, models_in, words_of
from values_handbook.model.kinds import MODELS
from values_handbook.model.proposals import NEVER_FIELDS
from values_handbook.model.record_shape import shape_of
from values_handbook.reference.fields import describe_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from values_handbook.model.record_shape import Shape
    from values_handbook.reference.fields import FieldDescription

InputType = Literal["line", "prose", "block", "date", "choice", "reference", "list", "group", "map"]

LEFT_OUT = NEVER_FIELDS | {"id"}
"""Fields that no form asks for: those that are never proposed, and names that others refer to."""

_SELDOM = frozenset(
    """adopted adopted_by aka ambition channel closing color comments_until cluster declined_because discussion duration
    ended except follows group icon links needs order participation quotes replaced_by review_every revisions starts tags
    type""".split()
)
"""Fields of records that a form keeps in a fold where they are empty."""
_SELDOM_OF = {"recognition": frozenset({"summary", "description", "owner", "status"})}
"""More of them, by kind: who gives thanks begins with a title and what happened."""
_FIRST_FIELDS = 4
_OFTEN = frozenset({"note", "baseline", "target", "current", "as_of"})
"""Of the fields of an item only the first ones are in sight where they are empty, and these of check-ins and measures."""
_TEXTS: dict[str, InputType] = {"plain": "line", "inline": "prose", "block": "block"}


@dataclass(frozen=True)
class Input:
    """One field of a form.

    ============= ====================================================================================
    ``line``      a text on one line, a number or a figure
    ``prose``     a text in Markdown without paragraphs
    ``block``     a text in Markdown
    ``date``      a day, as YYYY-MM-DD
    ``choice``    one of the words in `choices`
    ``reference`` a record of one of the `kinds`; with `prefixed` it is written `kind:id`, with `parts` a part may follow
    ``list``      any number of `item`, of which each is identified by the field `identity`, else by its position
    ``group``     the `fields` together
    ``map``       texts by names that people choose, such as figures by dates
    ============= ====================================================================================

    `seldom` fields are folded where they are empty. `help` says what the field means and `example` is a line of YAML; both
    are those of `handbook explain`.
    """

    name: str
    type: InputType
    help: str = ""
    example: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    prefixed: bool = False
    parts: bool = False
    identity: str = ""
    seldom: bool = False
    item: Input | None = None
    fields: tuple[Input, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The input as data without what is absent, for a script."""
        given = {name: value for name, value in vars(self).items() if value and name not in ("item", "fields")}
        if self.item is not None:
            given["item"] = self.item.as_data()
        if self.fields:
            given["fields"] = [field.as_data() for field in self.fields]
        return given


@cache
def inputs_of(kind: str) -> tuple[Input, ...]:
    """The inputs for the fields of a kind, in the order of its model."""
    fields = _fields(MODELS[kind], shape_of(kind).fields)
    seldom = _SELDOM | _SELDOM_OF.get(kind, frozenset())
    return tuple(replace(field, seldom=field.name in seldom) for field in fields)


def _fields(model: type[BaseModel], shapes: Mapping[str, Shape]) -> Iterator[Input]:
    described = {field.name: field for field in describe_fields(model)}
    for attribute, info in model.model_fields.items():
        name = info.alias or attribute
        if name not in LEFT_OUT:
            yield _field(described[name], info, shapes[name])


def _within_group(model: type[BaseModel], shapes: Mapping[str, Shape]) -> Iterator[Input]:
    for number, field in enumerate(_fields(model, shapes)):
        yield replace(field, seldom=number >= _FIRST_FIELDS and not field.required and field.name not in _OFTEN)


def _field(about: FieldDescription, info: FieldInfo, shape: Shape) -> Input:
    made = _input(about.name, Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation, shape)
    example = about.example.partition(": ")[2]
    return replace(made, help=about.meaning, example=example, required=about.required)


def _input(name: str, annotation: Any, shape: Shape) -> Input:
    if shape.is_list:
        assert shape.item is not None
        item = _input("", _within(annotation, tuple), shape.item)
        return Input(name, "list", identity=shape.item.identity, item=item)
    if shape.is_map:
        assert shape.item is not None
        return Input(name, "map", item=_input("", _within(annotation, dict), shape.item))
    if shape.fields and not shape.takes_text:
        model = next(models_in(annotation))
        return Input(name, "group", identity=shape.identity, fields=tuple(_within_group(model, shape.fields)))
    facts = list(_facts(annotation))
    if marker := next((item for item in facts if isinstance(item, References)), None):
        return Input(name, "reference", kinds=marker.kinds, prefixed=marker.prefixed, parts=marker.parts)
    if words := words_of(annotation):
        return Input(name, "choice", choices=tuple(map(str, words)))
    if any(isinstance(item, BeforeValidator) and item.func is coerce.day for item in facts):
        return Input(name, "date")
    form = next((item.form for item in facts if isinstance(item, TextForm)), "plain")
    return Input(name, _TEXTS[form])


def _facts(annotation: Any) -> Iterator[Any]:
    """The metadata of an annotation and of what it is a union of."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from inner[1:]
        yield from _facts(inner[0])
    elif origin in (Union, types.UnionType):
        for option in inner:
            yield from _facts(option)


def _within(annotation: Any, container: type) -> Any:
    """The annotation of the items of a list, or of the contents of a mapping."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is container:
        return inner[0] if container is tuple else inner[1]
    found = (_within(option, container) for option in inner if get_origin(option) or origin in (Union, types.UnionType))
    return next((item for item in found if item is not None), None)
