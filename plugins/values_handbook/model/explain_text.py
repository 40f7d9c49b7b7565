"""Messages about texts, ids and addresses that YAML read as something else, and about lists or fields in their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.diagnostics.suggest import quoted as in_backticks
from values_handbook.model.coerce import BULLETS, SHOWN_ITEMS, bare
from values_handbook.model.fields import References, TextForm
from values_handbook.model.kinds.synonyms import AS_PAIR, TEXT_WORDS
from values_handbook.model.locate import exact_node, first_line, line_of, span_of
from values_handbook.model.meant import find_meant, fits
from values_handbook.model.shapes import fields_at, is_text, marker_at, model_at, takes_text
from values_handbook.nodes import Mapping, Node, Range, Scalar, Sequence, plain
from values_handbook.yaml_repair import is_plain_safe, quote_line, quoted

if TYPE_CHECKING:
    from pydantic import BaseModel

    from values_handbook.source.files import SourceFile
    from values_handbook.taxonomy import Path

MOST_PAIRS = 20
"""Keys of a mapping that may be a list: nobody writes a longer one by mistake."""
LONGEST_JOINED = 160
"""Characters of a text that is shown in place of a list."""
_BULLET = re.compile(rf"[{BULLETS}*+][ \t]+")
_FIELD_LIKE = re.compile(r"[a-z][a-z0-9_]*\Z")
_COLON = "a colon with a space after it turns this text into a field"


def explain_text_as_field(path: Path, keys: list[str], file: SourceFile, record: Mapping) -> Diagnostic | None:
    """A text with a colon that YAML read as a single field, such as `- Raise it: in the channel`.

    None where the key is a field's name, or what people write for one.
    """
    node = exact_node(record, path)
    if not path or not isinstance(node, Mapping) or node.flow or len(node.pairs) > MOST_PAIRS:
        return None
    if all(_BULLET.match(key.value) and isinstance(value, Scalar) for key, value in node.pairs):
        return _bulleted(node, file)
    if any(find_meant(file.kind, path, key.value, plain(value)) is not None for key, value in node.pairs):
        return None
    model = model_at(file.kind, path)
    if model is not None and model.__name__ in AS_PAIR:
        return _as_pairs(path, node, model, file, record)
    if len(node.pairs) != 1 or not takes_text(file.kind, path):
        return None
    (key, _), *_ = node.pairs
    also = (
        f"or name one of the fields {in_backticks(fields_at(file.kind, path))}" if _FIELD_LIKE.match(key.value) else ""
    )
    return _unquoted_colon(node, file, also)


def _bulleted(node: Mapping, file: SourceFile) -> Diagnostic:
    """Items of a list with a bullet and a colon each, such as `– Raise it: in the channel`."""
    texts = [f"{_BULLET.sub('', key.value)}: {plain(value)}" for key, value in node.pairs]
    shown = ", ".join(f"`- {_plain(text)}`" for text in texts[:SHOWN_ITEMS])
    headline = f"a list item starts with `- `, not with `{node.pairs[0][0].value[0]}`"
    help_line = f"use a hyphen, and quote a text with a colon: {shown}"
    return diagnostic("list-bullet", headline, span_of(file.path, first_line(node)), help=help_line)


def _as_pairs(
    path: Path, node: Mapping, model: type[BaseModel], file: SourceFile, record: Mapping
) -> Diagnostic | None:
    """`Survey: https://…`, whose name and text belong in two fields of an item."""
    name, text = AS_PAIR[model.__name__]
    if not all(fits(model, name, key.value) and fits(model, text, plain(value)) for key, value in node.pairs):
        return None
    field = next(step for step in reversed(path) if isinstance(step, str))
    items = [
        f"{{{name}: {_in_braces(key.value)}, {text}: {_in_braces(str(plain(value)).strip())}}}"
        for key, value in node.pairs
    ]
    is_item = isinstance(exact_node(record, path[:-1]), Sequence)
    shown = f"- {items[0]}" if is_item and len(items) == 1 else f"{field}: [{', '.join(items)}]"
    names = " and ".join(f"`{key.value}`" for key, _ in node.pairs[:SHOWN_ITEMS])
    headline = f"{names} {'is no field' if len(items) == 1 else 'are no fields'} of `{field}`"
    return diagnostic("unknown-field", headline, span_of(file.path, node.pairs[0][0].at), help=f"write `{shown}`")


def _in_braces(text: str) -> str:
    return text if is_plain_safe(text, flow=True) else quoted(text)


def _unquoted_colon(node: Mapping, file: SourceFile, also: str = "") -> Diagnostic | None:
    place = first_line(node)
    mended = quote_line(line_of(file, place.line))
    if mended is None:
        return None
    help_line = f"quote the text: `{mended.strip()}`" + (f"\n{also}" if also else "")
    return diagnostic("unquoted-colon", _COLON, span_of(file.path, place), help=help_line)


def explain_not_text(path: Path, file: SourceFile, record: Mapping) -> Diagnostic | None:
    """A list or fields where a text, an id or an address belongs, with the line that mends it; None for anything else."""
    node = exact_node(record, path)
    if isinstance(node, Mapping) and node.pairs:
        return _fields(path, node, file, record)
    if isinstance(node, Sequence) and node.items:
        return _list(path, node, file, record)
    return None


def _fields(path: Path, node: Mapping, file: SourceFile, record: Mapping) -> Diagnostic | None:
    """Fields in the place of a text or an id."""
    named = [value for key, value in node.pairs if bare(key.value) in TEXT_WORDS and _is_written(value)]
    marker, at, first = marker_at(file.kind, path), first_line(node), node.pairs[0][0].value
    alone = named[0] if named else None
    if isinstance(marker, References):
        what = "the id or the name" if marker.names else "the id"
        text = alone.value if isinstance(alone, Scalar) else first
        return _expected("a mapping", at, file, f"write {what} alone: `{_shown(path, _plain(text), record)}`")
    if isinstance(alone, Scalar) and first.islower():
        return _expected("a mapping", at, file, f"write the text alone: `{_shown(path, _plain(alone.value), record)}`")
    if len(node.pairs) == 1 and not node.flow and is_text(file.kind, path):
        return _unquoted_colon(node, file)
    if not node.flow and isinstance(path[-1], str):
        return _expected("a mapping", at, file, f"if these lines are a text, put `|` before them: `{path[-1]}: |`")
    return None


def _is_written(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.is_absent


def _list(path: Path, node: Sequence, file: SourceFile, record: Mapping) -> Diagnostic | None:
    """A list in the place of a text or an id."""
    marker = marker_at(file.kind, path)
    line = line_of(file, node.at.line)
    in_brackets = line[node.at.column - 1 : node.at.column] == "["
    is_one_line = in_brackets and node.at.line == node.at.end_line
    at = node.at if is_one_line else first_line(node)
    if is_one_line and isinstance(marker, TextForm) and (mended := quote_line(line)):
        headline = "brackets turn this text into a list"
        return diagnostic(
            "unquoted-start", headline, span_of(file.path, at), help=f"quote the text: `{mended.strip()}`"
        )
    texts = [item.value.strip() for item in node.items if isinstance(item, Scalar) and not item.is_absent]
    if not texts or len(texts) < len(node.items):
        return None
    if not isinstance(marker, TextForm):
        advice = "write it without the list: " if len(texts) == 1 else "name one only, such as "
        return _expected("a list", at, file, f"{advice}`{_shown(path, _plain(texts[0]), record)}`")
    if marker.form == "block" and len(texts) > 1 and not in_brackets:
        return _expected("a list", at, file, f"put `|` before the list, which keeps it: `{path[-1]}: |`")
    joined = _shown(path, _plain(_joined(texts)), record)
    shown = f": `{joined}`" if len(joined) <= LONGEST_JOINED else ""
    return _expected("a list", at, file, f"write it as one text{shown}")


def _joined(texts: list[str]) -> str:
    """Items as one text: sentences as they are, anything else with commas."""
    are_sentences = all(text[-1] in ".!?…" for text in texts)
    return (" " if are_sentences else ", ").join(texts)


def _expected(what: str, at: Range, file: SourceFile, help_line: str) -> Diagnostic:
    return diagnostic("expected-text", f"text is expected here, not {what}", span_of(file.path, at), help=help_line)


def _plain(text: str) -> str:
    return text if is_plain_safe(text) else quoted(text)


def _shown(path: Path, text: str, record: Mapping) -> str:
    """A text as its line would be: `- text` in a list, `field: text` elsewhere."""
    last = path[-1]
    if isinstance(last, str):
        return f"{last}: {text}"
    if isinstance(exact_node(record, path[:-1]), Sequence):
        return f"- {text}"
    return f"{path[-2]}: {text}"
