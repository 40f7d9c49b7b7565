"""What records are called, for suggestions: ids and titles, also of records that have an error of their own."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from values_handbook.diagnostics.suggest import AT_MOST
from values_handbook.model.record import Key
from values_handbook.taxonomy import id_of, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from values_handbook.model.record import Handbook


class KnownRecords:
    """The records of a handbook by what they may be called. Its indexes are built when they are first used."""

    def __init__(self, handbook: Handbook) -> None:
        self._handbook = handbook
        self._ids: dict[str, tuple[str, ...]] = {}

    def has(self, key: Key) -> bool:
        """Whether there is a record of this key."""
        return key in self._handbook or key in self._handbook.left_out

    def ids(self, kind: str) -> Sequence[str]:
        """The ids of a kind: those of whole records, then those of records with an error."""
        if kind not in self._ids:
            self._ids[kind] = (*self._handbook.ids(kind), *self._left_out.get(kind, ()))
        return self._ids[kind]

    @cached_property
    def _left_out(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key in sorted(self._handbook.left_out - self._handbook.by_key.keys()):
            if key.id:
                found.setdefault(key.kind, []).append(key.id)
        return found

    def titled(self, kinds: Iterable[str], title: str) -> list[Key]:
        """The records of these kinds that have this title, whatever its case and punctuation; the first few of each."""
        made = slug(title)
        return [key for kind in kinds for key in self._titles.get((kind, made), ())] if made else []

    def part_titled(self, kinds: Iterable[str], name: str) -> list[Key]:
        """The records of these kinds whose title has the name as one of its words: `Kim` of `Kim Lee`."""
        return [key for kind in kinds for key in self._title_words.get((kind, slug(name)), ())]

    def spelled(self, kinds: Iterable[str], word: str) -> list[Key]:
        """The records of these kinds whose id is the word without capitals, spaces and punctuation."""
        return [key for kind in kinds if self.has(key := Key(kind, id_of(word, kind)))]

    @cached_property
    def _titles(self) -> Mapping[tuple[str, str], list[Key]]:
        found: dict[tuple[str, str], list[Key]] = {}
        for record in (*self._handbook, *self._handbook.drafts):
            if made := slug(record.fields.heading):
                keys = found.setdefault((record.kind, made), [])
                if len(keys) < AT_MOST and record.key not in keys:
                    keys.append(record.key)
        return found

    @cached_property
    def _title_words(self) -> Mapping[tuple[str, str], list[Key]]:
        found: dict[tuple[str, str], list[Key]] = {}
        for (kind, title), keys in self._titles.items():
            for word in dict.fromkeys(title.split("-")):
                found.setdefault((kind, word), []).extend(keys)
        return found
