"""YAML as nodes that know where they stand.

Scalars are text, whatever they look like: what they mean is decided by the field that they stand in.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Range(NamedTuple):
    """1-based lines and columns (code points), the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Scalar(NamedTuple):
    """Text. `style` is "" (plain), "'", '"', "|" or ">"."""

    value: str
    style: str
    at: Range

    @property
    def is_absent(self) -> bool:
        """A plain null (`null`, `~`, nothing) or text of nothing but white space: the field is not there."""
        return not self.value.strip() or (self.style == "" and self.value in PLAIN_NULLS)


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    at: Range


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file, each key once."""

    pairs: tuple[tuple[Scalar, Node], ...]
    at: Range
    flow: bool = False


Node = Scalar | Sequence | Mapping

MAX_DEPTH = 32
"""How deep lists and fields may be nested."""

PLAIN_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""The nulls of YAML 1.2's core schema (10.3.2)."""


def plain(node: Node, dropped: list[Scalar] | None = None) -> Any:
    """A node as text, lists and mappings, without what is absent; the keys of absent values go to `dropped`."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item, dropped) for item in node.items if not (isinstance(item, Scalar) and item.is_absent)]
    kept = {}
    for key, value in node.pairs:
        if not (isinstance(value, Scalar) and value.is_absent):
            kept[key.value] = plain(value, dropped)
        elif dropped is not None:
            dropped.append(key)
    return kept
