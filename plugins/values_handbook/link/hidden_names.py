"""What would reveal hidden records: their names, and the paths of their files and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from values_handbook.link.paths import path_of
from values_handbook.model.record import Key
from values_handbook.source.names import composed
from values_handbook.taxonomy import KIND, KINDS, LABEL, ReferenceText

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from values_handbook.model.layout import Layout
    from values_handbook.model.record import Handbook, Record

_NAME = re.compile(rf"(?<![a-z0-9-])({KIND}):({LABEL})(?:#[a-z0-9-]*)?")


@dataclass(frozen=True)
class HiddenNames:
    """What would reveal hidden records: their names, earlier ones too, and the paths of their files and pages."""

    keys: frozenset[Key]
    paths: frozenset[str]

    @classmethod
    def of(cls, keys: Collection[Key], files: Iterable[str], layout: Layout) -> HiddenNames:
        """The names and paths of records with these keys, and with these files in the content folder."""
        return cls(frozenset(keys), frozenset({*files, *(_place(key, layout) for key in keys)}))

    @classmethod
    def of_record(cls, record: Record, layout: Layout, public: Collection[Key]) -> HiddenNames:
        """The names and paths of one hidden record, which may be of an earlier state of the handbook.

        Earlier names that a public record has now are left out.
        """
        earlier = (Key(record.kind, old) for old in record.fields.formerly)
        keys = frozenset({record.key, *(key for key in earlier if key not in public)})
        return cls.of(keys, {record.file.uri} if record.item is None else set(), layout)

    @classmethod
    def all(cls, several: Iterable[HiddenNames]) -> HiddenNames:
        """The union of several."""
        found = tuple(several)
        keys, paths = (
            frozenset[Any]().union(*sets) for sets in ((it.keys for it in found), (it.paths for it in found))
        )
        return cls(keys, paths)

    def lead_from(self, href: str, record: Record) -> bool:
        """Whether a link in a record leads to a hidden one."""
        kind, identifier, anchor = ReferenceText.parse(href)
        named = Key(kind or "", identifier) if kind is not None or identifier else Key(record.kind, anchor)
        return named in self.keys or leads_to(href, record.file.uri, self.paths)

    def without_names(self, text: str, instead: str = "") -> str:
        """A text with something instead of each name of a hidden record, such as `value:x` and `value:x#y`."""
        return _NAME.sub(lambda found: instead if Key(found[1], found[2]) in self.keys else found[0], text)

    def are_named_in(self, text: str) -> bool:
        """Whether a text holds the name of a hidden record."""
        return any(Key(found[1], found[2]) in self.keys for found in _NAME.finditer(text))


NO_HIDDEN_NAMES = HiddenNames(frozenset(), frozenset())


def _place(key: Key, layout: Layout) -> str:
    """Where a record stands in the site, by its source path."""
    page = layout.page_of(key)
    return page if KINDS[key.kind].own_page else f"{page}#{key.id}"


def leads_to(href: str, uri: str, paths: frozenset[str]) -> bool:
    """Whether a relative link in the file `uri` leads to one of the paths, or to a place `path#anchor` among them."""
    path = path_of(href, uri)
    if path is None:
        return False
    named = path, f"{path}#{unquote(href.partition('#')[2])}"
    # `ü` may be one letter in the link and two in the name of the file.
    return any(place in paths or (not place.isascii() and composed(place) in _composed(paths)) for place in named)


@lru_cache(maxsize=8)
def _composed(paths: frozenset[str]) -> frozenset[str]:
    return frozenset(map(composed, paths))


def names_of(record: Record) -> tuple[Key, ...]:
    """A record's key, and those that it had."""
    return (record.key, *(Key(record.kind, earlier) for earlier in record.fields.formerly))


def names_in(handbook: Handbook) -> frozenset[Key]:
    """All names that the records of a handbook have or had, those that could not be read among them."""
    records = (*handbook.records, *handbook.drafts)
    return handbook.left_out.union(key for record in records for key in names_of(record))
