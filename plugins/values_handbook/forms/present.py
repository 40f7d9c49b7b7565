"""What forms begin with: the texts that records hold in their files now, and the ids that they may name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from values_handbook.forms.inputs import LEFT_OUT
from values_handbook.model.kinds import MODELS, Guideline
from values_handbook.model.kinds.work import is_short
from values_handbook.model.read_with_positions import record_nodes
from values_handbook.model.record_shape import shape_of
from values_handbook.nodes import plain
from values_handbook.source.plain_records import read_plain
from values_handbook.source.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from values_handbook.model.kinds import Common
    from values_handbook.model.record import Key, Record
    from values_handbook.model.record_shape import Shape
    from values_handbook.source.files import SourceFile
    from values_handbook.taxonomy import Path


class PresentRecord(NamedTuple):
    """A record as a form shows it. `fields` are texts, lists and mappings in their full form, as a change document names
    them; None where the file holds something that no form has, so that the record is changed there.
    """

    id: str
    title: str
    fields: dict[str, Any] | None


class Suggestion(NamedTuple):
    """What a reference may name: the id of a record, or of a part of it behind a `#`, and its title."""

    name: str
    title: str


def present_records(
    published: Iterable[Record], whole: Mapping[Key, Record], title: Callable[[Key], str]
) -> Iterator[PresentRecord]:
    """The published records, in their order. `whole` are all records as they were read, hidden ones included."""
    files: dict[SourceFile, Mapping[int | None, Any]] = {}
    for record in published:
        if record.file not in files:
            files[record.file] = _texts(record.file)
        data = files[record.file].get(record.item)
        fields = full_form(data, shape_of(record.kind)) if isinstance(data, dict) else None
        if fields is not None and isinstance(data, dict):
            read = _as_read(record, data, whole)
            shown = fields if record.fields is read else without_hidden(fields, record, read)
            fields = {name: value for name, value in shown.items() if name not in LEFT_OUT}
        yield PresentRecord(record.id, title(record.key), fields)


def _as_read(record: Record, data: dict[str, Any], whole: Mapping[Key, Record]) -> Common:
    """The fields of a record with what is not published."""
    found = whole.get(record.key)
    if found is not None and (found.file, found.item) == (record.file, record.item):
        return found.fields
    # Another record has its id, of which one is not published.
    return MODELS[record.kind].model_validate({**data, "id": record.id})


def without_hidden(fields: dict[str, Any], record: Record, read: Common) -> dict[str, Any]:
    """What the file of a record holds, without what names hidden records: the form is as if these were not there.

    `read` is what was read from the file, of which `record` has what is published.
    """
    return _published(fields, record.fields, read, (), record)


def _published(fields: dict[str, Any], shown: BaseModel, read: BaseModel, path: Path, record: Record) -> dict[str, Any]:
    attributes = {info.alias or name: name for name, info in type(read).model_fields.items()}
    found = {}
    for name, value in fields.items():
        ours, all_of_it = getattr(shown, attributes[name], None), getattr(read, attributes[name], None)
        if ours == all_of_it:
            found[name] = value
        elif (part := _part(value, ours, all_of_it, (*path, name), record)) not in (None, "", [], {}):
            found[name] = part
    return found


def _part(value: Any, shown: Any, read: Any, path: Path, record: Record) -> Any:
    """What is published of a value; nothing where that cannot be told."""
    if isinstance(shown, str):
        return shown  # A text whose links to hidden places are taken away.
    if isinstance(shown, BaseModel) and isinstance(read, BaseModel) and isinstance(value, dict):
        return _published(value, shown, read, path, record)
    if not (isinstance(shown, tuple) and isinstance(read, tuple) and isinstance(value, list)):
        return None
    kept = [at for at in range(len(value)) if (*path, at) not in record.removed]
    if len(value) != len(read) or len(kept) != len(shown):
        return None
    return [
        value[at] if ours == read[at] else _part(value[at], ours, read[at], (*path, at), record)
        for at, ours in zip(kept, shown, strict=True)
    ]


def suggestions(records: Iterable[Record], title: Callable[[Key], str]) -> Iterator[Suggestion]:
    """The records of a kind that others may name, with their behaviours and signs."""
    for record in records:
        yield Suggestion(record.id, title(record.key))
        for part in getattr(record.fields, "parts", ()):
            yield Suggestion(f"{record.id}#{part}", record.fields.part_heading(part).text)


def _texts(file: SourceFile) -> Mapping[int | None, Any]:
    """The records of a file as texts, lists and mappings, by their numbers in it."""
    found = read_plain(file.data)
    if found is not None:
        return {read.item: read.data for read in found}
    return {item: plain(node) for node, item in record_nodes(read_yaml(file.path, file.data).root)}


def full_form(data: Any, shape: Shape) -> Any:
    """Texts, lists and mappings as people write them, with each short form written out; None for what the shape does not
    take.
    """
    if shape.is_list:
        return _full_list(data, shape)
    if isinstance(data, str):
        return {shape.short: full_form(data, shape.fields[shape.short])} if shape.short else data
    if isinstance(data, dict) and shape.is_reference and len(data) == 1:
        ((kind, target),) = data.items()
        return f"{kind}:{str(target).strip()}"
    if not isinstance(data, dict) or shape.is_text:
        return None
    found = {}
    for key, value in data.items():
        name = "dont" if key in Guideline.DONT_SPELLINGS and "dont" in shape.fields else key
        inner = shape.item if shape.is_map else shape.fields.get(name)
        found[name] = full_form(value, inner) if inner is not None else None
    return None if None in found.values() else found


def _full_list(data: Any, shape: Shape) -> list[Any] | None:
    item = shape.item
    assert item is not None
    found: list[Any] = []
    for given in data if isinstance(data, list) else [data]:
        if item.pair and isinstance(given, dict) and is_short(given, item.pair[0]):
            found += [dict(zip(item.pair, pair, strict=True)) for pair in given.items()]
        else:
            found.append(full_form(given, item))
    return None if None in found else found
