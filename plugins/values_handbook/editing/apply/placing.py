"""New records of a change document: the file that each goes into, and what that file holds then."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from values_handbook.editing.apply.elements import Element, splice_block, splice_flow
from values_handbook.editing.apply.file_text import FileText
from values_handbook.editing.apply.files import check_added, read_root
from values_handbook.editing.apply.intended import Refused, fields_of
from values_handbook.editing.apply.rendering import in_flow, item_lines, mapping_lines
from values_handbook.editing.creating import kind_named, last_list_file, readable_id, schema_comment
from values_handbook.editing.rename_target import CannotEditError, check_id_is_free
from values_handbook.model.record import Key
from values_handbook.model.record_shape import shape_of
from values_handbook.nodes import Sequence
from values_handbook.schemas.files import SCHEMA_FOLDER
from values_handbook.source.contents import Folder
from values_handbook.source.files import RECORD_SUFFIXES, SourceFile
from values_handbook.taxonomy import TITLES, Kind

if TYPE_CHECKING:
    from values_handbook.editing.apply.document import NewRecord
    from values_handbook.editing.apply.intended import Draft
    from values_handbook.editing.opened import OpenedHandbook


class Placing:
    """The files of a handbook as they are to be, while new records go into them one after another."""

    def __init__(self, opened: OpenedHandbook, files: dict[str, bytes]) -> None:
        self._opened = opened
        self._handbook = opened.handbook
        self.files = files
        """New bytes by path."""
        self.created: list[SourceFile] = []
        self.keys: list[Key] = []
        self._lists: dict[str, SourceFile] = {}

    def add(self, record: NewRecord) -> None:
        """Put a record into its file. Raises CannotEditError where it has no place."""
        kind = kind_named(record.new)
        refused = Refused()
        fields = fields_of(record.fields, shape_of(kind.name), refused)
        if fields is None:
            first, *others = (f"new {kind.name}: {line}" for line in refused)
            raise CannotEditError(first, others)
        title = next((fields[name] for name in TITLES if isinstance(fields.get(name), str)), "")
        key = Key(kind.name, record.id or readable_id(title, kind.name))
        check_id_is_free(self._handbook, key)
        if key in self.keys:
            raise CannotEditError(f"the {key.kind} `{key.id}` is there twice among the new records")
        self.keys.append(key)
        self._place(kind, key, fields)

    def _place(self, kind: Kind, key: Key, fields: Draft) -> None:
        found = self._handbook.of(kind.name)
        file = self._lists.get(kind.name) or last_list_file(found)
        folder = self._opened.project.options.layout.folder(kind.name)
        if file is None and not found and not kind.own_page:
            uris = [f"{folder}{suffix}" for suffix in RECORD_SUFFIXES]
            file = next((file for file in self._opened.tree.records if file.uri in uris), None)
            file = file or self._new_file(f"{folder}.yml", kind)
        if file is not None:
            self._lists[kind.name] = file
            fields = {"id": key.id, **fields}
            before = self.files.get(file.path, file.data)
            self.files[file.path] = with_item(file, before, fields)
        else:
            file = self._new_file(f"{folder}/{key.id}.yml", kind)
            lines = mapping_lines(fields, shape_of(kind.name), 0)
            before = file.data
            self.files[file.path] = before + "".join(f"{line}\n" for line in lines).encode()
        check_added(file, before, self.files[file.path], fields)

    def _new_file(self, uri: str, kind: Kind) -> SourceFile:
        """A file that is not there yet, with the line that tells an editor where the schema is, if there are schemas."""
        project = self._opened.project
        base = uri.removesuffix(".yml")
        for suffix in RECORD_SUFFIXES:
            if os.path.lexists(project.content / f"{base}{suffix}"):
                raise CannotEditError(f"there is a file {base}{suffix} already; mend it, or choose another id")
        path = f"{Folder(project.root, project.content).prefix}{uri}"
        has_schemas = (project.root / SCHEMA_FOLDER).is_dir()
        file = SourceFile(path, uri, schema_comment(kind.name, path).encode() if has_schemas else b"", kind.name)
        self.created.append(file)
        return file


def with_item(file: SourceFile, data: bytes, fields: Draft) -> bytes:
    """A file of many records with one more behind the last."""
    shape = shape_of(file.kind)
    root = read_root(file.path, data)
    if root is None:
        text = data.decode()
        gap = "" if not text or text.endswith(("\n", "\r")) else "\n"
        return data + (gap + "".join(f"{line}\n" for line in item_lines(fields, shape, 0))).encode()
    if not isinstance(root, Sequence):
        raise CannotEditError(f"{file.path} holds no list of records; mend it first: handbook check")
    layout = FileText(data, root)
    start = layout.start(root)
    if not root.items:
        lines = item_lines(fields, shape, 0)
        layout.replace(start, layout.end(root), layout.line_end.join(lines))
    elif layout.text.startswith("[", start):
        last = Element(layout.start(root.items[-1]), layout.end(root.items[-1]), after=[in_flow(fields, shape)])
        splice_flow(layout, start, [last], [])
    else:
        end = layout.end_of_lines(root.items[-1])
        lines = item_lines(fields, shape, root.at.column - 1, is_last=end == len(layout.text))
        is_spaced = len(root.items) > 1 and _is_spaced(layout, root)
        splice_block(layout, [Element(start, end, root.items[-1], after=[*[""] * is_spaced, *lines])], [])
    return layout.source.edited(layout.edits)


def _is_spaced(layout: FileText, root: Sequence) -> bool:
    """Whether an empty line stands before the last record of a file."""
    line = layout.line_start(layout.start(root.items[-1]))
    before = layout.line_start(line - 1)
    return not layout.text[before:line].strip()
