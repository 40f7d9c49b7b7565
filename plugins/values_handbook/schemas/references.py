"""References in JSON Schema: the ids that exist are proposed, and any other word is taken as well.

An id may be newer than the schema, and in many fields a plain name may stand; what is wrong, `handbook check` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics.catalogue import CATALOGUE
from values_handbook.model.json_shapes import TEXT, Schema
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from values_handbook.model.fields import References
    from values_handbook.model.record import Handbook, Record

IDS_FILE = "ids.json"
"""Where all ids lie: of all schemas, a new record changes this one alone, by a line or two."""


def known_words(handbook: Handbook) -> dict[str, list[str]]:
    """What may be referred to: sorted ids by kind, behaviours (`candor#write-it-down`), all records, content checks."""
    words = {kind: sorted(handbook.ids(kind)) for kind in KINDS}
    words["behaviour"] = sorted(word for record in handbook.of("value") for word in _parts(record))
    signs = sorted(f"pitfall:{word}" for record in handbook.of("pitfall") for word in _parts(record))
    words["record"] = [f"{kind}:{identifier}" for kind in KINDS for identifier in words[kind]]
    words["record-part"] = [*(f"value:{word}" for word in words["behaviour"]), *signs]
    words["check"] = sorted(f"check:{entry.code}" for entry in CATALOGUE.values() if entry.belongs_to)
    return words


def _parts(record: Record) -> list[str]:
    """The behaviours of a value, or the signs of a pitfall, as references name them."""
    return [f"{record.id}#{part}" for part in record.fields.parts]


def lists_of(marker: References) -> list[str]:
    """The lists of known words that a field with this marker draws from."""
    prefix = ["record"] if marker.prefixed else list(marker.kinds)
    parts = ["record-part" if marker.prefixed else "behaviour"] if marker.parts else []
    return [*prefix, *parts, *(["check"] if marker.checks else [])]


def reference(marker: References) -> Schema:
    """A known word, any other one, or a mapping such as `value: candor`."""
    known = [{"$ref": f"{IDS_FILE}#/definitions/{name}"} for name in lists_of(marker)]
    kinds = [*marker.kinds, *(["check"] if marker.checks else [])]
    return {"anyOf": [*known, TEXT, _by_kind(kinds)]}


def _by_kind(kinds: list[str]) -> Schema:
    """`{value: candor}`, which people write for `value:candor`. Nobody needs it proposed."""
    return {
        "type": "object",
        "properties": {kind: {**TEXT, "doNotSuggest": True} for kind in kinds},
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def ids_schema(words: dict[str, list[str]]) -> Schema:
    """The file of all ids."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "What this handbook's records may refer to",
        # An enumeration of nothing is refused by editors, and would refuse everything.
        "definitions": {name: {"enum": found} if found else {"type": "string"} for name, found in words.items()},
    }
