"""In every record of the sample handbook, what is added can be removed again, and every byte is as it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.editing.apply.support import changed_many
from values_handbook.editing.apply.files import read_root, record_in
from values_handbook.editing.opened import open_handbook
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.editing.apply.written import Written
    from values_handbook.model.record_shape import Shape

HANDBOOK = open_handbook(Path(__file__).parents[3]).handbook


def content(shape: Shape) -> Any:
    """Something that a field of a shape can hold, as far as YAML is concerned."""
    if shape.is_list:
        assert shape.item is not None
        return [content(shape.item)]
    if shape.fields:
        texts = [name for name, field in shape.fields.items() if field.is_text and name != "id"]
        return {name: content(shape.fields[name]) for name in texts[:3]}
    return {"2026-01-01": "1"} if shape.is_map else "Two\nlines: here\n" if shape.is_prose else "some-word"


def changes(record: Written) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Changes of a record, each with the one that takes it back."""
    for name, shape in record.shape.fields.items():
        there = record.fields.get(name)
        if shape.is_list and there is None:
            yield {"add": {name: content(shape)}}, {"remove": [name]}
        elif shape.is_list and there is not None and there.form == "items" and name != "revisions":
            yield {"add": {name: content(shape)}}, {"remove": [f"{name}/{len(there.items) + 1}"]}
        elif shape.is_text and there is None and name != "id":
            yield {"set": {name: content(shape)}}, {"remove": [name]}
        elif there is not None and there.form == "text" and name != "id":
            yield {"set": {name: "word"}}, {"set": {name: there.full()}}


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_and_its_opposite_leave_every_byte_as_it_was(kind: str) -> None:
    for place, record in enumerate(HANDBOOK.of(kind)):
        file = record.file
        found = [*changes(record_in(read_root(file.path, file.data), record.item, kind))]
        # Of each record one change in five, not those of its neighbours: all of them take a minute.
        for change, back in found[place % 5 :: 5]:
            made = changed_many(kind, file.data, {record.item: change})
            assert made != file.data
            assert changed_many(kind, made, {record.item: back}) == file.data, change
