"""The kinds of record as descriptions: folder, address, fields, the kinds that they refer to, the shortest record."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from values_handbook.model.kinds import MODELS
from values_handbook.model.kinds.common import Common
from values_handbook.reference.fields import FieldDescription, describe_fields
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class KindDescription:
    """A kind of record.

    `files` are the places of its records in the content folder, `page` is the address at which the site shows one.
    `fields` are in this order: required ones, its own, those of every kind. `shared` names the last ones.
    `refers_to` are the kinds that its fields may name; `shortest` is the shortest complete record, as YAML.
    """

    name: str
    title: str
    files: tuple[str, str]
    page: str
    meaning: str
    fields: tuple[FieldDescription, ...]
    shared: frozenset[str]
    refers_to: tuple[str, ...]
    shortest: str


@cache
def describe_kind(name: str) -> KindDescription:
    """The description of a kind by its name, such as `goal`."""
    kind, model = KINDS[name], MODELS[name]
    fields = sorted(describe_fields(model), key=lambda field: (not field.required, field.name in _common()))
    named = {target for _, field in walk_fields(tuple(fields)) for target in field.refers_to}
    return KindDescription(
        name,
        kind.singular,
        (f"{kind.folder}/<id>.yml", f"{kind.folder}.yml"),
        f"/{kind.folder}/<id>/" if kind.own_page else f"/{kind.folder}/#<id>",
        model.__doc__ or "",
        tuple(fields),
        frozenset(field.name for field in fields if field == _common().get(field.name)),
        tuple(target for target in KINDS if target in named),
        "\n".join(field.example for field in _needed(model)),
    )


def _needed(model: type[Common]) -> tuple[FieldDescription, ...]:
    """The fields that a complete record has, as they are declared."""
    return tuple(field for field in describe_fields(model) if field.required or field.name in model.NEEDED)


@cache
def _common() -> dict[str, FieldDescription]:
    return {field.name: field for field in describe_fields(Common)}


def walk_fields(
    fields: tuple[FieldDescription, ...], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], FieldDescription]]:
    """Each field with its path, followed by the fields of the mappings that it holds."""
    for field in fields:
        yield (*path, field.name), field
        yield from walk_fields(field.fields, (*path, field.name))
