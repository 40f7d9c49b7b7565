"""The ids in `where`, of matrices and embeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.model import coerce
from values_handbook.model.fields import References, marked_fields
from values_handbook.model.kinds import MODELS
from values_handbook.model.kinds.work import ALIGNMENTS
from values_handbook.model.where import DERIVED_WORDS
from values_handbook.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record import Key


def names_in_where(where: Node | None, kind: str, key: Key, behaviour: str = "") -> Iterator[Scalar]:
    """The words in `where` for records of a kind that name a record. It knows no behaviours."""
    if not isinstance(where, Mapping) or not kind or behaviour:
        return
    for field, value in where.pairs:
        if names_kind(kind, field.value, key.kind):
            yield from (word for word in _words(value) if is_named(word.value, key))


def names_kind(kind: str, field: str, of: str) -> bool:
    """Whether a field of a kind refers to records of the kind `of`."""
    if DERIVED_WORDS.get(kind, {}).get(field) == of:
        return True
    if field == "period" and of == "cycle":
        return True
    marker = marked_fields(MODELS[kind]).get(field)
    if isinstance(marker, References):
        return of in marker.kinds
    return ALIGNMENTS.get(kind, {}).get(field) == of


def is_named(word: str, key: Key) -> bool:
    """Whether a word of `where` names a record; it is compared as people spell it."""
    return coerce.bare(word) == coerce.bare(key.id)


def _words(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        yield from (item for item in node.items if isinstance(item, Scalar))
