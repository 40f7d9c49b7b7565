"""What an issue may propose: less than a change document may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from values_handbook.diagnostics.suggest import closest_help
from values_handbook.editing.apply.document import NewRecord, RecordChange
from values_handbook.editing.rename_target import CannotEditError
from values_handbook.model.proposals import NEVER_FIELDS, NEVER_KINDS
from values_handbook.model.record import Key
from values_handbook.model.record_shape import shape_of
from values_handbook.taxonomy import TITLES, kind_called, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.editing.apply.document import Change, ChangeDocument
    from values_handbook.editing.opened import OpenedHandbook
    from values_handbook.model.record_shape import Shape

MOST_RECORDS = 20
"""Records that one proposal changes at most: more is nothing that a reviewer reads in one sitting."""


def check_proposal(document: ChangeDocument) -> None:
    """Refuse a document that changes more than a proposal may. Raises CannotEditError with all reasons."""
    problems: list[str] = []
    if not document.why.strip():
        problems.append("why: it is empty; say in a sentence what the change is for")
    if len(document.changes) > MOST_RECORDS:
        problems.append(
            f"changes: {len(document.changes)} records change, more than {MOST_RECORDS}; make several proposals"
        )
    problems += [problem for change in document.changes for problem in _problems(change)]
    if problems:
        raise CannotEditError("this cannot be proposed in an issue:", dict.fromkeys(problems))


def check_published(document: ChangeDocument, opened: OpenedHandbook) -> None:
    """Refuse changes of records that are not published, in the words for records that are not there.

    Whoever may write issues need not be who may read the files.
    """
    problems = [problem for change in document.changes if (problem := _unpublished(change, opened))]
    if problems:
        raise CannotEditError("nothing was changed:", problems)


def _unpublished(change: Change, opened: OpenedHandbook) -> str:
    """Why a change would touch, or tell, what is not published; empty where it does not."""
    whole, published = opened.handbook, opened.published
    if isinstance(change, NewRecord):
        kind = kind_called(change.new)
        title = next((change.fields[name] for name in TITLES if isinstance(change.fields.get(name), str)), "")
        identifier = change.id or slug(title)
        hidden = (record for record in whole.of(kind.name) if record.key not in published) if kind else ()
        taken = any(identifier in (record.id, *record.fields.formerly) for record in hidden)
        return f"new {change.new}: the id `{identifier}` is taken; choose another one" if taken else ""
    word, _, identifier = change.record.partition("#")[0].partition(":")
    kind = kind_called(word)
    if kind is None:
        return ""  # What is wrong with it is told where records are looked for.
    key = Key(kind.name, identifier)
    if key not in published:
        near = closest_help(identifier, published.ids(kind.name))
        return f"no {kind.name} `{identifier}`" + (f"; {near}" if near else "")
    if published.by_key[key].fields != whole.by_key[key].fields:
        return f"{key}: parts of it are not published; it is changed in its file only"
    return ""


def _problems(change: Change) -> Iterator[str]:
    name = f"new {change.new}" if isinstance(change, NewRecord) else change.record
    kind = kind_called(change.new if isinstance(change, NewRecord) else change.record.partition(":")[0])
    if kind is None:
        return  # What is wrong with it is told where records are looked for.
    if kind.name in NEVER_KINDS:
        yield f"{name}: people and roles are changed in their file; ask those who keep the handbook"
        return
    found = _in_fields(change.fields) if isinstance(change, NewRecord) else _in_record(change, shape_of(kind.name))
    for at, field in found:
        yield f"{name}: {at}: `{field}` is changed in the file only; ask those who keep the handbook"
    if isinstance(change, RecordChange):
        yield from (f"{name}: {problem}" for problem in _lost_ids(change, shape_of(kind.name)))


def _in_fields(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        yield from ((name, field) for field in (name, *_names(value)) if field in NEVER_FIELDS)


def _in_record(change: RecordChange, shape: Shape) -> Iterator[tuple[str, str]]:
    """The paths of a change that reach what no proposal touches, each with its field."""
    for path in (*change.set, *change.add, *change.remove):
        yield from ((path, field) for field, _ in _walk(path, shape) if field in NEVER_FIELDS)
    for path, value in (*change.set.items(), *change.add.items()):
        yield from ((path, field) for field in _names(value) if field in NEVER_FIELDS)


def _lost_ids(change: RecordChange, shape: Shape) -> Iterator[str]:
    """Paths by which what has an id would get or lose one."""
    for path in (*change.set, *change.remove):
        steps = list(_walk(path, shape))
        if steps and steps[-1][0] == "id":
            yield f"{path}: an id is given in the file only; ask those who keep the handbook"
    for path in change.set:
        steps = list(_walk(path, shape))
        item = steps[-1][1].item if steps else None
        if item is not None and "id" in item.fields:
            yield f"{path}: the whole list would be written anew; name what changes of it in `set`, `add` and `remove`"


def _walk(path: str, shape: Shape) -> Iterator[tuple[str, Shape]]:
    """The steps of a path: the field that each names, empty for items and keys, and what stands there."""
    for word in path.split("/"):
        if shape.item is not None and (shape.is_list or shape.is_map):
            field, shape = "", shape.item
        elif word in shape.fields:
            field, shape = word, shape.fields[word]
        else:
            return  # A path that leads nowhere is told where paths are followed.
        yield field, shape


def _names(value: Any) -> Iterator[str]:
    """The names of fields in a content, at any depth; documents nest a few deep."""
    if isinstance(value, dict):
        yield from value
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from _names(inner)
