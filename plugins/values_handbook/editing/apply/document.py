"""The change document: what is to change in which records, and why."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, ValidationError

from values_handbook.diagnostics.suggest import closest_help
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.source.yaml_text import FORBIDDEN, MISREAD

MAX_BYTES = 1_048_576
"""Bytes of a document: as many as a file of records may have."""
MAX_CHANGES = 2_000
"""Records that one document changes at most."""
LONGEST_NAME = 1_000
"""Characters of a path, or of the name of a field."""
MAX_DEPTH = 16
"""Lists and objects inside of one another; records nest five deep."""

_UNFIT = re.compile(f"{FORBIDDEN.pattern[:-1]}{MISREAD}\ud800-\udfff]")
"""Characters that YAML readers refuse, take for the end of a line, or skip."""

Json = Any


def as_tuple(value: Any) -> Any:
    """A list as a tuple; a single item is a list of one."""
    return tuple(value) if isinstance(value, list | tuple) else (value,)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


Path = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
Items = Annotated[tuple[Json, ...], BeforeValidator(as_tuple), Field(min_length=1)]


class RecordChange(_Part):
    """Changes of a record that exists.

    A path names a field, and inside of lists an item by what identifies it (an id, a date, a value, a title, a short text),
    or else by its position, counted from 1: `summary`, `behaviours/write-it-down/title`, `check_ins/2026-10-31`, `quotes/1`.
    A `/` inside of a name is written `~1`, a `~` as `~0`.
    """

    record: str = Field(max_length=LONGEST_NAME, description="Kind and id.", examples=["value:candor"])
    was: dict[Path, Json] = Field(
        default_factory=dict,
        description=(
            "What the author saw: the text at a path, or `sha256:` and at least 12 hexadecimal digits of the text's SHA-256."
            " An empty text means that nothing was there. Where it differs from what is there now, the document is refused."
        ),
        examples=[{"summary": "sha256:3f1c0a9b77e2"}],
    )
    set: dict[Path, Json] = Field(
        default_factory=dict,
        description="New contents by path: of fields that are there, and of fields that are not.",
        examples=[{"summary": "We say what we see."}],
    )
    add: dict[Path, Items] = Field(
        default_factory=dict,
        description="New items by the path of their list; they stand behind those that are there.",
        examples=[{"behaviours": [{"title": "Name suppliers' faults, too"}]}],
    )
    remove: Annotated[tuple[Path, ...], BeforeValidator(as_tuple)] = Field(
        (), description="Paths of fields and items that go away.", examples=[["quotes/1"]]
    )


class NewRecord(_Part):
    """A record that does not exist yet."""

    new: str = Field(max_length=LONGEST_NAME, description="The kind.", examples=["goal"])
    id: str = Field("", description="The id; without one it is made from the title.", examples=["fewer-surprises"])
    fields: dict[str, Json] = Field(description="The fields of the record.", examples=[{"title": "Fewer surprises"}])


Change = Annotated[
    Annotated[RecordChange, Tag("RecordChange")] | Annotated[NewRecord, Tag("NewRecord")],
    Discriminator(lambda data: "NewRecord" if isinstance(data, NewRecord) or "new" in data else "RecordChange"),
]


class ChangeDocument(_Part):
    """Changes of several records that are made together, or not at all."""

    format: Literal[1] = 1
    why: str = Field("", description="Why; the message of the commit.", examples=["Two of four incidents were ours."])
    changes: Annotated[tuple[Change, ...], BeforeValidator(as_tuple), Field(min_length=1, max_length=MAX_CHANGES)]


def change_schema() -> dict[str, Any]:
    """The JSON Schema of a change document."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ChangeDocument.model_json_schema()}


def parse_document(text: str | bytes) -> ChangeDocument:
    """The document in a JSON text. Raises CannotEditError with all that is wrong with it."""
    data = _json(text)
    problems = [*_shape_problems(data), *_unfit_texts(data, "")]
    if not problems:
        try:
            return ChangeDocument.model_validate(data)
        except ValidationError as error:
            problems = [_in_words(dict(item)) for item in error.errors(include_url=False)]
    raise CannotEditError("this is no change document:", dict.fromkeys(problems))


def change_document(*changes: dict[str, Any]) -> ChangeDocument:
    """The document of changes that a command makes. Raises CannotEditError with all that is wrong with them."""
    return parse_document(json.dumps({"format": 1, "changes": changes}))


class _TwiceError(ValueError):
    """A key that an object holds twice."""


def _json(text: str | bytes) -> Any:
    if len(text) > MAX_BYTES:
        raise CannotEditError(f"the change document has {len(text):,} bytes, more than {MAX_BYTES:,}; split it")
    try:
        written = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
        return json.loads(written, object_pairs_hook=_object, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise CannotEditError(
            f"the change document is not UTF-8 at byte {error.start + 1}; save it as UTF-8"
        ) from error
    except json.JSONDecodeError as error:
        raise CannotEditError(
            f"the change document is no JSON: {error.lineno}:{error.colno}: {error.msg}; "
            "`handbook apply --schema` prints what it may hold"
        ) from error
    except RecursionError as error:
        raise CannotEditError("the change document nests lists and objects too deep; write it flatter") from error
    except ValueError as error:  # Twin keys, NaN, or a number of thousands of digits.
        raise CannotEditError(f"the change document cannot be read: {error}") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(f"`{_shown(key)}` is there twice in one object; keep one of the two")
        found[key] = value
    return found


def _no_number(word: str) -> Any:
    raise ValueError(f"`{word}` is no number")


def _shown(text: str) -> str:
    """A text as it can be printed, shortened."""
    printable = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return printable if len(printable) <= 60 else f"{printable[:59]}…"


def _shape_problems(data: Any) -> list[str]:
    """Changes that are neither of the two kinds: pydantic would report each one as both."""
    changes = data.get("changes") if isinstance(data, dict) else None
    if not isinstance(data, dict):
        return ['a change document is an object: `{"format": 1, "why": "…", "changes": [ … ]}`']
    found = []
    if isinstance(changes, list):
        for number, change in enumerate(changes, 1):
            if not isinstance(change, dict) or ("record" in change) == ("new" in change):
                found.append(f"changes/{number}: an object with either `record` or `new` is expected")
    return found


def _unfit_texts(data: Any, at: str, depth: int = 0) -> list[str]:
    """The places of texts that no YAML file can hold as they are."""
    if depth > MAX_DEPTH:
        return [f"{at}: lists and objects are nested more than {MAX_DEPTH} deep"]
    if isinstance(data, str):
        if found := _UNFIT.search(data):
            name = "NUL" if found[0] == "\0" else f"U+{ord(found[0]):04X}"
            return [f"{at or 'the document'}: the character {name} cannot stand in YAML; delete it"]
        return []
    if isinstance(data, list):
        inner = [(f"{at}/{number}".lstrip("/"), item) for number, item in enumerate(data, 1)]
    elif isinstance(data, dict):
        inner = [(f"{at}/{_shown(key)}".lstrip("/"), item) for key, item in data.items()]
        inner += [(f"{at}/{_shown(key)}".lstrip("/"), key) for key in data]
    else:
        return []
    problems = [problem for place, item in inner for problem in _unfit_texts(item, place, depth + 1)]
    if isinstance(data, dict):
        problems += [f"{at}: the name `{_shown(key)}` is too long" for key in data if len(key) > LONGEST_NAME]
    return problems


_WORDS = {
    "missing": "is missing",
    "string_type": "takes a text",
    "dict_type": "takes an object",
    "tuple_type": "takes a list",
    "literal_error": "takes the number 1",
    "too_short": "holds nothing; leave it out or say what changes",
    "too_long": f"holds more than {MAX_CHANGES:,} changes; split the document",
    "string_too_short": "is an empty path",
    "string_too_long": f"is longer than {LONGEST_NAME:,} characters",
}


def _in_words(error: dict[str, Any]) -> str:
    """An error of pydantic as a line: the place in the document, and what is wrong there."""
    models = {model.__name__: model for model in (RecordChange, NewRecord)}
    model = next((models[step] for step in error["loc"] if step in models), ChangeDocument)
    steps = [str(step + 1) if isinstance(step, int) else str(step) for step in error["loc"] if step not in models]
    place = "/".join(_shown(step) for step in steps if step != "[key]") or "the document"
    if error["type"] == "extra_forbidden":
        near = closest_help(steps[-1], model.model_fields) or f"fields: {', '.join(model.model_fields)}"
        return f"{place}: there is no such field; {near}"
    return f"{place}: {_WORDS.get(error['type'], error['msg'])}"
