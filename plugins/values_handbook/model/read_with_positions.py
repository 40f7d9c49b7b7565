"""The records of a file that something is wrong with: what can be read of them, and every problem at its place.

This module and what it stands on are imported when the first such file comes.
"""

from __future__ import annotations

from bisect import bisect_left
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from values_handbook.diagnostics import Diagnostic, Related, Severity, Span, diagnostic
from values_handbook.model.explain import explain, explain_wrapped, notes_on_figures
from values_handbook.model.explain_unknown import unknown_without_value
from values_handbook.model.kinds import MODELS
from values_handbook.model.locate import first_line, record_node, span_of
from values_handbook.model.meant import find_meant
from values_handbook.model.record import NO_TITLE, Key, Record
from values_handbook.nodes import Mapping, Node, Range, Scalar, Sequence, plain
from values_handbook.source.yaml_nodes import read_yaml
from values_handbook.taxonomy import LONGEST_DERIVED_ID, RESERVED_IDS, TITLES, id_of, is_id, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.model.kinds import Common
    from values_handbook.model.read import ReadRecords
    from values_handbook.source.files import SourceFile


def read_with_positions(file: SourceFile, language: str, reading: ReadRecords) -> None:
    """The records of a file with all that is wrong with them."""
    parsed = read_yaml(file.path, file.data)
    before = len(reading.diagnostics)
    skipped = _lines_of(node for node, item in record_nodes(parsed.root) if item in file.skipped)
    reading.diagnostics += [found for found in parsed.diagnostics if found.span.line not in skipped]
    if parsed.broken:
        reading.unread.add(file.kind)
    wrong = sorted({found.span.line for found in parsed.diagnostics if found.severity is Severity.ERROR})
    reading.errors_of_file = 0
    if isinstance(parsed.root, Mapping) and (wrapped := explain_wrapped(file, parsed.root)) is not None:
        reading.add([wrapped])
        reading.unread.add(file.kind)
        return
    for node in _other_nodes(parsed.root):
        if not reading.has_enough:
            reading.add([_no_record(file, node)])
    for node, item in record_nodes(parsed.root):
        if item in file.skipped:
            continue
        first = bisect_left(wrong, node.at.line)
        is_bad = parsed.broken or (first < len(wrong) and wrong[first] <= node.at.end_line)
        _read_record(file, node, item, is_bad, language, reading)
    reading.diagnostics[before:] = _one_for_each_list(reading.diagnostics[before:])


def _lines_of(nodes: Iterable[Node]) -> set[int]:
    return {line for node in nodes for line in range(node.at.line, node.at.end_line + 1)}


_CODES_OF_TEXTS = frozenset(("folded-list", "unquoted-colon", "unquoted-start"))
"""Diagnostics of texts. They are left out where `list-bullet` says that the text is meant as a list."""


def _one_for_each_list(found: list[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics without those that take a list for a text, where its field takes a list."""
    lists = [item.span for item in found if item.code == "list-bullet"]
    return [
        item
        for item in found
        if item.code not in _CODES_OF_TEXTS or not any(span.line <= item.span.line <= span.end_line for span in lists)
    ]


def record_nodes(root: Node | None) -> Iterator[tuple[Mapping, int | None]]:
    """The mappings of a file that are records, with their numbers in a list."""
    if isinstance(root, Mapping):
        yield root, None
    elif isinstance(root, Sequence):
        yield from ((item, number) for number, item in enumerate(root.items) if isinstance(item, Mapping))


def _other_nodes(root: Node | None) -> Iterator[Node]:
    """What stands in a file where a record is expected, and is none."""
    if isinstance(root, Scalar):
        yield root
    elif isinstance(root, Sequence):
        found = (item for item in root.items if not isinstance(item, Mapping))
        yield from (item for item in found if not (isinstance(item, Scalar) and item.is_absent))


def _no_record(file: SourceFile, node: Node) -> Diagnostic:
    help_line = (
        "a record is fields with their values, such as `title: Candor`; a file of many is a list of such records"
    )
    return diagnostic("not-a-record", "a record is expected here", span_of(file.path, node.at), help=help_line)


def _read_record(
    file: SourceFile, node: Mapping, item: int | None, is_bad: bool, language: str, reading: ReadRecords
) -> None:
    found: list[Diagnostic] = []
    identifier = _identify(file, node, item, found)
    fields = partial = None
    dropped: list[Scalar] = []
    data = plain(node, dropped)
    assert isinstance(data, dict)
    if identifier is not None:
        data["id"] = identifier
    try:
        fields = MODELS[file.kind].model_validate(data, context={"language": language})
        found += notes_on_figures(fields, file, node)
    except ValidationError as error:
        found += explain(error, file, node) if not reading.has_enough else ()
        partial = read_partly(file.kind, data, error, language)
    if dropped and not reading.has_enough:
        found += unknown_without_value(file, node)
    reading.add(_without_consequences(found))
    if identifier is None:
        reading.left_out.add(Key(file.kind, id_of(_meant_id(file, node, item), file.kind)))
        return
    key = Key(file.kind, identifier)
    if not _is_new(key, file, node, item, reading):
        return
    if fields is None or is_bad or any(item.severity is Severity.ERROR for item in found):
        reading.left_out.add(key)
        if (readable := fields or partial) is not None:
            reading.drafts.append(Record(key, readable, file, first_line(node).line, item))
    else:
        reading.records.append(Record(key, fields, file, first_line(node).line, item))


def _without_consequences(found: list[Diagnostic]) -> list[Diagnostic]:
    """What is wrong with a record. A missing id is left out where the title or text that would give it is missing, too."""
    missing = {item.span for item in found if item.code == "missing-field"}
    return [item for item in found if item.code != "missing-id" or item.span not in missing]


def _is_new(key: Key, file: SourceFile, node: Mapping, item: int | None, reading: ReadRecords) -> bool:
    """Whether no record has this key yet; a second one is reported with both places."""
    if key not in reading.places:
        reading.places[key] = (file, item)
        return True
    if reading.has_enough:
        return False
    first, number = reading.places[key]
    place = span_of(file.path, _id_range(node))
    headline = f"the {key.kind} `{key.id}` is there twice"
    related = (Related(span_of(first.path, _id_range(record_node(first, number))), "first here"),)
    help_line = "give one of the two another `id`"
    reading.add([diagnostic("duplicate-id", headline, place, label="and again here", related=related, help=help_line)])
    return False


def _id_range(node: Node | None) -> Range:
    assert isinstance(node, Mapping)
    return next((value.at for key, value in node.pairs if key.value == "id"), first_line(node))


def _identify(file: SourceFile, node: Mapping, item: int | None, found: list[Diagnostic]) -> str | None:
    """The id of a record: its own, else its file's stem, else (in a list) its title's slug; None where there is none."""
    texts = {key.value: value for key, value in node.pairs if isinstance(value, Scalar) and not value.is_absent}
    if (written := texts.get("id")) is not None:
        word = written.value.strip()
        return word if is_id(word, file.kind) else None  # The model says what is wrong.
    if any(key.value == "id" and not isinstance(value, Scalar) for key, value in node.pairs):
        return None  # The model says what is wrong with it.
    if item is None:
        return _id_of_stem(file, found)
    title = _title(file.kind, texts)
    if title is None:
        place = span_of(file.path, first_line(node))
        help_line = "add `id:` with small letters, digits and hyphens"
        found.append(
            diagnostic(
                "missing-id", "the record has neither an `id` nor a title to make one from", place, help=help_line
            )
        )
        return None
    return _id_of_title(file, title, found)


def _meant_id(file: SourceFile, node: Mapping, item: int | None) -> str:
    """What a record without a valid id is probably called by others, so that their references are no further error."""
    texts = {key.value: value for key, value in node.pairs if isinstance(value, Scalar)}
    if (written := texts.get("id")) is not None and written.value:
        return written.value
    title = _title(file.kind, texts)
    return (file.stem if item is None else "") or ("" if title is None else title.value)


def _title(kind: str, texts: dict[str, Scalar]) -> Scalar | None:
    """The title of a record or what stands for it, also under a name that people write for it, such as `name`."""
    if (title := next((texts[name] for name in TITLES if name in texts), None)) is not None:
        return title
    for name, text in texts.items():
        meant = find_meant(kind, (), name, text.value)
        if meant is not None and meant.way in ("rename", "spelled") and meant.field in TITLES:
            return text
    return None


def _id_of_stem(file: SourceFile, found: list[Diagnostic]) -> str | None:
    stem = file.stem
    if is_id(stem, file.kind):
        return stem
    meant = slug(stem)
    suffix = PurePosixPath(file.uri).suffix
    help_line = (
        f"rename the file to `{meant}{suffix}`, or add `id:`" if meant and meant not in RESERVED_IDS else "add `id:`"
    )
    headline = f"the file's name `{stem}` cannot be an id"
    found.append(diagnostic("invalid-file-name", headline, Span.of_file(file.path), help=help_line))
    return None


def _id_of_title(file: SourceFile, title: Scalar, found: list[Diagnostic]) -> str | None:
    made = id_of(title.value, file.kind)
    place = span_of(file.path, title.at)
    if not made or made in RESERVED_IDS:
        help_line = "add `id:` with small letters, digits and hyphens"
        found.append(diagnostic("missing-id", "no id can be made from this title", place, help=help_line))
        return None
    if len(made) > LONGEST_DERIVED_ID:
        headline = f"the id made from this text is {len(made)} characters long"
        found.append(diagnostic("long-derived-id", headline, place, help="add an `id:` of a few words"))
    return made


_STAND_INS = {
    **dict.fromkeys(("title", "question", "answer", "do", "said"), NO_TITLE),
    "date": "2000-01-01",
    "to": [NO_TITLE],
}
"""Values for required fields that are missing; nobody sees them, since the record is left out."""


def read_partly(kind: str, data: dict[str, Any], error: ValidationError, language: str) -> Common | None:
    """The fields of a record without those that have errors; None where that is not enough for a record."""
    tried = dict(data)
    for item in error.errors(include_url=False, include_input=False):
        name = item["loc"][0] if item["loc"] else ""
        if name in _STAND_INS and (name not in tried or item["type"] != "extra_forbidden"):
            tried[str(name)] = _STAND_INS[str(name)]
        elif name:
            tried.pop(str(name), None)
        elif kind == "guideline":
            tried.setdefault("do", _STAND_INS["do"])
        else:
            tried["level"] = "organization"
    try:
        return MODELS[kind].model_validate(tried, context={"language": language})
    except ValidationError:
        return None
