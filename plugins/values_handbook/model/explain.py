"""Pydantic's errors as diagnostics: in a contributor's words, at the place in the file, with a way to mend it."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from values_handbook.diagnostics import Diagnostic, Related, diagnostic
from values_handbook.diagnostics.lines import decode, split_lines
from values_handbook.diagnostics.suggest import closest_help, quoted
from values_handbook.model.kinds import MODELS
from values_handbook.model.locate import first_line, key_range, locate, span_of
from values_handbook.source.nodes import Mapping, Node, Range, Sequence
from values_handbook.source.slips import quote_line

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
    for item in error.errors(include_url=False):
        path: Path = tuple(item["loc"])
        if (slip := _slip(item["type"], path, file, record)) is not None:
            slips[path[:-1] if item["type"] == "extra_forbidden" else path] = slip
        else:
            found.append((path, _explain_one(item, path, file, record)))
    kept = [told for path, told in found if not any(path[: len(slip)] == slip for slip in slips)]
    return [*slips.values(), *kept]


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
    names = list(_fields_at(file.kind, path))
    help_line = f"its fields are {quoted(names)}" if names else ""
    return diagnostic("expected-mapping", "fields with their values are expected here", span, help=help_line)


def _place(path: Path, record: Mapping) -> Range:
    """Where to point: the value; for something missing, the first key of the mapping that lacks it.

    Pydantic names the place of a wrong key by the key and a further step.
    """
    return key_range(record, path[:-1]) if path[-1:] == ("[key]",) else locate(record, path)


def _same_field(path: Path, context: Any, file: SourceFile, record: Mapping) -> Diagnostic:
    """Two spellings of one field: the later one, and where the first one stands."""
    keys = (key_range(record, (*path, context["key"])), key_range(record, (*path, context["other"])))
    first, second = (span_of(file.path, place) for place in sorted(keys))
    related = (Related(first, "first here"),)
    return diagnostic("duplicate-key", context["headline"], second, related=related, help=context["help"])


def _unknown_field(path: Path, file: SourceFile, record: Mapping) -> Diagnostic:
    name = str(path[-1])
    known = list(_fields_at(file.kind, path[:-1]))
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
        if not _takes_text(file.kind, at):
            return None
    elif kind == "expected-text":
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


def _takes_text(kind: str, path: Path) -> bool:
    """Whether a mapping at this path may also be written as a text alone."""
    model = _model_at(kind, path)
    return model is not None and any(name.startswith("_short") or name == "_fill_in" for name in vars(model))


def _fields_at(kind: str, path: Path) -> Iterator[str]:
    """The names of the fields that may stand at a path."""
    model = _model_at(kind, path)
    for name, field in (model.model_fields if model else {}).items():
        yield field.alias or name


def _model_at(kind: str, path: Path) -> type[BaseModel] | None:
    model: type[BaseModel] | None = MODELS[kind]
    for step in path:
        if isinstance(step, int) or model is None:
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        model = next(models_in(fields[step].annotation), None) if step in fields else None
    return model


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation such as `tuple[Annotated[Behaviour, …], …] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, types.UnionType, tuple, dict, list):
        for inner in get_args(annotation):
            yield from models_in(inner)
