"""What can be read of a record that has errors: enough to check its references in the same run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from values_handbook.model.kinds import MODELS

if TYPE_CHECKING:
    from values_handbook.model.kinds import Common

NO_TITLE = "–"
"""The title of a record that has none which can be read."""
_STAND_INS = {
    **dict.fromkeys(("title", "question", "answer", "do"), NO_TITLE),
    "date": "2000-01-01",
    "to": [NO_TITLE],
}
"""Values for required fields that are missing; nobody sees them, since the record is left out."""


def read_partly(kind: str, data: dict[str, Any], error: ValidationError, language: str) -> Common | None:
    """The fields of a record without those that have errors; None where that is not enough for a record."""
    tried = dict(data)
    for item in error.errors(include_url=False, include_input=False):
        name = item["loc"][0] if item["loc"] else ""
        if name in _STAND_INS and (name not in tried or item["type"] != "extra_forbidden"):
            tried[str(name)] = _STAND_INS[str(name)]
        elif name:
            tried.pop(str(name), None)
        elif kind == "guideline":
            tried.setdefault("do", _STAND_INS["do"])
        else:
            tried["level"] = "organization"
    try:
        return MODELS[kind].model_validate(tried, context={"language": language})
    except ValidationError:
        return None
