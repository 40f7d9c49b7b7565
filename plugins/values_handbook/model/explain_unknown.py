"""Messages about unknown fields, with the line that was probably meant."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from values_handbook.diagnostics import ENOUGH, Diagnostic, Related, diagnostic
from values_handbook.diagnostics.suggest import a_or_an, quoted
from values_handbook.model.kinds import Common
from values_handbook.model.locate import exact_node, line_of, locate, span_of
from values_handbook.model.meant import Meant, find_meant, is_field_of_record
from values_handbook.model.shapes import field_at, fields_at, is_list, model_at, takes_text
from values_handbook.nodes import Mapping, Node, Scalar, Sequence, plain
from values_handbook.yaml_repair import is_plain_safe, quote_line
from values_handbook.yaml_repair import quoted as in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.nodes import Range
    from values_handbook.source.files import SourceFile
    from values_handbook.taxonomy import Path

_RENAMED = ("rename", "spelled")
_EITHER = {"do": ("do", "dont"), "dont": ("do", "dont")}
"""Fields of which one is enough."""
LONGEST_SHOWN = 120
"""Characters of a mended line that is shown; of a longer one only the field is named."""


@dataclass
class _Around:
    """The mapping in which keys are no fields: its path, the places and values of its keys, what each was meant to be."""

    path: Path
    file: SourceFile
    record: Mapping
    node: Node | None
    places: dict[str, Range]
    values: dict[str, Node]
    meanings: dict[str, Meant | None] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path, file: SourceFile, record: Mapping) -> _Around:
        node = exact_node(record, path)
        pairs = node.pairs if isinstance(node, Mapping) else ()
        places = {key.value: key.at for key, _ in pairs}
        return cls(path, file, record, node, places, {key.value: value for key, value in pairs})

    @property
    def kind(self) -> str:
        return self.file.kind

    @property
    def named(self) -> str:
        """How the mapping is called in a message."""
        names = [step for step in self.path if isinstance(step, str)]
        return f"`{names[-1]}`" if names else a_or_an(self.kind)

    def data(self, key: str) -> Any:
        """What a key holds as plain data; None for what is absent."""
        return _data(self.values[key]) if key in self.values else None

    def place(self, key: str) -> Range:
        """Where a key stands."""
        return self.places[key] if key in self.places else locate(self.record, self.path)


def explain_unknown(
    path: Path, keys: list[str], file: SourceFile, record: Mapping
) -> tuple[list[Diagnostic], set[Path]]:
    """One diagnostic for each key, or for several that mean parts of one field; and the places of the fields meant.

    What is missing at such a place is no further problem.
    """
    around = _Around.of(path, file, record)
    taken = {name for name in fields_at(file.kind, path) if around.data(name) is not None}
    provided: set[Path] = {(*path, key) for key in keys}
    inside: dict[str, list[tuple[str, Meant]]] = {}
    for key in keys[:ENOUGH]:
        meant = find_meant(file.kind, path, key, around.data(key), taken) if key != "<<" else None
        if meant is not None and meant.way == "inside":
            inside.setdefault(meant.field, []).append((key, meant))
        else:
            around.meanings[key] = meant
        if meant is not None and meant.way in _RENAMED:
            taken.add(meant.field)
            provided |= {(*path, name) for name in _EITHER.get(meant.field, (meant.field,))}
    found = [_one(key, around) for key in around.meanings]
    found += [_several(name, parts, around) for name, parts in inside.items()]
    return found, provided


def _data(node: Node) -> Any:
    return None if isinstance(node, Scalar) and node.is_absent else plain(node)


def unknown_without_value(file: SourceFile, record: Mapping) -> Iterator[Diagnostic]:
    """Messages about unknown fields without a value, which the models never see."""
    yield from islice(_unknown_in(record, (), file, record), ENOUGH)


def _unknown_in(node: Node, path: Path, file: SourceFile, record: Mapping) -> Iterator[Diagnostic]:
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _unknown_in(item, (*path, index), file, record)
    elif isinstance(node, Mapping) and model_at(file.kind, path) is not None:
        known = set(fields_at(file.kind, path))
        absent = [key.value for key, value in node.pairs if _data(value) is None and key.value not in known]
        if absent and not _is_short(node, known):
            yield from explain_unknown(path, absent, file, record)[0]
        for key, value in node.pairs:
            if not isinstance(value, Scalar):
                yield from _unknown_in(value, (*path, key.value), file, record)


def _is_short(node: Mapping, known: set[str]) -> bool:
    """Whether a mapping is ids with their strengths: none of its keys is a field."""
    return "strength" in known and not any(key.value in known for key, _ in node.pairs)


def _one(key: str, around: _Around) -> Diagnostic:
    place = span_of(around.file.path, around.place(key))
    return diagnostic("unknown-field", f"`{key}` is no field of {around.named}", place, help=_help(key, around))


def _several(name: str, parts: list[tuple[str, Meant]], around: _Around) -> Diagnostic:
    """Keys that mean parts of one field: `start` and `end` of a goal are its `period`."""
    first, *others = (span_of(around.file.path, around.place(key)) for key, _ in parts)
    keys = " and ".join(f"`{key}`" for key, _ in parts)
    are = "is no field" if not others else "are no fields"
    written = {meant.inner: meant.value or _source(key, around) for key, meant in parts}
    order = [inner for inner in fields_at(around.kind, (*around.path, name)) if inner in written]
    line = f"{name}: {{{', '.join(f'{inner}: {written[inner]}' for inner in order)}}}"
    instead = f", in place of the `{name}` that is there" if around.data(name) is not None else ""
    return diagnostic(
        "unknown-field",
        f"{keys} {are} of {around.named}",
        first,
        related=[Related(span, "and here") for span in others],
        help=f"write `{line}`{instead}",
    )


def _source(key: str, around: _Around) -> str:
    """A scalar as it may stand in braces."""
    value = around.data(key)
    text = value.strip() if isinstance(value, str) else "…"
    return text if is_plain_safe(text, flow=True) else in_quotes(text)


def _help(key: str, around: _Around) -> str:
    meant = around.meanings[key]
    if key == "<<":
        return "merging is not part of the format: write the fields out"
    if meant is None:
        common = () if around.path else Common.model_fields
        names = sorted(fields_at(around.kind, around.path), key=lambda name: name in common)
        return f"its fields are {quoted(names)}"
    match meant.way:
        case "line":
            return f"write `{meant.field}`"
        case "record":
            return f"`{meant.field}` is a field of the record itself: check the indentation"
        case "part":
            return _in_part(key, meant, around)
        case "spelled":
            return f"closest: `{meant.field}`"
    return "\n".join((_renamed(key, meant, around), *_also(key, around)))


def _also(key: str, around: _Around) -> Iterator[str]:
    """What a key may have been meant to be besides."""
    kind = around.kind
    if around.path and is_field_of_record(kind, key, around.data(key)):
        yield f"or, if it is the `{key}` of the {kind}, indent it as far as the {kind}'s other fields"
    elif key[:1].isupper() and takes_text(kind, around.path) and (text := _as_text(key, around)):
        yield f"or, if all of it is one text, quote it: `{text}`"


def _renamed(key: str, meant: Meant, around: _Around) -> str:
    """The line with the names of the fields that were meant: all of them, where several stand on one line."""
    number = around.place(key).line
    line = line_of(around.file, number)
    is_flow = isinstance(around.node, Mapping) and around.node.flow
    beside = [(around.place(name), other) for name, other in around.meanings.items() if is_flow or name == key]
    for at, other in sorted(beside, reverse=True, key=lambda place: place[0]):
        if other is not None and at.line == number and other.way in _RENAMED:
            rest = f": {other.value}" if other.value and not is_flow else line[at.end_column - 1 :]
            line = f"{line[: at.column - 1]}{other.field}{rest}"
    shown = line.strip()
    if len(shown) > LONGEST_SHOWN:
        return f"write `{meant.field}`"
    return f"write `{shown}`" if shown.startswith(f"{meant.field}:") else f"write `{meant.field}`: `{shown}`"


def _as_text(key: str, around: _Around) -> str:
    """The line with its text in quotes, of a mapping of one field that may be a text; else nothing."""
    if not isinstance(around.node, Mapping) or len(around.node.pairs) != 1 or around.node.flow:
        return ""
    mended = quote_line(line_of(around.file, around.place(key).line))
    return mended.strip() if mended is not None and len(mended) <= LONGEST_SHOWN else ""


def _in_part(key: str, meant: Meant, around: _Around) -> str:
    """A field that belongs in an item of a list of this record, with an item that holds it."""
    path = (*around.path, meant.field)
    model, holder = model_at(around.kind, path), field_at(around.kind, path)
    assert model is not None
    assert holder is not None
    required = [info.alias or name for name, info in model.model_fields.items() if info.is_required()]
    written = dict.fromkeys(required, "…") | {meant.inner: _source(key, around)}
    item = f"{{{', '.join(f'{name}: {text}' for name, text in written.items())}}}"
    shown = f"{meant.field}: [{item}]" if is_list(holder) else f"{meant.field}: {item}"
    return f"`{meant.inner}` belongs to `{meant.field}`: `{shown}`"
