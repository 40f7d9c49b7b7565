"""What fields mean to the stages that read records (references, texts, addresses), and how these find them."""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from values_handbook.model import coerce

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.kinds import Common
    from values_handbook.taxonomy import Path


class References(NamedTuple):
    """A field that names records.

    `kinds` are the kinds that it may name; where there are several and `prefixed` is set, a reference is written
    `kind:id`. `names` says that plain names stand here as well. `parts` says that `#<part>` may follow: a behaviour,
    a sign, or the number of a measure; `needs_part` that it has to.
    """

    kinds: tuple[str, ...]
    prefixed: bool = False
    names: bool = False
    parts: bool = False
    checks: bool = False
    needs_part: bool = False


@dataclass(frozen=True, slots=True)
class TextForm:
    """A field of Markdown (`block`), inline Markdown (`inline`) or plain text (`plain`)."""

    form: Literal["plain", "inline", "block"]


@dataclass(frozen=True, slots=True)
class WebAddress:
    """A field that holds an address: http, https, mailto, a page of the site, or a record."""


Marker = References | TextForm | WebAddress


class Leaf(NamedTuple):
    """A marked value of a record.

    `field` is its dotted name without positions, such as `check_ins.by`; `part` is the record, or the part of it, that has
    the field.
    """

    field: str
    path: Path
    value: str
    marker: Marker
    part: BaseModel


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
                found.append(Leaf(dotted, place, item, marker, part))
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


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation such as `tuple[Annotated[Behaviour, …], …] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, types.UnionType, tuple, dict, list):
        for inner in get_args(annotation):
            yield from models_in(inner)


def words_of(annotation: Any) -> tuple[str, ...]:
    """The words of an enumeration, however deep in an annotation; none where there is no enumeration."""
    if get_origin(annotation) is Literal:
        words = get_args(annotation)
        return (*words, *coerce.same_words(words))
    return tuple(word for inner in get_args(annotation) for word in words_of(inner))


def names_within(model: type[BaseModel]) -> Iterator[str]:
    """The names in YAML of a model's fields, and of those of its parts."""
    for name, info in model.model_fields.items():
        yield info.alias or name
        for part in models_in(info.annotation):
            yield from names_within(part)
