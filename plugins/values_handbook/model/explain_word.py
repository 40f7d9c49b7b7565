"""Messages about words that their field does not take, and that belong in another field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.model.coerce import bare
from values_handbook.model.fields import words_of
from values_handbook.model.kinds import MODELS
from values_handbook.model.kinds.work import ALIGNED_KINDS, is_short
from values_handbook.model.locate import exact_node
from values_handbook.model.shapes import fields_at, model_at
from values_handbook.nodes import Mapping, Scalar, plain
from values_handbook.yaml_repair import is_plain_safe, quoted

if TYPE_CHECKING:
    from values_handbook.model.locate import Path
    from values_handbook.source.files import SourceFile


def explain_word(path: Path, file: SourceFile, record: Mapping) -> str:
    """The help that names the field where a word belongs; empty where none is known."""
    if path[-1] == "strength":
        return _rationale(path, record)
    node = exact_node(record, path)
    return _of_a_part(file.kind, node.value) if len(path) == 1 and isinstance(node, Scalar) else ""


def _rationale(path: Path, record: Mapping) -> str:
    """A reason in the place of a strength: `- craft: it matters`."""
    node = exact_node(record, path[:-1])
    name = ALIGNED_KINDS.get(str(path[0]), "value")
    if not isinstance(node, Mapping) or len(node.pairs) != 1 or not is_short(plain(node), name):
        return ""
    key, text = node.pairs[0]
    if not isinstance(text, Scalar) or " " not in text.value.strip():
        return ""
    shown = text.value if is_plain_safe(text.value, flow=True) else quoted(text.value)
    return f"write `- {{{name}: {key.value}, rationale: {shown}}}` if this is the reason, and not the strength"


def _of_a_part(kind: str, word: str) -> str:
    """The part of a record that knows a word which its own field does not."""
    for name in fields_at(kind, ()):
        model = model_at(kind, (name,))
        if model is None or model is MODELS[kind]:
            continue
        for inner, info in model.model_fields.items():
            if bare(word) in map(bare, words_of(info.annotation)):
                field = info.alias or inner
                required = [other for other, one in model.model_fields.items() if one.is_required()]
                item = ", ".join([*(f"{other}: …" for other in required), f"{field}: {word}"])
                return f"`{word}` is a word of `{field}` in `{name}`: `{name}: [{{{item}}}]`"
    return ""
