"""Preparing a change document whole in memory, checking what comes of it, and writing it."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from values_handbook.editing.apply.document import ChangeDocument, NewRecord, RecordChange
from values_handbook.editing.apply.files import Item, changed_file, read_root, record_in
from values_handbook.editing.apply.intended import intend
from values_handbook.editing.apply.placing import Placing
from values_handbook.editing.rename_target import CannotEditError, find_target
from values_handbook.editing.writing import write_changes
from values_handbook.files.together import Change
from values_handbook.pipeline import load_tree
from values_handbook.schemas.files import SCHEMA_FOLDER, ids_file
from values_handbook.schemas.references import IDS_FILE
from values_handbook.taxonomy import TITLES, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.compare import Comparison
    from values_handbook.diagnostics import Diagnostic
    from values_handbook.editing.apply.intended import Draft
    from values_handbook.editing.opened import OpenedHandbook
    from values_handbook.model.record import Handbook, Record
    from values_handbook.nodes import Node
    from values_handbook.pipeline import Site
    from values_handbook.source.files import SourceFile, SourceTree


@dataclass(frozen=True)
class Prepared:
    """A change document that is ready to be written.

    `files` are the new bytes of each file that changes, by its path from the folder of mkdocs.yml; `created` are those that
    are new. `before` and `after` are the handbook without and with the change.
    """

    document: ChangeDocument
    files: dict[str, bytes]
    created: frozenset[str]
    before: Site
    after: Site

    @cached_property
    def comparison(self) -> Comparison:
        """What the change does, as `handbook diff` sees it."""
        from values_handbook.compare import HandbookState, compare

        return compare(*(HandbookState(state.whole, state.diagnostics) for state in (self.before, self.after)))

    @cached_property
    def published_comparison(self) -> Comparison:
        """What the change does to what is published."""
        from values_handbook.compare import HandbookState, compare

        states = (self.before, self.after)
        return compare(*(HandbookState(state.linked, state.public_diagnostics, state.as_written) for state in states))


@dataclass
class _ChangedFile:
    """A file that changes: its node, and the drafts of its records by their numbers."""

    file: SourceFile
    root: Node | None
    drafts: dict[Item, Draft] = field(default_factory=dict)


def prepare(opened: OpenedHandbook, document: ChangeDocument, *, published_only: bool = False) -> Prepared:
    """What it takes to make the changes of a document. Nothing is written.

    With `published_only`, what is said of new errors reveals nothing of hidden records.
    Raises CannotEditError, with all that speaks against it, where they cannot be made as a whole.
    """
    problems: list[str] = []
    changed: dict[str, _ChangedFile] = {}
    files: dict[str, bytes] = {}
    for change in document.changes:
        if isinstance(change, RecordChange):
            with _noting(problems):
                _intend(opened.handbook, change, changed)
    if not problems:
        for path, item in changed.items():
            with _noting(problems):
                files[path] = changed_file(item.file, item.drafts)
    placing = Placing(opened, files)
    for change in document.changes:
        if isinstance(change, NewRecord):
            with _noting(problems):
                placing.add(change)
    if problems:
        raise CannotEditError("nothing was changed:", problems)
    tree = _tree_after(opened.tree, files, placing.created)
    after = load_tree(opened.project, tree)
    takes_away = any(isinstance(change, RecordChange) and change.remove for change in document.changes)
    _check_site(opened.site, after, placing, takes_away=takes_away, published_only=published_only)
    kept = {file.path: file.data for file in opened.tree.records}
    files = {path: data for path, data in files.items() if data != kept.get(path)}
    return Prepared(document, files, frozenset(file.path for file in placing.created), opened.site, after)


def write(prepared: Prepared) -> list[str]:
    """Write a prepared change: all of it, or, with an OSError or a CannotEditError, nothing.

    Returns the paths of what changed, from the top of the repository.
    """
    return write_changes(prepared.before.project, changes_of(prepared))


def changes_of(prepared: Prepared) -> list[Change]:
    """The files of a change, with the ids that editors propose where these changed and there are schemas."""
    files = [Change(path, data, is_new=path in prepared.created) for path, data in sorted(prepared.files.items())]
    schemas = prepared.before.project.root / SCHEMA_FOLDER
    ids = ids_file(prepared.after.whole.handbook)
    if schemas.is_dir() and ids != ids_file(prepared.before.whole.handbook):
        files.append(Change(f"{SCHEMA_FOLDER}/{IDS_FILE}", ids, is_generated=True))
    return files


@contextmanager
def _noting(problems: list[str]) -> Iterator[None]:
    """Note why something cannot be done, and go on: all reasons are reported together."""
    try:
        yield
    except CannotEditError as error:
        problems += [line.strip() for line in str(error).splitlines()]


def _intend(handbook: Handbook, change: RecordChange, changed: dict[str, _ChangedFile]) -> None:
    """Note what a record is to hold after a change."""
    record = find_target(handbook, change.record).record
    if "#" in change.record:
        raise CannotEditError(f"`{change.record}` is a part of a record; name the record, and the part in the paths")
    file = record.file
    item = changed.setdefault(file.path, _ChangedFile(file, read_root(file.path, file.data)))
    if record.item in item.drafts:
        raise CannotEditError(f"`{record.key}` is changed twice; put both into one change")
    part = record_in(item.root, record.item, record.kind)
    draft, refused = intend(part, change)
    if refused:
        first, *others = (f"{record.key}: {line}" for line in refused)
        raise CannotEditError(first, others)
    item.drafts[record.item] = _with_id(record, draft)


def _with_id(record: Record, draft: Draft) -> Draft:
    """A draft that keeps the id of a record: one that was made from its title is written down where the title changes."""
    if record.item is None or "id" in draft:
        return draft
    title = next((draft[name] for name in TITLES if name in draft), "")
    return draft if slug(title) == record.id else {"id": record.id, **draft}


def _tree_after(tree: SourceTree, files: dict[str, bytes], created: list[SourceFile]) -> SourceTree:
    """The files as they are to be."""
    known = {file.path: file for file in created} | {file.path: file for file in tree.records}
    after = [file._replace(data=files.get(path, file.data)) for path, file in known.items()]
    return replace(tree, records=tuple(sorted(after, key=lambda file: file.uri)))


def _check_site(before: Site, after: Site, placing: Placing, *, takes_away: bool, published_only: bool) -> None:
    """Refuse a change after which more would be wrong with a handbook, or other records would be there than before."""
    new = Counter(map(_sort, after.errors)) - Counter(map(_sort, before.errors))
    if new:
        wrong = [item for item in (after.public_errors if published_only else after.errors) if _sort(item) in new]
        places = [
            f"{item.span.path}:{item.span.line}:{item.span.column}: {'; '.join((item.headline, *item.help.splitlines()))}"
            for item in wrong
        ]
        hidden = new.total() - len(wrong)
        if published_only and hidden > 0:
            places.append("something that is not published would have an error; ask those who keep the handbook")
        if takes_away and any(item.code == "unknown-reference" for item in wrong):
            places.append("what is taken away is named in these places: change them first, or keep it and word it anew")
        raise CannotEditError("with this change the handbook would have errors; nothing was changed:", places)
    old, now = before.whole.handbook.by_key, after.whole.handbook.by_key
    if now.keys() != {*old, *placing.keys}:
        names = ", ".join(f"`{key}`" for key in sorted(now.keys() ^ {*old, *placing.keys}))
        raise CannotEditError(f"with this change other records would be there: {names}; change them in an editor")


def _sort(item: Diagnostic) -> tuple[str, str, str]:
    """What makes an error the same one, wherever in its file it stands."""
    return item.code, item.span.path, item.headline
