"""What a record says of itself when it gets another id: its `id`, and the earlier one in `formerly`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.editing.renaming import Slice
from values_handbook.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from values_handbook.editing.in_yaml import YamlText


def edit_own(record: Mapping, old: str, new: str, yaml: YamlText, *, needs_id: bool) -> None:
    """Plan the edits in the mapping of a record or of a behaviour. `needs_id`: no file's name is its id."""
    fields = {key.value: value for key, value in record.pairs}
    identifier = fields.get("id")
    missing = []
    if isinstance(identifier, Scalar) and not identifier.is_absent:
        yaml.replace(identifier, old, Slice(0, len(old), new))
    elif needs_id:
        missing.append(f"id: {new}")
    formerly = fields.get("formerly")
    if formerly is not None and not (isinstance(formerly, Scalar) and formerly.is_absent):
        _extend(formerly, old, new, yaml)
    elif formerly is not None:
        # A field without a value: nobody can say where in it something is to stand.
        yaml.give_up(formerly.at, "`formerly` holds nothing; delete it")
    else:
        missing.append(f"formerly: [{old}]")
    _add(record, missing, yaml)


def _extend(formerly: Node, old: str, new: str, yaml: YamlText) -> None:
    """Add an earlier id to those that there are, or, where the new id was one of them, put it in its place."""
    items = [
        item
        for item in (formerly.items if isinstance(formerly, Sequence) else (formerly,))
        if isinstance(item, Scalar) and not item.is_absent
    ]
    again = next((item for item in items if item.value.strip() == new), None)
    if again is not None:
        yaml.replace(again, new, Slice(0, len(new), old))
    elif not isinstance(formerly, Sequence):
        yaml.insert(formerly.at.line, formerly.at.column, "[")
        yaml.insert(formerly.at.end_line, formerly.at.end_column, f", {old}]")
    elif not items:  # `[]`
        yaml.insert(formerly.at.line, formerly.at.column + 1, old)
    elif yaml.starts_with(formerly.at, "["):
        yaml.insert(items[-1].at.end_line, items[-1].at.end_column, f", {old}")
    else:
        yaml.insert_line(items[-1].at.end_line, formerly.at.column, f"- {old}")


def _add(record: Mapping, fields: list[str], yaml: YamlText) -> None:
    """Add fields to a mapping: below its id or its first field on one line, else in front of all."""
    if not fields:
        return
    first = record.pairs[0][0].at
    if record.flow:
        yaml.insert(first.line, first.column, "".join(f"{field}, " for field in fields))
        return
    if fields[0].startswith("id:"):
        yaml.insert(first.line, first.column, yaml.in_front(fields.pop(0), first.column))
    on_one_line = [value for key, value in record.pairs if isinstance(value, Scalar) and value.style not in ("|", ">")]
    below = next((value for key, value in record.pairs if key.value == "id"), next(iter(on_one_line), None))
    for field in fields:
        if below in on_one_line and below is not None:
            yaml.insert_line(below.at.end_line, first.column, field)
        else:
            yaml.insert(first.line, first.column, yaml.in_front(field, first.column))
