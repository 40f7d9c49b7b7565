"""What an unknown field was probably meant to be: first by meaning, then by spelling."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from pydantic import TypeAdapter, ValidationError

from values_handbook.diagnostics.suggest import closest
from values_handbook.model.coerce import bare
from values_handbook.model.fields import References, marked_fields, models_in
from values_handbook.model.kinds import MODELS
from values_handbook.model.kinds.synonyms import synonyms_of
from values_handbook.model.shapes import is_list, model_at

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from values_handbook.taxonomy import Path

LIKE = 0.8
"""How alike two names of fields are spelled: `titel` and `title` are, `reason` and `revision` (0.71) are not."""
LONGEST_NAME = 40
"""Characters of a key that is compared: no field has a longer name."""
_WRITE = re.compile(r"write `([^`]+)`")
_NO_NAME = re.compile(r"[\d\s.,:%/+-]+\Z")


class Meant(NamedTuple):
    """What a key was meant to be.

    `rename`: another field of the same mapping; `spelled`: one with nearly this name. `inside`: the field `inner` of the
    mapping that `field` holds. `line`: the whole line `field`. `record`: a field of the record, indented too deep.
    `part`: the field `inner` of an item of `field`.
    """

    way: Literal["rename", "spelled", "inside", "line", "record", "part"]
    field: str
    inner: str = ""
    value: str = ""
    """The value as it is to be written, where it is to be changed as well."""


def find_meant(kind: str, path: Path, key: str, value: Any, taken: Container[str] = ()) -> Meant | None:
    """What the key of a mapping at a path was probably meant to be; None where nothing fits.

    `value` is what stands there as plain data, None where nothing does. `taken` are fields that the mapping has already.
    """
    model = model_at(kind, path)
    if model is None or len(key) > LONGEST_NAME:
        return None
    return next(_candidates(MODELS[kind] if path else None, model, bare(key), value, taken), None)


def is_field_of_record(kind: str, key: str, value: Any) -> bool:
    """Whether a record of this kind has a field of this name that takes the value."""
    return any(name == key and fits(MODELS[kind], name, value) for name in _fields(MODELS[kind]))


def _candidates(
    record: type[BaseModel] | None, model: type[BaseModel], word: str, value: Any, taken: Container[str]
) -> Iterator[Meant]:
    spelled = _spelled(model)
    if word in spelled and fits(model, spelled[word], value):
        yield Meant("spelled", spelled[word])
    yield from _by_meaning(model, word, value, taken)
    if record is not None:
        yield from (
            Meant("record", name) for name in _fields(record) if bare(name) == word and fits(record, name, value)
        )
    yield from _in_parts(model, word, value, taken)
    near = [spelled[name] for name in closest(word, spelled, cutoff=LIKE)]
    yield from (Meant("spelled", name) for name in near if fits(model, name, value))


def _by_meaning(model: type[BaseModel], word: str, value: Any, taken: Container[str]) -> Iterator[Meant]:
    """The fields that people mean by a word, as the table of synonyms has it."""
    for target in synonyms_of(model).get(word, ()):
        name, dot, inner = target.partition(".")
        if ": " in target:
            if value in (None, "true", "yes") and target.partition(": ")[0] not in taken:
                yield Meant("line", target)
        elif dot:
            holder = next(models_in(_fields(model)[name].annotation))
            if (mended := _mended(holder, inner, value)) is not None:
                yield Meant("inside", name, inner, mended)
        elif name not in taken and (mended := _mended(model, name, value)) is not None:
            yield Meant("rename", name, "", mended)


def _in_parts(model: type[BaseModel], word: str, value: Any, taken: Container[str]) -> Iterator[Meant]:
    """Fields of this name in the items of one of the model's lists, or in a mapping that is not there yet."""
    for name, info in _fields(model).items():
        for part in models_in(info.annotation) if name not in taken or is_list(info) else ():
            named = (inner for inner in _fields(part) if bare(inner) == word and fits(part, inner, value))
            yield from (Meant("part", name, inner) for inner in named)


@cache
def _spelled(model: type[BaseModel]) -> dict[str, str]:
    """The names of a model's fields as words are compared, with the names as they are written."""
    return {bare(name): name for name in _fields(model)}


@cache
def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by their names in YAML."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def fits(model: type[BaseModel], name: str, value: Any, *, deeply: bool = False) -> bool:
    """Whether a field takes a value; what is wrong inside of a mapping counts only `deeply`."""
    if value is None:
        return True
    if isinstance(marked_fields(model).get(name), References) and not _may_name_something(value):
        return False
    try:
        _adapter(model, name).validate_python(value)
    except ValidationError as error:
        return not deeply and all(any(isinstance(step, str) for step in item["loc"]) for item in error.errors())
    return True


def _mended(model: type[BaseModel], name: str, value: Any) -> str | None:
    """Empty where a field takes a value, the other value where only that is to be written, None where neither is so."""
    if fits(model, name, value):
        return ""
    if not isinstance(value, str):
        return None
    try:
        _adapter(model, name).validate_python(value)
    except ValidationError as error:
        found = _WRITE.match((error.errors()[0].get("ctx") or {}).get("help", ""))
        return found[1] if found and fits(model, name, found[1]) else None
    return None


def _may_name_something(value: Any) -> bool:
    """Whether a text may be an id or a title: not a figure, nor a date."""
    texts = value if isinstance(value, list) else [value]
    return not any(isinstance(text, str) and _NO_NAME.match(text) for text in texts)


@cache
def _adapter(model: type[BaseModel], name: str) -> TypeAdapter[Any]:
    info = _fields(model)[name]
    annotation: Any = info.annotation
    return TypeAdapter(Annotated[(annotation, *info.metadata)] if info.metadata else annotation)
