"""Hand-written pages and the navigation without what tells of hidden records.

Markdown passes raw HTML on as it is, and MkDocs what `nav:` says: `<a href="../values/x/">`, `<!-- value:x -->`.
"""

from __future__ import annotations

import re
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs.structure.nav import Link, Section

from values_handbook.link.hidden_names import leads_to
from values_handbook.taxonomy import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from values_handbook.model.record import Key
    from values_handbook.pipeline import Site

_ATTRIBUTE = re.compile(r"""\s[\w:.-]+\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_ANYWHERE = "https://handbook.invalid/"
_END = re.compile(r"(?:(?:^|/)index\.html|\.html|/)$")


class HiddenPlaces:
    """Where hidden records would stand in a site, and what leads there."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._traces = site.hidden

    def clean(self, html: str, uri: str) -> str:
        """The HTML of a hand-written page without names of hidden records, and without attributes that lead to one."""
        if not self._traces.keys:
            return html

        def kept(match: re.Match[str]) -> str:
            value = unescape(match[1] or match[2] or match[3] or "").strip()
            return "" if self.has(value, uri) or self._traces.are_named_in(value) else match[0]

        return self._traces.without_names(_ATTRIBUTE.sub(kept, html))

    def has(self, href: str, uri: str) -> bool:
        """Whether a link of the page `uri`, as source path or as address, leads to a hidden record."""
        if not self._traces.keys or not href:
            return False
        return leads_to(href, uri, self._traces.paths) or not self._addresses.isdisjoint(self._reached(href, uri))

    def without_links(self, items: Iterable[Any]) -> list[Any]:
        """The items of a navigation without links to hidden records, and without sections that held nothing else."""
        return [item for item in items if not self._is_taken_out(item)]

    def _is_taken_out(self, item: Any) -> bool:
        if isinstance(item, Section) and item.children:
            item.children[:] = self.without_links(item.children)
            return not item.children
        return isinstance(item, Link) and self.has(item.url, "")

    def _reached(self, href: str, uri: str) -> Iterator[str]:
        """The places in the site that an address may mean, with and without its anchor.

        It may be seen from the page's address, as browsers see it, or from the page's file, as people write it.
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
        return frozenset(place for key in self._traces.keys for place in self._places(key))

    def _places(self, key: Key) -> Iterator[str]:
        """Where a record would stand in the site: its page, or its place on one, and what else is about it alone."""
        layout, plan = self._site.plan.layout, self._site.plan
        paths = [layout.own_page(key)] if KINDS[key.kind].own_page or key.kind == "person" else []
        paths += [layout.sheet(key)] if key.kind in ("team", "person") else []
        # What a contributor wrote by hand in the place of a page stays.
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
    """A path in the site without what may be left out of it: `goals/x/index.html` and `goals/x.html` are `goals/x`."""
    return _END.sub("", path)
