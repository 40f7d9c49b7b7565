"""The JSON of a comparison is what its schema says, for every type of change."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, get_args

import jsonschema
import pytest

from tests.compare.repositories import commit, difference, sample, write
from values_handbook.compare.changes import Change
from values_handbook.compare.questions import Question
from values_handbook.compare.report.json import diff_schema, render_json, type_name
from values_handbook.compare.report.parts import Frame

if TYPE_CHECKING:
    from pathlib import Path


def schema_of(part: str) -> dict[str, dict[str, Any]]:
    """What the schema says of each type of change or question, by the type's name."""
    found = json.loads(diff_schema())["properties"][part]["items"]["oneOf"]
    return {item["properties"]["type"]["const"]: item for item in found}


@pytest.mark.parametrize(("part", "union"), [("changes", Change), ("questions", Question)])
def test_the_schema_describes_every_type_with_its_fields(part: str, union: object) -> None:
    types = {type_name(kind): kind for kind in get_args(union)}
    described = schema_of(part)
    assert set(described) == set(types)
    for name, kind in types.items():
        expected = ["type", "record", *(field.name for field in fields(kind) if field.name != "key")]
        assert described[name]["required"] == list(described[name]["properties"]) == expected


def test_what_is_printed_follows_the_schema(tmp_path: Path) -> None:
    root = sample(tmp_path / "handbook")
    write(root, {"content/values/candor.yml": "title: Candour\nbehaviours: [Say it.]\n"})
    (root / "content/goals/organization/know-why.yml").unlink()
    write(root, {"content/goals/new.yml": "title: New\nvalues: {craft: tension}\nowner: cto\n"})
    text = render_json(difference(root, whole=False), Frame("HEAD", "the working tree", commit(root)))
    data = json.loads(text)
    jsonschema.validate(data, json.loads(diff_schema()))
    assert text.isascii()
    assert data["changed"] is True
    assert data["head"] == {"name": "the working tree", "commit": None}
    assert {"type": "record-added", "record": "goal:new"} in data["changes"]
    assert {"type": "tension-unexplained", "record": "goal:new", "target": "value:craft"} in data["questions"]


def test_nothing_is_printed_of_what_is_hidden(tmp_path: Path) -> None:
    root = sample(tmp_path / "handbook")
    write(root, {"content/goals/zebra.yml": "title: Zebra\npublish: false\nvalues: [craft]\n"})
    assert "zebra" not in render_json(difference(root, whole=False), Frame("a", "b")).lower()
    assert [str(change.key) for change in difference(root).changes] == ["goal:zebra", "goal:zebra"]
