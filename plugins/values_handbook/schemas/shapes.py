"""What a field takes, as JSON Schema: for each validator of the models what people may write there.

An editor sees YAML's own types (`title: 2026` is a number to it), where the models see text. So a shape says what it refuses
rather than which types it takes. That also keeps `true`, `false` and `null` out of what an editor proposes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from values_handbook.model import coerce
from values_handbook.model.figures import FIGURE_PATTERN
from values_handbook.model.interval import read_interval
from values_handbook.model.recurrence import read_recurrence
from values_handbook.model.types import check_address, check_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Schema = dict[str, Any]

ID = "[a-z0-9]+(-[a-z0-9]+)*"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_UNITS = "([dD][aA][yY]|[wW][eE][eE][kK]|[mM][oO][nN][tT][hH]|[qQ][uU][aA][rR][tT][eE][rR]|[yY][eE][aA][rR])[sS]?"
_SCALARS = ("string", "number", "boolean")


def refusing(*types: str, instead: str, message: str) -> Schema:
    """Everything but these types; `instead` is the type that the editor names as the one expected."""
    return {"if": {"type": list(types)}, "then": {"type": instead, "errorMessage": message}}


def written(pattern: str, message: str, *others: str) -> Schema:
    """Text that matches a pattern as a whole, nothing at all, or one of the other types."""
    return {
        "if": {"type": "string"},
        "then": {"pattern": rf"^\s*({pattern})?\s*$", "patternErrorMessage": message},
        "else": {"type": ["null", *others], "errorMessage": message},
    }


def choice(words: Iterable[str]) -> Schema:
    """One of the words, in any case, with or without hyphens (`At risk`)."""
    words = list(words)
    free = "|".join(r"[\s_-]*".join(f"[{letter}{letter.upper()}]" for letter in coerce.bare(word)) for word in words)
    return {"anyOf": [{"enum": words}, written(rf"[\s_-]*({free})[\s_-]*", f"one of {', '.join(words)}")]}


def listed(item: Schema) -> Schema:
    """A list, or a single item alone."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


TEXT = refusing("array", "object", instead="string", message="a text is expected here")
_NUMBERS = written(FIGURE_PATTERN, "a number is expected here, such as 1250 or 0.5", "number")

VALIDATED: dict[Callable[..., Any], Schema] = {
    coerce.one_line: TEXT,
    coerce.text: TEXT,
    check_address: TEXT,
    read_recurrence: TEXT,
    coerce.number_or_text: TEXT,
    check_id: written(ID, "an id has small letters, digits and single hyphens", "number", "boolean"),
    coerce.number: _NUMBERS,
    coerce.percentage: _NUMBERS,
    coerce.grade: _NUMBERS,
    coerce.whole_number: _NUMBERS,
    coerce.flag: written("[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]", "true or false is expected here", "boolean"),
    coerce.day: written(_DAY, "a date is expected here, such as 2026-11-23"),
    coerce.day_or_time: written(
        rf"{_DAY}([ T][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}})?)?", "a date is expected here, such as 2026-11-23"
    ),
    read_interval: written(
        rf"([0-9]+\s*)?{_UNITS}", "a number and a unit are expected here, such as 90 days, 3 months or 1 year"
    ),
}
"""The shape of what each validator takes."""


def mapping(properties: Schema, required: list[str], *, or_text: bool) -> Schema:
    """Fields with their values, or, if `or_text`, a text in their place."""
    message = "fields with their values are expected here, such as `title: …`"
    refused = ("array",) if or_text else ("array", *_SCALARS)
    return {
        **refusing(*refused, instead="object", message=message),
        "properties": properties,
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def dated(value: Schema) -> Schema:
    """Values by their dates: the history of a measure."""
    message = "dates with their figures are expected here, such as {2026-06-30: 7}"
    return {
        **refusing("array", *_SCALARS, instead="object", message=message),
        "propertyNames": {"pattern": rf"^\s*{_DAY}\s*$"},
        "additionalProperties": value,
    }
