"""Which record of one state of a handbook is which of the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from values_handbook.model.kinds import Value
from values_handbook.model.record import Key
from values_handbook.taxonomy import FOLDERS, KIND, LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from values_handbook.model.kinds.value import Behaviour
    from values_handbook.model.record import Handbook, Record

# One pattern for all names, which are then looked up: a pattern of thousands of names is tried at each place of a text.
_NAME = re.compile(rf"\b({KIND}):({LABEL})(?![A-Za-z0-9-])(?:#([a-z0-9-]+))?")
_FILE = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, FOLDERS))})/({LABEL})(?=\.(?:ya?ml|md)\b)")
"""A link to the file of a record, or to its page: below the folder of its kind."""
_IN_BACKTICKS = re.compile(r"`([^`\s]+)`")
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Names:
    """How things of the old handbook are called in the new one.

    `keys` are the renamed records; `behaviours` are the renamed behaviours, by their value as it was called and their
    earlier ids.
    """

    keys: Mapping[Key, Key]
    behaviours: Mapping[tuple[Key, str], str]

    def key(self, key: Key) -> Key:
        """A record as it is called now."""
        return self.keys.get(key, key)

    def behaviour(self, value: Key, identifier: str) -> str:
        """A behaviour of a value, which is given as it was called, as it is called now."""
        return self.behaviours.get((value, identifier), identifier)

    def text(self, text: str) -> str:
        """A text that names records, such as `[see](value:candor#log-it)`, with the names of now.

        So does a link to the file or the page of one, such as `../values/candor.yml`.
        """
        return _FILE.sub(self._file_now, _NAME.sub(self._now, text)) if self.keys or self.behaviours else text

    def words(self, text: str) -> str:
        """A sentence that names ids in backticks, as diagnostics do, with the names of now."""
        return _IN_BACKTICKS.sub(lambda found: f"`{self._ids.get(found[1], found[1])}`", text) if self.keys else text

    def bare(self, text: str) -> str:
        """A text that names records by their ids alone, such as `where: {team: platform}`, with the names of now."""
        return _WORD.sub(lambda found: self._ids.get(found[0], found[0]), text) if self.keys else text

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """The ids of renamed records with those of now; of several records with one id the first."""
        return {before.id: after.id for before, after in reversed([*self.keys.items()])}

    def _file_now(self, found: re.Match[str]) -> str:
        key = Key(FOLDERS[found[1]].name, found[2])
        return f"{found[1]}/{self.keys[key].id}" if key in self.keys else found[0]

    def _now(self, found: re.Match[str]) -> str:
        key = Key(found[1], found[2])
        now = str(self.key(key))
        return f"{now}#{self.behaviour(key, found[3])}" if found[3] else now


@dataclass(frozen=True)
class Pairing:
    """The records that both states have, and those that one alone has, each in the order of their handbook."""

    pairs: tuple[tuple[Record, Record], ...]
    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    names: Names


def pair(old: Handbook, new: Handbook) -> Pairing:
    """Pair records by key, then by `formerly` of the new record, or of the old one where a rename is undone."""
    renamed = _find_renamed(old, new)
    origin = {after: before for before, after in renamed.items()}
    pairs = []
    for record in new:
        before = origin.get(record.key, record.key)
        if before in old and renamed.get(before, before) == record.key:
            pairs.append((old.by_key[before], record))
    paired = {after.key for _, after in pairs}
    paired_before = {before.key for before, _ in pairs}
    return Pairing(
        tuple(pairs),
        tuple(record for record in new if record.key not in paired),
        tuple(record for record in old if record.key not in paired_before),
        Names(renamed, _find_renamed_behaviours(pairs)),
    )


def _find_renamed(old: Handbook, new: Handbook) -> dict[Key, Key]:
    """The renamed records, old keys to new ones: the old key is gone, the new one is new. The first claim wins."""
    found: dict[Key, Key] = {}
    taken: set[Key] = set()
    for before, after in (*_claims(new), *((key, earlier) for earlier, key in _claims(old))):
        gone, came = before in old and before not in new, after in new and after not in old
        if gone and came and before not in found and after not in taken:
            found[before] = after
            taken.add(after)
    return found


def _claims(handbook: Handbook) -> Iterator[tuple[Key, Key]]:
    """The renames in `formerly` of records: earlier key and present key."""
    for record in handbook:
        for earlier in record.fields.formerly:
            yield Key(record.kind, earlier), record.key


def _find_renamed_behaviours(pairs: list[tuple[Record, Record]]) -> dict[tuple[Key, str], str]:
    found: dict[tuple[Key, str], str] = {}
    for before, after in pairs:
        if before.fields is not after.fields and isinstance(before.fields, Value) and isinstance(after.fields, Value):
            old, new = _with_ids(before.fields), _with_ids(after.fields)
            for identifier in new.keys() - old.keys():
                for earlier in new[identifier].formerly:
                    if earlier in old and earlier not in new:
                        found[before.key, earlier] = identifier
            for identifier in old.keys() - new.keys():
                for later in old[identifier].formerly:
                    if later in new and later not in old:
                        found.setdefault((before.key, identifier), later)
    return found


def _with_ids(value: Value) -> dict[str, Behaviour]:
    return {item.id: item for item in value.behaviours if item.id}
