"""Relative links in record prose: what a source file's path, seen from the record's folder, leads to in the site."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote, urlsplit

from values_handbook.diagnostics import Diagnostic, diagnostic
from values_handbook.diagnostics.lines import decode
from values_handbook.diagnostics.quota import Quota
from values_handbook.diagnostics.suggest import NearMisses
from values_handbook.link.build import ANY_RECORD, NAMES_A_RECORD
from values_handbook.link.paths import path_of
from values_handbook.link.resolve import Found, Resolver
from values_handbook.model.fields import TextForm, WebAddress, leaves
from values_handbook.model.locate import locate_in_text, locate_record
from values_handbook.model.record import Key
from values_handbook.plan.addresses import Address
from values_handbook.plan.anchors import anchors_of
from values_handbook.prose import find_links
from values_handbook.prose.addresses import Reach, judge, meant_address
from values_handbook.source.files import PAGE_SUFFIXES
from values_handbook.source.names import by_composed, find
from values_handbook.taxonomy import KINDS, NAMED_PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from values_handbook.model.fields import Leaf
    from values_handbook.model.record import Handbook, Record
    from values_handbook.plan.site import SitePlan
    from values_handbook.source.files import SourceTree

_IN_ANCHORS = "!$&'()*+,;=:@/?"
"""What may stand in an anchor as it is (RFC 3986, section 3.5): `#page=3` of a PDF."""
_MAY_LINK_INSIDE = re.compile(r"\]\(\s*<?(?!https?:|mailto:)|\]:|<[a-zA-Z]")
"""A quick test: text without a match links to nothing inside the site, and its Markdown need not be read."""


_OWN_ID = re.compile(r"""\b(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)


def _own_ids(text: str) -> frozenset[str]:
    """The ids that a text sets in its HTML."""
    return frozenset("".join(found) for found in _OWN_ID.findall(text))


@dataclass(frozen=True)
class SourceLinks:
    """Finds the address that a link leads to: a hand-written or generated page, a file, or a record."""

    tree: SourceTree
    handbook: Handbook
    plan: SitePlan
    _near: NearMisses = field(default_factory=NearMisses, repr=False)
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(self.handbook)

    @cached_property
    def _sources(self) -> tuple[str, ...]:
        """The source paths of all pages and files that a link may name."""
        return tuple(dict.fromkeys((*self._pages.values(), *self.plan.planned, *self.tree.assets)))

    @cached_property
    def _pages(self) -> dict[str, str]:
        """The hand-written pages by their canonical source paths."""
        return {self.plan.places.canonical(page.uri): page.uri for page in self.handbook.pages}

    @cached_property
    def _records(self) -> dict[str, Key]:
        """The records by their files; for a file of many, the first."""
        found: dict[str, Key] = {}
        for record in self.handbook:
            found.setdefault(record.file.uri, record.key)
        return found

    def record(self, href: str) -> tuple[Key, str] | None:
        """The record, and the behaviour, that `value:candor#write-it-down` names; None where it names none."""
        meaning = self._resolver.link(href)
        return (meaning.key, meaning.behaviour) if isinstance(meaning, Found) else None

    def embedded(self, word: str) -> tuple[Key, str] | None:
        """The record that an embed's `record:` names: `value:candor`, or an id that one kind alone has."""
        meaning = self._resolver.resolve(word, ANY_RECORD)
        return (meaning.key, meaning.behaviour) if isinstance(meaning, Found) else None

    def find(self, href: str, record: Record) -> Address | None:
        """The address that a relative link in a record leads to, or None.

        An anchor that the page does not have is left out.
        """
        parts = _parts(href)
        if parts is None or parts.scheme or parts.netloc or "\\" in href:
            return None
        anchor = unquote(parts.fragment)
        if not parts.path:
            return self._own_anchor(anchor, record)
        path = path_of(href, record.file.uri)
        return self._file(self.actual(path), anchor) if path is not None else None

    def actual(self, path: str) -> str:
        """The path of the file that a path means: its letters may be composed in another way, or a page had it before."""
        return self.plan.current_path(path) if path.isascii() else find(self._names, path) or path

    def by_real_name(self, href: str, uri: str) -> str:
        """A relative link in the page `uri` by the name that its file has today, in the one form that an engine knows."""
        if "?" in href or (path := path_of(href, uri)) is None:
            return href
        real = self.actual(path)
        if real == path:
            return href
        before, mark, rest = href.partition("#")
        start = "/" if before.startswith("/") else ""
        return f"{start}{quote(posixpath.relpath(real, '' if start else posixpath.dirname(uri)))}{mark}{rest}"

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return by_composed((*(page.uri for page in self.handbook.pages), *self._records, *self.tree.assets))

    def _own_anchor(self, anchor: str, record: Record) -> Address | None:
        """`#write-it-down` in a value's own text, or the id of a record that stands on the same page."""
        if record.kind in NAMED_PARTS and anchor in record.fields.parts:
            return self.plan.address(record.key, anchor)
        beside = Key(record.kind, anchor)
        if not KINDS[record.kind].own_page and beside in self.handbook:
            return self.plan.address(beside)
        return None

    def _file(self, path: str, anchor: str) -> Address | None:
        if path in self._records:
            return self.plan.address(self._records[path])
        if path in self.tree.assets:
            return Address(quote(self.plan.places.asset(path)), quote(anchor, safe=_IN_ANCHORS))
        if not path.endswith(PAGE_SUFFIXES):
            return None
        source = self.plan.places.canonical(path)
        if source in self._pages:
            page = self.plan.page(source)
            anchors = self._anchors_of(source)
            return Address(page.page, anchor if anchor in anchors else find(by_composed(anchors), anchor) or "")
        if source in self.plan.planned:
            page = self.plan.page(source)
            return Address(page.page, anchor if self._generated_anchor(source, anchor) else "")
        return None

    def _anchors_of(self, source: str) -> frozenset[str]:
        if source not in self._anchors:
            text = next(decode(page.data) for page in self.handbook.pages if page.uri == self._pages[source])
            self._anchors[source] = anchors_of(text, self.handbook, attribute_lists=self.plan.attribute_lists)
        return self._anchors[source]

    def _generated_anchor(self, source: str, anchor: str) -> bool:
        planned = self.plan.planned[source]
        if planned.key is not None:
            return planned.key.kind in NAMED_PARTS and anchor in self.handbook.by_key[planned.key].fields.parts
        return (
            planned.role == "index"
            and not KINDS[planned.subject].own_page
            and Key(planned.subject, anchor) in self.handbook
        )

    def check(self) -> Iterator[Diagnostic]:
        """A warning for each relative link in a record that leads nowhere."""
        quota = Quota()
        for record in self.handbook:
            quota.begin(record.file.path)
            for leaf in leaves(record.fields, (TextForm, WebAddress)):
                if isinstance(leaf.marker, TextForm):
                    yield from self._check_text(record, leaf, leaf.marker.form == "inline", quota)
                elif self._is_dead(leaf.value, record) and quota.take():
                    yield self._dead(leaf.value, locate_record(record, leaf.path))

    def _check_text(self, record: Record, leaf: Leaf, inline: bool, quota: Quota) -> Iterator[Diagnostic]:
        if not _MAY_LINK_INSIDE.search(leaf.value) or quota.is_used_up:
            return
        own: frozenset[str] | None = None
        for link in find_links(leaf.value, inline=inline):
            if not self._is_dead(link.href, record):
                continue
            if own is None:
                own = _own_ids(leaf.value)
            if not (link.href.startswith("#") and link.href[1:] in own) and quota.take():
                yield self._dead(link.href, locate_in_text(record, leaf.path, link))

    def _is_dead(self, href: str, record: Record) -> bool:
        if judge(href)[0] is Reach.OUTSIDE or NAMES_A_RECORD.match(href):
            return False
        return self.find(href, record) is None

    def _dead(self, href: str, place: object) -> Diagnostic:
        if address := meant_address(href):
            help_line = f"an address outside of the handbook starts with its scheme: `{address}`"
            return diagnostic("dead-link", f"`{href}` leads nowhere", place, help=help_line)  # type: ignore[arg-type]
        parts = _parts(href)
        path = posixpath.normpath(unquote(parts.path if parts else href)).removeprefix("../").removeprefix("../")
        help_line = (
            self._near.help(path, self._sources)
            or "a link names a source file, such as `../guide.md`, or a record, such as `value:candor`"
        )
        return diagnostic("dead-link", f"`{href}` leads nowhere", place, help=help_line)  # type: ignore[arg-type]


def _parts(href: str) -> SplitResult | None:
    """The parts of an address; None for one that cannot be read, such as `//[::1`."""
    try:
        return urlsplit(href)
    except ValueError:
        return None
