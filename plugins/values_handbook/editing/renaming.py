"""What is renamed, and where in a reference the id to be replaced stands."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from values_handbook.link.build import NAMES_A_RECORD
from values_handbook.link.paths import path_of
from values_handbook.link.resolve import Found
from values_handbook.plan.addresses import canonical
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from values_handbook.link.graph import Reference
    from values_handbook.link.resolve import Resolution, Resolver
    from values_handbook.model.record import Key


class Slice(NamedTuple):
    """A part of a word, and what is to stand in its place."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Renaming:
    """A record, or one behaviour of a value, that gets another id.

    `paths` are the paths in the content folder that change with it, with what they are then: of files and of its page.
    `page` is the source path of the page that holds the record.
    """

    key: Key
    new: str
    behaviour: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)
    page: str = ""

    @property
    def old(self) -> str:
        """The id that is replaced."""
        return self.behaviour or self.key.id

    @property
    def renamed(self) -> Key:
        """The record's key afterwards."""
        return self.key if self.behaviour else self.key._replace(id=self.new)

    def in_word(self, word: str, meaning: Resolution) -> Slice | None:
        """The id in a reference such as `candor`, `value:candor` or `candor#write-it-down`, if it is what is renamed.

        A reference by an earlier id goes on to work as it did.
        """
        if not isinstance(meaning, Found) or meaning.key != self.key:
            return None
        target, _, behaviour = word.partition("#")
        start = len(target) + 1 if self.behaviour else target.rfind(":") + 1
        written = behaviour if self.behaviour else target[start:]
        return Slice(start, start + len(self.old), self.new) if written == self.old else None

    def in_link(self, href: str, resolver: Resolver, uri: str, source: Key | None) -> Slice | None:
        """The id in a link of the file `uri`: to the record, to its source file, to its page, or to its anchor."""
        if NAMES_A_RECORD.match(href):
            return self.in_word(href, resolver.link(href))
        address, hash_mark, anchor = href.partition("#")
        path = path_of(href, uri) if address else None
        if path in self.paths:
            end = len(address.partition("?")[0])
            stem = posixpath.splitext(posixpath.basename(path or ""))[0]
            start = address.rfind(stem, 0, end)
            return Slice(start, start + len(stem), self.new) if start >= 0 and stem == self.old else None
        if not hash_mark or unquote(anchor) != self.old or not self._has_anchor:
            return None
        is_there = self._is_page(path) if address else self._is_own_page(uri, source)
        return Slice(len(address) + 1, len(href), self.new) if is_there else None

    @property
    def _has_anchor(self) -> bool:
        """Whether what is renamed stands at an anchor of a page."""
        return bool(self.behaviour) or not KINDS[self.key.kind].own_page

    def _is_page(self, path: str | None) -> bool:
        return path is not None and canonical(path) == self.page

    def _is_own_page(self, uri: str, source: Key | None) -> bool:
        """Whether what is renamed stands on the page of a text: of a hand-written one, or of a record."""
        if source is None:
            return self._is_page(uri)
        return source == self.key if self.behaviour else source.kind == self.key.kind

    def of(self, reference: Reference) -> Reference:
        """A reference of the graph as it is to be afterwards."""
        source = reference.source
        if isinstance(source, tuple):
            source = self.renamed if source == self.key else source
        else:
            source = type(source)(self.paths.get(source.uri, source.uri))
        if reference.target != self.key:
            return reference._replace(source=source)
        behaviour = self.new if self.behaviour and reference.behaviour == self.behaviour else reference.behaviour
        return reference._replace(source=source, target=self.renamed, behaviour=behaviour)
