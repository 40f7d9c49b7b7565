"""From a place in a model back to its place in the file.

The models hold no spans: files are small, problems are rare, and reading a file again for a problem costs less memory than
keeping the nodes of ten thousand goals.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from values_handbook.diagnostics import Span
from values_handbook.diagnostics.lines import decode, split_lines
from values_handbook.model.kinds.work import ALIGNED_KINDS, is_short
from values_handbook.nodes import Mapping, Node, Range, Scalar, Sequence, plain
from values_handbook.source.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record import Record
    from values_handbook.nodes import Range
    from values_handbook.prose import ProseLink
    from values_handbook.source.files import SourceFile
    from values_handbook.taxonomy import Path


_read = lru_cache(maxsize=8)(read_yaml)


def span_of(path: str, at: Range) -> Span:
    """A node's range as a span of its file."""
    return Span(path, at.line, at.column, at.end_line, at.end_column)


def file_root(file: SourceFile) -> Node | None:
    """The node of a whole file of records; None where nothing usable is in it."""
    return _read(file.path, file.data).root


def line_of(file: SourceFile, number: int) -> str:
    """A line of a file by its 1-based number."""
    return file_lines(file)[number - 1]


def record_node(file: SourceFile, item: int | None) -> Node | None:
    """The node that a record was read from, by its number in a file of many; None where there is none."""
    root = file_root(file)
    if isinstance(root, Sequence) and item is not None:
        return root.items[item] if item < len(root.items) else None
    return root


def locate_record(record: Record, path: Path = ()) -> Span:
    """The span of a field of a record, or of the nearest thing around it that the file holds."""
    path = record.path_in_file(path)
    if (quick := quick_span(record, path)) is not None:
        return quick
    node = record_node(record.file, record.item)
    if node is None:
        return Span.of_file(record.file.path)
    return span_of(record.file.path, locate(node, path))


def scalar_at(record: Record, path: Path) -> Scalar | None:
    """The scalar that a field of a record was read from, or None."""
    found = node_at(record, path)
    return found if isinstance(found, Scalar) else None


def node_at(record: Record, path: Path) -> Node | None:
    """The node that a field of a record was read from, or the nearest one around it; None where there is none."""
    node = record_node(record.file, record.item)
    return _descend(node, record.path_in_file(path))[0] if node is not None else None


def locate(node: Node, path: Path) -> Range:
    """The range at the end of a path, as far as the path leads.

    A path speaks of the full form of a record; where the file has a short form (a single item for a list, a text for a
    mapping, ids with strengths), the step that the file left out stays where it is. The place of a whole record or of a
    mapping is its first key.
    """
    found, _ = _descend(node, path)
    return first_line(found)


def first_line(node: Node) -> Range:
    """Where to point for a node: a scalar itself, or the first thing in a collection."""
    if isinstance(node, Mapping) and node.pairs:
        return node.pairs[0][0].at
    if isinstance(node, Sequence) and node.items:
        return first_line(node.items[0])
    return node.at


def _descend(node: Node, path: Path) -> tuple[Node, int]:
    """The node at the end of the path, and how many steps could be taken."""
    field = ""
    for index, step in enumerate(path):
        below = _step(node, step, field)
        field = step if isinstance(step, str) else field
        if below is not None:
            node = below
        elif isinstance(step, str) and isinstance(node, Mapping) and index == len(path) - 1:
            return node, index
    return node, len(path)


def _step(node: Node, step: str | int, field: str) -> Node | None:
    if isinstance(step, int):
        return next(islice(_present_items(node, ALIGNED_KINDS.get(field, "")), step, None), None)
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            if key.value == step:
                return value
        if len(node.pairs) == 1:  # `{candor: strong}`: the id is the key, the strength the value.
            key, value = node.pairs[0]
            return value if step == "strength" else key if step in ALIGNED_KINDS.values() else None
    return None


def _present_items(node: Node, short: str) -> Iterator[Node]:
    """The items of a list without absent ones; a single item is a list of one.

    `short` names the field that a mapping of ids with strengths leaves out; each of its pairs is an item then.
    """
    items = node.items if isinstance(node, Sequence) else (node,)
    for item in items:
        if isinstance(item, Scalar) and item.is_absent:
            continue
        if short and isinstance(item, Mapping) and is_short(plain(item), short):
            yield from (Mapping(((key, value),), key.at) for key, value in item.pairs)
        else:
            yield item


def key_range(node: Node, path: Path) -> Range:
    """The range of the key that a path ends with: the place of a field nobody knows."""
    parent, _ = _descend(node, path[:-1])
    if isinstance(parent, Mapping):
        for key, _ in parent.pairs:
            if key.value == path[-1]:
                return key.at
    return first_line(parent)


def exact_node(record: Node, path: Path) -> Node | None:
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


_FIRST_KEY = re.compile(r"(?:- +| +)*([a-z_]+) *:(?: |$)")
_PLAIN = re.compile(r": +([a-z0-9][a-z0-9-]*)$", re.IGNORECASE)
"""What follows a key: one word or date, to the end of the line."""


def quick_span(record: Record, path: tuple[str | int, ...]) -> Span | None:
    """The place of a record, or of a field of one plain word or date; None where the file has to be parsed to find it.

    Checks may report something for each of 10,000 goals, most often for the whole record: parsing all files
    again takes 0.8 s.
    """
    if not path and record.line == 1:
        first = _FIRST_KEY.match(decode(record.file.data.partition(b"\n")[0]))
        return Span.on_line(record.file.path, 1, first.start(1) + 1, len(first[1])) if first is not None else None
    lines = file_lines(record.file)
    first = _FIRST_KEY.match(lines[record.line - 1]) if 0 < record.line <= len(lines) else None
    if first is None or len(path) > 1:
        return None
    if not path:
        return Span.on_line(record.file.path, record.line, first.start(1) + 1, len(first[1]))
    found = [*_of_field(record, lines, f"{' ' * first.start(1)}{path[0]}")]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=8)
def file_lines(file: SourceFile) -> list[str]:
    """The lines of a file, kept for what is looked for next in it: it may hold thousands of records."""
    return split_lines(decode(file.data))


def _of_field(record: Record, lines: list[str], key: str) -> list[Span]:
    """The values of lines that start with a key, indented as the record's first one, up to the end of the record."""
    found = []
    indent = len(key) - len(key.lstrip())
    for number, line in enumerate(islice(lines, record.line, None), record.line + 1):
        if record.item is not None and line[:indent].strip(" "):
            break
        if line.startswith(key) and (value := _PLAIN.match(line, len(key))):
            if "".join(lines[number : number + 1])[: indent + 1].isspace():  # The value goes on in the next line.
                return []
            found.append(Span.on_line(record.file.path, number, value.start(1) + 1, len(value[1])))
    return found


def locate_in_text(record: Record, path: Path, link: ProseLink) -> Span:
    """The span of a link's address; the first line of the scalar where escapes or folding hide it."""
    scalar = scalar_at(record, path)
    if scalar is None:
        return locate_record(record, path)
    return _nth(record, scalar, link.href, _number_of(scalar.value, link))


def locate_piece(record: Record, path: Path, text: str, start: int, piece: str) -> Span:
    """The span of a piece that starts at an offset of a text; the first line of the scalar where it is hidden."""
    scalar = scalar_at(record, path)
    if scalar is None:
        return locate_record(record, path)
    return _nth(record, scalar, piece, text.count(piece, 0, start))


def _nth(record: Record, scalar: Scalar, piece: str, number: int) -> Span:
    """A scalar's lines are searched for a piece: the n-th in the text is the n-th in the file, whatever the style."""
    places = _occurrences(file_lines(record.file), scalar.at, piece)
    if number < len(places):
        line, column = places[number]
        return Span.on_line(record.file.path, line, column, len(piece))
    return Span.on_line(record.file.path, scalar.at.line, scalar.at.column)


def _occurrences(lines: list[str], at: Range, piece: str) -> list[tuple[int, int]]:
    """The 1-based places of a piece in a range of lines."""
    places = []
    for line in range(at.line, min(at.end_line, len(lines)) + 1):
        column = lines[line - 1].find(piece, at.column - 1 if line == at.line else 0)
        while column >= 0:
            places.append((line, column + 1))
            column = lines[line - 1].find(piece, column + 1)
    return places


def _number_of(text: str, link: ProseLink) -> int:
    """How many times the address stands in the text before this link."""
    lines = split_lines(text)
    before = "\n".join([*lines[: link.line], lines[link.line][: max(link.column, 0)] if link.line < len(lines) else ""])
    return before.count(link.href)
