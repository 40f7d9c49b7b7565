"""Names of people, teams and other records, as tables have them → ids."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from shlex import quote
from typing import TYPE_CHECKING

from values_handbook.diagnostics.suggest import NearMisses, quoted
from values_handbook.model.kinds import Person
from values_handbook.sheets.problems import shown
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.model.record import Handbook, Key, Record


class UnknownNameError(ValueError):
    """A name that is none of the handbook, or of more than one record. The message says which are close."""


class RecordNames:
    """The names by which the records of a handbook can be found: ids, earlier ids, titles, and names of who holds a role."""

    def __init__(self, handbook: Handbook) -> None:
        self._ids: defaultdict[tuple[str, str], set[Key]] = defaultdict(set)
        self._titles: defaultdict[tuple[str, str], set[Key]] = defaultdict(set)
        self._shown: dict[str, dict[str, str]] = defaultdict(dict)
        self._near = NearMisses()
        self._parts = {record.key: (*record.fields.parts, *record.fields.earlier_parts) for record in handbook}
        for record in handbook:
            self._add(record)

    def add(self, key: Key, title: str) -> None:
        """A record that is about to be made."""
        self._ids[key.kind, key.id].add(key)
        self._titles[key.kind, folded(title)].add(key)
        self._shown[key.kind][folded(title)] = title

    def _add(self, record: Record) -> None:
        for earlier in record.fields.formerly:
            self._ids[record.kind, earlier].add(record.key)
        self.add(record.key, record.fields.heading)
        for name in _other_names(record):
            self._titles[record.kind, folded(name)].add(record.key)
            self._shown[record.kind][folded(name)] = name

    def find(self, text: str, kinds: tuple[str, ...]) -> Key:
        """The record of one of these kinds that is called so. Raises UnknownNameError where it is not one."""
        found = self._called(text, kinds)
        if len(found) == 1:
            return found.pop()
        if found:
            which = " or ".join(f"`{key}`" for key in sorted(found))
            raise UnknownNameError(f"`{shown(text)}` is the name of more than one record; write {which}")
        raise UnknownNameError(self._unknown(text, kinds))

    def is_name(self, text: str, kinds: tuple[str, ...]) -> bool:
        """Whether exactly one record of these kinds is called so."""
        return len(self._called(text, kinds)) == 1

    def _called(self, text: str, kinds: tuple[str, ...]) -> set[Key]:
        word = text.strip().removeprefix("@").strip()
        kind, colon, rest = word.partition(":")
        if colon and kind in kinds:
            word, kinds = rest.strip(), (kind,)
        for index, name in ((self._ids, word), (self._ids, word.casefold()), (self._titles, folded(word))):
            if found := {key for kind in kinds for key in index.get((kind, name), ())}:
                return found
        return set()

    def has_part(self, text: str, kinds: tuple[str, ...], part: str) -> bool:
        """Whether the one record that is called so has a part."""
        return any(part in self._parts.get(key, ()) for key in self._called(text, kinds))

    def find_part(self, key: Key, part: str) -> str:
        """The part of a record that is called so, such as a behaviour. Raises UnknownNameError where there is none."""
        known = self._parts.get(key, ())
        if part in known:
            return part
        near = self._near.help(part, known) or f"it has {quoted(known) or 'none'}"
        raise UnknownNameError(f"the {KINDS[key.kind].noun} `{key.id}` has no behaviour `{shown(part)}`; {near}")

    def is_ambiguous(self, key: Key, kinds: tuple[str, ...]) -> bool:
        """Whether a record of another of these kinds has the same id."""
        return len({found for kind in kinds for found in self._ids.get((kind, key.id), ())}) > 1

    def _unknown(self, text: str, kinds: tuple[str, ...]) -> str:
        known = {name: shown for kind in kinds for name, shown in self._shown[kind].items()}
        near = [known[name] for name in self._near.closest(folded(text), known)]
        near += self._near.closest(text, [name for kind, name in self._ids if kind in kinds]) if not near else []
        noun = " or ".join(KINDS[kind].noun for kind in kinds)
        help_line = (
            f"closest: {quoted(near)}" if near else f"add it first: handbook new {kinds[0]} {quote(shown(text))}"
        )
        return f"there is no {noun} `{shown(text)}`; {help_line}"


def folded(text: str) -> str:
    """A name without case and double spaces; `Larsen, Kim` is `kim larsen`."""
    last, comma, first = unicodedata.normalize("NFC", text).partition(",")
    joined = f"{first} {last}" if comma and "," not in first else text
    return " ".join(unicodedata.normalize("NFC", joined).casefold().split())


def _other_names(record: Record) -> Iterable[str]:
    fields = record.fields
    yield from fields.aka
    if isinstance(fields, Person):
        yield from fields.held_by


def ids_of(handbook: Handbook, kinds: tuple[str, ...]) -> Iterator[str]:
    """The ids of records of these kinds, for a list to choose from."""
    for kind in kinds:
        yield from handbook.ids(kind)
