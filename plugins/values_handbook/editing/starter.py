"""The text of a new record: a starter of its kind, with what this handbook already has in it."""

from __future__ import annotations

import json
from datetime import timedelta
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from values_handbook.model.taxonomy import KINDS
from values_handbook.source.nodes import Mapping
from values_handbook.source.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from datetime import date

    from values_handbook.model.record import Handbook

_TWO_WEEKS = timedelta(days=14)


def starter(kind: str, identifier: str, title: str, handbook: Handbook, today: date) -> str:
    """The fields of a new record with comments, lines ending in LF, valid as they are.

    Where a record has to be named, it is the first of its kind in the handbook, or a word that stands for one.
    """
    known = {name: next(iter(handbook.ids(name)), f"some-{name}") for name in KINDS}
    template = files("values_handbook").joinpath(f"editing/starters/{kind}.yml").read_text(encoding="utf-8")
    words = {"title": as_scalar(title), "id": identifier, "today": str(today), "later": str(today + _TWO_WEEKS)}
    return Template(template).substitute(known, **words, year=str(today.year))


def as_scalar(text: str) -> str:
    """A text of one line as YAML: as it is, or in double quotes where YAML would take it for something else."""
    read = read_yaml("", f"title: {text}\n".encode())
    if isinstance(read.root, Mapping) and not read.diagnostics and len(read.root.pairs) == 1:
        value = read.root.pairs[0][1]
        # Other tools read `2026` as a number and `true` as a flag; in quotes they stay what they are.
        if getattr(value, "value", None) == text and not getattr(value, "style", "") and text[:1].isalpha():
            return text
    return json.dumps(text, ensure_ascii=False)
