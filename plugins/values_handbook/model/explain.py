"""Pydantic's errors as diagnostics: in a contributor's words, at the place in the file, with a way to mend it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from values_handbook.diagnostics import ENOUGH, Diagnostic, Related, diagnostic
from values_handbook.diagnostics.lines import decode, split_lines
from values_handbook.diagnostics.suggest import closest_help, quoted
from values_handbook.model.kinds import MODELS
from values_handbook.model.locate import first_line, key_range, locate, span_of
from values_handbook.model.shapes import fields_at, is_text, model_at, takes_text
from values_handbook.source.nodes import Mapping, Node, Range, Scalar, Sequence
from values_handbook.source.slips.quote_line import quote_line

if TYPE_CHECKING:
    from collections.abc import Iterator

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
}


def explain(error: ValidationError, file: SourceFile, record: Mapping) -> list[Diagnostic]:
    """One diagnostic for each of the errors; what only follows from another one is left out."""
    slips: dict[Path, Diagnostic] = {}
    found: list[tuple[Path, Diagnostic]] = []
    for item in error.errors(include_url=False)[:ENOUGH]:
        path: Path = tuple(item["loc"])
        if (slip := _slip(item["type"], path, file, record)) is not None:
            slips[path[:-1] if item["type"] == "extra_forbidden" else path] = slip
        else:
            found.append((path, _explain_one(item, path, file, record)))
    kept = [told for path, told in found if not any(path[: len(slip)] == slip for slip in slips)]
    return [*slips.values(), *kept]


def unknown_without_value(file: SourceFile, record: Mapping) -> Iterator[Diagnostic]:
    """Fields that nobody knows and that hold nothing: the models never see them, and the name is wrong all the same."""
    yield from islice(_unknown_in(record, (), file, record), ENOUGH)


def _unknown_in(node: Node, path: Path, file: SourceFile, record: Mapping) -> Iterator[Diagnostic]:
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _unknown_in(item, (*path, index), file, record)
    elif isinstance(node, Mapping) and model_at(file.kind, path) is not None:
        known = set(fields_at(file.kind, path))
        for key, value in node.pairs:
            at = (*path, key.value)
            if isinstance(value, Scalar) and value.is_absent and key.value not in known and not _is_short(node, known):
                yield _unknown_field(at, file, record)
            elif not isinstance(value, Scalar):
                yield from _unknown_in(value, at, file, record)


def _is_short(node: Mapping, known: set[str]) -> bool:
    """Whether a mapping is ids with their strengths: none of its keys is a field."""
    return "strength" in known and not any(key.value in known for key, _ in node.pairs)


def _explain_one(item: Any, path: Path, file: SourceFile, record: Mapping) -> Diagnostic:
    kind, context = item["type"], item.get("ctx") or {}
    if kind == "extra_forbidden":
        return _unknown_field(path, file, record)
    if kind == "duplicate-key":
        return _same_field(path, context, file, record)
    span = span_of(file.path, _place(path, record))
    if kind in ("missing", "too_short"):
        name = str(path[-1])
        help_line = f"add `{_EXAMPLES.get(name, f'{name}: …')}`"
        return diagnostic("missing-field", f"`{name}` is missing", span, help=help_line)
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return diagnostic("invalid-number", f"`{path[-1]}` is {words} {context[key]}", span)
    if "headline" in context:
        return diagnostic(kind, context["headline"], span, help=context.get("help", ""))
    names = list(fields_at(file.kind, path))
    help_line = f"its fields are {quoted(names)}" if names else ""
    return diagnostic("expected-mapping", "fields with their values are expected here", span, help=help_line)


def _place(path: Path, record: Mapping) -> Range:
    """Where to point: the value; for something missing, the first key of the mapping that lacks it.

    Pydantic names the place of a wrong key by the key and a further step.
    """
    if path[-1:] == ("[key]",):
        return key_range(record, path[:-1])
    node = _node(record, path)
    in_brackets = isinstance(node, Sequence) and node.at.line == node.at.end_line
    return node.at if node is not None and in_brackets else locate(record, path)


def _same_field(path: Path, context: Any, file: SourceFile, record: Mapping) -> Diagnostic:
    """Two spellings of one field: the later one, and where the first one stands."""
    keys = (key_range(record, (*path, context["key"])), key_range(record, (*path, context["other"])))
    first, second = (span_of(file.path, place) for place in sorted(keys))
    related = (Related(first, "first here"),)
    return diagnostic("duplicate-key", context["headline"], second, related=related, help=context["help"])


def _unknown_field(path: Path, file: SourceFile, record: Mapping) -> Diagnostic:
    name = str(path[-1])
    known = list(fields_at(file.kind, path[:-1]))
    help_line = closest_help(name, known) or f"its fields are {quoted(known)}"
    if name == "<<":
        help_line = "merging is not part of the format: write the fields out"
    elif len(path) > 1 and name in MODELS[file.kind].model_fields and name not in known:
        help_line = f"`{name}` is a field of the record itself: check the indentation"
    place = span_of(file.path, key_range(record, path))
    return diagnostic("unknown-field", f"`{name}` is no field {_owner_of(file.kind, path)}", place, help=help_line)


def _owner_of(kind: str, path: Path) -> str:
    around = [step for step in path[:-1] if isinstance(step, str)]
    return f"of `{around[-1]}`" if around else f"of a {kind}"


def _slip(kind: str, path: Path, file: SourceFile, record: Mapping) -> Diagnostic | None:
    """A text that YAML read as a mapping or a list because quotes are missing, with the line mended."""
    if kind == "extra_forbidden" and len(path) > 1:
        at = path[:-1]
        if not takes_text(file.kind, at):
            return None
    elif kind == "expected-text" and is_text(file.kind, path):
        at = path
    else:
        return None
    node = _node(record, at)
    if isinstance(node, Mapping) and len(node.pairs) == 1 and not node.flow:
        code, headline = "unquoted-colon", "a colon with a space after it turns this text into a field"
    elif isinstance(node, Sequence) and kind == "expected-text" and node.at.line == node.at.end_line:
        code, headline = "unquoted-start", "brackets turn this text into a list"
    else:
        return None
    place = first_line(node) if isinstance(node, Mapping) else node.at
    line = split_lines(decode(file.data))[place.line - 1]
    mended = quote_line(line)
    if mended is None:
        return None
    return diagnostic(code, headline, span_of(file.path, place), help=f"quote the text: `{mended.strip()}`")


def _node(record: Node, path: Path) -> Node | None:
    """The node exactly at a path, or None."""
    node = record
    for step in path:
        if isinstance(step, int) and isinstance(node, Sequence) and step < len(node.items):
            node = node.items[step]
        elif isinstance(step, str) and isinstance(node, Mapping):
            below = next((value for key, value in node.pairs if key.value == step), None)
            if below is None:
                return None
            node = below
        elif step != 0:
            return None
    return node
