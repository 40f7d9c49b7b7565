"""Pydantic's errors as diagnostics: in a contributor's words, at the place in the file, with a way to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from values_handbook.diagnostics import ENOUGH, Diagnostic, Related, diagnostic
from values_handbook.diagnostics.suggest import quoted
from values_handbook.model.explain_text import explain_not_text, explain_text_as_field
from values_handbook.model.explain_unknown import explain_unknown
from values_handbook.model.explain_word import explain_word
from values_handbook.model.locate import exact_node, key_range, locate, span_of
from values_handbook.model.shapes import field_at, fields_at
from values_handbook.nodes import Mapping, Range, Sequence

if TYPE_CHECKING:
    from pydantic import ValidationError

    from values_handbook.model.locate import Path
    from values_handbook.source.files import SourceFile

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
