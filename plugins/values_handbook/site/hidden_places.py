"""Removes what names or leads to hidden records from hand-written pages and the navigation.

Markdown passes raw HTML on as it is, and an engine what its navigation says: `<a href="../values/x/">`, `<!-- value:x -->`.
"""

from __future__ import annotations

import re
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from values_handbook.link.hidden_names import leads_to
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from values_handbook.model.record import Key
    from values_handbook.pipeline import Site

_ATTRIBUTE = re.compile(r"""\s[\w:.-]+\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_ANYWHERE = "https://handbook.invalid/"
_END = re.compile(r"(?:(?:^|/)index\.html|\.html|/)$")


class HiddenPlaces:
    """The addresses that hidden records would have, and a test for links that lead there."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._hidden_names = site.hidden

    def clean(self, html: str, uri: str) -> str:
        """HTML without names of hidden records and without attributes that lead to one."""
        if not self._hidden_names.keys:
            return html

        def clean_attribute(match: re.Match[str]) -> str:
            value = unescape(match[1] or match[2] or match[3] or "").strip()
            return "" if self.has(value, uri) or self._hidden_names.are_named_in(value) else match[0]

        return self._hidden_names.without_names(_ATTRIBUTE.sub(clean_attribute, html))

    def has(self, href: str, uri: str) -> bool:
        """Whether a link leads to a hidden record. It stands on the page `uri`, and is a source path or an address."""
        if not self._hidden_names.keys or not href:
            return False
        return leads_to(href, uri, self._hidden_names.paths) or not self._addresses.isdisjoint(self._reached(href, uri))

    def _reached(self, href: str, uri: str) -> Iterator[str]:
        """The places in the site that a link may mean, with and without its anchor.

        A link is relative to the page's address, as browsers read it, or to the page's file, as people write it.
        """
        base = f"{(self._site.project.site_url or _ANYWHERE).rstrip('/')}/"
        for page in {self._site.plan.places.url(uri) if uri else "", uri}:
            try:
                start, parts = urlsplit(base), urlsplit(urljoin(urljoin(base, page), href))
            except ValueError:
                return
            if parts.netloc == start.netloc:
                for path in {parts.path.removeprefix("/"), parts.path.removeprefix(start.path)}:
                    place = _normal(unquote(path))
                    yield place
                    yield f"{place}#{unquote(parts.fragment)}"

    @cached_property
    def _addresses(self) -> frozenset[str]:
        return frozenset(place for key in self._hidden_names.keys for place in self._places(key))

    def _places(self, key: Key) -> Iterator[str]:
        """The addresses of a record's page or of its anchor on a page, and of other pages and files about this record."""
        layout, plan = self._site.plan.layout, self._site.plan
        paths = [layout.own_page(key)] if KINDS[key.kind].own_page or key.kind == "person" else []
        paths += [layout.sheet(key)] if key.kind in ("team", "person") else []
        # A page that a contributor wrote by hand in the place of a generated one is public.
        yield from (_normal(plan.places.url(path)) for path in paths if path not in self._handwritten)
        if not KINDS[key.kind].own_page:
            yield f"{_normal(plan.places.url(layout.section(key.kind)))}#{key.id}"
        if key.kind == "team":
            yield str(plan.calendar(key))

    @cached_property
    def _handwritten(self) -> frozenset[str]:
        places = self._site.plan.places
        return frozenset(places.canonical(page.uri) for page in self._site.linked.handbook.pages)


def _normal(path: str) -> str:
    """A path in the site without optional endings: `goals/x/index.html` and `goals/x.html` become `goals/x`."""
    return _END.sub("", path)
