"""The text of a new record: a starter of its kind, with what this handbook already has in it."""

from __future__ import annotations

import json
from datetime import timedelta
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from values_handbook.model.period import calendar_dates
from values_handbook.nodes import Mapping, Scalar
from values_handbook.source.yaml_nodes import read_yaml
from values_handbook.taxonomy import KINDS

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
    return Template(template).substitute(known, **words, **_cycle_words(identifier, today), year=str(today.year))


def _cycle_words(identifier: str, today: date) -> dict[str, str]:
    """The days of a new cycle: those that its id says, such as 2027-H1, else those of the half year of today."""
    said = calendar_dates(identifier)
    dates = said or calendar_dates(f"{today.year}-H{1 if today.month <= 6 else 2}")
    assert dates is not None
    return {
        "start": str(dates.start),
        "end": str(dates.end),
        "middle": str(dates.start + (dates.end - dates.start) / 2),
        "dates_from": "They follow from its id." if said else "Please look at them, they were chosen for you.",
    }


def as_scalar(text: str) -> str:
    """A text of one line as YAML: as it is, or in double quotes where something would take it for anything else."""
    # Other tools read `2026` as a number and `no` as a flag; in quotes they stay what they are.
    if text[:1].isalpha() and text.lower() not in _WORDS and _reads_as_it_is(text):
        return text
    return json.dumps(text, ensure_ascii=False)


_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def _reads_as_it_is(text: str) -> bool:
    """Whether YAML reads a text without quotes as it is, without a diagnostic."""
    read = read_yaml("", f"title: {text}\n".encode())
    if not isinstance(read.root, Mapping) or read.diagnostics or len(read.root.pairs) != 1:
        return False
    value = read.root.pairs[0][1]
    return isinstance(value, Scalar) and value.value == text
