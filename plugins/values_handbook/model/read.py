"""Reads the records of files into models, and finds every problem of every record in one pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from values_handbook.diagnostics import MOST_OF_FILE, Severity
from values_handbook.model.kinds import MODELS
from values_handbook.model.record import Handbook, Key, Record
from values_handbook.source.plain_records import read_plain
from values_handbook.taxonomy import LONGEST_DERIVED_ID, TITLES, id_of, is_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from values_handbook.diagnostics import Diagnostic
    from values_handbook.source.files import SourceFile, SourceTree
    from values_handbook.source.plain_records import PlainRecord


@dataclass(slots=True)
class ReadRecords:
    """The result so far. `places` are the file of each record and its number in the file."""

    records: list[Record] = field(default_factory=list)
    drafts: list[Record] = field(default_factory=list)
    places: dict[Key, tuple[SourceFile, int | None]] = field(default_factory=dict)
    left_out: set[Key] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    errors_of_file: int = 0

    def add(self, found: Sequence[Diagnostic]) -> None:
        """Add diagnostics of the file that is being read."""
        self.diagnostics += found
        self.errors_of_file += sum(item.severity is Severity.ERROR for item in found)

    @property
    def has_enough(self) -> bool:
        """Whether so many errors of the file are known that its other records need no explanation."""
        return self.errors_of_file > MOST_OF_FILE


def read_handbook(tree: SourceTree) -> tuple[Handbook, tuple[Diagnostic, ...]]:
    """The records of all files. A record with an error is left out, and the rest goes on."""
    reading = ReadRecords(diagnostics=list(tree.diagnostics), unread=set(tree.unread_kinds))
    for file in tree.records:
        _read_file(file, tree.language, reading)
    handbook = Handbook(
        tuple(reading.records),
        tree.pages,
        frozenset(reading.left_out),
        frozenset(reading.unread),
        tuple(reading.drafts),
    )
    return handbook, tuple(reading.diagnostics)


def _read_file(file: SourceFile, language: str, reading: ReadRecords) -> None:
    """The records of a file. Only one that something is wrong with is read with the places of its texts."""
    found = plain_records(file, language)
    if found and not any(record.key in reading.places for record in found):
        reading.records += found
        reading.places.update((record.key, (file, record.item)) for record in found)
        return
    from values_handbook.model.read_with_positions import read_with_positions

    read_with_positions(file, language, reading)


@lru_cache(maxsize=1 << 15)
def plain_records(file: SourceFile, language: str) -> tuple[Record, ...]:
    """The records of a file without any diagnostics; empty for any other file.

    They are cached for the next build of a preview, in which most files are as they were.
    """
    found: dict[Key, Record] = {}
    for read in read_plain(file.data) or ():
        if read.item in file.skipped:
            continue
        record = _plain_record(file, read, language)
        if record is None or record.key in found:
            return ()
        found[record.key] = record
    return tuple(found.values())


def _plain_record(file: SourceFile, read: PlainRecord, language: str) -> Record | None:
    identifier = read.data.get("id")
    if identifier is None:
        identifier = file.stem if read.item is None else _plain_id(file.kind, read.data)
    if not isinstance(identifier, str) or not is_id(identifier := identifier.strip(), file.kind):
        return None
    read.data["id"] = identifier
    try:
        fields = MODELS[file.kind].model_validate(read.data, context={"language": language})
    except ValidationError:
        return None
    if any(measure.doubts for measure in getattr(fields, "measures", ())):
        return None
    return Record(Key(file.kind, identifier), fields, file, read.line, read.item)


def _plain_id(kind: str, data: dict[str, Any]) -> str | None:
    """The id made from a record's title; None where it is so long that it needs a diagnostic."""
    title = next((data[name] for name in TITLES if isinstance(data.get(name), str)), "")
    made = id_of(title, kind)
    return made if len(made) <= LONGEST_DERIVED_ID else None
