"""The kinds of record: their names, folders, addresses and fields, as the content format lists them.

It imports nothing, so that every part of the package may use it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The regular expression of an id."""
ID_PATTERN = re.compile(rf"{ID}\Z")
LABEL = r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"
"""The regular expression of the id of a cycle: the label of a period, such as `2026-H2`. Every id matches it, too."""
LABEL_PATTERN = re.compile(rf"{LABEL}\Z")
RESERVED_IDS = frozenset({"index"})
LONGEST_DERIVED_ID = 40
"""Characters of an id made from a title; for a longer one, an `id` of its own is recommended."""
_OTHER = re.compile(r"[^a-z0-9]+")

Path = tuple[str | int, ...]
"""Where a value stands in a record: field names and positions in lists, as pydantic names the place of an error."""


class Kind(NamedTuple):
    """A kind of record. Records of a kind with `own_page` live at `/<folder>/<id>/`, the others at `/<folder>/#<id>`.

    `singular` and `plural` are headings; within a sentence use `noun` and `nouns`.
    """

    name: str
    folder: str
    own_page: bool
    singular: str
    plural: str
    several: str = ""

    @property
    def noun(self) -> str:
        """What one is called within a sentence."""
        return self.singular.lower()

    @property
    def nouns(self) -> str:
        """What several are called within a sentence: `several` where that is not the heading in lower case."""
        return self.several or self.plural.lower()


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("value", "values", True, "Value", "Values"),
        Kind("objective", "objectives", True, "Objective", "Objectives"),
        Kind("goal", "goals", True, "Goal", "Goals"),
        Kind("guideline", "dos-and-donts", False, "Do and don't", "Do's and don'ts"),
        Kind("pitfall", "pitfalls", True, "Pitfall", "Pitfalls"),
        Kind("team", "teams", True, "Team", "Teams"),
        Kind("person", "people", False, "Person or role", "People", "people and roles"),
        Kind("practice", "practices", False, "Practice", "Practices"),
        Kind("recognition", "recognitions", False, "Recognition", "Recognitions"),
        Kind("case", "cases", True, "Case", "Cases"),
        Kind("review", "reviews", True, "Review", "Reviews"),
        Kind("question", "faq", False, "Question", "FAQ", "questions"),
        Kind("candidate", "candidates", False, "Candidate", "Candidates"),
        Kind("cycle", "cycles", False, "Cycle", "Cycles"),
    )
}
"""Every kind by its name, in the order of the content format."""

WHERE_USED = frozenset({"candidate", "cycle"})
"""Kinds that not every handbook uses: their index page is made only where there are records."""

FOLDERS: dict[str, Kind] = {kind.folder: kind for kind in KINDS.values()}
"""Every kind by its folder."""


KIND = f"(?:{'|'.join(KINDS)})"
"""The regular expression of a kind's name; followed by a colon it starts a reference such as `value:candor`."""

FIELD_NAMES: set[str] = {
    *KINDS,
    *(
        "cases",
        "check",
        "don't",
        "guidelines",
        "kind",
        "practices",
        "record",
        "recognitions",
        "reviews",
        "role",
        "where",
    ),
}
"""Words that are fields wherever they start a line: `model.kinds` adds the fields of all models.

They are for guesses only; what is a field of a record is decided by its model.
"""


TITLES = ("title", "question", "said", "do", "dont", "don't", "don’t")
"""Fields that name a record to a reader, and spellings of them."""


class ReferenceText(NamedTuple):
    """A reference as it is written, `value:candor#write-it-down`: without a kind, `kind` is None.

    `behaviour` is the part of the record that it names: a behaviour of a value, a sign of a pitfall, the number of a
    measure.
    """

    kind: str | None
    id: str
    behaviour: str

    @classmethod
    def parse(cls, text: str) -> ReferenceText:
        """The parts of a reference. Any text has them: whether they name something is for the link stage to find out."""
        target, _, behaviour = text.partition("#")
        kind, colon, identifier = target.partition(":")
        return cls(kind, identifier, behaviour) if colon else cls(None, target, behaviour)


NAMED_PARTS = frozenset({"value", "pitfall"})
"""Kinds whose parts, behaviours and signs, have ids. The parts of goals and objectives are numbered measures."""


def part_anchor(kind: str, part: str) -> str:
    """The anchor of a part on its record's page: its id; that of a measure starts with `_`, as the page's own ids do."""
    return part if kind in NAMED_PARTS or not part else f"_measure-{part}"


def kind_called(word: str) -> Kind | None:
    """The kind with this name or folder: embeds and options may use either."""
    return KINDS.get(word) or FOLDERS.get(word)


def id_pattern(kind: str | None = None) -> re.Pattern[str]:
    """What the ids of a kind look like; of any kind where none is given but `cycle`, whose ids are labels of periods."""
    return LABEL_PATTERN if kind == "cycle" else ID_PATTERN


def is_id(word: str, kind: str | None = None) -> bool:
    """Whether a text can be the id of a record of a kind."""
    return id_pattern(kind).match(word) is not None and word not in RESERVED_IDS


def id_of(title: str, kind: str | None = None) -> str:
    """The id that a record of a kind gets from its title: the title itself where it is a period's label, else its slug."""
    return title.strip() if kind == "cycle" and is_id(title.strip(), kind) else slug(title)


def slug(title: str) -> str:
    """The id of a title: NFKD, ASCII, lower case, every other run of characters a hyphen. Empty where nothing is left."""
    ascii_text = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    return _OTHER.sub("-", ascii_text.lower()).strip("-")
