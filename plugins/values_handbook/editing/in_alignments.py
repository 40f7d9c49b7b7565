"""Writing into an alignment which revision of its value it was agreed with, however the alignment is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.editing.in_yaml import ALIASED, YamlText
from values_handbook.model.locate import node_at
from values_handbook.nodes import Mapping, Range, Scalar, Sequence

if TYPE_CHECKING:
    from values_handbook.derive.alignment.agreements import Outdated
    from values_handbook.model.record import Record
    from values_handbook.nodes import Node

_SHORT = "these are several alignments in one item; give each an item of its own"
_EMPTY = "`revision` holds nothing; delete it"


def edit_revisions(record: Record, found: list[Outdated], yaml: YamlText) -> None:
    """Plan the edits by which alignments of a record, one or more, say the revision that is in force.

    A text becomes a mapping (`{value: candor, revision: 2}`), a mapping gets the field, and ids with strengths
    (`{candor: strong}`), which have no place for it, become a list of mappings.
    """
    values = node_at(record, ("values",))
    if isinstance(values, Mapping) and "value" not in _fields(values):
        _spell_out(values, {item.place: item.in_force for item in found}, yaml)
        return
    for item in found:
        node = node_at(record, ("values", item.place))
        if isinstance(node, Scalar):
            _expand(node, item.in_force, yaml)
        elif isinstance(node, Mapping) and "value" in _fields(node):
            _add(node, item.in_force, yaml)
        else:
            _expand_short(values, node, item.in_force, yaml)


def _fields(mapping: Mapping) -> dict[str, Node]:
    return {key.value: value for key, value in mapping.pairs}


def _expand(word: Scalar, revision: int, yaml: YamlText) -> None:
    if yaml.is_shared(word):
        yaml.give_up(word.at, ALIASED)
    else:
        yaml.rewrite(word.at, f"{{value: {yaml.written(word.at)}, revision: {revision}}}")


def _add(alignment: Mapping, revision: int, yaml: YamlText) -> None:
    fields = _fields(alignment)
    old, value = fields.get("revision"), fields["value"]
    if isinstance(old, Scalar):
        if old.is_absent:
            yaml.give_up(old.at, _EMPTY)
        elif yaml.is_shared(old):
            yaml.give_up(old.at, ALIASED)
        else:
            yaml.rewrite(old.at, str(revision))
    elif alignment.flow:
        last = alignment.pairs[-1][1].at
        yaml.insert(last.end_line, last.end_column, f", revision: {revision}")
    else:
        yaml.insert_line(value.at.end_line, alignment.pairs[0][0].at.column, f"revision: {revision}")


def _expand_short(values: Node | None, node: Node | None, revision: int, yaml: YamlText) -> None:
    """`- {candor: strong}` or `- candor: strong` in a list."""
    assert isinstance(values, Sequence)
    assert isinstance(node, Mapping)
    key, strength = node.pairs[0]
    around = next(item for item in values.items if isinstance(item, Mapping) and key in _keys(item))
    if len(around.pairs) > 1:
        yaml.give_up(key.at, _SHORT)
    elif around.flow:
        yaml.rewrite(_both(key, strength), f"{_full(key, strength, yaml)}, revision: {revision}")
    else:
        yaml.rewrite(_both(key, strength), f"{{{_full(key, strength, yaml)}, revision: {revision}}}")


def _keys(mapping: Mapping) -> list[Scalar]:
    return [key for key, _ in mapping.pairs]


def _spell_out(values: Mapping, revisions: dict[int, int], yaml: YamlText) -> None:
    """Ids with strengths, in braces or below one another, as a list of mappings."""
    if values.flow:
        at = values.at
        yaml.rewrite(Range(at.line, at.column, at.line, at.column + 1), "[")
        yaml.rewrite(Range(at.end_line, at.end_column - 1, at.end_line, at.end_column), "]")
    for place, (key, strength) in enumerate(values.pairs):
        revision = f", revision: {revisions[place]}" if place in revisions else ""
        item = f"{{{_full(key, strength, yaml)}{revision}}}"
        yaml.rewrite(_both(key, strength), item if values.flow else f"- {item}")


def _full(key: Scalar, strength: Node, yaml: YamlText) -> str:
    return f"value: {yaml.written(key.at)}, strength: {yaml.written(strength.at)}"


def _both(key: Scalar, value: Node) -> Range:
    return Range(key.at.line, key.at.column, value.at.end_line, value.at.end_column)
