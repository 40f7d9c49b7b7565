"""What changed in the fields of a record, by what each field is: prose, a reference, a list, a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from values_handbook.compare.changes import (
    FieldChanged,
    ItemAdded,
    ItemRemoved,
    ItemsReordered,
    ParentChanged,
    ProseChanged,
    StatusChanged,
)
from values_handbook.compare.items import match, match_alike
from values_handbook.compare.words import diff_words, same_words
from values_handbook.model.fields import References, TextForm, marked_fields
from values_handbook.model.kinds.work import ALIGNMENTS
from values_handbook.model.period import PeriodRange, period_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from values_handbook.compare.changes import Change
    from values_handbook.compare.sides import Pair
    from values_handbook.model.fields import Marker
    from values_handbook.taxonomy import Path

_ELSEWHERE = {
    "value": {"behaviours"},
    **{kind: set(fields) for kind, fields in ALIGNMENTS.items()},
}
"""Fields of a kind that have types of changes of their own."""
_IDENTITY = {
    "measures": ("title",),
    "check_ins": ("date",),
    "participation": ("date", "activity"),
    "links": ("url",),
    "quotes": ("text",),
    "revisions": ("revision",),
    "tensions": ("with_",),
    "scores": ("of", "lens", "team"),
    "decisions": ("title",),
    "signs": ("text",),
    "signs_seen": ("of",),
    "held": ("date",),
    "skipped": ("date",),
    "needs": ("team",),
}
"""The fields that identify the items of a list, by the list's name."""


def field_changes(pair: Pair) -> Iterator[Change]:
    """The changes in all fields but alignments and behaviours, in the order in which the model declares them."""
    before, after = pair.before.fields, pair.after.fields
    left_out = {"id", "status", "parent", *_ELSEWHERE.get(pair.key.kind, ())}
    if pair.before.key != pair.after.key:
        left_out.add("formerly")
    if before.status != after.status:
        yield StatusChanged(pair.key, before.status or "", after.status or "")
    if (old := pair.target_before("parent")) != (new := pair.target_after("parent")):
        yield ParentChanged(pair.key, old, new)
    yield from _Fields(pair).parts(before, after, _FieldPlace(), left_out)


class _Fields:
    """Walks over two models at once."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._key = pair.key

    def parts(
        self,
        before: BaseModel | None,
        after: BaseModel | None,
        within: _FieldPlace,
        left_out: AbstractSet[str] = frozenset(),
    ) -> Iterator[Change]:
        """The changes between two models of the same type, which stand at a place of the record; one may be absent."""
        model = type(before if after is None else after)
        assert issubclass(model, BaseModel)
        markers = marked_fields(model)
        for attribute, info in model.model_fields.items():
            old, new = getattr(before, attribute, None), getattr(after, attribute, None)
            if old != new and attribute not in left_out:
                name = info.alias or attribute
                yield from self._values(old, new, within.field_called(name), markers.get(name))

    def _values(self, old: Any, new: Any, place: _FieldPlace, marker: Marker | None) -> Iterator[Change]:
        if isinstance(old, dict) or isinstance(new, dict):
            yield from self._figures(old or {}, new or {}, place)
        elif isinstance(old, tuple) or isinstance(new, tuple):
            old, new = old or (), new or ()
            parts = any(isinstance(item, BaseModel) for item in (*old, *new))
            yield from self._models(old, new, place) if parts else self._texts(old, new, place, marker)
        elif isinstance(old, BaseModel | None) and isinstance(new, BaseModel | None) and not _is_period(old, new):
            yield from self.parts(old, new, place)
        elif _is_prose(marker):
            yield from self._prose(old or "", new or "", place)
        else:
            before, after = self._field_text(old, new, place, marker)
            if before != after:
                yield FieldChanged(self._key, place.field, before, after, place.item)

    def _field_text(self, old: Any, new: Any, place: _FieldPlace, marker: Marker | None) -> tuple[str, str]:
        if not isinstance(marker, References):
            return as_text(old), as_text(new)
        return (
            self._pair.referred_before(place.before, old) if old else "",
            self._pair.referred_after(place.after, new) if new else "",
        )

    def _prose(self, old: str, new: str, place: _FieldPlace) -> Iterator[Change]:
        old = self._pair.names.text(old)
        if not same_words(old, new):
            yield ProseChanged(self._key, place.field, diff_words(old, new), place.item)

    def _figures(self, old: dict[Any, Any], new: dict[Any, Any], place: _FieldPlace) -> Iterator[Change]:
        """A mapping of dates, or words, to figures."""
        for name in sorted({*old, *new}):
            if old.get(name) != new.get(name):
                item = f"{place.item}, {as_text(name)}" if place.item else as_text(name)
                yield FieldChanged(self._key, place.field, as_text(old.get(name)), as_text(new.get(name)), item)

    def _texts(
        self, old: tuple[Any, ...], new: tuple[Any, ...], place: _FieldPlace, marker: Marker | None
    ) -> Iterator[Change]:
        """A list of words, texts or references."""
        before, after = self._words(old, new, place, marker)
        if not _is_prose(marker) and len(before) == len(after) == 1:
            if before != after:
                yield FieldChanged(self._key, place.field, before[0], after[0], place.item)
            return
        found = match_alike(before, after) if _is_prose(marker) else match(before, after)
        for one, other in found.pairs:
            if not same_words(before[one], after[other]):
                yield ProseChanged(self._key, place.field, diff_words(before[one], after[other]), place.item)
        yield from (ItemAdded(self._key, place.field, after[index]) for index in found.new)
        yield from (ItemRemoved(self._key, place.field, before[index]) for index in found.gone)
        if found.is_reordered:
            yield ItemsReordered(self._key, place.field)

    def _words(
        self, old: tuple[Any, ...], new: tuple[Any, ...], place: _FieldPlace, marker: Marker | None
    ) -> tuple[list[str], list[str]]:
        if isinstance(marker, References):
            pair = self._pair
            return (
                [pair.referred_before((*place.before, index), item) for index, item in enumerate(old)],
                [pair.referred_after((*place.after, index), item) for index, item in enumerate(new)],
            )
        if _is_prose(marker):
            return [self._pair.names.text(item) for item in old], list(new)
        return [as_text(item) for item in old], [as_text(item) for item in new]

    def _models(self, old: tuple[Any, ...], new: tuple[Any, ...], place: _FieldPlace) -> Iterator[Change]:
        """A list of mappings: measures, check-ins, quotes."""
        identity = _IDENTITY[place.field.rpartition(".")[2]]
        pair = self._pair
        before = [_name(item, identity, (*place.before, at), pair.referred_before) for at, item in enumerate(old)]
        after = [_name(item, identity, (*place.after, at), pair.referred_after) for at, item in enumerate(new)]
        found = match_alike(before, after) if identity in (("title",), ("text",)) else match(before, after)
        for one, other in found.pairs:
            yield from self.parts(old[one], new[other], place.item_at(one, other, after[other]))
        yield from (ItemAdded(self._key, place.field, after[index]) for index in found.new)
        yield from (ItemRemoved(self._key, place.field, before[index]) for index in found.gone)
        if found.is_reordered:
            yield ItemsReordered(self._key, place.field)


@dataclass(frozen=True, slots=True)
class _FieldPlace:
    """Where two models are looked at: a dotted field, the item of a list, and the paths in both records."""

    field: str = ""
    item: str = ""
    before: Path = ()
    after: Path = ()

    def field_called(self, name: str) -> _FieldPlace:
        """A field of the model at this place."""
        field = f"{self.field}.{name}" if self.field else name
        return _FieldPlace(field, self.item, (*self.before, name), (*self.after, name))

    def item_at(self, before: int, after: int, name: str) -> _FieldPlace:
        """An item of the list at this place, by its positions and its name."""
        item = f"{self.item}, {name}" if self.item else name
        return _FieldPlace(self.field, item, (*self.before, before), (*self.after, after))


def _is_period(*values: BaseModel | None) -> bool:
    """Whether a field holds a period, which is compared as a whole."""
    return any(isinstance(value, PeriodRange) for value in values)


def changes_of_part(
    pair: Pair, old: BaseModel, new: BaseModel, field: str, positions: tuple[int, int], left_out: AbstractSet[str]
) -> Iterator[Change]:
    """The changes of an item of a record's list, at its positions in the list before and after.

    `left_out` are the attributes that have types of changes of their own.
    """
    place = _FieldPlace().field_called(field).item_at(*positions, getattr(new, "heading", ""))
    yield from _Fields(pair).parts(old, new, place, left_out)


def _is_prose(marker: Marker | None) -> bool:
    return isinstance(marker, TextForm) and marker.form != "plain"


def _name(part: BaseModel, identity: tuple[str, ...], path: Path, referred: Callable[[Path, str], str]) -> str:
    """What identifies an item of a list. A record that it names has the name of now, so that a renaming changes nothing."""
    return ", ".join(filter(None, (_word(part, field, path, referred) for field in identity)))


def _word(part: BaseModel, attribute: str, path: Path, referred: Callable[[Path, str], str]) -> str:
    word = as_text(getattr(part, attribute))
    name = type(part).model_fields[attribute].alias or attribute
    is_reference = isinstance(marked_fields(type(part)).get(name), References)
    return referred((*path, name), word) if word and is_reference else word


def as_text(value: Any) -> str:
    """A value that is no prose as text; what is absent is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, PeriodRange):
        return period_label(value)
    return value.isoformat() if isinstance(value, date) else str(value)
