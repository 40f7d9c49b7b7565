"""New fields and items → lines of YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.editing.apply.intended import One
from values_handbook.editing.apply.scalars import Room, as_scalar
from values_handbook.model.record_shape import Shape

if TYPE_CHECKING:
    from values_handbook.editing.apply.intended import Draft

_FLOW_WIDTH = 100
"""Columns that a list in brackets may take."""
_WORDS = 24
"""Characters of a text that is still a word or two, as tags are."""
KEY = Shape()
"""What a key is: a text that is no prose."""


def in_order(fields: dict[str, Draft], shape: Shape) -> list[str]:
    """The names of fields in the order of the model; those of a mapping with any keys as they come."""
    return list(fields) if shape.is_map else [name for name in shape.fields if name in fields]


def field_lines(
    name: str, value: Draft, shape: Shape, indent: int, dash: int = 2, *, is_last: bool = False
) -> list[str]:
    """A field on lines of its own, its key at the 0-based column `indent`.

    `dash` is how much deeper than their key the dashes of lists stand; `is_last` says that the file ends behind it, without
    a line break.
    """
    key = f"{' ' * indent}{as_scalar(name, KEY, Room(indent, is_key=True)).head}:"
    if isinstance(value, One) and isinstance(value[0], str):
        assert shape.item is not None
        return field_lines(name, value[0], shape.item, indent, dash, is_last=is_last)
    if isinstance(value, str):
        made = as_scalar(value, _text_shape(shape), Room(indent, is_last=is_last))
        return [f"{key} {made.head}", *made.body]
    if takes_brackets(value, shape) and len(shown := in_flow(value, shape)) <= _FLOW_WIDTH and "\n" not in shown:
        return [f"{key} {shown}"]
    if isinstance(value, list):
        assert shape.item is not None
        return [key, *(line for item in value for line in item_lines(item, shape.item, indent + dash))]
    return [key, *mapping_lines(value, shape, indent + 2, is_last=is_last)]


def item_lines(value: Draft, shape: Shape, column: int, *, is_last: bool = False) -> list[str]:
    """An item of a list on lines of its own, its dash at a 0-based column."""
    margin = " " * column
    if isinstance(value, str):
        made = as_scalar(value, _text_shape(shape), Room(column, is_last=is_last))
        return [f"{margin}- {made.head}", *made.body]
    first, *others = mapping_lines(value, shape, column + 2, is_last=is_last)
    return [f"{margin}- {first[column + 2 :]}", *others]


def mapping_lines(fields: dict[str, Draft], shape: Shape, indent: int, *, is_last: bool = False) -> list[str]:
    """The fields of a mapping in the order of its model, each on lines of its own."""
    found: list[str] = []
    for name in in_order(fields, shape):
        found += field_lines(name, fields[name], inner_shape(shape, name), indent, is_last=is_last)
    return found


def in_flow(value: Draft, shape: Shape) -> str:
    """A content as it stands in brackets or braces, on one line."""
    if isinstance(value, str):
        return as_scalar(value, _text_shape(shape), Room(0, is_flow=True)).head
    if isinstance(value, list):
        assert shape.item is not None
        return f"[{', '.join(in_flow(item, shape.item) for item in value)}]"
    return f"{{{', '.join(flow_field(name, value[name], shape) for name in in_order(value, shape))}}}"


def flow_field(name: str, value: Draft, shape: Shape) -> str:
    """A field as it stands in the braces of a mapping of this shape."""
    key = as_scalar(name, KEY, Room(0, is_flow=True, is_key=True)).head
    return f"{key}: {in_flow(value, inner_shape(shape, name))}"


def takes_brackets(value: Draft, shape: Shape) -> bool:
    """Whether a list or a mapping is short enough in its parts to stand on one line: words, ids, dates and figures."""
    if isinstance(value, str):
        return "\n" not in value and len(value) <= (_WORDS if shape.is_prose else _FLOW_WIDTH)
    if isinstance(value, list):
        inner = shape.item or shape
        if inner.short and inner.fields[inner.short].is_prose:
            return False
        return all(isinstance(item, str) and takes_brackets(item, _text_shape(inner)) for item in value)
    return all(isinstance(part, str) and takes_brackets(part, inner_shape(shape, name)) for name, part in value.items())


def inner_shape(shape: Shape, name: str) -> Shape:
    """The shape of a field of a mapping."""
    found = shape.item if shape.is_map else shape.fields[name]
    assert found is not None
    return found


def _text_shape(shape: Shape) -> Shape:
    """The shape of a text, of one that stands for a mapping that of the field which it fills."""
    return shape.fields[shape.short] if shape.short else shape
