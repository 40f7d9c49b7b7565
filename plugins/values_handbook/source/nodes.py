"""YAML as nodes that know where they stand.

Scalars are text, whatever they look like: what they mean is decided by the field that they stand in.
"""

from __future__ import annotations

from typing import NamedTuple


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

PLAIN_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""The nulls of YAML 1.2's core schema (10.3.2)."""
