"""What forms begin with: the texts that records hold in their files now, and the ids that they may name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from values_handbook.forms.inputs import LEFT_OUT
from values_handbook.model.kinds import Guideline
from values_handbook.model.kinds.work import is_short
from values_handbook.model.read_with_positions import record_nodes
from values_handbook.model.record_shape import shape_of
from values_handbook.nodes import plain
from values_handbook.source.plain_records import read_plain
from values_handbook.source.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from values_handbook.model.record import Key, Record
    from values_handbook.model.record_shape import Shape
    from values_handbook.source.files import SourceFile


class PresentRecord(NamedTuple):
    """A record as a form shows it. `fields` are texts, lists and mappings in their full form, as a change document names
    them; None where parts of the record are not published, so that only its file holds all of it.
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
    """The published records, in their order. `whole` are all records as they were read, with what is not published."""
    files: dict[SourceFile, Mapping[int | None, Any]] = {}
    for record in published:
        fields = None
        # Whatever was taken out of a record since it names what is hidden would come back in the text of its file.
        read = whole[record.key].fields
        if record.fields is read or record.fields == read:
            if record.file not in files:
                files[record.file] = _texts(record.file)
            fields = _full_fields(record, files[record.file].get(record.item))
        yield PresentRecord(record.id, title(record.key), fields)


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


def _full_fields(record: Record, data: Any) -> dict[str, Any] | None:
    fields = full_form(data, shape_of(record.kind)) if isinstance(data, dict) else None
    return {name: value for name, value in fields.items() if name not in LEFT_OUT} if fields is not None else None


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
