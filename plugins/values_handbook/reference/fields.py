"""The fields of a model as descriptions: name, type in words, whether it is required, meaning, default, example."""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from values_handbook.diagnostics.suggest import a_or_an
from values_handbook.model import coerce
from values_handbook.model.fields import References, TextForm, WebAddress, models_in
from values_handbook.model.interval import read_interval
from values_handbook.model.kinds.work import Alignment, ObjectiveAlignment
from values_handbook.model.recurrence import read_recurrence
from values_handbook.model.shapes import text_stands_for
from values_handbook.model.types import check_id, check_label, check_time_zone
from values_handbook.taxonomy import KINDS
from values_handbook.yaml_repair import is_plain_safe, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.fields import FieldInfo

_TEXTS = {"plain": "text on one line", "inline": "text in Markdown, without lists", "block": "text in Markdown"}
_TYPES: dict[Callable[..., Any], str] = {
    coerce.one_line: "text on one line",
    coerce.text: "text",
    coerce.number: "number",
    coerce.percentage: "number",
    coerce.grade: "number",
    coerce.fraction: "number",
    coerce.six_counts: "six whole numbers",
    coerce.color: "color",
    coerce.whole_number: "whole number",
    coerce.number_or_text: "figure, or text",
    coerce.flag: "true or false",
    coerce.day: "date",
    coerce.day_or_time: "date, or date and time",
    check_id: "id",
    check_label: "label of a period",
    read_interval: "length of time",
    read_recurrence: "recurrence",
    check_time_zone: "time zone",
}
_IDS = {
    "value": "candor",
    "objective": "trusted-services",
    "goal": "calmer-deploys",
    "pitfall": "misaligned-culture",
    "team": "platform",
    "person": "platform-lead",
}
_UNKNOWN = "…"
_OPTIONAL_TEXT = "or a text alone"


@dataclass(frozen=True)
class FieldDescription:
    """One field. `type` says in words what it holds, `example` is a line of YAML, `default` is empty where there is none.

    `refers_to` are the kinds of record that it may name, `fields` are the fields of the mappings that it holds.
    """

    name: str
    type: str
    required: bool
    meaning: str
    default: str
    example: str
    refers_to: tuple[str, ...] = ()
    fields: tuple[FieldDescription, ...] = ()


@cache
def describe_fields(model: type[BaseModel]) -> tuple[FieldDescription, ...]:
    """The fields of a model, in the order in which it declares them."""
    return tuple(_described(info.alias or name, info) for name, info in model.model_fields.items())


def _described(name: str, info: FieldInfo) -> FieldDescription:
    part = next(models_in(info.annotation), None)
    default = _default(info)
    example = _flow(_example(info.annotation, info.metadata, info.examples or []))
    return FieldDescription(
        name,
        _type_of(info.annotation, info.metadata),
        info.is_required(),
        info.description or "",
        default,
        f"{name}: {default if example == _UNKNOWN and default else example}",
        _kinds_named(info.annotation, info.metadata),
        describe_fields(part) if part is not None else (),
    )


def _kinds_named(annotation: Any, metadata: list[Any] | tuple[Any, ...]) -> tuple[str, ...]:
    """The kinds of record that a field may name itself, not in its mappings."""
    found = [kind for item in metadata if isinstance(item, References) for kind in item.kinds]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        found += _kinds_named(inner[0], inner[1:])
    elif origin in (tuple, dict, Union, types.UnionType):
        found += [kind for item in inner for kind in _kinds_named(item, ())]
    return tuple(dict.fromkeys(found))


def _type_of(annotation: Any, metadata: list[Any] | tuple[Any, ...]) -> str:
    """What a field holds, in words."""
    if marked := next((item for item in metadata if isinstance(item, References | TextForm | WebAddress)), None):
        return _marked(marked)
    validators = [item.func for item in metadata if isinstance(item, BeforeValidator)]
    if known := next((_TYPES[func] for func in validators if func in _TYPES), None):
        return known
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type_of(inner[0], inner[1:])
    if origin is Literal:
        also = "".join(f"; `{word}` is the same as `{coerce.SAME[word]}`" for word in coerce.same_words(inner))
        return f"one of {', '.join(map(str, inner))}{also}"
    if origin is tuple:
        return f"one or more: {_type_of(inner[0], ())}"
    if origin in (Union, types.UnionType):
        options = [_type_of(option, ()) for option in inner if option is not types.NoneType]
        return ", or ".join(dict.fromkeys(filter(None, options)))
    if origin is dict:
        return f"fields, each with: {_type_of(inner[1], ())}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        is_short = text_stands_for(annotation) or annotation in (Alignment, ObjectiveAlignment)
        return f"fields, {_OPTIONAL_TEXT}" if is_short else "fields"
    return {str: "text", bool: "true or false"}.get(annotation, "")


def _marked(marker: References | TextForm | WebAddress) -> str:
    if isinstance(marker, TextForm):
        return _TEXTS[marker.form]
    if isinstance(marker, WebAddress):
        return "address: https://…, a page of the handbook, or a record"
    kinds = "any record" if len(marker.kinds) == len(KINDS) else " or ".join(map(a_or_an, marker.kinds))
    what = f"{'kind:id' if marker.prefixed else 'id'} of {kinds}"
    return f"{what}{', or a part of it' if marker.parts else ''}{', or a name' if marker.names else ''}"


def _example(annotation: Any, metadata: list[Any] | tuple[Any, ...], examples: list[Any]) -> Any:
    """A value that a field may hold."""
    if examples:
        return examples[0]
    if marked := next((item for item in metadata if isinstance(item, References)), None):
        kind = marked.kinds[0]
        return f"{kind}:{_IDS[kind]}" if marked.prefixed else _IDS[kind]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _example(inner[0], inner[1:], [])
    if origin is Literal:
        return inner[0]
    if origin is tuple:
        return [_example(inner[0], (), [])]
    if origin in (Union, types.UnionType):
        return _example(inner[0], (), [])
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _example_of(annotation)
    return _UNKNOWN if origin is not dict else {_UNKNOWN: _example(inner[1], (), [])}


def _example_of(model: type[BaseModel]) -> dict[str, Any]:
    """A mapping of a model: the fields that it must have, or its first two."""
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    shown = [name for name, info in fields.items() if info.is_required()] or list(fields)[:2]
    return {
        name: _example(fields[name].annotation, fields[name].metadata, fields[name].examples or []) for name in shown
    }


def _default(info: FieldInfo) -> str:
    """The default of a field as YAML; empty where there is none."""
    value = None if info.is_required() else info.get_default(call_default_factory=True)
    return "" if isinstance(value, BaseModel) or value in (None, (), {}) else _flow(value)


def _flow(value: Any) -> str:
    """A value as YAML on one line."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if is_plain_safe(text, flow=True) else quoted(text)
