"""The new bytes of a file whose records change, and the proof that they say what was meant, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from values_handbook.diagnostics import Severity
from values_handbook.editing.apply.file_text import FileText, SharedTextError
from values_handbook.editing.apply.growing import grow
from values_handbook.editing.apply.intended import full_of
from values_handbook.editing.apply.scalars import Room
from values_handbook.editing.apply.splicing import changes, splice
from values_handbook.editing.apply.written import Written, written
from values_handbook.editing.edits import SourceText
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.model.record_shape import shape_of
from values_handbook.nodes import Mapping, Node, Sequence, plain
from values_handbook.source.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping as Dict

    from values_handbook.editing.apply.intended import Draft
    from values_handbook.source.files import SourceFile

_MOST_PASSES = 8
"""Times that short forms grow: a list, its items, and what they hold nest less deep."""

Item = int | None


def read_root(path: str, data: bytes) -> Node | None:
    """The node of a file. Refuses a file with errors, which are mended in what is read, but not in its text."""
    read = read_yaml(path, data)
    found = next((item for item in read.diagnostics if item.severity is Severity.ERROR), None)
    if found is not None:
        place = f"{path}:{found.span.line}:{found.span.column}"
        raise CannotEditError(f"{place}: {found.headline}; mend this first: handbook check")
    return read.root


def record_in(root: Node | None, item: Item, kind: str) -> Written:
    """A record of a file, in its full form."""
    node = root.items[item] if isinstance(root, Sequence) and item is not None else root
    assert isinstance(node, Mapping)  # It was a record.
    try:
        return written(node, shape_of(kind))
    except ValueError as error:
        raise CannotEditError(f"line {node.at.line}: {error}; mend this first: handbook check") from error


def changed_file(file: SourceFile, drafts: Dict[Item, Draft]) -> bytes:
    """A file in which records, by their numbers in it, hold what their drafts say; every other byte as it was.

    Raises CannotEditError where that cannot be done.
    """
    data = _edited(file, drafts)
    if data == file.data or _says(file, data, drafts):
        return data
    if not file.data.endswith((b"\n", b"\r")):
        # A text that now ends the file may need the break that the file did not have.
        line_end = SourceText(file.data).line_end.encode()
        data = _edited(file._replace(data=file.data + line_end), drafts)
        for found in (data.removesuffix(line_end), data):
            if _says(file, found, drafts):
                return found
    raise CannotEditError(f"{file.path} is written in a way that cannot be changed by itself; change it in an editor")


def _edited(file: SourceFile, drafts: Dict[Item, Draft]) -> bytes:
    """The file after the edits that its drafts need."""
    try:
        data = _grown(file, drafts)
        root = read_root(file.path, data)
        assert root is not None
        layout = _layout(data, root)
        for item, draft in drafts.items():
            part = record_in(root, item, file.kind)
            if changes(part, draft):
                splice(part, draft, layout, Room(0))
    except SharedTextError as error:
        raise CannotEditError(f"{file.path}: {error}") from error
    return layout.source.edited(layout.edits)


def _grown(file: SourceFile, drafts: Dict[Item, Draft]) -> bytes:
    """The file with the short forms grown that have to."""
    data = file.data
    for _ in range(_MOST_PASSES):
        root = read_root(file.path, data)
        assert root is not None
        layout = _layout(data, root)
        grown = [grow(record_in(root, item, file.kind), draft, layout) for item, draft in drafts.items()]
        if not any(grown):
            break
        data = layout.source.edited(layout.edits)
    return data


def _layout(data: bytes, root: Node) -> FileText:
    layout = FileText(data, root)
    layout.dash = _dash_step(root)
    return layout


def _dash_step(root: Node) -> int:
    """How much deeper than their key the dashes of lists stand in a file: as in its first such list, else 2."""
    records = root.items if isinstance(root, Sequence) else (root,)
    for record in records:
        for key, value in record.pairs if isinstance(record, Mapping) else ():
            if isinstance(value, Sequence) and value.at.line > key.at.line and value.at.column >= key.at.column:
                return value.at.column - key.at.column
    return 2


def check_added(file: SourceFile, before: bytes, data: bytes, fields: Draft) -> None:
    """Refuse new bytes of a file that say anything else than before, and a new record behind that."""
    old, root = _records(read_yaml(file.path, before).root), read_yaml(file.path, data).root
    new = _records(root)
    item = len(old) if isinstance(root, Sequence) else None
    same = [plain(record) for record in new[:-1]] == [plain(record) for record in old]
    if not same or not _holds(root, item, file.kind, fields):
        raise CannotEditError(f"{file.path} cannot take another record by itself; add it in an editor")


def _says(file: SourceFile, data: bytes, drafts: Dict[Item, Draft]) -> bool:
    """Whether new bytes of a file hold what was meant, and else the data that the file held before."""
    before, after = read_root(file.path, file.data), read_yaml(file.path, data).root
    old, new = _records(before), _records(after)
    changed = {item or 0 for item in drafts}
    return (
        len(new) == len(old)
        and all(n in changed or plain(one) == plain(new[n]) for n, one in enumerate(old))
        and all(_holds(after, item, file.kind, draft) for item, draft in drafts.items())
    )


def _records(root: Node | None) -> list[Node]:
    if isinstance(root, Sequence):
        return list(root.items)
    return [root] if root is not None else []


def _holds(root: Node | None, item: Item, kind: str, draft: Draft) -> bool:
    try:
        return record_in(root, item, kind).full() == full_of(draft, shape_of(kind))
    except (AssertionError, IndexError, CannotEditError):
        return False
