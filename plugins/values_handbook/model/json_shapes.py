"""The JSON Schemas of field types: what people may write in a field of the type, as an editor sees it.

An editor sees YAML's own types (`title: 2026` is a number to it), where the models see text. So a schema names the types
that it refuses rather than those that it takes. That also keeps `true`, `false` and `null` out of what an editor proposes.
"""

from __future__ import annotations

from typing import Any

from values_handbook.model.figures import FIGURE_PATTERN

Schema = dict[str, Any]

DAY_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
SCALARS = ("string", "number", "boolean")
_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_LABEL = "[A-Za-z0-9]+(-[A-Za-z0-9]+)*"
_UNITS = "([dD][aA][yY]|[wW][eE][eE][kK]|[mM][oO][nN][tT][hH]|[qQ][uU][aA][rR][tT][eE][rR]|[yY][eE][aA][rR])[sS]?"


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


TEXT = refusing("array", "object", instead="string", message="a text is expected here")
NUMBER = written(FIGURE_PATTERN, "a number is expected here, such as 1250 or 0.5", "number")
ID = written(_ID, "an id has small letters, digits and single hyphens", "number", "boolean")
LABEL = written(_LABEL, "the label of a period has letters, digits and single hyphens, such as 2026-H2", "number")
COLOR = written("['\"]?#[0-9a-fA-F]{6}['\"]?", "a color is expected here, such as '#1b7f79'")
FLAG = written("[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]", "true or false is expected here", "boolean")
DAY = written(DAY_PATTERN, "a date is expected here, such as 2026-11-23")
DAY_OR_TIME = written(
    rf"{DAY_PATTERN}([ T][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}})?)?", "a date is expected here, such as 2026-11-23"
)
INTERVAL = written(
    rf"([0-9]+\s*)?{_UNITS}", "a number and a unit are expected here, such as 90 days, 3 months or 1 year"
)
