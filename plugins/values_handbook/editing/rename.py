"""Renames a record or a behaviour and every reference to it; all changes are prepared in memory."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from values_handbook.editing.edits import PlannedEdits, SourceText
from values_handbook.editing.in_options import edit_options
from values_handbook.editing.in_pages import edit_pages
from values_handbook.editing.in_records import edit_records, yaml_text
from values_handbook.editing.outcome import load_outcome
from values_handbook.editing.own import edit_own
from values_handbook.editing.rename_target import (
    CannotEditError,
    RenameTarget,
    check_new_id,
    check_no_errors,
    find_target,
)
from values_handbook.editing.renaming import Renaming
from values_handbook.editing.writing import write_changes
from values_handbook.files.together import Change
from values_handbook.link.resolve import Resolver
from values_handbook.model.kinds import Value
from values_handbook.model.locate import node_at
from values_handbook.nodes import Mapping
from values_handbook.plan.addresses import canonical
from values_handbook.project.config import config_path
from values_handbook.source.contents import Folder
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.editing.opened import OpenedHandbook
    from values_handbook.model.layout import Layout
    from values_handbook.model.record import Handbook, Record


@dataclass(frozen=True)
class Renamed:
    """A rename that is ready to be written. All paths are relative to the folder of mkdocs.yml, except in `moves`.

    `files` are the new bytes of each file that changes; `moves` the files that get another name, by their paths in the
    content folder.
    """

    renaming: Renaming
    files: dict[str, bytes]
    moves: dict[str, str]
    handbook: Handbook
    """All records after the rename."""


def prepare_rename(opened: OpenedHandbook, name: str, new: str) -> Renamed:
    """What renaming `value:candor`, or `value:candor#write-it-down`, changes. Nothing is written.

    Raises CannotEditError where it cannot be done as a whole.
    """
    check_no_errors(opened)
    target = find_target(opened.handbook, name)
    check_new_id(opened.handbook, target, new)
    moves = {} if target.behaviour else _moves(opened, target.record, new)
    layout = opened.project.options.layout
    paths = {**_page(target, new, layout), **moves}
    renaming = Renaming(target.record.key, new, target.behaviour, paths, layout.page_of(target.record.key))
    planned = PlannedEdits()
    _edit_itself(target, renaming, planned)
    resolver = Resolver(opened.handbook)
    edit_records(opened.handbook, renaming, resolver, planned)
    edit_pages(opened.handbook, renaming, resolver, opened.row_kinds, planned)
    config = config_path(opened.project.root)
    edit_options(config.name, config.read_bytes(), opened.project.options, renaming, planned)
    if planned.unsafe:
        raise CannotEditError(
            f"`{name}` cannot be renamed by itself; mend first:", map(str, dict.fromkeys(planned.unsafe))
        )
    files = _edited(opened, planned)
    return Renamed(renaming, files, moves, load_outcome(opened, renaming, files).whole.handbook)


def write_rename(opened: OpenedHandbook, renamed: Renamed, others: Iterable[Change] = ()) -> None:
    """Write a prepared rename, and `others` with it: all of it, or, with an OSError or a CannotEditError, nothing."""
    write_changes(opened.project, [*_changes(opened, renamed), *others])


def _changes(opened: OpenedHandbook, renamed: Renamed) -> Iterator[Change]:
    """The files in the order in which they are written: the record itself first, which says how it was called before.

    So references resolve whenever the command is killed. Those in mkdocs.yml do not, and are changed next.
    """
    prefix = Folder(opened.project.root, opened.project.content).prefix
    moves = {f"{prefix}{old}": f"{prefix}{new}" for old, new in renamed.moves.items()}
    itself = opened.handbook.by_key[renamed.renaming.key].file.path
    data = _sources(opened) | renamed.files
    first = itself, config_path(opened.project.root).name
    others = sorted({*renamed.files, *moves} - {*first})
    for path in (*(path for path in first if path in renamed.files), *others):
        if path in moves:
            yield Change(moves[path], data[path], is_new=True, like=path)
        yield Change(path, None if path in moves else data[path])


def _moves(opened: OpenedHandbook, record: Record, new: str) -> dict[str, str]:
    """The files whose name is the id: the record's own, and a hand-written page in the place of its generated one."""
    moves = {}
    layout = opened.project.options.layout
    if record.item is None and record.file.stem == record.id:
        moves[record.file.uri] = _with_stem(record.file.uri, new)
    for page in opened.handbook.pages:
        if KINDS[record.kind].own_page and canonical(page.uri) == layout.own_page(record.key):
            moves[page.uri] = _with_stem(page.uri, new)
    for target in moves.values():
        if (opened.project.content / target).exists():
            raise CannotEditError(f"there is a file `{target}` already; rename or delete it first")
    return moves


def _page(target: RenameTarget, new: str, layout: Layout) -> dict[str, str]:
    """The path of the record's generated page, which links may name, and what it is then."""
    key = target.record.key
    if target.behaviour or not KINDS[key.kind].own_page:
        return {}
    return {layout.own_page(key): layout.own_page(key._replace(id=new))}


def _with_stem(uri: str, stem: str) -> str:
    folder, name = posixpath.split(uri)
    return posixpath.join(folder, stem + posixpath.splitext(name)[1])


def _edit_itself(target: RenameTarget, renaming: Renaming, planned: PlannedEdits) -> None:
    record = target.record
    path: tuple[str | int, ...] = ()
    needs_id = record.file.stem != record.id or record.item is not None
    if target.behaviour:
        assert isinstance(record.fields, Value)
        ids = [behaviour.id for behaviour in record.fields.behaviours]
        path, needs_id = ("behaviours", ids.index(target.behaviour)), False
    node = node_at(record, path)
    assert isinstance(node, Mapping)  # A record is one, and so is a behaviour with an id.
    edit_own(node, renaming.old, renaming.new, yaml_text(record, planned), needs_id=needs_id)


def _edited(opened: OpenedHandbook, planned: PlannedEdits) -> dict[str, bytes]:
    """The new bytes of each file that is edited."""
    sources = _sources(opened)
    return {path: SourceText(sources[path]).edited(edits) for path, edits in planned.edits.items() if edits}


def _sources(opened: OpenedHandbook) -> dict[str, bytes]:
    """The bytes of each file that may be edited."""
    config = config_path(opened.project.root)
    files = {file.path: file.data for file in (*opened.tree.records, *opened.tree.pages)}
    return files | {config.name: config.read_bytes()}
