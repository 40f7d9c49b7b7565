"""From a model to a JSON Schema: every field with its description, its examples, and all that people may write there."""

from __future__ import annotations

import types
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from values_handbook.model import coerce
from values_handbook.model.fields import References, models_in, words_of
from values_handbook.model.json_shapes import DAY_PATTERN, SCALARS, TEXT, Schema, refusing, written
from values_handbook.model.kinds.conduct import Guideline
from values_handbook.model.kinds.work import Alignment, ObjectiveAlignment
from values_handbook.model.shapes import text_stands_for
from values_handbook.schemas.references import lists_of, reference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass
class Models:
    """The schemas of models, each once. They name no record, so that a new one changes the file of ids alone."""

    definitions: dict[str, Schema] = field(default_factory=dict)

    def named(self, model: type[BaseModel]) -> Schema:
        """A pointer to the schema of a model, which is made at the first call."""
        if model.__name__ not in self.definitions:
            self.definitions[model.__name__] = {}  # Holds the place, so that the outer model comes first.
            self.definitions[model.__name__] = self._mapping(model)
        return {"$ref": f"#/definitions/{model.__name__}"}

    def _mapping(self, model: type[BaseModel]) -> Schema:
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        properties = {name: self._field(info) for name, info in fields.items()}
        if issubclass(model, Guideline):
            properties |= {other: properties["dont"] | {"doNotSuggest": True} for other in Guideline.DONT_SPELLINGS}
        required = [name for name, info in fields.items() if info.is_required()]
        return {
            "description": (model.__doc__ or "").partition("\n")[0],
            **_mapping(properties, required, or_text=text_stands_for(model)),
        }

    def _field(self, info: FieldInfo) -> Schema:
        schema: Schema = {"description": info.description or "", "examples": self._examples(info)}
        if isinstance(info.default, str | int):
            schema["default"] = info.default
        return {**schema, **self._shape(info.annotation, info.metadata)}

    def _shape(self, annotation: Any, metadata: Sequence[Any]) -> Schema:
        """What may stand where a value of this type is read."""
        if marker := _marker(metadata):
            return reference(marker)
        if known := next((item.json_schema for item in metadata if isinstance(item, WithJsonSchema)), None):
            return {**known, **_bounds(metadata)}
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._shape(inner[0], inner[1:])
        if origin is Literal:
            return _choice(inner)
        if origin is tuple:
            return self._list(inner[0])
        if origin is dict:
            return self._counted(inner[1]) if _is_text(inner[0]) else _dated(self._shape(inner[1], ()))
        if origin in (Union, types.UnionType):
            return self._union([option for option in inner if option is not types.NoneType])
        return self.named(annotation) if isinstance(annotation, type) and issubclass(annotation, BaseModel) else TEXT

    def _counted(self, count: Any) -> Schema:
        """Words with how many chose each, or the words alone."""
        message = "words with their counts are expected here, such as {caution: 14}"
        words = {"type": "object", "additionalProperties": self._shape(count, ())}
        return {
            **refusing(*SCALARS, instead="object", message=message),
            "anyOf": [words, {"type": "array", "items": TEXT}],
        }

    def _union(self, options: list[Any]) -> Schema:
        if len(options) == 1:
            return self._shape(options[0], ())
        return {"anyOf": [self._shape(option, ()) for option in options]}

    def _list(self, item: Any) -> Schema:
        if item in (Alignment, ObjectiveAlignment):
            return _listed(self._alignment(item))
        return _listed(self._shape(item, ()))

    def _alignment(self, model: type[BaseModel]) -> Schema:
        """An alignment in full, an id alone, or ids with their strengths (`{candor: strong}`)."""
        target, strength = next(iter(model.model_fields)), model.model_fields["strength"]
        short = {
            "type": "object",
            "propertyNames": {
                "pattern": f"^(?!({'|'.join(model.model_fields)})$)",
                "patternErrorMessage": f"an alignment in full needs `{target}`, and no field that nobody knows",
                "doNotSuggest": True,
            },
            "additionalProperties": self._shape(strength.annotation, strength.metadata),
        }
        marker = _marker(model.model_fields[target].metadata)
        assert marker is not None
        *words, _ = reference(marker)["anyOf"]
        return {"anyOf": [*words, self.named(model), short]}

    def _examples(self, info: FieldInfo) -> list[Any]:
        """The examples of a field."""
        if info.examples:
            return [item for example in info.examples for item in (example if isinstance(example, list) else [example])]
        if lists := _lists(info.annotation, info.metadata):
            return [f"some-{lists[0]}"]
        if model := next(models_in(info.annotation), None):
            return [self._example_of(model)]
        return list(words_of(info.annotation)[:1])

    def _example_of(self, model: type[BaseModel]) -> Schema:
        """An example of a model: the fields that it must have, or its first ones."""
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        shown = [name for name, info in fields.items() if info.is_required()] or list(fields)[:2]
        return {name: self._examples(fields[name])[0] for name in shown}


def _marker(metadata: Sequence[Any]) -> References | None:
    return next((item for item in metadata if isinstance(item, References)), None)


def _is_text(annotation: Any) -> bool:
    """Whether the keys of a mapping are texts, and not dates."""
    inner = get_args(annotation)
    return (inner[0] if get_origin(annotation) is Annotated else annotation) is str


def _bounds(metadata: Sequence[Any]) -> Schema:
    """The bounds of a number, as `Field(ge=0, le=100)` sets them; inside of `Annotated` they are still in that `Field`."""
    limits = [limit for item in metadata for limit in (item.metadata if isinstance(item, FieldInfo) else (item,))]
    bounds = ((name, getattr(limit, short, None)) for name, short in _BOUNDS.items() for limit in limits)
    return {name: bound for name, bound in bounds if bound is not None}


_BOUNDS = {"minimum": "ge", "maximum": "le"}


def _lists(annotation: Any, metadata: Sequence[Any]) -> list[str]:
    """The lists of known words that a field draws from, directly or as the items of a list."""
    if marker := _marker(metadata):
        return lists_of(marker)
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _lists(inner[0], inner[1:])
    if get_origin(annotation) in (tuple, Union, types.UnionType):
        return [name for option in inner for name in _lists(option, ())]
    return []


def _choice(words: Iterable[str]) -> Schema:
    """One of the words, in any case, with or without hyphens (`At risk`)."""
    words = list(words)
    words += coerce.same_words(words)
    free = "|".join(r"[\s_-]*".join(f"[{letter}{letter.upper()}]" for letter in coerce.bare(word)) for word in words)
    return {"anyOf": [{"enum": words}, written(rf"[\s_-]*({free})[\s_-]*", f"one of {', '.join(words)}")]}


def _listed(item: Schema) -> Schema:
    """A list, or a single item alone."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _mapping(properties: Schema, required: list[str], *, or_text: bool) -> Schema:
    """Fields with their values, or, if `or_text`, a text in their place."""
    message = "fields with their values are expected here, such as `title: …`"
    refused = ("array",) if or_text else ("array", *SCALARS)
    return {
        **refusing(*refused, instead="object", message=message),
        "properties": properties,
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _dated(value: Schema) -> Schema:
    """Values by their dates: the history of a measure."""
    message = "dates with their figures are expected here, such as {2026-06-30: 7}"
    return {
        **refusing("array", *SCALARS, instead="object", message=message),
        "propertyNames": {"pattern": rf"^\s*{DAY_PATTERN}\s*$"},
        "additionalProperties": value,
    }
