"""A new record: what it is called, which file it goes into, and what that file holds then."""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from values_handbook.derive.day import today
from values_handbook.diagnostics.suggest import closest_help
from values_handbook.editing.edits import Edit, SourceText
from values_handbook.editing.rename_target import CannotEditError, check_id_is_free
from values_handbook.editing.starter import starter
from values_handbook.editing.writing import write_changes
from values_handbook.files.together import Change
from values_handbook.model.locate import file_root
from values_handbook.model.read import read_handbook
from values_handbook.model.record import Handbook, Key
from values_handbook.nodes import Sequence
from values_handbook.schemas.files import SCHEMA_FOLDER
from values_handbook.source.files import RECORD_SUFFIXES, SourceFile
from values_handbook.taxonomy import FOLDERS, KINDS, LONGEST_DERIVED_ID, Kind, id_of, is_id, kind_called

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.editing.opened import OpenedHandbook
    from values_handbook.model.record import Record


@dataclass(frozen=True)
class Created:
    """A new record that is ready to be written: the file, relative to the folder of mkdocs.yml, and all its bytes."""

    key: Key
    path: str
    data: bytes
    handbook: Handbook
    """All records, the new one too."""


def prepare_new(opened: OpenedHandbook, kind_word: str, title: str, identifier: str = "") -> Created:
    """A new record of a kind. Nothing is written.

    Raises CannotEditError where the id is none or taken, or where the record has no place.
    """
    kind = kind_named(kind_word)
    title = " ".join(title.split())
    key = Key(kind.name, identifier or readable_id(title, kind.name))
    check_id_is_free(opened.handbook, key)
    file = _list_file(opened, kind)
    path = file.path if file else _path_of(opened, kind, key)
    data = _appended(opened, key, title, file) if file else _file_of_its_own(opened, kind, key, title, path)
    return Created(key, path, data, _read_with(opened, path, data, key))


def write_new(opened: OpenedHandbook, created: Created, others: Iterable[Change] = ()) -> bool:
    """Write a prepared record, and `others` with it: all, or, with an OSError or a CannotEditError, nothing.

    Returns whether its file is new.
    """
    is_new = created.path not in {file.path for file in opened.tree.records}
    write_changes(opened.project, [Change(created.path, created.data, is_new=is_new), *others])
    return is_new


def kind_named(word: str) -> Kind:
    """The kind with a name or folder, in any case. Raises CannotEditError where there is none."""
    kind = kind_called(word.lower())
    if kind is None:
        near = closest_help(word, [*KINDS, *FOLDERS]) or f"kinds: {', '.join(KINDS)}"
        raise CannotEditError(f"`{word}` is no kind of record; {near}")
    return kind


def last_list_file(records: tuple[Record, ...]) -> SourceFile | None:
    """The last file of many records, where all of these records lie in such files; None where they do not."""
    if not records or any(record.item is None for record in records):
        return None
    return max((record.file for record in records), key=lambda file: file.uri)


def readable_id(title: str, kind: str) -> str:
    """The id made from a title, of a long one as many words as stay readable."""
    made = id_of(title, kind)
    if not is_id(made, kind):
        raise CannotEditError("no id can be made from this title; choose one with --id")
    if len(made) <= LONGEST_DERIVED_ID:
        return made
    return made[: LONGEST_DERIVED_ID + 1].rpartition("-")[0] or made[:LONGEST_DERIVED_ID]


def _list_file(opened: OpenedHandbook, kind: Kind) -> SourceFile | None:
    """The file of many records that a new one is added to: the last one, where all records of the kind lie in such."""
    found = opened.handbook.of(kind.name)
    if (file := last_list_file(found)) is not None:
        return file
    return _empty_list(opened, kind) if _starts_a_list(opened, kind) else None


def _empty_list(opened: OpenedHandbook, kind: Kind) -> SourceFile | None:
    """The file where the list of a kind would begin, if it is there and holds `[]`, or nothing but comments."""
    folder = opened.project.options.layout.folder(kind.name)
    uris = [f"{folder}{suffix}" for suffix in RECORD_SUFFIXES]
    file = next((file for file in opened.tree.records if file.uri in uris), None)
    if file is None or _error_in(opened, file.path):
        return None
    root = file_root(file)
    return file if root is None or (isinstance(root, Sequence) and not root.items) else None


def _error_in(opened: OpenedHandbook, path: str) -> str:
    """The first error of a file as a reason to mend it first; empty where it has none."""
    found = next((item for item in opened.errors if item.span.path == path), None)
    return "" if found is None else f"{path}:{found.span.line}: {found.headline}; mend this first: handbook check"


def _path_of(opened: OpenedHandbook, kind: Kind, key: Key) -> str:
    """The path of a new file; for a kind whose records stand on one page, and of which there is none yet, a list."""
    folder = opened.project.options.layout.folder(kind.name)
    uri = f"{folder}.yml" if _starts_a_list(opened, kind) else f"{folder}/{key.id}.yml"
    path = opened.project.content / uri
    for taken in (path.with_suffix(suffix) for suffix in RECORD_SUFFIXES):
        if os.path.lexists(taken):
            shown = _shown(taken, opened.project.root)
            if trouble := _error_in(opened, shown):
                raise CannotEditError(trouble)
            raise CannotEditError(f"there is a file {shown} already; add to it, or choose another id with --id")
    return _shown(path, opened.project.root)


def _starts_a_list(opened: OpenedHandbook, kind: Kind) -> bool:
    return not kind.own_page and not opened.handbook.of(kind.name)


def _shown(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def _file_of_its_own(opened: OpenedHandbook, kind: Kind, key: Key, title: str, path: str) -> bytes:
    """A new file; its first line names the schema for editors."""
    text = starter(kind.name, key.id, title, opened.handbook, today())
    body = _as_item(text, 1, "\n") if _starts_a_list(opened, kind) else text
    return f"{schema_comment(kind.name, path)}{body}".encode()


def schema_comment(kind: str, path: str) -> str:
    """The line of a file of records that tells an editor where their schema is."""
    schema = posixpath.relpath(f"{SCHEMA_FOLDER}/{kind}.json", posixpath.dirname(path))
    return f"# yaml-language-server: $schema={schema}\n"


def _appended(opened: OpenedHandbook, key: Key, title: str, file: SourceFile) -> bytes:
    """A file of many records with one more at its end, every other byte as it was."""
    source = SourceText(file.data)
    root = file_root(file)
    text = starter(key.kind, key.id, title, opened.handbook, today())
    if "\nid: " not in f"\n{text}":
        text = text.replace("\ntitle: ", f"\nid: {key.id}\ntitle: ", 1)
    line_end = source.line_end
    if root is None or (isinstance(root, Sequence) and not root.items):
        return source.edited(_first_item(source, root, _as_item(text, 1, line_end)))
    assert isinstance(root, Sequence)  # Its records have numbers.
    if not source.text.startswith("-", source.offset(root.at.line, root.at.column)):
        raise CannotEditError(f"{file.path} is a list in brackets; write it with a `-` before each record first")
    end = _end_of_document(source.text)
    before = "" if source.text[:end].endswith(("\n", "\r")) else line_end
    item = before + _between(source, root, line_end) + _as_item(text, root.at.column, line_end)
    return source.edited([Edit(end, end, item)])


_DOCUMENT_END = re.compile(r"(?:\A|(?<=[\r\n]))\.\.\.[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")


def _end_of_document(text: str) -> int:
    """Where a file may go on: before a `...` that ends its document, or at its end."""
    found = _DOCUMENT_END.search(text)
    return found.start() if found else len(text)


def _first_item(source: SourceText, root: Sequence | None, item: str) -> list[Edit]:
    """The edits that put the first item into a file of `[]`, or of nothing but comments."""
    if root is not None:
        start = source.offset(root.at.line, root.at.column)
        end = source.offset(root.at.end_line, root.at.end_column)
        return [Edit(start, end, item.rstrip("\r\n"))]
    end = _end_of_document(source.text)
    is_line_open = not source.text[:end].endswith(("\n", "\r")) and end > 0
    return [Edit(end, end, (source.line_end if is_line_open else "") + item)]


def _between(source: SourceText, root: Sequence, line_end: str) -> str:
    """What stands between two records of a file: an empty line, if there is one before its last record."""
    if len(root.items) < 2:
        return ""
    start = source.offset(root.items[-1].at.line, 1)
    return line_end if source.text[:start].endswith(line_end * 2) else ""


def _as_item(text: str, column: int, line_end: str) -> str:
    """Fields and comments as an item of a list whose dash stands at a 1-based column."""
    margin = " " * (column - 1)
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if line and not line.startswith("#"))
    shown = [margin + line if line else "" for line in lines[:first]]
    shown += [f"{margin}- {lines[first]}"]
    shown += [f"{margin}  {line}" if line else "" for line in lines[first + 1 :]]
    return "".join(line + line_end for line in shown)


def _read_with(opened: OpenedHandbook, path: str, data: bytes, key: Key) -> Handbook:
    """All records, once a file holds these bytes. Refuses what would not be read, or leave others unread."""
    folder = _shown(opened.project.content, opened.project.root)
    file = SourceFile(path, path.removeprefix(f"{folder}/"), data, key.kind)
    others = [other for other in opened.tree.records if other.path != path]
    handbook, _ = read_handbook(replace(opened.tree, records=(*others, file)))
    if {key, *opened.handbook.by_key} - handbook.by_key.keys():
        if trouble := _error_in(opened, path):
            raise CannotEditError(trouble)
        raise CannotEditError(f"{path} could not be read with a record of this title; choose plainer words")
    return handbook
