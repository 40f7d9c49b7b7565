"""Errors and doubts about records as diagnostics: in a contributor's words, at the place in the file, with a way to mend it.

The longer messages have modules of their own: `explain_text`, `explain_unknown`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from values_handbook.diagnostics import ENOUGH, Diagnostic, Related, diagnostic
from values_handbook.diagnostics.suggest import quoted
from values_handbook.model.coerce import SHOWN_ITEMS, bare
from values_handbook.model.explain_text import explain_not_text, explain_text_as_field
from values_handbook.model.explain_unknown import explain_unknown
from values_handbook.model.fields import words_of
from values_handbook.model.kinds import MODELS
from values_handbook.model.kinds.work import ALIGNED_KINDS, is_short
from values_handbook.model.locate import exact_node, key_range, locate, span_of
from values_handbook.model.shapes import field_at, fields_at, model_at
from values_handbook.nodes import Mapping, Range, Scalar, Sequence, plain
from values_handbook.taxonomy import slug
from values_handbook.yaml_repair import is_plain_safe
from values_handbook.yaml_repair import quoted as in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError

    from values_handbook.model.kinds import Common
    from values_handbook.model.measuring import Doubt
    from values_handbook.source.files import SourceFile
    from values_handbook.taxonomy import Path


_BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
}
_EXAMPLES = {
    "title": "title: A name",
    "date": "date: 2026-11-23",
    "to": "to: [cto]",
    "question": "question: Why?",
    "answer": "answer: Because …",
    "score": "score: 3.5",
    "url": "url: https://example.org",
    "activity": "activity: Workshop",
}
_UNKNOWN = "extra_forbidden"


def explain(error: ValidationError, file: SourceFile, record: Mapping) -> list[Diagnostic]:
    """One diagnostic for each cause; what only follows from another one is left out."""
    items = error.errors(include_url=False)[:ENOUGH]
    unknown: dict[Path, list[str]] = {}
    for item in items:
        if item["type"] == _UNKNOWN:
            unknown.setdefault(tuple(item["loc"][:-1]), []).append(str(item["loc"][-1]))
    found: list[Diagnostic] = []
    explained: set[Path] = set()
    for path, keys in unknown.items():
        if (slip := explain_text_as_field(path, keys, file, record)) is not None:
            found.append(slip)
            explained.add(path)
        else:
            causes, provided = explain_unknown(path, keys, file, record)
            found += causes
            explained |= provided
    for item in items:
        path = tuple(item["loc"])
        if item["type"] != _UNKNOWN and not any(path[: len(cause)] == cause for cause in explained):
            found.append(_explain_one(item, path, file, record))
    return found


def _explain_one(item: Any, path: Path, file: SourceFile, record: Mapping) -> Diagnostic:
    kind, context = item["type"], item.get("ctx") or {}
    if kind == "duplicate-key":
        return _same_field(path, context, file, record)
    if kind == "expected-text" and (found := explain_not_text(path, file, record)) is not None:
        return found
    span = span_of(file.path, _place(path, record))
    if kind in ("missing", "too_short"):
        name = str(path[-1])
        help_line = f"add `{_EXAMPLES.get(name, f'{name}: …')}`"
        return diagnostic("missing-field", f"`{name}` is missing", span, help=help_line)
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        headline = f"`{path[-1]}` is {words} {context[key]}"
        return diagnostic("invalid-number", headline, span, help=_range_of(path, file.kind))
    if "headline" in context:
        help_line = explain_word(path, file, record) if kind == "invalid-choice" else ""
        return diagnostic(kind, context["headline"], span, help=help_line or context.get("help", ""))
    names = list(fields_at(file.kind, path))
    help_line = f"its fields are {quoted(names)}" if names else ""
    return diagnostic("expected-mapping", "fields with their values are expected here", span, help=help_line)


def _range_of(path: Path, kind: str) -> str:
    """What the number of a field means, for one that is too large or too small."""
    field = field_at(kind, path)
    return f"`{path[-1]}` is: {field.description}" if field is not None and field.description else ""


def _place(path: Path, record: Mapping) -> Range:
    """Where to point: the value; for something missing, the first key of the mapping that lacks it.

    Pydantic names the place of a wrong key by the key and a further step.
    """
    if path[-1:] == ("[key]",):
        return key_range(record, path[:-1])
    node = exact_node(record, path)
    in_brackets = isinstance(node, Sequence) and node.at.line == node.at.end_line
    return node.at if node is not None and in_brackets else locate(record, path)


def _same_field(path: Path, context: Any, file: SourceFile, record: Mapping) -> Diagnostic:
    """Two spellings of one field: the later one, and where the first one stands."""
    keys = (key_range(record, (*path, context["key"])), key_range(record, (*path, context["other"])))
    first, second = (span_of(file.path, place) for place in sorted(keys))
    related = (Related(first, "first here"),)
    return diagnostic("duplicate-key", context["headline"], second, related=related, help=context["help"])


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
    shown = text.value if is_plain_safe(text.value, flow=True) else in_quotes(text.value)
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


def explain_wrapped(file: SourceFile, root: Mapping) -> Diagnostic | None:
    """What is wrong with a file of many records that is a mapping; None for one that is a record."""
    known = set(fields_at(file.kind, ()))
    if not root.pairs or any(key.value in known for key, _ in root.pairs):
        return None
    first, value = root.pairs[0]
    place = span_of(file.path, first.at)
    if len(root.pairs) == 1 and isinstance(value, Sequence) and any(isinstance(item, Mapping) for item in value.items):
        headline = f"`{first.value}:` stands above the list of records"
        help_line = f"delete the line `{first.value}:`: the list is all that the file holds"
        return diagnostic("not-a-record", headline, place, help=help_line)
    if all(isinstance(node, Mapping) and slug(key.value) for key, node in root.pairs):
        shown = ", ".join(f"`- id: {slug(key.value)}`" for key, _ in root.pairs[:SHOWN_ITEMS])
        headline = "the records of a file are a list, and these stand below names of their own"
        instead = ", ".join(f"`{key.value}:`" for key, _ in root.pairs[:SHOWN_ITEMS])
        return diagnostic("not-a-record", headline, place, help=f"write {shown} in place of {instead}")
    return None


def notes_on_figures(fields: Common, file: SourceFile, record: Mapping) -> Iterator[Diagnostic]:
    """Notes on the doubtful figures of a record's measures, each at its place.

    Of the figures of a measure that have two readings only the first gets a note: one answer settles all of them.
    """
    for number, measure in enumerate(getattr(fields, "measures", ())):
        unclear = [doubt for doubt in measure.doubts if doubt.reason == "readings"]
        for doubt in measure.doubts:
            if doubt in unclear[1:]:
                continue
            code, headline, help_line = _words(doubt)
            if doubt.reason == "readings" and len(unclear) > 1:
                help_line += ", and the other figures of this measure likewise"
            span = span_of(file.path, locate(record, ("measures", number, *doubt.place)))
            yield diagnostic(code, headline, span, help=help_line)


def _words(doubt: Doubt) -> tuple[str, str, str]:
    """Code, headline and help."""
    written, name = f"`{doubt.written}`", f"`{doubt.place[0]}`"
    value, other = _digits(doubt.value), _digits(doubt.other)
    if doubt.reason == "readings":
        headline = f"{written} can mean {value} or {other}, and is read as {value}"
        return "unclear-figure", headline, f"write `{value}` or `{other}`"
    if doubt.reason == "bound":
        headline = f"{written} is a bound, and {name} is read as {value}"
        return "unclear-figure", headline, "write the figure that was measured; only a `target` can be a bound"
    if doubt.reason == "unit":
        headline = f"{written} is not in `{doubt.expected}`, and is not compared with the other figures"
        return "figure-as-text", headline, f"write it in `{doubt.expected}`, the unit of this measure"
    headline = f"{written} is taken as a text, and not compared with figures"
    return "figure-as-text", headline, "write one figure, such as `5`, `< 5` or `2.5 h`; words belong in the `title`"


def _digits(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value)
