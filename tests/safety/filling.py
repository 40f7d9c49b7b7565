"""A record of every kind whose texts are what a test wants, derived from the models: a new field is filled by itself."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from values_handbook.model.coerce import six_counts
from values_handbook.model.fields import References, TextForm, WebAddress
from values_handbook.model.kinds import MODELS
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic.fields import FieldInfo

    Want = Callable[[str, str], str | None]
    """The text for a field, by its dotted name and its form: plain, inline, block, name or address."""

LEFT_OUT = frozenset({"id", "formerly", "publish", "ended"})
"""Fields of a record that say who it is, and those that take it off the site."""
_NAMED_PARTS: dict[str, dict[str, Any]] = {
    "goal": {"measures": [{"title": "word"}]},
    "pitfall": {"signs": [{"id": "silence", "text": "word"}]},
}
_PART = {"goal": "#1", "pitfall": "#silence"}
"""The part of a record that a reference names which needs one."""
_PROBE = 'no <date>, no "number"'


def base_records() -> dict[str, list[dict[str, Any]]]:
    """A record of each kind to refer to, by kind: `base-value`, `base-goal` and so on, with the parts that must be named."""
    return {
        kind: [
            {
                "id": f"base-{kind}",
                **_filled(MODELS[kind], "", lambda place, form: "word", required_only=True),
                **_NAMED_PARTS.get(kind, {}),
            }
        ]
        for kind in KINDS
    }


def filled(kind: str, identifier: str, want: Want, target: str = "base") -> dict[str, Any]:
    """A record with every field that its kind has. A text of None is left out.

    It refers to the records `<target>-value`, `<target>-goal` and so on.
    """
    fields = _filled(MODELS[kind], "", want, target)
    return {"id": identifier, "formerly": [f"was-{identifier}"], **fields}


def texts(kind: str) -> Iterator[tuple[str, str]]:
    """The dotted name and the form of every field of a kind that holds text."""
    found: dict[str, str] = {}

    def note(place: str, form: str) -> str:
        found[place] = form
        return "word"

    _filled(MODELS[kind], "", note)
    yield from found.items()


def _filled(
    model: type[BaseModel], above: str, want: Want, target: str = "base", *, required_only: bool = False
) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for attribute, info in model.model_fields.items():
        name = info.alias or attribute
        if (not above and name in LEFT_OUT) or (
            required_only and not info.is_required() and name not in getattr(model, "NEEDED", ())
        ):
            continue
        value = _value(info.annotation, info.metadata, f"{above}.{name}".lstrip("."), want, info, target)
        if value not in (None, [], {}):
            fields[name] = value
    return fields


def _value(annotation: Any, metadata: list[Any], place: str, want: Want, info: FieldInfo, target: str) -> Any:
    marker = next((item for item in metadata if isinstance(item, References | TextForm | WebAddress)), None)
    if marker is not None:
        return _marked(marker, place, want, target)
    if metadata and _takes_any_text(annotation, metadata, f"{id(info)} {annotation}"):
        return want(place, "plain")
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _filled(annotation, place, want, target)
    if any(getattr(item, "func", None) is six_counts for item in metadata):
        return info.examples[0] if info.examples else None
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(inner[0], [*inner[1:]], place, want, info, target)
    if origin is tuple:
        item = _value(inner[0], [], place, want, info, target)
        return None if item is None else [item]
    if origin is dict and get_args(inner[0])[0] is str:
        word = _value(inner[0], [], place, want, info, target)
        # YAML takes no key of more than 1,024 characters on one line.
        return None if word is None else {word[:200]: 7}
    if origin is dict:
        text = _value(inner[1], [], place, want, info, target)
        return None if text is None else {"2026-06-30": text}
    if origin in (Union, types.UnionType):
        kept = [option for option in inner if option is not type(None)]
        return _value(kept[0], metadata if len(kept) == 1 else [], place, want, info, target)
    return _example(info)


def _takes_any_text(annotation: Any, metadata: list[Any], key: str, known: dict[str, bool] = {}) -> bool:  # noqa: B006
    """Whether a field without a marker keeps a text as it is: a target, a period's label."""
    if key not in known:
        try:
            known[key] = TypeAdapter(Annotated[annotation, *metadata]).validate_python(_PROBE) == _PROBE
        except ValidationError:
            known[key] = False
    return known[key]


def _marked(marker: References | TextForm | WebAddress, place: str, want: Want, target: str) -> str | None:
    if isinstance(marker, TextForm):
        return want(place, marker.form)
    if isinstance(marker, WebAddress):
        return want(place, "address")
    if marker.names:
        return want(place, "name")
    name = f"{target}-{marker.kinds[0]}{_PART[marker.kinds[0]] if marker.needs_part else ''}"
    return f"{marker.kinds[0]}:{name}" if marker.prefixed else name


def _example(info: FieldInfo) -> Any:
    example = info.examples[0] if info.examples else None
    return example[0] if isinstance(example, list) else example
