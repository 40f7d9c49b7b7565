"""Nodes and diagnostics of a text that was mended and protected, back to the file as it is on disk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, Related
from values_handbook.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from values_handbook.yaml_repair import RepairedLines


def moved(node: Node, draft: RepairedLines, done: dict[int, Node]) -> Node:
    """A node with the ranges of the file as it is on disk. What aliases repeat is moved once, and stays one."""
    if (known := done.get(id(node))) is not None:
        return known
    at = draft.range(node.at)
    new: Node
    if isinstance(node, Scalar):
        new = node._replace(at=at)
    elif isinstance(node, Sequence):
        new = Sequence(tuple(moved(item, draft, done) for item in node.items), at)
    else:
        pairs = ((key._replace(at=draft.range(key.at)), moved(value, draft, done)) for key, value in node.pairs)
        new = Mapping(tuple(pairs), at, node.flow)
    done[id(node)] = new
    return new


def restored(node: Node, restore: dict[int, str]) -> Node:
    """A node with the characters back that libyaml would have misread."""
    if isinstance(node, Scalar):
        return node._replace(value=node.value.translate(restore))
    if isinstance(node, Sequence):
        return node._replace(items=tuple(restored(item, restore) for item in node.items))
    pairs = ((key._replace(value=key.value.translate(restore)), restored(value, restore)) for key, value in node.pairs)
    return node._replace(pairs=tuple(pairs))


def readable(item: Diagnostic, restore: dict[int, str]) -> Diagnostic:
    """A diagnostic with the file's own characters in what it quotes."""
    if not restore:
        return item
    related = tuple(Related(place.span, place.label.translate(restore)) for place in item.related)
    return replace(item, headline=item.headline.translate(restore), help=item.help.translate(restore), related=related)
