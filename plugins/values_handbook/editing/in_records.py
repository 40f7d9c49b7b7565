"""The references in records to what is renamed: in fields, in addresses, and in prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.editing.edits import SourceText
from values_handbook.editing.in_yaml import SPELLED, YamlText
from values_handbook.editing.renaming import Slice
from values_handbook.model.fields import References, TextForm, leaves
from values_handbook.model.locate import file_root, locate_record, node_at
from values_handbook.nodes import Mapping, Scalar
from values_handbook.prose import find_links

if TYPE_CHECKING:
    from values_handbook.editing.edits import PlannedEdits
    from values_handbook.editing.renaming import Renaming
    from values_handbook.link.resolve import Resolver
    from values_handbook.model.fields import Leaf
    from values_handbook.model.record import Handbook, Record
    from values_handbook.prose import ProseLink
    from values_handbook.taxonomy import Path


def edit_records(handbook: Handbook, renaming: Renaming, resolver: Resolver, planned: PlannedEdits) -> None:
    """Plan the edits of all references in records."""
    for record in handbook:
        for leaf in leaves(record.fields):
            if isinstance(leaf.marker, TextForm):
                if _may_name(leaf.value, renaming.old):
                    _edit_text(record, leaf, renaming, resolver, planned)
            elif renaming.old in leaf.value:
                _edit_field(record, leaf, renaming, resolver, planned)
        if renaming.key.kind == "cycle" and getattr(record.fields, "period", None) == renaming.old:
            _edit_period(record, renaming, planned)


def _edit_period(record: Record, renaming: Renaming, planned: PlannedEdits) -> None:
    """Edit the period of a goal or an objective, which is the label of a cycle."""
    node = node_at(record, ("period",))
    if isinstance(node, Scalar):
        yaml_text(record, planned).replace(node, renaming.old, Slice(0, len(renaming.old), renaming.new))
    else:
        _give_up(record, ("period",), planned)


def _may_name(text: str, identifier: str) -> bool:
    """A quick test: where it says no, no link of a Markdown text leads to the id, spelled with entities or not."""
    return identifier in text or "&" in text or "\\" in text or "%" in text


def _edit_field(record: Record, leaf: Leaf, renaming: Renaming, resolver: Resolver, planned: PlannedEdits) -> None:
    if isinstance(leaf.marker, References):
        part = renaming.in_word(leaf.value, resolver.resolve(leaf.value, leaf.marker))
    else:
        part = renaming.in_link(leaf.value, resolver, record.file.uri, record.key)
    if part is None:
        return
    word, node = leaf.value, node_at(record, leaf.path)
    if isinstance(node, Mapping) and len(node.pairs) == 1:
        # `value: candor` stands for `value:candor`: the scalar holds what is behind the colon.
        (kind, node), *_ = node.pairs
        gone = len(kind.value) + 1
        word, part = word[gone:], Slice(part.start - gone, part.end - gone, part.text)
    if isinstance(node, Scalar):
        yaml_text(record, planned).replace(node, word, part)
    else:
        _give_up(record, leaf.path, planned)


def _edit_text(record: Record, leaf: Leaf, renaming: Renaming, resolver: Resolver, planned: PlannedEdits) -> None:
    assert isinstance(leaf.marker, TextForm)
    for link in find_links(leaf.value, inline=leaf.marker.form == "inline"):
        part = renaming.in_link(link.href, resolver, record.file.uri, record.key)
        if part is None:
            continue
        node = node_at(record, leaf.path)
        if link.column < 0 or not isinstance(node, Scalar):
            _give_up(record, leaf.path, planned)
        else:
            yaml_text(record, planned).replace(node, link.href, part, _number_of(leaf.value, link))


def _number_of(text: str, link: ProseLink) -> int:
    """How many times the address of a link stands in the text before it."""
    before = text[: SourceText(text.encode()).offset(link.line + 1, link.column + 1)]
    return before.count(link.href)


def _give_up(record: Record, path: Path, planned: PlannedEdits) -> None:
    place = locate_record(record, path)
    planned.give_up(place.path, place.line, place.column, SPELLED)


def yaml_text(record: Record, planned: PlannedEdits) -> YamlText:
    """The file of a record, to be edited."""
    root = file_root(record.file)
    assert root is not None  # It held a record.
    return YamlText(record.file.path, SourceText(record.file.data), root, planned)
