"""The record or behaviour to rename, and whether it can be renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic_core import PydanticCustomError

from values_handbook.diagnostics.suggest import a_or_an, closest_help
from values_handbook.model.kinds import Value
from values_handbook.model.record import Handbook, Key, Record
from values_handbook.model.types import check_id, check_label
from values_handbook.taxonomy import KINDS, kind_called

if TYPE_CHECKING:
    from collections.abc import Iterable

    from values_handbook.editing.opened import OpenedHandbook


class CannotEditError(Exception):
    """A change is refused, and nothing was written. The message holds the reason and what to do first."""

    def __init__(self, why: str, places: Iterable[str] = ()) -> None:
        super().__init__("\n".join((why, *(f"  {place}" for place in places))))


class RenameTarget(NamedTuple):
    """A record, or one behaviour of a value."""

    record: Record
    behaviour: str


def check_no_errors(opened: OpenedHandbook) -> None:
    """Refuse a handbook with errors: what cannot be read may name anything."""
    handbook = opened.handbook
    if opened.errors or handbook.left_out or handbook.unread_kinds:
        count = f"{len(opened.errors)} error{'s' * (len(opened.errors) != 1)}"
        raise CannotEditError(f"the handbook has {count}; mend them first: handbook check")


def find_target(handbook: Handbook, name: str) -> RenameTarget:
    """The record or behaviour that `value:candor` or `value:candor#write-it-down` names."""
    target, _, behaviour = name.partition("#")
    kind_word, colon, identifier = target.partition(":")
    kind = kind_called(kind_word)
    if not colon or kind is None:
        help_line = closest_help(kind_word, KINDS) if colon else "write kind and id, such as value:candor"
        raise CannotEditError(f"`{name}` names no record; {help_line or 'kinds: ' + ', '.join(KINDS)}")
    record = handbook.by_key.get(Key(kind.name, identifier))
    if record is None:
        raise CannotEditError(f"no {kind.name} `{identifier}`{_instead(handbook, kind.name, identifier)}")
    if "#" in name and behaviour not in _behaviours(record):
        near = closest_help(behaviour, _behaviours(record))
        raise CannotEditError(f"the {kind.name} `{identifier}` has no behaviour `{behaviour}`{near and f'; {near}'}")
    return RenameTarget(record, behaviour)


def _instead(handbook: Handbook, kind: str, identifier: str) -> str:
    """A suggestion for an id that no record has."""
    today = next((record.id for record in handbook.of(kind) if identifier in record.fields.formerly), None)
    near = f"it is `{today}` today" if today else closest_help(identifier, handbook.ids(kind))
    return near and f"; {near}"


def _behaviours(record: Record) -> list[str]:
    """The ids of a value's behaviours."""
    behaviours = record.fields.behaviours if isinstance(record.fields, Value) else ()
    return [behaviour.id for behaviour in behaviours if behaviour.id]


def check_new_id(handbook: Handbook, target: RenameTarget, new: str) -> None:
    """Refuse an id that is not valid or is taken, today or as an earlier id."""
    if target.behaviour:
        _check_id(new, target.record.kind)
        _check_new_behaviour(target, new)
    else:
        check_id_is_free(handbook, Key(target.record.kind, new), target.record)


def check_id_is_free(handbook: Handbook, key: Key, of: Record | None = None) -> None:
    """Refuse an id for a record. The earlier ids of the record `of` are free: it may be called so again."""
    _check_id(key.id, key.kind)
    if key in handbook:
        raise CannotEditError(
            f"there is {a_or_an(key.kind)} `{key.id}` already, in {handbook.by_key[key].file.path}; take another id"
        )
    if key in handbook.left_out:
        raise CannotEditError(f"a record with an error is the {key.kind} `{key.id}` already; see handbook check")
    for other in handbook.of(key.kind):
        if other is not of and key.id in other.fields.formerly:
            raise CannotEditError(f"the {key.kind} `{other.id}` was called `{key.id}` before; take another id")


def _check_id(word: str, kind: str) -> None:
    try:
        (check_label if kind == "cycle" else check_id)(word)
    except PydanticCustomError as error:
        context = error.context or {}
        raise CannotEditError(f"{context['headline']}; {context['help']}") from error


def _check_new_behaviour(target: RenameTarget, new: str) -> None:
    assert isinstance(target.record.fields, Value)
    if new in _behaviours(target.record):
        raise CannotEditError(f"the value `{target.record.id}` has a behaviour `{new}` already")
    for other in target.record.fields.behaviours:
        if other.id != target.behaviour and new in other.formerly:
            raise CannotEditError(f"the behaviour `{other.id}` was called `{new}` before; take another id")
