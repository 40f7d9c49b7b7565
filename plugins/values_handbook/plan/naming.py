"""The pages that a handbook links to: in pages and records, in mkdocs.yml and in files of navigation plugins."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from values_handbook.diagnostics.lines import decode
from values_handbook.model.fields import TextForm, WebAddress, leaves

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from values_handbook.model.layout import Layout
    from values_handbook.model.record import Handbook
    from values_handbook.plan.addresses import AddressStyle
    from values_handbook.source.files import SourceTree

_AROUND = r"\s\"'`()<>\[\]{},|"
"""The characters that end a path or an address in Markdown, HTML and YAML."""
_PATH = re.compile(rf"(?<![^{_AROUND}])[^{_AROUND}#?]++(?:(?<=/)|(?<=\.md)|(?<=\.html))")
"""What may name a page, without `#` and `?` and what follows."""
_END = re.compile(rf"[/.](?:(?<=/)|(?<=\.)(?:md|html))(?=[{_AROUND}#?]|\Z)")
"""How such a path ends: most texts have none, and are looked through seven times as fast."""


class _Place(NamedTuple):
    """Where a text stands: paths in it are seen from `folder`, a source folder, addresses from the page `url`."""

    folder: str = ""
    url: str = ""


@dataclass(frozen=True)
class Naming:
    """Finds the pages that texts name, by their source paths or addresses.

    `settings` is what mkdocs.yml says of the navigation and of plugins.
    """

    tree: SourceTree
    handbook: Handbook
    layout: Layout
    places: AddressStyle
    settings: str = ""
    site_url: str = ""

    def anywhere(self, wanted: Collection[str]) -> set[str]:
        """Those of the `wanted` source paths that anything names."""
        return self._named(wanted, (*self._navigation(), *self._texts())) if wanted else set()

    def in_navigation(self, wanted: Collection[str]) -> set[str]:
        """Those of the `wanted` source paths that a file of a navigation plugin names."""
        return self._named(wanted, self._navigation()) if self.tree.navigation else set()

    def _navigation(self) -> Iterator[tuple[str, _Place]]:
        for file in self.tree.navigation:
            folder = posixpath.dirname(file.uri)
            yield decode(file.data), self._place(file.uri, posixpath.join(folder, "index.md"))

    def _texts(self) -> Iterator[tuple[str, _Place]]:
        yield self.settings, _Place()
        for page in self.handbook.pages:
            yield decode(page.data), self._place(page.uri, page.uri)
        for record in self.handbook:
            place = self._place(record.file.uri, self.layout.page_of(record.key))
            yield from ((leaf.value, place) for leaf in leaves(record.fields, (TextForm, WebAddress)))

    def _place(self, source: str, page: str) -> _Place:
        return _Place(posixpath.dirname(source), self.places.url(page))

    def _named(self, wanted: Collection[str], texts: Iterable[tuple[str, _Place]]) -> set[str]:
        sources = {self.places.canonical(path): path for path in wanted}
        addresses = {self.places.url(path).rstrip("/"): path for path in wanted}
        found = set()
        for text, place in texts:
            for path in _PATH.findall(text) if _END.search(text) else ():
                if path.endswith(".md"):
                    found.add(sources.get(self.places.canonical(_resolved(path, place.folder))))
                else:
                    found.add(_by_address(path, place.url, addresses, self.site_url))
        return {path for path in found if path is not None}


def _resolved(path: str, folder: str) -> str:
    return posixpath.normpath(path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path))


def _by_address(address: str, url: str, addresses: dict[str, str], site_url: str) -> str | None:
    """The page at an address: seen from another page, or from the root of the host, below which the site may lie."""
    if "://" in address:
        if not site_url or not address.startswith(site_url):
            return None
        address = f"/{address.removeprefix(site_url).lstrip('/')}"
    if not address.startswith("/"):
        return addresses.get(_resolved(address, url.rpartition("/")[0]))
    ends = (path for place, path in addresses.items() if address.rstrip("/").endswith(f"/{place}"))
    return next(ends, None)
