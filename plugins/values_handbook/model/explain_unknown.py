"""Keys that are no fields where they stand, with the line that says what was meant."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from values_handbook.diagnostics import ENOUGH, Diagnostic, Related, diagnostic
from values_handbook.diagnostics.lines import decode, split_lines
from values_handbook.diagnostics.suggest import a_or_an, quoted
from values_handbook.model.kinds import Common
from values_handbook.model.locate import exact_node, key_range, span_of
from values_handbook.model.meant import Meant, find_meant, is_field_of_record
from values_handbook.model.shapes import field_at, fields_at, is_list, model_at, takes_text
from values_handbook.source.nodes import Mapping, Node, Scalar, Sequence, plain
from values_handbook.source.slips.quote_line import quote_line
from values_handbook.source.slips.quoting import is_plain_safe
from values_handbook.source.slips.quoting import quoted as in_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.locate import Path
    from values_handbook.source.files import SourceFile

_RENAMED = ("rename", "spelled")
_EITHER = {"do": ("do", "dont"), "dont": ("do", "dont")}
"""Fields of which one is enough."""
LONGEST_SHOWN = 120
"""Characters of a mended line that is shown; of a longer one only the field is named."""


def explain_unknown(
    path: Path, keys: list[str], file: SourceFile, record: Mapping
) -> tuple[list[Diagnostic], set[Path]]:
    """One diagnostic for each key, or for several that mean parts of one field; and the places of the fields meant.

    What is missing at such a place is no further problem.
    """
    around = exact_node(record, path)
    known = set(fields_at(file.kind, path))
    pairs = around.pairs if isinstance(around, Mapping) else ()
    taken = {key.value for key, value in pairs if key.value in known and _data(value) is not None}
    found: list[Diagnostic] = []
    provided: set[Path] = {(*path, key) for key in keys}
    meanings: dict[str, Meant | None] = {}
    inside: dict[str, list[tuple[str, Meant]]] = {}
    for key in keys:
        value = next((_data(value) for name, value in pairs if name.value == key), None)
        meant = find_meant(file.kind, path, key, value, taken) if key != "<<" else None
        if meant is not None and meant.way == "inside":
            inside.setdefault(meant.field, []).append((key, meant))
        else:
            meanings[key] = meant
        if meant is not None and meant.way in _RENAMED:
            taken.add(meant.field)
            provided |= {(*path, name) for name in _EITHER.get(meant.field, (meant.field,))}
    found += [_one(path, key, meanings, file, record) for key in meanings]
    found += [_several(path, field, parts, file, record) for field, parts in inside.items()]
    return found, provided


def _data(node: Node) -> Any:
    return None if isinstance(node, Scalar) and node.is_absent else plain(node)


def unknown_without_value(file: SourceFile, record: Mapping) -> Iterator[Diagnostic]:
    """Fields that nobody knows and that hold nothing: the models never see them, and the name is wrong all the same."""
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


def _one(path: Path, key: str, meanings: dict[str, Meant | None], file: SourceFile, record: Mapping) -> Diagnostic:
    place = span_of(file.path, key_range(record, (*path, key)))
    headline = f"`{key}` is no field of {_owner_of(file.kind, path)}"
    return diagnostic("unknown-field", headline, place, help=_help(path, key, meanings, file, record))


def _several(path: Path, field: str, parts: list[tuple[str, Meant]], file: SourceFile, record: Mapping) -> Diagnostic:
    """Keys that mean parts of one field: `start` and `end` of a goal are its `period`."""
    first, *others = (span_of(file.path, key_range(record, (*path, key))) for key, _ in parts)
    names = " and ".join(f"`{key}`" for key, _ in parts)
    are = "is no field" if not others else "are no fields"
    written = {meant.inner: meant.value or _source(path, key, record) for key, meant in parts}
    order = [name for name in fields_at(file.kind, (*path, field)) if name in written]
    line = f"{field}: {{{', '.join(f'{name}: {written[name]}' for name in order)}}}"
    there = exact_node(record, (*path, field))
    instead = f", in place of the `{field}` that is there" if there is not None and _data(there) is not None else ""
    return diagnostic(
        "unknown-field",
        f"{names} {are} of {_owner_of(file.kind, path)}",
        first,
        related=[Related(span, "and here") for span in others],
        help=f"write `{line}`{instead}",
    )


def _source(path: Path, key: str, record: Mapping) -> str:
    """A scalar as it may stand in braces."""
    node = exact_node(record, (*path, key))
    text = node.value.strip() if isinstance(node, Scalar) and not node.is_absent else "…"
    return text if is_plain_safe(text, flow=True) else in_quotes(text)


def _owner_of(kind: str, path: Path) -> str:
    around = [step for step in path if isinstance(step, str)]
    return f"`{around[-1]}`" if around else a_or_an(kind)


def _help(path: Path, key: str, meanings: dict[str, Meant | None], file: SourceFile, record: Mapping) -> str:
    meant = meanings[key]
    if key == "<<":
        return "merging is not part of the format: write the fields out"
    if meant is None:
        common = () if path else Common.model_fields
        names = sorted(fields_at(file.kind, path), key=lambda name: name in common)
        return f"its fields are {quoted(names)}"
    if meant.way == "line":
        return f"write `{meant.field}`"
    if meant.way == "record":
        return f"`{meant.field}` is a field of the record itself: check the indentation"
    if meant.way == "part":
        return _in_part(path, key, meant, file, record)
    if meant.way == "spelled":
        return f"closest: `{meant.field}`"
    lines = [_renamed(path, key, meanings, file, record)]
    if path and is_field_of_record(file.kind, key, _data_at(path, key, record)):
        lines.append(f"or, if it is the `{key}` of the {file.kind}, indent it as far as the {file.kind}'s other fields")
    elif key[:1].isupper() and takes_text(file.kind, path) and (text := _as_text(path, key, file, record)):
        lines.append(f"or, if all of it is one text, quote it: `{text}`")
    return "\n".join(lines)


def _data_at(path: Path, key: str, record: Mapping) -> Any:
    node = exact_node(record, (*path, key))
    return None if node is None else _data(node)


def _renamed(path: Path, key: str, meanings: dict[str, Meant | None], file: SourceFile, record: Mapping) -> str:
    """The line with the names of the fields that were meant: all of them, where several stand on one line."""
    places = [(key_range(record, (*path, name)), meant) for name, meant in meanings.items() if meant is not None]
    number = key_range(record, (*path, key)).line
    line = _line(file, number)
    for at, other in sorted(places, reverse=True, key=lambda place: place[0]):
        if at.line == number and other.way in _RENAMED:
            rest = f": {other.value}" if other.value else line[at.end_column - 1 :]
            line = f"{line[: at.column - 1]}{other.field}{rest}"
    meant = meanings[key]
    assert meant is not None
    return f"write `{meant.field}`" + (f": `{line.strip()}`" if len(line.strip()) <= LONGEST_SHOWN else "")


def _as_text(path: Path, key: str, file: SourceFile, record: Mapping) -> str:
    """The line with its text in quotes, of a mapping of one field that may be a text; else nothing."""
    node = exact_node(record, path)
    if not isinstance(node, Mapping) or len(node.pairs) != 1 or node.flow:
        return ""
    mended = quote_line(_line(file, key_range(record, (*path, key)).line))
    return mended.strip() if mended is not None and len(mended) <= LONGEST_SHOWN else ""


def _in_part(path: Path, key: str, meant: Meant, file: SourceFile, record: Mapping) -> str:
    """A field that belongs into an item of a list of this record, with an item that holds it."""
    model = model_at(file.kind, (*path, meant.field))
    assert model is not None
    required = [info.alias or name for name, info in model.model_fields.items() if info.is_required()]
    written = dict.fromkeys(required, "…") | {meant.inner: _source(path, key, record)}
    item = f"{{{', '.join(f'{name}: {text}' for name, text in written.items())}}}"
    holder = field_at(file.kind, (*path, meant.field))
    shown = f"{meant.field}: [{item}]" if holder is not None and is_list(holder) else f"{meant.field}: {item}"
    return f"`{meant.inner}` belongs to `{meant.field}`: `{shown}`"


def _line(file: SourceFile, number: int) -> str:
    return split_lines(decode(file.data))[number - 1]
