"""The files that `handbook schema` writes: one for each kind, and one with all ids."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from values_handbook.model.kinds import MODELS
from values_handbook.schemas.fields import Models
from values_handbook.schemas.references import IDS_FILE, ids_schema, known_words
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from values_handbook.model.json_shapes import Schema
    from values_handbook.model.record import Handbook

SCHEMA_FOLDER = ".handbook/schemas"
"""Where the schemas lie, seen from the folder of mkdocs.yml, unless `--out` says otherwise."""


def schema_files(handbook: Handbook) -> dict[str, bytes]:
    """The files by their names. The same handbook gives the same bytes."""
    return {IDS_FILE: ids_file(handbook), **{f"{kind}.json": _as_bytes(kind_schema(kind)) for kind in KINDS}}


def ids_file(handbook: Handbook) -> bytes:
    """The file with all ids: the only one that depends on the records."""
    return _as_bytes(ids_schema(known_words(handbook)))


def kind_schema(kind: str) -> Schema:
    """The schema of a file of a kind: one record, or a list of records."""
    models = Models()
    record = models.named(MODELS[kind])
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": KINDS[kind].plural,
        "anyOf": [record, {"type": "array", "items": record}],
        "definitions": models.definitions,
    }


def _as_bytes(schema: Schema) -> bytes:
    return (json.dumps(schema, indent=1, ensure_ascii=False) + "\n").encode()
