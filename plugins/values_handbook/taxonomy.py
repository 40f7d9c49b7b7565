"""The twelve kinds of record: their names, folders and addresses, as the content format lists them."""

from __future__ import annotations

import re
from typing import NamedTuple

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
RESERVED_IDS = frozenset({"index"})


class Kind(NamedTuple):
    """A kind of record. Records of a kind with `own_page` live at `/<folder>/<id>/`, the others at `/<folder>/#<id>`."""

    name: str
    folder: str
    own_page: bool
    singular: str
    plural: str


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("value", "values", True, "Value", "Values"),
        Kind("objective", "objectives", True, "Objective", "Objectives"),
        Kind("goal", "goals", True, "Goal", "Goals"),
        Kind("guideline", "dos-and-donts", False, "Do and don't", "Do's and don'ts"),
        Kind("pitfall", "pitfalls", True, "Pitfall", "Pitfalls"),
        Kind("team", "teams", True, "Team", "Teams"),
        Kind("person", "people", False, "Person or role", "People"),
        Kind("practice", "practices", False, "Practice", "Practices"),
        Kind("recognition", "recognitions", False, "Recognition", "Recognitions"),
        Kind("case", "cases", True, "Case", "Cases"),
        Kind("review", "reviews", True, "Review", "Reviews"),
        Kind("question", "faq", False, "Question", "Questions"),
    )
}
"""Every kind by its name, in the order of the content format."""

FOLDERS: dict[str, Kind] = {kind.folder: kind for kind in KINDS.values()}
"""Every kind by its folder."""


def kind_called(word: str) -> Kind | None:
    """The kind with this name or folder, as embeds and options may say either."""
    return KINDS.get(word) or FOLDERS.get(word)
