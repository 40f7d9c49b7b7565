"""The nodes of a record in its full form: what it holds, and how each part of it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from values_handbook.model.kinds import Guideline
from values_handbook.model.kinds.work import is_short
from values_handbook.nodes import Mapping, Node, Scalar, Sequence, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record_shape import Shape

Full = str | list["Full"] | dict[str, "Full"]
"""What a record holds in its full form: texts, lists and mappings, nothing that is absent."""

Form = Literal["text", "mapping", "short", "pair", "items", "single", "pairs"]


@dataclass(frozen=True)
class Written:
    """A part of a record, and how it is written.

    ============ =================================================================================
    ``text``     a text, or `value: candor` for `value:candor`
    ``mapping``  a mapping with `fields`
    ``short``    a text that stands for a mapping with one field
    ``pair``     the key and the text of `{candor: strong}`, in the mapping `host`
    ``items``    a list; an item is in its `slot`, of which pairs may share one
    ``single``   one item without a list around it
    ``pairs``    a list written as one mapping of ids with strengths
    ============ =================================================================================
    """

    shape: Shape
    node: Node
    form: Form
    fields: dict[str, Written] = field(default_factory=dict)
    items: tuple[Written, ...] = ()
    slot: int = 0
    host: Mapping | None = None

    def full(self) -> Full:
        """What is written, in its full form."""
        if self.form == "text":
            return _text(self.node)
        if self.shape.is_list:
            return [item.full() for item in self.items]
        return {name: part.full() for name, part in self.fields.items()}

    def entries(self) -> Iterator[tuple[Scalar, str, Written | None]]:
        """The keys of a mapping, the fields that they mean, and what they hold; None for what is absent."""
        assert isinstance(self.node, Mapping)
        for key, _ in self.node.pairs:
            name = _field(self.shape, key.value)
            yield key, name, self.fields.get(name)


def written(node: Node, shape: Shape, slot: int = 0) -> Written:
    """A node as what it stands for. Raises ValueError where the shape takes no such node."""
    if shape.is_list:
        return _list(node, shape)
    if isinstance(node, Scalar) or shape.is_text:
        if shape.short:
            return Written(shape, node, "short", {shape.short: written(node, shape.fields[shape.short])}, slot=slot)
        _text(node)
        return Written(shape, node, "text", slot=slot)
    if not isinstance(node, Mapping):
        raise ValueError("a list stands where a mapping is expected")
    fields = {}
    for key, value in node.pairs:
        name = _field(shape, key.value)
        if not (isinstance(value, Scalar) and value.is_absent):
            inner = shape.item if shape.is_map else shape.fields.get(name)
            if inner is None:
                raise ValueError(f"`{key.value}` is no field")
            fields[name] = written(value, inner)
    return Written(shape, node, "mapping", fields, slot=slot)


def _field(shape: Shape, key: str) -> str:
    """The field that a key means."""
    return "dont" if key in Guideline.DONT_SPELLINGS and "dont" in shape.fields else key


def _text(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping) and len(node.pairs) == 1:
        key, value = node.pairs[0]
        if isinstance(value, Scalar):
            return f"{key.value}:{value.value.strip()}"
    raise ValueError("a text is expected")


def _list(node: Node, shape: Shape) -> Written:
    item = shape.item
    assert item is not None
    if isinstance(node, Sequence):
        items: list[Written] = []
        for slot, inner in enumerate(node.items):
            if isinstance(inner, Scalar) and inner.is_absent:
                continue
            if item.pair and isinstance(inner, Mapping) and (not inner.pairs or is_short(plain(inner), item.pair[0])):
                items += _pairs(inner, item, slot)
            else:
                items.append(written(inner, item, slot))
        return Written(shape, node, "items", items=tuple(items))
    if item.pair and isinstance(node, Mapping) and is_short(plain(node), item.pair[0]):
        return Written(shape, node, "pairs", items=tuple(_pairs(node, item, 0)))
    return Written(shape, node, "single", items=(written(node, item),))


def _pairs(node: Mapping, item: Shape, slot: int) -> Iterator[Written]:
    """The alignments in a mapping of ids with strengths."""
    assert item.pair is not None
    name, strength = item.pair
    for key, value in node.pairs:
        if not (isinstance(value, Scalar) and value.is_absent):
            parts = {name: written(key, item.fields[name]), strength: written(value, item.fields[strength])}
            yield Written(item, Mapping(((key, value),), key.at, node.flow), "pair", parts, slot=slot, host=node)
